import { execFileSync } from "node:child_process";
import { readFile, rm, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { type OutputChunk, type RolldownOptions, rolldown } from "rolldown";
import { bundleDeclarations } from "./declarations.ts";
import { writeLicenses } from "./licenses.ts";

/*
 * A published package has two layouts in `dist`:
 *
 * - modules as TypeScript emits them. Bundlers include only the modules that are used. Their
 *   declarations are bundled, since most are of modules that programs can't import;
 * - `dist/node`, for the export condition "node": one file for each entry point, because loading a
 *   hundred small files takes Node several times as long as its own start.
 *
 * In `dist/node`, `dependencies` and `peerDependencies` are still imported, so that there is one copy
 * of each and `instanceof` works across packages. Everything else is bundled.
 *
 * A program has no modules for bundlers: its `dist` is one script. A dynamic import in it evaluates
 * its module only when it runs. Static imports of dependencies all load when the program starts.
 */

/** A module whose text the build generates. */
export interface Replacement {
  /** Its path in `src`, without an extension. */
  readonly module: string;
  readonly text: string;
  /** The files that were bundled into the text, for their licenses. */
  readonly files: readonly string[];
}

export interface BuildOptions {
  /** Entry points in addition to those of package.json. */
  readonly entries?: readonly string[] | undefined;
  /** Dependencies to bundle into the files for Node. */
  readonly inline?: readonly string[] | undefined;
  /** Puts everything into one file, which the entry points only re-export. */
  readonly oneFile?: boolean | undefined;
  readonly replacement?: Replacement | undefined;
}

/** Builds the package in the current folder. */
export async function buildPackage(options: BuildOptions = {}): Promise<void> {
  const { replacement } = options;
  const manifest: Manifest = JSON.parse(await readFile("package.json", "utf8"));
  await rm("dist", { recursive: true, force: true });
  if (isLibrary(manifest)) {
    // Without conditions, it uses other packages as they are published.
    const args = ["-p", "tsconfig.build.json", "--customConditions", "null"];
    execFileSync("tsc", args, { stdio: "inherit" });
    const types = Object.values(manifest.publishConfig.exports ?? {}).map(({ types }) => types);
    await bundleDeclarations(types, options.oneFile);
  }
  if (replacement) {
    await writeFile(`dist/${replacement.module}.js`, replacement.text);
    await rm(`dist/${replacement.module}.js.map`);
  }
  const files = await bundleForNode(manifest, options);
  await writeLicenses([...files, ...(replacement?.files ?? [])]);
}

/** Bundles a module and everything that it imports into one script, which only needs Node. */
export async function bundleProgram(module: string): Promise<{ code: string; files: string[] }> {
  const bundle = await rolldown({ ...inputOptions, input: `src/${module}.ts` });
  const { output } = await bundle.generate({
    format: "cjs",
    codeSplitting: false,
    comments: false,
    // Keeps line breaks, since Node prints the source line of an uncaught error.
    minify: { compress: true, mangle: true, codegen: false },
  });
  return { code: output[0].code, files: output[0].moduleIds };
}

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly bin?: Readonly<Record<string, string>>;
  readonly publishConfig: {
    readonly exports?: Readonly<Record<string, { readonly types: string; readonly node: string }>>;
  };
}

/** Whether other packages can import this one. Otherwise it is a program. */
function isLibrary({ publishConfig }: Manifest): boolean {
  return publishConfig.exports !== undefined;
}

const inputOptions = {
  platform: "node",
  resolve: { conditionNames: ["@honeycomb/source", "node", "import", "default"] },
  // The oldest Node that packages support. It doesn't know `using`.
  transform: { target: "node22.12" },
} satisfies RolldownOptions;

/** Returns the paths of all files that were bundled. */
async function bundleForNode(
  manifest: Manifest,
  { entries = [], inline = [], oneFile, replacement }: BuildOptions,
): Promise<string[]> {
  const { bin = {}, publishConfig } = manifest;
  const folder = isLibrary(manifest) ? "dist/node" : "dist";
  const published = [
    ...Object.values(publishConfig.exports ?? {}).map((conditions) => conditions.node),
    ...Object.values(bin),
  ].map((path) => path.slice(`./${folder}/`.length, -".js".length));
  const external = Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies }).filter(
    (name) => !inline.includes(name),
  );
  const replaced = replacement && resolve(`src/${replacement.module}.ts`);
  const bundle = await rolldown({
    ...inputOptions,
    input: Object.fromEntries([...published, ...entries].map((name) => [name, `src/${name}.ts`])),
    external: (id) => external.some((name) => id === name || id.startsWith(`${name}/`)),
    plugins: {
      name: "replacement",
      load: (id) => (id === replaced ? { code: replacement?.text ?? "", map: null } : undefined),
    },
  });
  const { output } = await bundle.write({
    dir: folder,
    format: "esm",
    sourcemap: true,
    comments: false,
    chunkFileNames: "[name].js",
    ...(!isLibrary(manifest) && { codeSplitting: false }),
    ...(oneFile && { codeSplitting: { groups: [{ name: "bundle", test: /./ }] } }),
  });
  return output
    .filter((file): file is OutputChunk => file.type === "chunk")
    .flatMap((chunk) => chunk.moduleIds);
}
