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
  readonly type: "column";
  readonly name: string;
}

/** Text: `"checkout"`, or `` `^/api/` ``. */
interface TextNode {
  readonly type: "text";
  readonly value: string;
}

/** A whole number: `400`. */
interface IntegerNode {
  readonly type: "integer";
  /** A `bigint` where a `number` would not be exact; 64 bits at most. */
  readonly value: number | bigint;
}

/** A number with a fraction or an exponent: `0.5`, `1e3`. */
interface FloatNode {
  readonly type: "float";
  readonly value: number;
}

/** `true` or `false`. */
interface BooleanNode {
  readonly type: "boolean";
  readonly value: boolean;
}

/** No value: `null`. */
interface NullNode {
  readonly type: "null";
}

/** A function with its arguments: `LT($status, 400)`. */
export interface CallNode {
  readonly type: "call";
  /** As it is written, whether or not Honeycomb has it. */
  readonly function: string;
  readonly arguments: readonly ExpressionNode[];
}

/** `!$cached` */
interface NotNode {
  readonly type: "not";
  readonly operand: ExpressionNode;
}

/** Two values with an operator between them: `$status < 400`. */
interface OperationNode {
  readonly type: "operation";
  readonly operator: BinaryOperator;
  readonly left: ExpressionNode;
  readonly right: ExpressionNode;
}
