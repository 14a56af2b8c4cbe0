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

/** A piece of an expression's text. */
export interface Token {
  readonly type: TokenType;
  /** As it is written; empty at the end. */
  readonly text: string;
  /** Where it starts, counted in UTF-16 code units from 0. */
  readonly start: number;
  /** Where it ends, which is where the next one may start. */
  readonly end: number;
}

const space = /\p{White_Space}+/uy;

/** The first that matches is what stands there. `+`, `-`, `=` and others can be part of a column's name. */
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
  // A whole character, also one of two code units.
  ["unknown", /./suy],
];

/** Cuts a text into tokens, the last of which is its end. What no expression has is `unknown`. */
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
    const closed = closingQuote(text, start);
    if (closed !== undefined) {
      add("text", closed);
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
