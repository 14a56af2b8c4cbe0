import { copyFile, cp, glob, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startHoneycomb } from "./honeycomb.ts";
import { folders, Installation, type PackageName } from "./installation.ts";
import {
  expectDependencies,
  expectPrograms,
  isOwn,
  type LibraryName,
  libraries,
} from "./libraries.ts";

const programs = join(import.meta.dirname, "../programs");
const apiKey = "a-key-of-the-package-tests";
let honeycomb: Awaited<ReturnType<typeof startHoneycomb>>;
beforeAll(async () => {
  honeycomb = await startHoneycomb(apiKey);
});
afterAll(() => honeycomb[Symbol.asyncDispose]());

const install = (name: PackageName) =>
  Installation.create(name, {
    HONEYCOMB_API_KEY: apiKey,
    HONEYCOMB_API_ENDPOINT: honeycomb.url,
  });

test("every package that is not private is tested here", async () => {
  const workspace = join(import.meta.dirname, "../../..");
  const published: string[] = [];
  for await (const path of glob("{packages,apps}/*/package.json", { cwd: workspace })) {
    const manifest = JSON.parse(await readFile(join(workspace, path), "utf8"));
    if (!manifest.private) published.push(manifest.name);
  }
  expect(published.sort()).toEqual(Object.keys(folders).sort());
});

/** Installing and compiling is slow, especially when other tests run at the same time. */
const timeout = 120_000;
const options = { concurrent: true, timeout };

/** Installs a package before the tests of a suite. */
function useInstallation(name: PackageName): () => Installation {
  let installed: Installation;
  beforeAll(async () => {
    installed = await install(name);
  }, timeout);
  afterAll(() => installed?.[Symbol.asyncDispose]());
  return () => installed;
}

/** Tests the libraries that an installation contains. `pnpm test:full` installs each alone. */
function testLibraries(installed: () => Installation, names: readonly LibraryName[]): void {
  test.for(names)("%s holds what was built, and nothing else", (name) =>
    expectBuiltFiles(installed(), name),
  );

  test.for(names)(
    "%s has declarations, modules for bundlers, and a file for Node",
    async (name) => {
      const { exports } = JSON.parse(await installed().read(name, "package.json"));
      for (const conditions of Object.values<Record<string, string>>(exports)) {
        // The first matching condition is used.
        expect(Object.keys(conditions)).toEqual(["types", "node", "default"]);
        for (const path of Object.values(conditions)) {
          expect(await installed().read(name, path)).toBeTruthy();
        }
        // The sandbox imports packages that can't be bundled.
        if (name === "@honeycomb/sandbox") continue;
        // The file contains all modules. With several entry points, they re-export it.
        const code = await installed().read(name, conditions.node as string);
        const imported = [...code.matchAll(/from "\.\/([^"]+)"/g)].map(([, file]) => file);
        expect(imported.filter((file) => file !== "bundle.js")).toEqual([]);
        // Bundlers that emit CommonJS have no value for it.
        expect(code).not.toContain("import.meta");
      }
    },
  );

  test("its libraries can be imported and required", async () => {
    await expectPrograms(installed(), names, { checkDeclarations: true });
  });

  test("its libraries work in a project for a bundler", async () => {
    await installed().compile(names, "bundler");
    for (const name of names) {
      expect(await installed().runProgram(name, "js"), name).toBe(libraries[name].prints);
    }
  });
}

describe("@honeycomb/async, installed alone", options, () => {
  const installed = useInstallation("@honeycomb/async");
  testLibraries(installed, ["@honeycomb/core", "@honeycomb/http", "@honeycomb/async"]);

  test("installs only what it uses", () => expectDependencies(installed(), "@honeycomb/async"));

  test("shares its errors with core", async () => {
    await copyFile(join(programs, "instanceof.mjs"), installed().path("instanceof.mjs"));
    expect(await installed().run("node", ["instanceof.mjs"])).toBe("true");
  });

  test("is bundled for browsers from modules", async () => {
    const { metafile } = await build({
      absWorkingDir: installed().path("."),
      stdin: {
        contents: 'export { HoneycombClient } from "@honeycomb/async"',
        resolveDir: installed().path("."),
      },
      bundle: true,
      write: false,
      metafile: true,
      platform: "browser",
      format: "esm",
    });
    const inputs = Object.keys(metafile.inputs);
    expect(inputs).toContain("node_modules/@honeycomb/core/dist/api.js");
    expect(inputs.filter((path) => path.includes("/dist/node/"))).toEqual([]);
  });
});

