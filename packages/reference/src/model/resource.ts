import { basename, dirname, join } from "node:path";
import type { Operation } from "@honeycomb/core";
import type { Class } from "oxc-parser";
import type { Doc } from "../source/doc.ts";
import { type Declaration, docOf, packages, readModule, resolve } from "../source/module.ts";
import { operationsOf } from "../source/operations.ts";
import type { Library } from "./library.ts";
import { type Method, methodsOf } from "./method.ts";

/** A namespace of the clients, such as `client.triggers`. */
export interface Resource {
  readonly namespace: string;
  /** In few words. */
  readonly summary: string;
  readonly doc: Doc | undefined;
  readonly declaration: Declaration;
  /** The folder of core that it is in: `api-keys`. */
  readonly folder: string;
  readonly methods: readonly ResourceMethod[];
}

interface ResourceMethod extends Method {
  /** What it asks Honeycomb for, the nearest first. */
  readonly operations: readonly Operation[];
}

/** The class that both clients extend. */
export const api = readModule(join(packages, "core/src/api.ts")).declarations.get(
  "HoneycombApi",
) as Declaration;

/** Every namespace of the clients, in the order in which the class has them. */
export function readResources(library: Library): Resource[] {
  const { module } = api;
  return (api.node as Class).body.body.flatMap((element): Resource[] => {
    if (element.type !== "PropertyDefinition" || element.key.type !== "Identifier") return [];
    const type = element.typeAnnotation?.typeAnnotation;
    if (type?.type !== "TSTypeReference" || type.typeName.type !== "Identifier") return [];
    const declaration = resolve(module, type.typeName.name);
    if (declaration?.node.type !== "ClassDeclaration") return [];
    const { operationOf, types } = library;
    return [
      {
        namespace: element.key.name,
        summary: docOf(module, element)?.text ?? "",
        doc: declaration.doc,
        declaration,
        folder: basename(dirname(declaration.module.file)),
        methods: methodsOf(declaration, types).map((method) => ({
          ...method,
          operations: operationsOf(method.module, method.node, (each) =>
            Boolean(operationOf(each)),
          ).map((each) => operationOf(each) as Operation),
        })),
      },
    ];
  });
}
