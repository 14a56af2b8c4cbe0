import type { Filter } from "@honeycomb/core";
import type { DatasetState } from "../datasets/state.ts";

/** Which events an SLO counts, and which of them are good. */
interface Indicator {
  readonly column: string;
  readonly good: Filter;
}

const comparisons: Readonly<Record<string, Filter["op"]>> = {
  EQUALS: "=",
  LT: "<",
  LTE: "<=",
  GT: ">",
  GTE: ">=",
};

/** A column as expressions write it. */
const column = String.raw`\$(?:"(?<quoted>[^"]+)"|(?<plain>[\w.-]+))`;
const literal = String.raw`(?<value>-?\d+(?:\.\d+)?|true|false|"[^"\\]*")`;
const forms = [
  `^${column}$`,
  String.raw`^(?<name>BOOL|NOT)\(\s*${column}\s*\)$`,
  String.raw`^(?<name>${Object.keys(comparisons).join("|")})\(\s*${column}\s*,\s*${literal}\s*\)$`,
].map((form) => new RegExp(form));

/**
 * Reads what tells good events, where that is simple: events have the alias itself as a column, or
 * the expression is a column (`$ok`), its negation (`NOT($error)`) or one comparison of it with a
 * value (`LT($status, 500)`). Other expressions give undefined: the sandbox counts no events then.
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
