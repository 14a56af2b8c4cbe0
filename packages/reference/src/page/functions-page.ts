import { exportsOfCore, type Library } from "../model/library.ts";
import { type Method, readFunction } from "../model/method.ts";
import type { Declaration } from "../source/module.ts";
import { paragraphs } from "./markdown.ts";
import { methodSection } from "./method-section.ts";
import type { Page } from "./page.ts";
import { isOfResource } from "./resource-page.ts";

/** The functions of core that are no resource's. */
export function sharedFunctions({ types }: Library): Map<Declaration, Method> {
  const functions = new Map<Declaration, Method>();
  for (const declaration of exportsOfCore.values()) {
    if (isOfResource(declaration)) continue;
    const method = readFunction(declaration, types);
    if (method) functions.set(declaration, method);
  }
  return functions;
}

/** The page of functions: what calls are made of. */
export function functionsPage(page: Page): string {
  const functions = sharedFunctions(page.library);
  return paragraphs(
    "# Functions",
    "What both packages export besides the client: what your own calls are made of.",
    [...functions.keys()].map((declaration) => page.link(declaration)).join(" · "),
    [...functions.values()].map((method) => methodSection(page, method, { level: 2 })),
  );
}
