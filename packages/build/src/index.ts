import { execFileSync } from "node:child_process";
import { readFile, rm, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { type OutputChunk, type RolldownOptions, rolldown } from "rolldown";
import { writeLicenses } from "./licenses.ts";

/*
 * A published package has two layouts in `dist`:
 *
 * - modules as TypeScript emits them, with declarations, for bundlers: they take what is used;
 * - `dist/node`, for the export condition "node": a file for each entry point, because Node takes
 *   several times its own start to load a hundred small files.
 *
 * In `dist/node`, `dependencies` and `peerDependencies` stay imports, so that there is one copy of
 * each and `instanceof` works across packages. Everything else becomes part of the files.
 */

/** A module whose text the build generates. */
export interface Replacement {
  /** Its path in `src`, without an extension. */
  readonly module: string;
  readonly text: string;
  /** The files that became part of the text, for their licenses. */
  readonly files: readonly string[];
}

export interface BuildOptions {
  /** Modules that need a file of their own, besides those that package.json names. */
  readonly entries?: readonly string[] | undefined;
  /** Dependencies that become part of the files for Node, although modules import them. */
  readonly inline?: readonly string[] | undefined;
  readonly replacement?: Replacement | undefined;
}

/** Builds the package in the current folder. */
export async function buildPackage(options: BuildOptions = {}): Promise<void> {
  const { replacement } = options;
  const manifest: Manifest = JSON.parse(await readFile("package.json", "utf8"));
  await rm("dist", { recursive: true, force: true });
  // A program has no modules for bundlers, only its files for Node.
  const isLibrary = manifest.publishConfig.exports !== undefined;
  if (isLibrary) execFileSync("tsc", ["-b", "tsconfig.build.json"], { stdio: "inherit" });
  if (replacement) {
    await writeFile(`dist/${replacement.module}.js`, replacement.text);
    await rm(`dist/${replacement.module}.js.map`);
  }
  const files = await bundleForNode(manifest, isLibrary ? "dist/node" : "dist", options);
  await writeLicenses([...files, ...(replacement?.files ?? [])]);
}

/** Bundles a module with all that it imports into one script, which needs nothing but Node. */
export async function bundleProgram(module: string): Promise<{ code: string; files: string[] }> {
  const bundle = await rolldown({ ...inputOptions, input: `src/${module}.ts` });
  const { output } = await bundle.generate({
    format: "cjs",
    codeSplitting: false,
    comments: false,
    // Lines stay, since Node prints the line of an error that nobody catches.
    minify: { compress: true, mangle: true, codegen: false },
  });
  return { code: output[0].code, files: output[0].moduleIds };
}

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly bin?: Readonly<Record<string, string>>;
  readonly publishConfig: {
    readonly exports?: Readonly<Record<string, { readonly node: string }>>;
  };
}

const inputOptions = {
  platform: "node",
  resolve: { conditionNames: ["@honeycomb/source", "node", "import", "default"] },
} satisfies RolldownOptions;

/** Returns the paths of all files that were bundled. */
async function bundleForNode(
  { bin = {}, publishConfig, ...manifest }: Manifest,
  folder: string,
  { entries = [], inline = [], replacement }: BuildOptions,
): Promise<string[]> {
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
  });
  return output
    .filter((file): file is OutputChunk => file.type === "chunk")
    .flatMap((chunk) => chunk.moduleIds);
}
