import { exportsOfCore, type Library } from "../model/library.ts";
import type { Field } from "../model/shape.ts";
import { type Declaration, docOf, resolve } from "../source/module.ts";
import { paragraphs } from "./markdown.ts";
import type { Page } from "./page.ts";

const found = [...exportsOfCore.values()].filter((declaration) =>
  ancestorsOf(declaration).some(({ name }) => name === "HoneycombError"),
);

/** The classes of errors that core exports, each before those that extend it. */
export const errorClasses: readonly Declaration[] = descendants();

function descendants(parent?: Declaration): Declaration[] {
  return found
    .filter((each) => parentOf(each) === parent)
    .flatMap((each) => [each, ...descendants(each)]);
}

/** The nearest class that one extends, of those that are exported. */
function parentOf(error: Declaration): Declaration | undefined {
  return ancestorsOf(error)
    .slice(1)
    .find((each) => found.includes(each));
}

/** A class and those that it extends, the nearest first. */
function ancestorsOf(declaration: Declaration | undefined): Declaration[] {
  if (declaration?.node.type !== "ClassDeclaration") return [];
  const { superClass } = declaration.node;
  const parent =
    superClass?.type === "Identifier" ? resolve(declaration.module, superClass.name) : undefined;
  return [declaration, ...ancestorsOf(parent)];
}

/** The page of errors: when each is thrown, and what it holds. */
export function errorsPage(page: Page): string {
  return paragraphs(
    "# Errors",
    "What each class is for, and what it holds. [Errors](../errors.md) says what to do about them.",
    errorClasses.map((error) => page.link(error)).join(" · "),
    errorClasses.map((error) => errorSection(page, error)),
  );
}

function errorSection(page: Page, error: Declaration): string {
  const ancestors = ancestorsOf(error);
  const parent = parentOf(error);
  // A class that isn't exported is one with those that extend it.
  const own = parent ? ancestors.slice(0, ancestors.indexOf(parent)) : ancestors;
  const fields = own.toReversed().flatMap((each) => fieldsOf(each, page.library));
  return paragraphs(
    `## ${error.name}`,
    error.doc && page.prose(error.doc.text),
    `Extends ${parent ? page.link(parent) : "`Error`"}.`,
    page.fields({ kind: "object", fields }),
  );
}

function fieldsOf({ module, node }: Declaration, { types }: Library): Field[] {
  if (node.type !== "ClassDeclaration") return [];
  return node.body.body.flatMap((element): Field[] => {
    if (element.type !== "PropertyDefinition" || element.key.type !== "Identifier") return [];
    if (!element.readonly || !element.typeAnnotation) return [];
    const type = types.readText(module, element.typeAnnotation.typeAnnotation);
    const doc = docOf(module, element);
    return [{ name: element.key.name, shape: { kind: "text", text: type }, optional: false, doc }];
  });
}
