import type { Kind } from "./functions.ts";
import type { ExpressionNode } from "./node.ts";
import { print } from "./print.ts";

/**
 * The expression of a calculated field. The functions of `expressions` and `parseExpression` create
 * it. To pass it to Honeycomb, convert it to text with `String(expression)`. In JSON, it is that text.
 *
 * @typeParam K the kind of its value; `any` if it depends on the event
 */
export class Expression<out K extends Kind = Kind> {
  /** The expression as a tree of plain data. */
  readonly node: ExpressionNode;
  declare protected readonly kind: K;

  constructor(node: ExpressionNode) {
    this.node = node;
  }

  /** Formats the expression in Honeycomb's syntax. */
  toString(): string {
    return print(this.node);
  }

  /** Returns the same text as `toString()`. */
  toJSON(): string {
    return this.toString();
  }
}

/**
 * Formats an expression as text in Honeycomb's syntax. `parseExpression` parses that text to an equal
 * expression.
 *
 * @throws HoneycombInputError when it is nested more than 1000 levels deep
 */
export function printExpression(expression: Expression | ExpressionNode): string {
  return print(expression instanceof Expression ? expression.node : expression);
}
