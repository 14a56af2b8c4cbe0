import { type Node, visitorKeys } from "oxc-parser";

/**
 * The names that code uses. Those of properties are left out: they stand for nothing by themselves.
 *
 * @param skip nodes that are left out, with what is in them
 */
export function namesIn(node: Node, skip: (node: Node) => boolean = () => false): string[] {
  if (skip(node)) return [];
  const names = (each: Node) => namesIn(each, skip);
  if (node.type === "Identifier") return [node.name, ...childrenOf(node).flatMap(names)];
  if (node.type === "MemberExpression" && !node.computed) return names(node.object);
  if (node.type === "Property" && !node.computed) return names(node.value);
  return childrenOf(node).flatMap(names);
}

function childrenOf(node: Node): Node[] {
  // Which fields of a node hold nodes is known of its type's name, and not to the compiler.
  const fields = node as unknown as Readonly<Record<string, Node | readonly Node[] | null>>;
  return (visitorKeys[node.type] ?? []).flatMap((key) => fields[key] ?? []).filter(Boolean);
}
