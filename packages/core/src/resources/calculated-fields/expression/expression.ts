import type { Kind } from "./functions.ts";
import type { ExpressionNode } from "./node.ts";
import { print } from "./print.ts";

/**
 * The expression of a calculated field, made by the functions of `expressions` or by
 * `parseExpression`. Wherever Honeycomb takes an expression, its text does: `String(expression)`,
 * which is also what it is in JSON.
 *
 * @typeParam K what its value is; `any` where the event alone knows
 */
export class Expression<out K extends Kind = Kind> {
  /** The expression as a tree of plain data. */
  readonly node: ExpressionNode;
  declare protected readonly kind: K;

  constructor(node: ExpressionNode) {
    this.node = node;
  }

  /** The expression as Honeycomb reads it. */
  toString(): string {
    return print(this.node);
  }

  /** The same text. */
  toJSON(): string {
    return this.toString();
  }
}

/**
 * Writes an expression as text that Honeycomb reads. What `parseExpression` makes of that text is the
 * same expression again.
 */
export function printExpression(expression: Expression | ExpressionNode): string {
  return print(expression instanceof Expression ? expression.node : expression);
}
