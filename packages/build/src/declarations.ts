import { glob, readFile, rm, writeFile } from "node:fs/promises";
import { basename } from "node:path";
import { rolldown } from "rolldown";
import { dts } from "rolldown-plugin-dts";

/**
 * Bundles the declarations that TypeScript emitted: a file for each entry point, and files for what
 * several of them share. What no entry point needs is left out.
 *
 * @param entries the declarations of the entry points, such as `./dist/index.d.ts`
 * @param oneFile puts everything into `declarations.d.ts`, which the entry points only re-export
 */
export async function bundleDeclarations(
  entries: readonly string[],
  oneFile = false,
): Promise<void> {
  const bundle = await rolldown({
    input: Object.fromEntries(
      entries.map((path) => [path.slice("./dist/".length, -".d.ts".length), path]),
    ),
    // Everything in other packages.
    external: /^[@a-z]/,
    // Nothing is generated, but the default generator needs an API that TypeScript 7 doesn't have.
    plugins: dts({ dtsInput: true, tsconfig: false, generator: "oxc" }),
  });
  const { output } = await bundle.generate({
    chunkFileNames: "[name].ts",
    minifyInternalExports: false,
    ...(oneFile && { codeSplitting: { groups: [{ name: "declarations.d", test: /./ }] } }),
  });
  const namespaces = (await Promise.all(entries.map(readNamespaces))).flat();
  for await (const path of glob("dist/**/*.d.ts")) await rm(path);
  for (const file of output) {
    // For namespaces, there is also a script.
    if (file.type !== "chunk" || !file.fileName.endsWith(".d.ts")) continue;
    const code = namespaces.reduce(nameNamespace, file.code);
    const small = indentWithTabs(removeInternalComments(joinExports(code)));
    await writeFile(`dist/${file.fileName}`, small);
  }
}

/** What `export * as name from "./module.ts"` exports. The bundle names it after the module. */
interface Namespace {
  readonly name: string;
  readonly bundledName: string;
  readonly comment: string;
}

async function readNamespaces(path: string): Promise<Namespace[]> {
  const exports = /(\/\*\*(?:(?!\*\/).)*\*\/\n)?export \* as (\w+) from "([^"]+)\.ts";/gs;
  return [...(await readFile(path, "utf8")).matchAll(exports)].map(
    ([, comment = "", name = "", module = ""]) => ({
      name,
      bundledName: `${basename(module).replaceAll(/\W/g, "_")}_d_exports`,
      comment,
    }),
  );
}

function nameNamespace(code: string, { name, bundledName, comment }: Namespace): string {
  return code
    .replace(`declare namespace ${bundledName}`, `${comment}$&`)
    .replaceAll(`${bundledName} as ${name}`, name)
    .replaceAll(bundledName, name);
}

/** Makes one statement of an import and an export of the same names. */
function joinExports(code: string): string {
  return code.replace(
    /^import \{[^}]+\} from ("\.[^"]+");\nexport (type )?\{([^}]+)\};$/,
    (_, module: string, allTypes = "", list: string) => {
      const names = list.split(",").map((name) => allTypes + name.trim());
      const isType = (name: string) => name.startsWith("type ");
      const values = names.filter((name) => !isType(name)).join(", ");
      const types = names.filter(isType).map((name) => name.slice("type ".length));
      return [
        values && `export { ${values} } from ${module};\n`,
        types.length > 0 && `export type { ${types.join(", ")} } from ${module};\n`,
      ]
        .filter(Boolean)
        .join("");
    },
  );
}

/** Removes comments that no user sees: on what is not exported. Its members can be inherited. */
function removeInternalComments(code: string): string {
  const lists = [...code.matchAll(/^\s*export (?:type )?\{([^}]+)\}/gm)];
  const exported = new Set(lists.flatMap(([, names = ""]) => names.match(/\w+/g)));
  return code.replaceAll(
    /^\/\*\*(?:(?!\*\/).)*\*\/\n((?:declare )?(?:abstract )?(?:class|const|function|interface|type) (\w+))/gms,
    (all, declaration, name) => (exported.has(name) ? all : declaration),
  );
}

function indentWithTabs(code: string): string {
  return code.replaceAll(/^(?: {2})+/gm, (spaces) => "\t".repeat(spaces.length / 2));
}
