import { join } from "node:path";
import { methodsOf } from "../model/method.ts";
import { type Declaration, exportsOf, packages, readModule } from "../source/module.ts";
import { exampleFence } from "./example.ts";
import { paragraphs } from "./markdown.ts";
import { methodSection } from "./method-section.ts";
import type { Page } from "./page.ts";
import { typeSection } from "./type-section.ts";

/** The page of a client: how to make one, and what it does besides its namespaces. */
export function clientPage(page: Page, name: string): string {
  const client = clientOf(name);
  const { doc } = client;
  const methods = methodsOf(client, page.library.types);
  const siblings = methods.map((method) => method.name);
  return paragraphs(
    `# @honeycomb/${name}`,
    doc && page.prose(doc.text),
    (doc?.examples ?? []).map((example) => exampleFence(example, name)),
    "All else is in its [namespaces](README.md#namespaces).",
    "## Methods",
    methods.map((method) => methodSection(page, method, { from: name, siblings })),
    "## Types",
    clientTypes(name).map((type) => typeSection(page, type)),
  );
}

/** The class of a package's client. */
export function clientOf(name: string): Declaration {
  const client = exportsOf(readModule(join(packages, name, "src/index.ts"))).get("HoneycombClient");
  if (client) return client;
  throw new Error(`@honeycomb/${name} has no client`);
}

/** The types that a client has of its own, and the interfaces that its methods need. */
export function clientTypes(name: string): Declaration[] {
  const source = join(packages, name, "src");
  const exported = exportsOf(readModule(join(source, "index.ts"))).values();
  const declared = readModule(join(source, "client.ts")).declarations.values();
  return [
    ...[...exported].filter(
      ({ module, node }) => module.file.startsWith(source) && node.type.startsWith("TS"),
    ),
    ...[...declared].filter(({ node }) => node.type === "TSInterfaceDeclaration"),
  ];
}
