import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve as resolvePath } from "node:path";
import {
  type Class,
  type EcmaScriptModule,
  type Function as FunctionNode,
  type Node,
  parseSync,
  type TSInterfaceDeclaration,
  type TSTypeAliasDeclaration,
  type VariableDeclarator,
} from "oxc-parser";
import { type Doc, readDoc } from "./doc.ts";

/** Where the packages are. */
export const packages = join(import.meta.dirname, "../../..");

/** A source file. */
export interface Module {
  readonly file: string;
  readonly text: string;
  /** What it declares at its top level, by name and in its order. */
  readonly declarations: ReadonlyMap<string, Declaration>;
  /** Its imports and exports. */
  readonly links: EcmaScriptModule;
  /** Doc comments, by where the next thing begins. */
  readonly docs: ReadonlyMap<number, Doc>;
}

/** Something that a source file declares at its top level. */
export interface Declaration {
  readonly module: Module;
  readonly name: string;
  readonly node: DeclarationNode;
  readonly doc: Doc | undefined;
}

type DeclarationNode =
  | TSInterfaceDeclaration
  | TSTypeAliasDeclaration
  | Class
  | FunctionNode
  | VariableDeclarator;

const modules = new Map<string, Module>();

/** A source file, parsed once. */
export function readModule(file: string): Module {
  let module = modules.get(file);
  if (!module) {
    module = parseModule(file);
    modules.set(file, module);
  }
  return module;
}

function parseModule(file: string): Module {
  const text = readFileSync(file, "utf8");
  const {
    program,
    comments,
    module: links,
    errors,
  } = parseSync(file, text, {
    preserveParens: false,
  });
  if (errors[0]) throw new SyntaxError(`${file}: ${errors[0].message}`);
  const docs = new Map<number, Doc>();
  for (const { type, start, end, value } of comments) {
    if (type !== "Block" || !value.startsWith("*")) continue;
    const [space = ""] = /^\s*/.exec(text.slice(end)) ?? [];
    docs.set(end + space.length, readDoc(text.slice(start, end)));
  }
  const declarations = new Map<string, Declaration>();
  const module: Module = { file, text, declarations, links, docs };
  for (const statement of program.body) {
    const node =
      statement.type === "ExportNamedDeclaration" && statement.declaration
        ? statement.declaration
        : statement;
    const doc = docs.get(statement.start);
    for (const { name, node: declared } of declaredBy(node)) {
      // Of a function with several signatures, the first has the comment.
      if (!declarations.has(name)) declarations.set(name, { module, name, node: declared, doc });
    }
  }
  return module;
}

function declaredBy(node: Node): { name: string; node: DeclarationNode }[] {
  switch (node.type) {
    case "TSInterfaceDeclaration":
    case "TSTypeAliasDeclaration":
      return [{ name: node.id.name, node }];
    case "ClassDeclaration":
    case "FunctionDeclaration":
    case "TSDeclareFunction":
      return node.id ? [{ name: node.id.name, node }] : [];
    case "VariableDeclaration":
      return node.declarations.flatMap((declarator) =>
        declarator.id.type === "Identifier" ? [{ name: declarator.id.name, node: declarator }] : [],
      );
    default:
      return [];
  }
}

/** What a name stands for in a module; undefined where that is no source of ours. */
export function resolve(module: Module, name: string): Declaration | undefined {
  const own = module.declarations.get(name);
  if (own) return own;
  for (const { moduleRequest, entries } of module.links.staticImports) {
    const entry = entries.find(({ localName }) => localName.value === name);
    if (!entry) continue;
    const from = find(module, moduleRequest.value);
    return from && entry.importName.name ? exportsOf(from).get(entry.importName.name) : undefined;
  }
  return undefined;
}

const knownExports = new Map<Module, ReadonlyMap<string, Declaration>>();

/** All that a module exports, by name. */
export function exportsOf(module: Module): ReadonlyMap<string, Declaration> {
  const known = knownExports.get(module);
  if (known) return known;
  const found = new Map<string, Declaration>();
  knownExports.set(module, found);
  for (const { moduleRequest, importName, exportName, localName } of entriesOf(module)) {
    const from = moduleRequest ? find(module, moduleRequest.value) : module;
    if (!from) continue;
    const name = exportName.name;
    if (name === null) {
      for (const [each, declaration] of exportsOf(from)) found.set(each, declaration);
      continue;
    }
    const declaration = moduleRequest
      ? exportsOf(from).get(importName.name ?? "")
      : resolve(from, localName.name ?? name);
    if (declaration) found.set(name, declaration);
  }
  return found;
}

/** The modules that a module exports as a whole, by their names. */
export function namespacesOf(module: Module): ReadonlyMap<string, Module> {
  const found = new Map<string, Module>();
  for (const { moduleRequest, importName, exportName } of entriesOf(module)) {
    // `export * from` has no name; `export * as name from` has one.
    if (!moduleRequest || importName.name !== null || exportName.name === null) continue;
    const from = find(module, moduleRequest.value);
    if (from) found.set(exportName.name, from);
  }
  return found;
}

const entriesOf = ({ links }: Module) => links.staticExports.flatMap(({ entries }) => entries);

function find(module: Module, specifier: string): Module | undefined {
  const [, name] = /^@honeycomb\/(\w+)$/.exec(specifier) ?? [];
  if (name) return readModule(join(packages, name, "src/index.ts"));
  const file = resolvePath(dirname(module.file), specifier);
  return specifier.startsWith(".") && existsSync(file) ? readModule(file) : undefined;
}

/** The doc comment of what begins at a node. */
export function docOf(module: Module, node: { readonly start: number }): Doc | undefined {
  return module.docs.get(node.start);
}

/** A declaration as it is written. */
export function sourceOf({ module, node }: Declaration): string {
  return module.text.slice(node.start, node.end);
}

/** A node as it is written, on one line. */
export function textOf(module: Module, node: { start: number; end: number }): string {
  return module.text
    .slice(node.start, node.end)
    .replaceAll(/\s+/g, " ")
    .replaceAll(/([(<[]) | (?=[)>\]])|,(?= ?[)>\]}])/g, "$1")
    .trim();
}
