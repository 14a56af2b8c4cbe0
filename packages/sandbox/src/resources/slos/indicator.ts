import type { QueryFilter } from "@honeycomb/core";
import { tryToParse } from "../../query/expression.ts";
import type { DatasetState } from "../datasets/state.ts";

/** The column that an SLO's events have, and the filter for good events. */
interface Indicator {
  readonly column: string;
  readonly good: QueryFilter;
}

const comparisons: ReadonlyMap<string, QueryFilter["op"]> = new Map([
  ["EQUALS", "="],
  ["LT", "<"],
  ["LTE", "<="],
  ["GT", ">"],
  ["GTE", ">="],
]);

/**
 * Finds the filter for good events. It supports events that have the alias as a column, and simple
 * expressions: a column (`$ok`), its negation (`NOT($error)`), or a comparison (`LT($status, 500)`).
 *
 * @returns undefined for other expressions; then the sandbox counts no events
 */
export function readIndicator(
  alias: string,
  expression: string | undefined,
  datasets: readonly DatasetState[],
): Indicator | undefined {
  if (datasets.some(({ columns }) => columns.has(alias))) return isTrue(alias, true);
  const node = expression === undefined ? undefined : tryToParse(expression);
  if (node?.type === "column") return isTrue(node.name, true);
  if (node?.type !== "call") return undefined;
  const [column, literal, ...others] = node.arguments;
  if (column?.type !== "column" || others.length > 0) return undefined;
  if (literal === undefined) {
    if (node.function === "BOOL") return isTrue(column.name, true);
    return node.function === "NOT" ? isTrue(column.name, false) : undefined;
  }
  const op = comparisons.get(node.function);
  if (op === undefined || !("value" in literal)) return undefined;
  const value = typeof literal.value === "bigint" ? Number(literal.value) : literal.value;
  return { column: column.name, good: { column: column.name, op, value } };
}

function isTrue(column: string, value: boolean): Indicator {
  return { column, good: { column, op: "=", value } };
}
