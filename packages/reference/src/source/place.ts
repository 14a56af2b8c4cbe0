import type { CallExpression, Expression, FunctionBody } from "oxc-parser";
import type { Doc } from "./doc.ts";
import { type Declaration, docOf, type Module, resolve } from "./module.ts";

/** Where a schema is written: an expression, and what the names in it stand for. */
export interface Place {
  readonly module: Module;
  readonly node: Expression;
  /** The arguments of the function that the expression is in. */
  readonly scope?: ReadonlyMap<string, Place>;
}

/** Follows names and functions of ours to an expression that is neither. */
export function settle(place: Place | undefined): {
  place: Place | undefined;
  through: Declaration[];
} {
  const through: Declaration[] = [];
  let at = place;
  while (at) {
    const { module, node, scope } = at;
    if (node.type === "TSAsExpression") {
      at = { ...at, node: node.expression };
    } else if (node.type === "Identifier") {
      const argument = scope?.get(node.name);
      const declaration = resolve(module, node.name);
      if (!argument && declaration) through.push(declaration);
      at = argument ?? initOf(declaration);
    } else if (node.type === "CallExpression" && node.callee.type === "Identifier") {
      const made = enter(at, node, node.callee.name);
      if (!made) return { place: at, through };
      at = made;
    } else {
      return { place: at, through };
    }
  }
  return { place: undefined, through };
}

function initOf(declaration: Declaration | undefined): Place | undefined {
  const { module, node } = declaration ?? {};
  return module && node?.type === "VariableDeclarator" && node.init
    ? { module, node: node.init }
    : undefined;
}

/** Functions of ours of which their arguments say all that there is to read. */
const read = new Set(["openPicklist", "openVariant"]);

/** What a function of ours returns. */
function enter(place: Place, { arguments: given }: CallExpression, name: string) {
  const declaration = resolve(place.module, name);
  if (!declaration || read.has(name)) return undefined;
  const made = initOf(declaration)?.node ?? declaration.node;
  if (made.type !== "ArrowFunctionExpression" && made.type !== "FunctionDeclaration") {
    return undefined;
  }
  const scope = new Map<string, Place>();
  for (const [index, parameter] of made.params.entries()) {
    const node = given[index];
    if (parameter.type === "Identifier" && node && node.type !== "SpreadElement") {
      scope.set(parameter.name, { ...place, node });
    }
  }
  const node = returnedBy(made.body);
  return node ? { module: declaration.module, node, scope } : undefined;
}

function returnedBy(body: Expression | FunctionBody | null): Expression | null {
  if (body?.type !== "BlockStatement") return body;
  const last = body.body.at(-1);
  return last?.type === "ReturnStatement" ? last.argument : null;
}

/** The function of valibot's, or of ours, that an expression calls. */
export function calleeOf({ node }: Place): string | undefined {
  if (node.type !== "CallExpression") return undefined;
  const { callee } = node;
  if (callee.type === "Identifier") return callee.name;
  return callee.type === "MemberExpression" && callee.property.type === "Identifier"
    ? callee.property.name
    : undefined;
}

export function argumentOf(place: Place | undefined, index: number): Place | undefined {
  if (place?.node.type !== "CallExpression") return undefined;
  const node = place.node.arguments[index];
  return node && node.type !== "SpreadElement" ? { ...place, node } : undefined;
}

export function elementsOf(place: Place | undefined): (Place | undefined)[] {
  const { place: at } = settle(place);
  if (at?.node.type !== "ArrayExpression") return [];
  return at.node.elements.map((node) =>
    node && node.type !== "SpreadElement" ? { ...at, node } : undefined,
  );
}

export interface Property {
  readonly place: Place;
  readonly doc: Doc | undefined;
}

/** The names of the properties of an object that is declared. */
export function keysOf(declaration: Declaration): string[] {
  const place = initOf(declaration);
  return place ? [...propertiesOf(place).keys()] : [];
}

/** The properties of an object that an expression makes, those that it takes from others included. */
export function propertiesOf(place: Place): ReadonlyMap<string, Property> {
  const { place: at } = settle(place);
  const found = new Map<string, Property>();
  if (!at) return found;
  const { module, node, scope } = at;
  // `X.entries`: what X was made of.
  if (node.type === "MemberExpression") {
    const { place: schema } = settle({ ...at, node: node.object });
    const entries = argumentOf(schema, 0);
    return entries ? propertiesOf(entries) : found;
  }
  // What is made of an object, or of a schema of one.
  if (node.type === "CallExpression") {
    const argument = argumentOf(at, 0);
    return argument ? propertiesOf(argument) : found;
  }
  if (node.type !== "ObjectExpression") return found;
  for (const property of node.properties) {
    if (property.type === "SpreadElement") {
      const spread = propertiesOf({ ...at, node: property.argument });
      for (const [name, each] of spread) found.set(name, each);
      continue;
    }
    const { key, value } = property;
    const name =
      key.type === "Identifier" ? key.name : key.type === "Literal" ? String(key.value) : undefined;
    if (name === undefined) continue;
    const from = value.type === "Identifier" ? resolve(module, value.name) : undefined;
    const doc = docOf(module, property) ?? from?.doc;
    found.set(name, { place: { module, node: value, ...(scope && { scope }) }, doc });
  }
  return found;
}
