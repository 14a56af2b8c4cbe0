import { InvalidArgumentError } from "@commander-js/extra-typings";
import { type Filter, filterOps } from "@honeycomb/core";
import { parseValue } from "./value.ts";

const isSymbol = (op: string) => !/[a-z]/.test(op);
// The longest first, so that `>=` is not taken for `>`.
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
 * Reads `duration_ms > 100`, `endpoint starts-with /api`, `error exists` or `status in 500, 503`. A
 * column with spaces stands in double quotes; a value that only looks like a number, too.
 */
export function parseFilter(text: string): Filter {
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
  // Whether the value fits the operator is checked with the rest of the query.
  return { column, op, value: readValue(op, value) as Filter["value"] };
}

function readValue(op: string, text: string): unknown {
  const value = parseValue(text);
  const isList = op === "in" || op === "not-in";
  if (!isList || Array.isArray(value)) return value;
  return text.split(",").map((item) => parseValue(item.trim()));
}
