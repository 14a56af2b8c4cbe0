import { HoneycombInputError } from "../../../operation/errors/input-error.ts";
import { type ExpressionNode, maximumDepth, tooDeep } from "./node.ts";
import { binaryOperators } from "./operators.ts";
import { quote } from "./quote.ts";

/**
 * Formats a tree as text.
 *
 * @throws HoneycombInputError when it is nested too deeply
 */
export function print(node: ExpressionNode, depth = 1): string {
  if (depth > maximumDepth) {
    throw new HoneycombInputError([{ path: "expression", message: tooDeep }]);
  }
  switch (node.type) {
    case "column":
      return `$${/^[A-Za-z_][\w.]*$/.test(node.name) ? node.name : quote(node.name)}`;
    case "text":
      return printText(node.value);
    case "float":
      return printFloat(node.value);
    case "integer":
    case "boolean":
      return String(node.value);
    case "null":
      return "null";
    case "call":
      return `${node.function}(${node.arguments.map((each) => print(each, depth + 1)).join(", ")})`;
    case "not":
      return `!${printOperand(node.operand, Number.POSITIVE_INFINITY, depth + 1)}`;
    case "operation": {
      const { precedence } = binaryOperators[node.operator];
      const left = printOperand(node.left, precedence, depth + 1);
      const right = printOperand(node.right, precedence + 1, depth + 1);
      return `${left} ${node.operator} ${right}`;
    }
  }
}

/** Formats an operand, with parentheses if its operator would otherwise bind less tightly. */
function printOperand(node: ExpressionNode, precedence: number, depth: number): string {
  const isLooser =
    node.type === "operation" && binaryOperators[node.operator].precedence < precedence;
  return isLooser ? `(${print(node, depth)})` : print(node, depth);
}

/** Uses backticks instead of escapes, as Honeycomb recommends for regular expressions. */
function printText(value: string): string {
  const isRaw = /["\\]/.test(value) && !/[`\p{Cc}]/u.test(value);
  return isRaw ? `\`${value}\`` : quote(value);
}

/** Adds `.0` to whole numbers, which would otherwise be parsed as integers. */
function printFloat(value: number): string {
  const text = Object.is(value, -0) ? "-0" : String(value);
  return /^-?\d+$/.test(text) ? `${text}.0` : text;
}