describe("@honeycomb/cli, installed alone", options, () => {
  const installed = useInstallation("@honeycomb/cli");
  testLibraries(installed, ["@honeycomb/sync", "@honeycomb/sandbox"]);

  test("holds one script, and nothing else", async () => {
    await expectBuiltFiles(installed(), "@honeycomb/cli");
    const scripts = (await installed().files("@honeycomb/cli")).filter((path) =>
      path.endsWith(".js"),
    );
    expect(scripts).toEqual(["dist/main.js"]);
  });

  test("loads core and the client only for a command", async ({ onTestFinished }) => {
    // A copy that finds no other package.
    const folder = await mkdtemp(join(tmpdir(), "honeycomb-cli-"));
    onTestFinished(() => rm(folder, { recursive: true }));
    await cp(installed().path("node_modules/@honeycomb/cli"), folder, { recursive: true });
    const hny = (...args: string[]) =>
      installed().run("node", [join(folder, "dist/main.js"), ...args]);

    expect(await hny("--version")).toMatch(/^\d+\.\d+\.\d+$/);
    expect(await hny("--help")).toMatch(/^Usage: hny/);
    await expect(hny("datasets", "list")).rejects.toThrow("Cannot find package '@honeycomb/sync'");
    await expect(hny("api", "--help")).rejects.toThrow("Cannot find package '@honeycomb/core'");
  });

  test("doesn't install the async client", async () => {
    expect((await installed().dependencies()).filter(isOwn)).toEqual([
      "@honeycomb/core",
      "@honeycomb/sandbox",
      "@honeycomb/sync",
    ]);
  });

  test.for(["hny", "honeycomb"])("has the command %s", async (command) => {
    const args = ["datasets", "list", "--output", "json"];
    const printed = await installed().run(`node_modules/.bin/${command}`, args);
    expect(JSON.parse(printed)).toMatchObject([{ name: "API" }]);
  });
});

async function expectBuiltFiles(installed: Installation, name: PackageName): Promise<void> {
  const files = await installed.files(name);
  const always = ["LICENSE", "README.md", "package.json"];
  expect(files).toEqual(expect.arrayContaining(always));
  const others = files.filter(
    (path) => ![...always, "dist/THIRD-PARTY-LICENSES.txt"].includes(path),
  );
  expect(others.filter((path) => !/^dist\/.+\.(d\.ts|js|js\.map)$/.test(path))).toEqual([]);
  expect(others.filter((path) => path.includes(".test."))).toEqual([]);
  for (const path of others.filter((path) => path.endsWith(".js"))) {
    // Node 22 doesn't know this declaration.
    expect(await installed.read(name, path), path).not.toMatch(/^\s*(await )?using \w+ =/m);
  }

  // Nothing refers to files that are not published: sources, the workspace, its catalog.
  const {
    scripts: _,
    repository: __,
    ...manifest
  } = JSON.parse(await installed.read(name, "package.json"));
  expect(JSON.stringify(manifest)).not.toMatch(/src\/|source|workspace:|catalog:/);
  const maps = others.filter((path) => path.endsWith(".map"));
  expect(maps).not.toEqual([]);
  for (const path of maps) {
    const { sources, sourcesContent } = JSON.parse(await installed.read(name, path));
    expect(sources.length, path).toBeGreaterThan(0);
    expect(sourcesContent, path).toEqual(sources.map(() => expect.any(String)));
  }
}
