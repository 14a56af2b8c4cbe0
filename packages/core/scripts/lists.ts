import { readdirSync, readFileSync } from "node:fs";

const source = new URL("../src/", import.meta.url);

/**
 * The lists of all resources, by their paths in `src/resources`. Each folder there with a
 * `resource.ts` is a resource, so nobody has to add a new one to several lists.
 */
export function createLists(): Map<string, string> {
  const resources = findResources();
  const exportsOf = (what: string, file: string) =>
    resources.map(({ folder }) => `export ${what} from "./${folder}/${file}.ts";`);
  return new Map([
    ["operations.list.ts", toFile(exportsOf("*", "operations"))],
    ["schemas.list.ts", toFile(exportsOf("*", "schemas"))],
    ["types.list.ts", toFile(exportsOf("type *", "types"))],
    [
      "resources.list.ts",
      toFile(
        resources.map(
          ({ folder, className }) => `export { ${className} } from "./${folder}/resource.ts";`,
        ),
      ),
    ],
    ["api.list.ts", toFile(createApi(resources))],
  ]);
}

interface ResourceFolder {
  readonly folder: string;
  /** The name of its class, such as `BoardViews`. */
  readonly className: string;
  /** The name of its property, such as `boardViews`. */
  readonly property: string;
  /** The first sentence of its class's doc comment. */
  readonly summary: string;
}

function findResources(): ResourceFolder[] {
  const folders = readdirSync(new URL("resources", source), { withFileTypes: true });
  return folders
    .filter((entry) => entry.isDirectory())
    .map(({ name: folder }) => {
      const code = readFileSync(new URL(`resources/${folder}/resource.ts`, source), "utf8");
      const [, comment = "", className] =
        /\/\*\*((?:(?!\*\/).)*)\*\/\nexport class (\w+)</s.exec(code) ?? [];
      if (className === undefined) {
        throw new Error(`resources/${folder}/resource.ts exports no class with a doc comment`);
      }
      const property = folder.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
      const [summary = ""] = /.*?\.(?= |$)/.exec(comment.replaceAll(/[\s*]+/g, " ").trim()) ?? [];
      return { folder, className, property, summary };
    })
    .sort((a, b) => (a.folder < b.folder ? -1 : 1));
}

function createApi(resources: readonly ResourceFolder[]): string[] {
  const imports = resources.map(
    ({ folder, className }) => `import { ${className} } from "./${folder}/resource.ts";`,
  );
  const getters = resources.flatMap(({ className, property, summary }) => [
    "",
    `  /** ${summary} */`,
    `  get ${property}(): ${className}<M> {`,
    `    return this.resource(${className}<M>);`,
    "  }",
  ]);
  return [
    'import type { Mode, Runner } from "../call/mode.ts";',
    ...imports,
    "",
    "/** The resources of Honeycomb's API, in the mode of a client. */",
    "export abstract class Resources<M extends Mode> {",
    "  /** Returns the resource of a class. Creates it when it is first used. */",
    "  protected abstract resource<R>(resourceClass: new (runner: Runner<M>) => R): R;",
    ...getters,
    "}",
  ];
}

function toFile(lines: readonly string[]): string {
  return [
    "// Written by `pnpm --filter @honeycomb/core lists`, from the folders beside this file.",
    ...lines,
    "",
  ].join("\n");
}
