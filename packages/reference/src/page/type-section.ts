import { exportsOfCore } from "../model/library.ts";
import { discriminatorOf, plainText, type Shape, type TypeText, typeOf } from "../model/shape.ts";
import { type Declaration, sourceOf, textOf } from "../source/module.ts";
import { exampleFence } from "./example.ts";
import { limitsInWords } from "./limits.ts";
import { fence, pageLinks, paragraphs } from "./markdown.ts";
import type { Page } from "./page.ts";

/** A type or a constant: its fields, or how it is written. */
export function typeSection(page: Page, declaration: Declaration, level = 3): string {
  const doc = page.library.docOf(declaration);
  return paragraphs(
    `${"#".repeat(level)} ${declaration.name}`,
    doc && page.prose(doc.text),
    doc?.deprecated && `Deprecated: ${page.prose(doc.deprecated)}`,
    noteOf(page, declaration),
    bodyOf(page, declaration),
    (doc?.examples ?? []).map((example) => exampleFence(example)),
    pageLinks(doc?.see),
  );
}

function bodyOf(page: Page, declaration: Declaration): readonly string[] {
  const { node, module } = declaration;
  if (node.type === "VariableDeclarator") {
    return [`\`${node.init ? textOf(module, node.init) : ""}\``];
  }
  const same = sameAs(declaration);
  if (same && page.site.hrefOf(same, page.file)) return [`The same as ${page.link(same)}.`];
  const shape = page.library.types.readDeclared(declaration);
  if (shape.kind === "union") return variantsOf(page, shape);
  const fields = page.fields(shape);
  if (fields.length > 0) return fields;
  if (shape.kind === "object" || (shape.kind === "text" && isProgram(declaration, shape.text))) {
    // The text of an interface is that of what it takes its fields from.
    const isTaken = shape.kind === "text" && node.type === "TSInterfaceDeclaration";
    const source = isTaken ? plainText(shape.text) : sourceOf(declaration);
    return [fence("typescript", source), seeAlso(page, declaration)];
  }
  return [[page.type(typeOf(shape)), limitsInWords(shape, "")].filter(Boolean).join(" · ")];
}

/** Whether a type is more than a list of values or of other types. */
function isProgram({ node }: Declaration, type: TypeText): boolean {
  const isGeneric = "typeParameters" in node && node.typeParameters !== null;
  return isGeneric || type.some((part) => typeof part === "string" && /[{`?]|=>/.test(part));
}

/** The types that one is written with. */
function seeAlso(page: Page, { module, node, name }: Declaration): string {
  const others = page.library.types
    .readText(module, node)
    .filter((part) => typeof part !== "string" && part.name !== name)
    .filter((part) => page.site.hrefOf(part as Declaration, page.file) !== undefined);
  const links = new Set(others.map((part) => page.link(part as Declaration)));
  return links.size > 0 ? `See ${[...links].join(", ")}.` : "";
}

/** The type that one is another name of. */
function sameAs({ node, module }: Declaration): Declaration | undefined {
  if (node.type === "TSTypeAliasDeclaration") {
    return exportsOfCore.get(textOf(module, node.typeAnnotation));
  }
  if (node.type !== "TSInterfaceDeclaration" || node.body.body.length > 0) return undefined;
  return exportsOfCore.get(node.extends.map((base) => textOf(module, base)).join());
}

/** What a private type that another one goes through has to say of it. */
function noteOf(page: Page, { node, module }: Declaration): string | undefined {
  const type = node.type === "TSTypeAliasDeclaration" ? node.typeAnnotation : undefined;
  const name = type?.type === "TSTypeReference" ? textOf(module, type.typeName) : "";
  const doc = module.declarations.get(name)?.doc;
  return doc && !exportsOfCore.has(name) ? page.prose(doc.text) : undefined;
}

/** A table for each of the kinds that a union has. */
function variantsOf(page: Page, shape: Shape & { kind: "union" }): readonly string[] {
  const name = discriminatorOf(shape.options);
  if (name === undefined) {
    return shape.options.flatMap((option, index) => [
      ...(index > 0 ? ["or"] : []),
      ...page.fields(option),
    ]);
  }
  const options = shape.options.flatMap((option) => {
    const field =
      option.kind === "object" ? option.fields.find((each) => each.name === name) : undefined;
    const { text, deprecated } = field?.doc ?? {};
    const value = field ? String(typeOf(field.shape)[0]) : "";
    const title = [
      `**\`${name}: ${value}\`**`,
      ...(text ? [page.prose(text)] : []),
      ...(deprecated ? [`Deprecated: ${page.prose(deprecated)}`] : []),
    ];
    return [title.join(" · "), ...page.fields(option, "field", name)];
  });
  return shape.open ? [...options, `Or another \`${name}\`, which is kept as it comes.`] : options;
}
