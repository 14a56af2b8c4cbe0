import { glob } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Operation, operations } from "@honeycomb/core";
import type { Doc } from "../source/doc.ts";
import {
  type Declaration,
  exportsOf,
  namespacesOf,
  packages,
  readModule,
  sourceOf,
} from "../source/module.ts";
import { type Place, propertiesOf } from "../source/place.ts";
import { SchemaReader } from "./schema.ts";
import { type Shape, text } from "./shape.ts";
import { TypeReader } from "./type.ts";

const core = join(packages, "core/src");

const index = readModule(join(core, "index.ts"));

/** What core exports, by name. */
export const exportsOfCore = exportsOf(index);

/** The modules that core exports as a whole, by their names. */
export const namespacesOfCore = namespacesOf(index);

/** Everything that is known of types, by what is declared. */
export interface Library {
  readonly types: TypeReader;
  /** The comment of a declaration; that of its schema or list, for a type that has one of these. */
  docOf(declaration: Declaration): Doc | undefined;
  /** The operation that a declaration in core is. */
  operationOf(declaration: Declaration): Operation | undefined;
  declarationOf(operation: Operation): Declaration;
  /** What an operation takes and answers. */
  partsOf(operation: Operation): Partial<Record<Part, Shape>>;
}

type Part = "query" | "headers" | "body" | "response";
const parts = ["query", "headers", "body", "response"] as const;

/** Reads core: its schemas as they are when it runs, and its sources. */
export async function readLibrary(): Promise<Library> {
  const names = typesOfSchemas();
  const schemas = new SchemaReader(names);
  const values = await loadValues();
  for (const [declaration, value] of values) {
    if (isSchema(value)) schemas.readDeclared(value, declaration);
  }
  const schemaOf = (declaration: Declaration): unknown => {
    return values.get(declaration) ?? schemas.schemaOf(declaration);
  };
  const written = new Map<Operation, Declaration>();
  const known = new Map<Declaration, Operation>();
  for (const [declaration, value] of values) {
    const operation = Object.values<Operation>(operations).find((each) => each === value);
    if (!operation) continue;
    known.set(declaration, operation);
    written.set(operation, declaration);
  }
  const declarationOf = (operation: Operation): Declaration => {
    const declaration = written.get(operation);
    if (declaration) return declaration;
    throw new Error(`${operation.id} is in no folder of core's resources`);
  };
  return {
    types: new TypeReader(
      (declaration) => {
        const schema = schemaOf(declaration);
        // One that is private, and part of none that isn't, is shown as it is written.
        return schema ? schemas.readDeclared(schema, declaration) : text(sourceOf(declaration));
      },
      (declaration) => schemaOf(declaration) as unknown[],
    ),
    docOf(declaration) {
      const from = [...names].find(([, type]) => type === declaration);
      return declaration.doc ?? from?.[0].doc;
    },
    operationOf: (declaration) => known.get(declaration),
    declarationOf,
    partsOf(operation) {
      const definition = definitionOf(declarationOf(operation));
      const properties = definition && propertiesOf(definition);
      return Object.fromEntries(
        parts
          .filter((part) => operation[part])
          .map((part) => [part, schemas.read(operation[part], properties?.get(part)?.place)]),
      );
    },
  };
}

/** The types that are inferred from declared schemas and lists: `Trigger` of `TriggerSchema`. */
function typesOfSchemas(): Map<Declaration, Declaration> {
  const names = new Map<Declaration, Declaration>();
  for (const type of exportsOfCore.values()) {
    const { module, node, name } = type;
    if (node.type !== "TSInterfaceDeclaration" && node.type !== "TSTypeAliasDeclaration") continue;
    const named = module.declarations.get(`${name}Schema`);
    const inferred = module.text
      .slice(node.start, node.end)
      .matchAll(/Infer(?:In|Out)put<typeof (\w+)>|\(typeof (\w+)\)\[number\]/g);
    const from = named
      ? [named]
      : [...inferred].map(([, schema, list]) => module.declarations.get(schema ?? list ?? ""));
    for (const each of from) if (each && !names.has(each)) names.set(each, type);
  }
  return names;
}

/** The values that core's modules export. */
async function loadValues(): Promise<Map<Declaration, unknown>> {
  const values = new Map<Declaration, unknown>();
  for await (const path of glob("{resources,model}/**/*.ts", { cwd: core })) {
    if (path.endsWith(".test.ts")) continue;
    const file = join(core, path);
    const loaded: object = await import(pathToFileURL(file).href);
    const { declarations } = readModule(file);
    for (const [name, value] of Object.entries(loaded)) {
      const declaration = declarations.get(name);
      if (declaration) values.set(declaration, value);
    }
  }
  return values;
}

function isSchema(value: unknown): boolean {
  return (value as { kind?: unknown } | null)?.kind === "schema";
}

/** The object that an operation is made of, where it is written. */
function definitionOf({ module, node }: Declaration): Place | undefined {
  const init = node.type === "VariableDeclarator" ? node.init : undefined;
  if (init?.type !== "CallExpression") return undefined;
  const [argument] = init.arguments;
  return argument?.type === "ObjectExpression" ? { module, node: argument } : undefined;
}
