import type { Query } from "@honeycomb/core";
import { castTo, convert } from "../events/convert.ts";
import type { Operand } from "../events/database.ts";
import type { Columns } from "./columns.ts";
import type { Parameters } from "./parameters.ts";
import { QueryError } from "./query-error.ts";

type Filters = NonNullable<Query["filters"]>;
type Filter = Filters[number];

/** Compiles filters to a condition in SQL, which is never null. */
export function compileFilters(
  filters: Query["filters"],
  combination: Query["filter_combination"],
  columns: Columns,
  parameters: Parameters,
): string {
  if (!filters || filters.length === 0) return "TRUE";
  const conditions = filters.map((filter) => compileFilter(filter, columns, parameters));
  return `(${conditions.join(combination === "OR" ? " OR " : " AND ")})`;
}

/**
 * The operators that negated operators negate. A negated operator matches every event that the other
 * one doesn't match, including events without the column.
 */
const negated: Readonly<Record<string, string>> = {
  "!=": "=",
  "does-not-start-with": "starts-with",
  "does-not-end-with": "ends-with",
  "does-not-exist": "exists",
  "does-not-contain": "contains",
  "not-in": "in",
};

function compileFilter(filter: Filter, columns: Columns, parameters: Parameters): string {
  const { column, op, value } = filter;
  if (!column) throw new QueryError(`a filter with "${op}" needs a column`);
  const operand = columns.use(column);
  const positive = negated[op];
  const condition = compileCondition(operand, positive ?? op, value, parameters);
  return `${positive === undefined ? "" : "NOT "}coalesce(${condition}, FALSE)`;
}

function compileCondition(
  operand: Operand,
  op: string,
  value: unknown,
  parameters: Parameters,
): string {
  const { sql } = operand;
  const bind = (item: unknown) => {
    const converted = convert(item, operand.type);
    return converted === null ? undefined : parameters.add(converted);
  };
  const text = () => castTo("VARCHAR", operand);
  switch (op) {
    case "exists":
      return `${sql} IS NOT NULL`;
    case "=":
      return compare(sql, "=", bind(value));
    case ">":
    case ">=":
    case "<":
    case "<=":
      return compare(sql, op, bind(value));
    case "in": {
      const bound = [value]
        .flat()
        .map(bind)
        .filter((item) => item !== undefined);
      return bound.length === 0 ? "FALSE" : `${sql} IN (${bound.join(", ")})`;
    }
    case "starts-with":
      return `starts_with(${text()}, ${parameters.add(String(value))})`;
    case "ends-with":
      return `ends_with(${text()}, ${parameters.add(String(value))})`;
    case "contains":
      return `contains(${text()}, ${parameters.add(String(value))})`;
    default:
      throw new QueryError(`the sandbox does not know the filter "${op}"`);
  }
}

/** A comparison. Values that don't fit the type of the column match nothing. */
function compare(sql: string, op: string, bound: string | undefined): string {
  return bound === undefined ? "FALSE" : `${sql} ${op} ${bound}`;
}
