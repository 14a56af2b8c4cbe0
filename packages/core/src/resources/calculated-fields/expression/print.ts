import type { ExpressionNode } from "./node.ts";
import { binaryOperators } from "./operators.ts";
import { quote } from "./quote.ts";

/** Formats a tree as text. */
export function print(node: ExpressionNode): string {
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
      return `${node.function}(${node.arguments.map(print).join(", ")})`;
    case "not":
      return `!${printOperand(node.operand, Number.POSITIVE_INFINITY)}`;
    case "operation": {
      const { precedence } = binaryOperators[node.operator];
      const left = printOperand(node.left, precedence);
      const right = printOperand(node.right, precedence + 1);
      return `${left} ${node.operator} ${right}`;
    }
  }
}

/** Formats an operand, with parentheses if its operator would otherwise bind less tightly. */
function printOperand(node: ExpressionNode, precedence: number): string {
  const isLooser =
    node.type === "operation" && binaryOperators[node.operator].precedence < precedence;
  return isLooser ? `(${print(node)})` : print(node);
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
