import type { Operation } from "@honeycomb/core";
import { exportsOfCore } from "../model/library.ts";
import type { Method, Parameter, Signature } from "../model/method.ts";
import { plainText, type TypeText } from "../model/shape.ts";
import { exampleFence } from "./example.ts";
import { fence, pageLinks, paragraphs } from "./markdown.ts";
import { keyOf } from "./operation-section.ts";
import type { Page } from "./page.ts";

export interface MethodSectionOptions {
  /** How deep the heading is. @default 3 */
  readonly level?: number;
  /** The operations that it uses. */
  readonly operations?: readonly Operation[];
  /** The methods of the same class, which its comment may link to. */
  readonly siblings?: readonly string[];
  /** The package that its examples import from. @default "async" */
  readonly from?: string;
}

/** A method or function: how it is called, what it does, what it asks for. */
export function methodSection(
  page: Page,
  method: Method,
  { level = 3, operations = [], siblings = [], from = "async" }: MethodSectionOptions = {},
): string {
  const { doc, signatures } = method;
  return paragraphs(
    `${"#".repeat(level)} ${titleOf(method)}`,
    fence("typescript", signatures.map((each) => signatureText(method.name, each)).join("\n")),
    page.prose(doc.text, siblings),
    detailList(page, method),
    operationList(page, operations),
    doc.examples.map((example) => exampleFence(example, from)),
    pageLinks(doc.see),
  );
}

/** A method's heading: `list`, `new HoneycombClient`, `HoneycombClient.fromEnv`. */
function titleOf({ name, signatures: [first] }: Method): string {
  return `${first?.prefix ?? ""}${name}`;
}

/** A method or function in a line: for where there are many, which differ little. */
export function methodLine(
  page: Page,
  { name, doc, signatures: [first] }: Method,
  siblings: readonly string[] = [],
): string {
  // Of a constructor, there may be no more to say than what it takes.
  const text =
    doc.text || [...doc.params].map(([each, what]) => `\`${each}\` is ${what}`).join("; ");
  const parameters = first?.parameters?.map((each) => `${each.name}${each.optional ? "?" : ""}`);
  const call = `${first?.prefix ?? ""}${name}${parameters ? `(${parameters.join(", ")})` : ""}`;
  return `- \`${call}\`${text && `: ${page.line(text, siblings)}`}`;
}

function signatureText(name: string, { prefix, generics, parameters, result }: Signature): string {
  const typed = (type: TypeText) => (type.length > 0 ? `: ${plainText(type)}` : "");
  if (!parameters) return `${name}${typed(result)}`;
  const parts = parameters.map(
    ({ name, optional, type }) => `${name}${optional ? "?" : ""}${typed(type)}`,
  );
  const start = `${prefix}${name}${generics}`;
  const line = `${start}(${parts.join(", ")})${typed(result)}`;
  if (line.length <= 90) return line;
  return `${start}(\n${parts.map((part) => `  ${part},\n`).join("")})${typed(result)}`;
}

/** What there is to say of what it takes, returns and throws, or a link to what says it. */
function detailList(page: Page, { doc, signatures }: Method): string {
  const parameters = new Map<string, Parameter>();
  for (const parameter of signatures.flatMap((signature) => signature.parameters ?? [])) {
    if (!parameters.has(parameter.name)) parameters.set(parameter.name, parameter);
  }
  const lines = [...parameters.values()].map(({ name, optional, type }) =>
    detail(page, `\`${name}${optional ? "?" : ""}\``, type, doc.params.get(name)),
  );
  const results = new Map(signatures.map(({ result }) => [plainText(result), result]));
  const result = [...results.values()].flatMap((each, index) =>
    index === 0 ? each : [" | ", ...each],
  );
  lines.push(detail(page, "returns", result, doc.returns));
  for (const { name, when } of doc.throws) {
    const declaration = exportsOfCore.get(name);
    const link = declaration ? page.link(declaration) : `\`${name}\``;
    lines.push(`- throws ${link} ${page.line(when)}`);
  }
  return lines.filter(Boolean).join("\n");
}

/** A line of the list; none where there is no more to say than the signature does. */
function detail(page: Page, what: string, type: TypeText, meaning: string | undefined): string {
  const isKnown = type.every((part) => typeof part === "string");
  if (isKnown && !meaning) return "";
  return `- ${what}${isKnown ? "" : ` ${page.type(type)}`}${meaning ? `: ${page.line(meaning)}` : ""}`;
}

function operationList(page: Page, operations: readonly Operation[]): string {
  const lines = operations.map((operation) => {
    const { id, method, path } = operation;
    return `${page.linkOperation(id)}, \`${method} ${path}\`: needs ${keyOf(operation)}`;
  });
  if (lines.length <= 1) return lines.map((line) => `Operation: ${line}`).join("");
  return `Operations:\n\n${lines.map((line) => `- ${line}`).join("\n")}`;
}
