import { join } from "node:path";
import { type Operation, operations } from "@honeycomb/core";
import type { Pages } from "./folder.ts";
import { exportsOfCore, type Library, readLibrary } from "./model/library.ts";
import { api, type Resource, readResources } from "./model/resource.ts";
import { clientOf, clientPage, clientTypes } from "./page/client-page.ts";
import { errorClasses, errorsPage } from "./page/errors-page.ts";
import { functionsPage, sharedFunctions } from "./page/functions-page.ts";
import { paragraphs } from "./page/markdown.ts";
import { Page } from "./page/page.ts";
import { readmePage } from "./page/readme-page.ts";
import {
  exportsOfResource,
  isOfResource,
  type ResourceExports,
  resourcePage,
} from "./page/resource-page.ts";
import { Site, sharedTypes } from "./page/site.ts";
import { typeSection } from "./page/type-section.ts";
import { type Declaration, exportsOf, packages, readModule } from "./source/module.ts";

/** All pages of the reference. */
export async function createPages(): Promise<Pages> {
  const library = await readLibrary();
  const resources = readResources(library);
  const parts = new Map(
    resources.map((each) => [each, exportsOfResource(each, errorClasses, library)]),
  );
  const site = createSite(library, parts);

  const pages = new Map<string, string>();
  const add = (file: string, write: (page: Page) => string) =>
    pages.set(file, `${notice}\n\n${write(new Page(file, site, library))}\n`);
  add("README.md", (page) => readmePage(page, resources));
  for (const name of clients) add(`${name}.md`, (page) => clientPage(page, name));
  add("errors.md", errorsPage);
  add("functions.md", functionsPage);
  for (const [resource, exports] of parts) {
    add(`${resource.folder}.md`, (page) =>
      resourcePage(page, resource, exports, operationsOn(page, resource, resources)),
    );
  }
  // Last, since it holds what the others refer to; its types may refer to more of them.
  let count: number;
  do {
    count = site.placedIn(sharedTypes).length;
    add(sharedTypes, (page) => typesPage(page, site.placedIn(sharedTypes)));
  } while (site.placedIn(sharedTypes).length > count);
  return pages;
}

const clients = ["async", "sync"];

/** Says where everything is, before anything links to it. */
function createSite(library: Library, parts: ReadonlyMap<Resource, ResourceExports>): Site {
  const exportsOfHttp = exportsOf(readModule(join(packages, "http/src/index.ts")));
  const site = new Site(
    [...exportsOfCore.values(), ...exportsOfHttp.values()].filter(({ node }) =>
      node.type.startsWith("TS"),
    ),
  );
  site.place(api, "README.md", "");
  for (const error of errorClasses) site.place(error, "errors.md");
  for (const declaration of sharedFunctions(library).keys()) {
    site.place(declaration, "functions.md");
  }
  for (const name of clients) {
    site.place(clientOf(name), `${name}.md`, "");
    for (const type of clientTypes(name)) site.place(type, `${name}.md`);
  }
  for (const [{ folder }, { types, classes, functions }] of parts) {
    const file = `${folder}.md`;
    for (const each of [...types, ...classes]) site.place(each, file);
    for (const each of functions.keys()) site.place(each, file, "Functions");
  }
  for (const operation of Object.values<Operation>(operations)) {
    const resource = [...parts.keys()].find(({ folder }) =>
      isOfResource(library.declarationOf(operation), folder),
    );
    if (resource) site.placeOperation(operation.id, `${resource.folder}.md`);
  }
  return site;
}

/** The operations in a resource's folder, with links to the methods that use them. */
function operationsOn(
  page: Page,
  { methods, folder }: Resource,
  resources: readonly Resource[],
): Map<Operation, string[]> {
  const used = new Set(methods.flatMap((method) => method.operations));
  const own = [...used].filter((operation) =>
    isOfResource(page.library.declarationOf(operation), folder),
  );
  const usersOf = (operation: Operation) =>
    resources.flatMap((each) =>
      each.methods
        .filter((method) => method.operations.includes(operation))
        .map(({ name }) =>
          page.linkMethod(name, `${each.folder}.md`, `client.${each.namespace}.${name}`),
        ),
    );
  return new Map(own.map((operation) => [operation, usersOf(operation)]));
}

const notice = "<!-- Written by `pnpm docs:reference` from the sources. -->";

function typesPage(page: Page, types: readonly Declaration[]): string {
  return paragraphs(
    "# Shared types",
    "Types that are no single resource's.",
    types.map((type) => page.link(type)).join(" · "),
    types.map((type) => typeSection(page, type, 2)),
  );
}
