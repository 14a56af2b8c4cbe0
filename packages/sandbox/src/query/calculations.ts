import type { QueryCalculation } from "@honeycomb/core";
import type { Columns } from "./columns.ts";
import { compileFilters } from "./filters.ts";
import type { Parameters } from "./parameters.ts";
import { QueryError } from "./query-error.ts";

/** A calculation in SQL. */
export interface Calculation {
  /** The name of its result: `COUNT`, `P99(duration_ms)`, or the name in the query. */
  readonly name: string;
  readonly op: string;
  readonly column: string | undefined;
  /** The aggregate over a group of values. */
  readonly sql: string;
  /** The value whose rank in the group the aggregate needs, if any. */
  readonly ranked: string | undefined;
}

/** The values of each event that are aggregated. Calculations with the same value share it. */
export class Values {
  readonly #identifiers = new Map<string, string>();

  /** @returns the identifier of a value */
  add(sql: string): string {
    const identifier = this.#identifiers.get(sql) ?? `v${this.#identifiers.size}`;
    this.#identifiers.set(sql, identifier);
    return identifier;
  }

  /** The SQL of the values to select. */
  get selected(): string[] {
    return [...this.#identifiers].map(([sql, identifier]) => `${sql} AS ${identifier}`);
  }
}

/** Percentiles in thousandths: the share of events that are at or below the value. */
const percentiles: Readonly<Record<string, number>> = {
  P001: 1,
  P01: 10,
  P05: 50,
  P10: 100,
  P20: 200,
  P25: 250,
  P50: 500,
  P75: 750,
  P80: 800,
  P90: 900,
  P95: 950,
  P99: 990,
  P999: 999,
};

/** Aggregates of numbers, weighted by sample rates. */
const numeric: Readonly<Record<string, (value: string) => string>> = {
  SUM: (value) => `sum(${value} * weight)`,
  AVG: (value) => `sum(${value} * weight) / sum(weight) FILTER (WHERE ${value} IS NOT NULL)`,
  MIN: (value) => `min(${value})`,
  MAX: (value) => `max(${value})`,
};

/** @throws QueryError when the sandbox can't compute it */
export function compileCalculation(
  calculation: QueryCalculation,
  columns: Columns,
  values: Values,
  parameters: Parameters,
): Calculation {
  const { op, filters, filter_combination } = calculation;
  const column = op === "COUNT" ? undefined : (calculation.column ?? undefined);
  const name = calculation.name || (column === undefined ? op : `${op}(${column})`);
  const common = { name, op, column, ranked: undefined };
  const addValue = (sql: string) => {
    if (!filters?.length) return values.add(sql);
    const condition = compileFilters(filters, filter_combination, columns, parameters);
    return values.add(`CASE WHEN ${condition} THEN ${sql} END`);
  };

  if (op === "COUNT") return { ...common, sql: `coalesce(sum(${addValue("weight")}), 0)` };
  const aggregate = numeric[op];
  const permille = percentiles[op];
  if (aggregate === undefined && permille === undefined && op !== "COUNT_DISTINCT") {
    throw new QueryError(`the sandbox does not support ${op}`);
  }
  if (column === undefined) throw new QueryError(`${op} needs a column`);
  const operand = columns.use(column);
  const value = addValue(operand.sql);
  if (op === "COUNT_DISTINCT") {
    return { ...common, sql: `CAST(count(DISTINCT ${value}) AS DOUBLE)` };
  }
  if (operand.type !== "DOUBLE") {
    throw new QueryError(`${name} needs a numeric column, which "${column}" is not`);
  }
  if (aggregate !== undefined) return { ...common, sql: aggregate(value) };
  // The smallest value with enough events at or below it. In whole numbers, since 0.07 * 100 isn't 7.
  const reached = `rank_${value} * 1000 >= count_${value} * ${permille}`;
  return { ...common, sql: `min(${value}) FILTER (WHERE ${reached})`, ranked: value };
}
