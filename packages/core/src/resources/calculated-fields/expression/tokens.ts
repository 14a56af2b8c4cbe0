import { closingQuote } from "./quote.ts";

export type TokenType =
  | "column"
  | "$"
  | "text"
  | "integer"
  | "float"
  | "name"
  | "operator"
  | "("
  | ")"
  | ","
  | "unknown"
  | "end";

/** A token of an expression. */
export interface Token {
  readonly type: TokenType;
  /** The text of the token. Empty for the end. */
  readonly text: string;
  /** Where it starts, counted in UTF-16 code units from 0. */
  readonly start: number;
  /** Where it ends (exclusive). */
  readonly end: number;
}

const space = /\p{White_Space}+/uy;

/** The first pattern that matches determines the token. Column names can contain `+`, `-`, `=` and others. */
const patterns: readonly (readonly [TokenType, RegExp])[] = [
  ["column", /\$[\p{L}\p{Nd}_./:=+?-]+/uy],
  ["$", /\$/y],
  [
    "float",
    /(?:[0-9]+(?:\.[0-9]+(?:[eE][+-]?[0-9]+)?|[eE][+-]?[0-9]+)|\.[0-9]+(?:[eE][+-]?[0-9]+)?)/y,
  ],
  ["integer", /[0-9]+/y],
  ["name", /[A-Za-z][A-Za-z0-9_]*/y],
  ["operator", /<=|>=|!=|[-+*/%<>=!]/y],
  ["(", /\(/y],
  [")", /\)/y],
  [",", /,/y],
  // A whole character, even if it has two code units.
  ["unknown", /./suy],
];

/**
 * Splits a text into tokens. The last one is the end. Characters that no expression can have become
 * `unknown` tokens, and so does everything after a quote that isn't closed.
 */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let start = 0;
  const add = (type: TokenType, end: number) => {
    tokens.push({ type, text: text.slice(start, end), start, end });
    start = end;
  };
  while (true) {
    start = endOfMatch(space, text, start) ?? start;
    if (start === text.length) {
      add("end", start);
      return tokens;
    }
    if (/["`]/.test(text[start] ?? "")) {
      const closed = closingQuote(text, start);
      if (closed === undefined) add("unknown", text.length);
      else add("text", closed);
      continue;
    }
    for (const [type, pattern] of patterns) {
      const end = endOfMatch(pattern, text, start);
      if (end === undefined) continue;
      add(type, end);
      break;
    }
  }
}

function endOfMatch(pattern: RegExp, text: string, start: number): number | undefined {
  pattern.lastIndex = start;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}
