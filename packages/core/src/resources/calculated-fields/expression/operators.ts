import type { FunctionName } from "./functions.ts";

interface BinaryOperation {
  /** Operators with a larger number bind more tightly. */
  readonly precedence: number;
  /** The equivalent function. `!=` has none. */
  readonly function: FunctionName | undefined;
}

/**
 * The operators between two values. All of them are left-associative. `-` binds more tightly than `+`,
 * as in Honeycomb. The results are the same.
 */
export const binaryOperators = {
  OR: { precedence: 1, function: "OR" },
  AND: { precedence: 2, function: "AND" },
  "=": { precedence: 3, function: "EQUALS" },
  "!=": { precedence: 3, function: undefined },
  "<": { precedence: 4, function: "LT" },
  "<=": { precedence: 4, function: "LTE" },
  ">": { precedence: 4, function: "GT" },
  ">=": { precedence: 4, function: "GTE" },
  "+": { precedence: 5, function: "SUM" },
  "-": { precedence: 6, function: "SUB" },
  "*": { precedence: 7, function: "MUL" },
  "/": { precedence: 7, function: "DIV" },
  "%": { precedence: 7, function: "MOD" },
} as const satisfies Readonly<Record<string, BinaryOperation>>;

export type BinaryOperator = keyof typeof binaryOperators;

export function isBinaryOperator(text: string): text is BinaryOperator {
  return Object.hasOwn(binaryOperators, text);
}
