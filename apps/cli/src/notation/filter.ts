import { InvalidArgumentError } from "@commander-js/extra-typings";
import type { QueryFilter } from "@honeycomb/core";
import { schemas } from "../core.ts";
import { parseValue } from "./value.ts";

const { filterOps } = schemas;
const isSymbol = (op: string) => !/[a-z]/.test(op);
// The longest first, so that `>=` does not match `>`.
const alternatives = (ops: readonly string[]) =>
  ops.toSorted((a, b) => b.length - a.length).join("|");
const symbols = alternatives(filterOps.filter(isSymbol));
const words = alternatives(filterOps.filter((op) => !isSymbol(op)));
const pattern = new RegExp(
  `^(?:"(?<quoted>[^"]+)"|(?<bare>\\S+?))` +
    `(?:\\s*(?<symbol>${symbols})\\s*(?<compared>.+)|\\s+(?<word>${words})(?:\\s+(?<argument>.+))?)$`,
  "is",
);

/**
 * Parses `duration_ms > 100`, `endpoint starts-with /api`, `error exists` or `status in 500, 503`.
 * Columns with spaces, and text that looks like a number, must be in double quotes.
 */
export function parseFilter(text: string): QueryFilter {
  const { quoted, bare, symbol, compared, word, argument } =
    pattern.exec(text.trim())?.groups ?? {};
  const op = filterOps.find((known) => known === symbol || known === word?.toLowerCase());
  const column = quoted ?? bare;
  if (op === undefined || column === undefined) {
    throw new InvalidArgumentError(
      `Expected a column, an operator and a value, such as "duration_ms > 100". Operators: ${filterOps.join(", ")}.`,
    );
  }
  const value = compared ?? argument;
  if (value === undefined) return { column, op };
  // The client validates whether the value fits the operator.
  return { column, op, value: readValue(op, value) as QueryFilter["value"] };
}

function readValue(op: string, text: string): unknown {
  const value = parseValue(text);
  const isList = op === "in" || op === "not-in";
  if (!isList || Array.isArray(value)) return value;
  return text.split(",").map((item) => parseValue(item.trim()));
}
