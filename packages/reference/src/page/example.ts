import { join } from "node:path";
import { parseSync } from "oxc-parser";
import { namespacesOfCore } from "../model/library.ts";
import { exportsOf, packages, readModule } from "../source/module.ts";
import { namesIn } from "../source/names.ts";
import { fence } from "./markdown.ts";

/**
 * An example, in a fence, with an import of what it uses, save the client: that is there already.
 *
 * @param from the package of its client
 */
export function exampleFence(example: string, from = "async"): string {
  const program = from === "sync" ? example.replaceAll("await ", "") : example;
  return fence(from === "sync" ? "ts excerpt sync" : "ts excerpt", withImports(program, from));
}

/** An example with an import of what it uses. */
export function withImports(example: string, from: string): string {
  const exports = exportsOf(readModule(join(packages, from, "src/index.ts")));
  const { program, module } = parseSync("example.ts", example);
  const imported = module.staticImports.flatMap(({ entries }) =>
    entries.map(({ localName }) => localName.value),
  );
  const names = new Set(
    namesIn(program).filter((name) => exports.has(name) || namespacesOfCore.has(name)),
  );
  for (const name of imported) names.delete(name);
  if (names.size === 0) return example;
  const list = [...names]
    .sort((one, other) => one.localeCompare(other))
    .map((name) => (exports.get(name)?.node.type.startsWith("TS") ? `type ${name}` : name))
    .join(", ");
  return `import { ${list} } from "@honeycomb/${from}";\n\n${example}`;
}
