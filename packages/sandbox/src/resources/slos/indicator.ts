import type { QueryFilter } from "@honeycomb/core";
import type { DatasetState } from "../datasets/state.ts";

/** The column that an SLO's events have, and the filter for good events. */
interface Indicator {
  readonly column: string;
  readonly good: QueryFilter;
}

const comparisons: Readonly<Record<string, QueryFilter["op"]>> = {
  EQUALS: "=",
  LT: "<",
  LTE: "<=",
  GT: ">",
  GTE: ">=",
};

/** The notation of columns in expressions. */
const column = String.raw`\$(?:"(?<quoted>[^"]+)"|(?<plain>[\w.-]+))`;
const literal = String.raw`(?<value>-?\d+(?:\.\d+)?|true|false|"[^"\\]*")`;
const forms = [
  `^${column}$`,
  String.raw`^(?<name>BOOL|NOT)\(\s*${column}\s*\)$`,
  String.raw`^(?<name>${Object.keys(comparisons).join("|")})\(\s*${column}\s*,\s*${literal}\s*\)$`,
].map((form) => new RegExp(form));

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
  for (const form of forms) {
    const { quoted, plain, name, value } = form.exec(expression?.trim() ?? "")?.groups ?? {};
    const column = quoted ?? plain;
    if (column === undefined) continue;
    const op = comparisons[name ?? ""];
    if (op === undefined || value === undefined) return isTrue(column, name !== "NOT");
    return { column, good: { column, op, value: JSON.parse(value) } };
  }
  return undefined;
}

function isTrue(column: string, value: boolean): Indicator {
  return { column, good: { column, op: "=", value } };
}
