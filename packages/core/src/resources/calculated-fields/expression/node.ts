import type { BinaryOperator } from "./operators.ts";

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

/** A column's value: `$duration_ms`. */
interface ColumnNode {
  /** What distinguishes nodes. */
  readonly type: "column";
  /** The name of the column. */
  readonly name: string;
}

/** Text: `"checkout"`, or `` `^/api/` ``. */
interface TextNode {
  /** What distinguishes nodes. */
  readonly type: "text";
  /** The text, without quotes. */
  readonly value: string;
}

/** A whole number: `400`. */
interface IntegerNode {
  /** What distinguishes nodes. */
  readonly type: "integer";
  /** A `bigint` where a `number` would not be exact; 64 bits at most. */
  readonly value: number | bigint;
}

/** A number with a fraction or an exponent: `0.5`, `1e3`. */
interface FloatNode {
  /** What distinguishes nodes. */
  readonly type: "float";
  /** The number. */
  readonly value: number;
}

/** `true` or `false`. */
interface BooleanNode {
  /** What distinguishes nodes. */
  readonly type: "boolean";
  /** The value. */
  readonly value: boolean;
}

/** No value: `null`. */
interface NullNode {
  /** What distinguishes nodes. */
  readonly type: "null";
}

/** A function with its arguments: `LT($status, 400)`. */
export interface CallNode {
  /** What distinguishes nodes. */
  readonly type: "call";
  /** As it is written, whether or not Honeycomb has it. */
  readonly function: string;
  /** The arguments, in order. */
  readonly arguments: readonly ExpressionNode[];
}

/** `!$cached` */
interface NotNode {
  /** What distinguishes nodes. */
  readonly type: "not";
  /** What is negated. */
  readonly operand: ExpressionNode;
}

/** Two values with an operator between them: `$status < 400`. */
interface OperationNode {
  /** What distinguishes nodes. */
  readonly type: "operation";
  /** The operator between both. */
  readonly operator: BinaryOperator;
  /** What is on its left. */
  readonly left: ExpressionNode;
  /** What is on its right. */
  readonly right: ExpressionNode;
}
