import * as core from "@honeycomb/core";
import { type ProjectReflection, ReflectionKind } from "typedoc";
import ts from "typescript";

/**
 * Makes programs of the examples in Markdown: adds imports of what they use, except the client. The
 * tests of the docs compile them as excerpts.
 *
 * @param page the title of the page
 */
export function completeExamples(
  markdown: string,
  page: string,
  project: ProjectReflection,
): string {
  const blocks = page === "@honeycomb/sync" || page === "@honeycomb/sandbox/process";
  const exports = exportsByName(project, blocks ? "@honeycomb/sync" : "@honeycomb/async");
  return markdown.replaceAll(/^```ts\n(.*?)^```/gms, (_, example: string) => {
    const used = freeNamesOf(example).flatMap((name) => exports.get(name) ?? []);
    const imports = [...Map.groupBy(used, ({ from }) => from)].map(
      ([from, names]) =>
        `import { ${names.map(({ specifier }) => specifier).join(", ")} } from "${from}";\n`,
    );
    const program = [imports.join(""), example].filter(Boolean).join("\n");
    return `\`\`\`ts excerpt${blocks ? " sync" : ""}\n${program}\`\`\``;
  });
}

interface Export {
  readonly from: string;
  /** Its name, after `type` if it is a type. */
  readonly specifier: string;
}

/** What examples import. A client exports all of core. */
function exportsByName(project: ProjectReflection, client: string): Map<string, Export> {
  const exports = new Map<string, Export>();
  const add = (from: string, name: string, specifier = name) =>
    exports.set(name, { from, specifier });
  for (const { name: page, children = [] } of project.children ?? []) {
    const from = page.startsWith("@honeycomb/sandbox") ? page : client;
    for (const { name, kind } of children) {
      if (kind === ReflectionKind.Interface || kind === ReflectionKind.TypeAlias) {
        add(from, name, `type ${name}`);
      } else if (page.startsWith("@honeycomb/")) {
        add(from, name);
      }
    }
  }
  // The values of core have many pages, and those of `expressions` are not among its exports.
  for (const name of Object.keys(core)) add(client, name);
  add("msw/node", "setupServer");
  return exports;
}

/** The names that a program uses but does not declare, in alphabetical order. */
function freeNamesOf(program: string): string[] {
  const used = new Set<string>();
  const declared = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) {
      const { parent } = node;
      const isMember =
        (ts.isPropertyAccessExpression(parent) || ts.isPropertyAssignment(parent)) &&
        parent.name === node;
      const isDeclaration = "name" in parent && parent.name === node;
      if (isDeclaration && !ts.isShorthandPropertyAssignment(parent)) {
        if (!isMember) declared.add(node.text);
      } else {
        used.add(node.text);
      }
    }
    node.forEachChild(visit);
  };
  visit(ts.createSourceFile("example.ts", program, ts.ScriptTarget.Latest, true));
  return [...used].filter((name) => !declared.has(name)).sort();
}
