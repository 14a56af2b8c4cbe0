import { join, sep } from "node:path";
import type { Operation } from "@honeycomb/core";
import { exportsOfCore, type Library, namespacesOfCore } from "../model/library.ts";
import { type Method, methodsOf, readFunction } from "../model/method.ts";
import type { Resource } from "../model/resource.ts";
import { type Declaration, exportsOf, packages } from "../source/module.ts";
import { exampleFence } from "./example.ts";
import { pageLinks, paragraphs } from "./markdown.ts";
import { methodLine, methodSection } from "./method-section.ts";
import { operationSection } from "./operation-section.ts";
import type { Page } from "./page.ts";
import { typeSection } from "./type-section.ts";

const resources = join(packages, "core/src/resources");

/** Whether a resource's folder, or any, has a declaration. */
export function isOfResource({ module }: Pick<Declaration, "module">, folder = ""): boolean {
  return module.file.startsWith(join(resources, folder, sep));
}

/** What a resource's folder exports, besides the resource and its errors. */
export interface ResourceExports {
  readonly types: readonly Declaration[];
  readonly classes: readonly Declaration[];
  readonly functions: ReadonlyMap<Declaration, Method>;
  /** Functions that are exported together, under a name. */
  readonly namespaces: ReadonlyMap<string, readonly Declaration[]>;
}

export function exportsOfResource(
  { folder, declaration: resource }: Resource,
  errors: readonly Declaration[],
  library: Library,
): ResourceExports {
  const own = [...exportsOfCore.values()].filter((each) => isOfResource(each, folder));
  const functions = own.flatMap((each): [Declaration, Method][] => {
    const method = readFunction(each, library.types);
    return method ? [[each, method]] : [];
  });
  return {
    types: own.filter(
      ({ node }) =>
        node.type === "TSInterfaceDeclaration" ||
        node.type === "TSTypeAliasDeclaration" ||
        (node.type === "VariableDeclarator" && node.init?.type === "Literal"),
    ),
    classes: own.filter(
      (each) =>
        each.node.type === "ClassDeclaration" && each !== resource && !errors.includes(each),
    ),
    functions: new Map(functions),
    namespaces: new Map(
      [...namespacesOfCore]
        .filter(([, module]) => isOfResource({ module }, folder))
        .map(([name, module]) => [name, [...exportsOf(module).values()]]),
    ),
  };
}

/**
 * The page of a namespace: its methods, the operations behind them, and what else is the resource's.
 *
 * @param operations its operations, with links to the methods that use them
 */
export function resourcePage(
  page: Page,
  { namespace, doc, methods }: Resource,
  { types, classes, functions, namespaces }: ResourceExports,
  operations: ReadonlyMap<Operation, readonly string[]>,
): string {
  const siblings = methods.map(({ name }) => name);
  const contents = (title: string, links: readonly string[]) =>
    links.length === 0 ? "" : `${title}: ${links.join(" · ")}`;
  const list = (members: readonly Method[]) =>
    members.map((each) => methodLine(page, each)).join("\n");
  const part = (title: string, sections: readonly string[]) =>
    sections.length === 0 ? [] : [`## ${title}`, ...sections];
  return paragraphs(
    `# client.${namespace}`,
    doc && page.prose(doc.text, siblings),
    pageLinks(doc?.see),
    [
      contents(
        "Methods",
        siblings.map((name) => page.linkMethod(name)),
      ),
      contents(
        "Classes",
        classes.map((each) => page.link(each)),
      ),
      contents(
        "Functions",
        [...functions.keys()].map((each) => page.link(each)),
      ),
      contents(
        "Namespaces",
        [...namespaces.keys()].map((name) => page.linkMethod(name)),
      ),
      contents(
        "Operations",
        [...operations.keys()].map(({ id }) => page.linkOperation(id)),
      ),
      contents(
        "Types",
        types.map((each) => page.link(each)),
      ),
    ],
    part(
      "Methods",
      methods.map((method) =>
        methodSection(page, method, { operations: method.operations, siblings }),
      ),
    ),
    part(
      "Classes",
      classes.map((each) => classSection(page, each)),
    ),
    part("Functions", functions.size === 0 ? [] : [list([...functions.values()])]),
    part(
      "Namespaces",
      [...namespaces].map(([name, members]) =>
        paragraphs(`### ${name}`, members.map((each) => memberLine(page, each)).join("\n")),
      ),
    ),
    part(
      "Operations",
      [...operations].map(([operation, users]) => operationSection(page, operation, users)),
    ),
    part(
      "Types",
      types.map((type) => typeSection(page, type)),
    ),
  );
}

/** What a namespace has: a function, also one that another function made. */
function memberLine(page: Page, declaration: Declaration): string {
  const method = readFunction(declaration, page.library.types);
  if (method) return methodLine(page, method);
  const { name, doc } = declaration;
  return `- \`${name}\`${doc ? `: ${page.line(doc.text)}` : ""}`;
}

function classSection(page: Page, declaration: Declaration): string {
  const { name, doc } = declaration;
  const methods = methodsOf(declaration, page.library.types);
  const siblings = methods.map((method) => method.name);
  return paragraphs(
    `### ${name}`,
    doc && page.prose(doc.text, siblings),
    (doc?.examples ?? []).map((example) => exampleFence(example)),
    methods.map((method) => methodLine(page, method)).join("\n"),
    pageLinks(doc?.see),
  );
}
