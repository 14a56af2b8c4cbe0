import type { Query } from "@honeycomb/core";
import type { Calculation } from "./calculations.ts";
import type { Parameters } from "./parameters.ts";
import { QueryError } from "./query-error.ts";

/** Compiles havings to a condition on the columns `a0`, `a1`, … of calculations. */
export function compileHavings(
  query: Query,
  calculations: readonly Calculation[],
  parameters: Parameters,
): string {
  const conditions = (query.havings ?? []).map(({ calculate_op, column, op, value }) => {
    const index = findCalculation(calculations, calculate_op, column);
    if (!op || !comparisons.has(op) || typeof value !== "number") {
      throw new QueryError("a having needs an op (=, !=, >, >=, < or <=) and a value");
    }
    return `a${index} ${op} ${parameters.add(value)}`;
  });
  return conditions.length === 0 ? "TRUE" : conditions.join(" AND ");
}

const comparisons: ReadonlySet<string> = new Set(["=", "!=", ">", ">=", "<", "<="]);

/**
 * Compiles orders to SQL with the columns `a0`, … of calculations and `b0`, … of breakdowns. By
 * default, rows are sorted by the first calculation, in descending order. Rows with equal values are
 * sorted by their breakdowns, so that the order is always the same.
 */
export function compileOrders(query: Query, calculations: readonly Calculation[]): string {
  const breakdowns = query.breakdowns ?? [];
  const terms = (query.orders ?? []).map(({ op, column, order }) => {
    const direction = order === "descending" ? "DESC" : "ASC";
    const breakdown = op || !column ? -1 : breakdowns.indexOf(column);
    if (breakdown >= 0) return `b${breakdown} ${direction} NULLS LAST`;
    return `a${findCalculation(calculations, op, column)} ${direction} NULLS LAST`;
  });
  if (terms.length === 0) terms.push("a0 DESC NULLS LAST");
  return [...terms, ...breakdowns.map((_, index) => `b${index} ASC NULLS LAST`)].join(", ");
}

function findCalculation(
  calculations: readonly Calculation[],
  op: string | null | undefined,
  column: string | null | undefined,
): number {
  const index = calculations.findIndex(
    (calculation) =>
      (calculation.op === op && calculation.column === (column || undefined)) ||
      calculation.name === column,
  );
  if (index >= 0) return index;
  const name = op ? (column ? `${op}(${column})` : op) : column;
  throw new QueryError(`"${name}" is not one of the query's calculations or breakdowns`);
}
