import type { Node } from "oxc-parser";
import { type Declaration, type Module, resolve } from "./module.ts";
import { namesIn } from "./names.ts";

/**
 * The operations that a function uses, itself or by the functions that it calls, the nearest first.
 *
 * @param isOperation whether a declaration is an operation
 */
export function operationsOf(
  module: Module,
  node: Node,
  isOperation: (declaration: Declaration) => boolean,
): Declaration[] {
  const found = new Set<Declaration>();
  const queue = declarationsIn(module, node);
  for (const declaration of queue) {
    if (found.has(declaration)) continue;
    found.add(declaration);
    if (isOperation(declaration)) continue;
    queue.push(...declarationsIn(declaration.module, declaration.node));
  }
  return [...found].filter(isOperation);
}

function declarationsIn(module: Module, node: Node): Declaration[] {
  return namesIn(node, doesNothing).flatMap((name) => resolve(module, name) ?? []);
}

/** Types say nothing of what code does, and `operation.id` names an operation in an error. */
function doesNothing(node: Node): boolean {
  if (node.type === "MemberExpression" && !node.computed) {
    return node.object.type === "Identifier" && node.property.name === "id";
  }
  return node.type.startsWith("TS") && node.type !== "TSAsExpression";
}
