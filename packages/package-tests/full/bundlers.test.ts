import { copyFile, mkdtemp, readdir, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { build as buildByEsbuild } from "esbuild";
import { build as buildByVite } from "vite";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import webpack from "webpack";
import { startHoneycomb } from "../test/honeycomb.ts";
import { Installation, run } from "../test/installation.ts";

// The sync client in bundled programs, which run without node_modules.

const apiKey = "a-key-of-the-package-tests";
const timeout = 120_000;
let honeycomb: Awaited<ReturnType<typeof startHoneycomb>>;
let installed: Installation;
beforeAll(async () => {
  honeycomb = await startHoneycomb(apiKey);
  installed = await Installation.create("@honeycomb/sync", {});
  await copyFile(join(import.meta.dirname, "../programs/bundled.mjs"), installed.path("main.mjs"));
}, timeout);
afterAll(async () => {
  await honeycomb[Symbol.asyncDispose]();
  await installed?.[Symbol.asyncDispose]();
});

/** Bundles `main.mjs` of a folder into a file of a folder. */
type Bundle = (folder: string, outputFolder: string, file: string) => Promise<unknown>;

const byEsbuild =
  (format: "esm" | "cjs", minify: boolean): Bundle =>
  (folder, outputFolder, file) =>
    buildByEsbuild({
      absWorkingDir: folder,
      entryPoints: ["main.mjs"],
      bundle: true,
      platform: "node",
      format,
      minify,
      outfile: join(outputFolder, file),
    });

const byWebpack: Bundle = async (folder, path, filename) => {
  const compiler = webpack({
    context: folder,
    entry: "./main.mjs",
    target: "node",
    mode: "production",
    output: { path, filename },
  });
  const stats = await promisify(compiler.run.bind(compiler))();
  expect(stats?.toJson({ errors: true, warnings: true })).toMatchObject({
    errors: [],
    warnings: [],
  });
};

const byVite: Bundle = (root, outDir, entryFileNames) =>
  buildByVite({
    root,
    configFile: false,
    logLevel: "error",
    ssr: { noExternal: true },
    build: { ssr: "main.mjs", outDir, rollupOptions: { output: { entryFileNames } } },
  });

const bundlers: Readonly<Record<string, [file: string, bundle: Bundle]>> = {
  "esbuild, as a module": ["bundle.mjs", byEsbuild("esm", false)],
  "esbuild, as CommonJS": ["bundle.cjs", byEsbuild("cjs", false)],
  "esbuild, minified": ["bundle.cjs", byEsbuild("cjs", true)],
  "webpack 5": ["bundle.cjs", byWebpack],
  "vite ssr": ["bundle.mjs", byVite],
};

test.for(Object.entries(bundlers))("%s", { timeout }, async ([, [file, bundle]]) => {
  const [outputFolder, programFolder, workingFolder] = await Promise.all([
    temporaryFolder(),
    temporaryFolder(),
    temporaryFolder(),
  ]);
  await bundle(installed.path("."), outputFolder, file);
  const program = join(programFolder, file);
  await rename(join(outputFolder, file), program);
  expect(await readdir(programFolder)).toEqual([file]);
  const { stdout, stderr } = await run(process.env.PACKAGE_TESTS_NODE ?? "node", [program], {
    cwd: workingFolder,
    env: {
      PATH: process.env.PATH,
      HONEYCOMB_API_KEY: apiKey,
      HONEYCOMB_API_ENDPOINT: honeycomb.url,
    },
  });
  expect({ stdout, stderr }).toEqual({ stdout: "API\n", stderr: "" });
});

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "honeycomb-bundle-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}
