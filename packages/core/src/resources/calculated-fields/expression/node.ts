import type { BinaryOperator } from "./operators.ts";

/** Far more levels than real expressions have, and well below what would overflow the stack. */
export const maximumDepth = 1000;

/** The message for an expression with more levels. */
export const tooDeep = `the expression is nested more than ${maximumDepth} levels deep`;

/** An expression as a tree of plain data. */
export type ExpressionNode =
  | ColumnNode
  | TextNode
  | IntegerNode
  | FloatNode
  | BooleanNode
  | NullNode
  | CallNode
  | NotNode
  | OperationNode;

/** The value of a column: `$duration_ms`. */
interface ColumnNode {
  /** The type of the node. */
  readonly type: "column";
  /** The name of the column. */
  readonly name: string;
}

/** Text: `"checkout"`, or `` `^/api/` ``. */
interface TextNode {
  /** The type of the node. */
  readonly type: "text";
  /** The text, without quotes. */
  readonly value: string;
}

/** A whole number: `400`. */
interface IntegerNode {
  /** The type of the node. */
  readonly type: "integer";
  /** The number, of at most 64 bits. It is a `bigint` if a `number` would not be exact. */
  readonly value: number | bigint;
}

/** A number with a fraction or an exponent: `0.5`, `1e3`. */
interface FloatNode {
  /** The type of the node. */
  readonly type: "float";
  /** The number. */
  readonly value: number;
}

/** `true` or `false`. */
interface BooleanNode {
  /** The type of the node. */
  readonly type: "boolean";
  /** The value. */
  readonly value: boolean;
}

/** No value: `null`. */
interface NullNode {
  /** The type of the node. */
  readonly type: "null";
}

/** A function with its arguments: `LT($status, 400)`. */
export interface CallNode {
  /** The type of the node. */
  readonly type: "call";
  /** The name as it is written, even if Honeycomb has no such function. */
  readonly function: string;
  /** The arguments, in order. */
  readonly arguments: readonly ExpressionNode[];
}

/** A negation: `!$cached`. */
interface NotNode {
  /** The type of the node. */
  readonly type: "not";
  /** The node that is negated. */
  readonly operand: ExpressionNode;
}

/** Two values with an operator between them: `$status < 400`. */
interface OperationNode {
  /** The type of the node. */
  readonly type: "operation";
  /** The operator. */
  readonly operator: BinaryOperator;
  /** The left operand. */
  readonly left: ExpressionNode;
  /** The right operand. */
  readonly right: ExpressionNode;
}
