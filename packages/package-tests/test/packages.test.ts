import { glob, readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startHoneycomb } from "./honeycomb.ts";
import { folders, Installation, type PackageName } from "./installation.ts";

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

/** Installing and compiling take their time, the more so where other tests run beside them. */
const timeout = 120_000;
const options = { concurrent: true, timeout };

/** A package, what its program prints, and what comes along with it: all, or of ours alone. */
const libraries = [
  { name: "@honeycomb/core", prints: "/1/datasets/api", brings: ["valibot"] },
  { name: "@honeycomb/http", prints: "200", brings: ["@honeycomb/core", "ky", "valibot"] },
  {
    name: "@honeycomb/async",
    prints: "API",
    brings: ["@honeycomb/core", "@honeycomb/http", "ky", "valibot"],
  },
  {
    name: "@honeycomb/sync",
    prints: "API",
    brings: ["@honeycomb/core", "@honeycomb/http", "ky", "sync-message-port", "valibot"],
  },
  { name: "@honeycomb/sandbox", prints: "API", bringsOfOurs: ["@honeycomb/core"] },
] as const;

describe.for(libraries)("$name, installed alone", options, (library) => {
  const program = `${library.name.replace("@honeycomb/", "")}.ts`;
  let installed: Installation;
  beforeAll(async () => {
    installed = await install(library.name);
  }, timeout);
  afterAll(() => installed?.[Symbol.asyncDispose]());

  test("brings along what it uses, and nothing else", async () => {
    const brought = await installed.brought();
    if ("brings" in library) expect(brought).toEqual(library.brings);
    else expect(brought.filter(isOurs)).toEqual(library.bringsOfOurs);
  });

  test("holds what was built, and nothing else", () => expectBuiltFiles(installed));

  test("works where it is imported and where it is required", async () => {
    // Declarations are slow to check, and these use all the others.
    const checkDeclarations = ["@honeycomb/async", "@honeycomb/sandbox"].includes(library.name);
    await installed.compile(program, "nodenext", ["mts", "cts"], { checkDeclarations });
    expect(await installed.run("node", ["nodenext.mjs"])).toBe(library.prints);
    expect(await installed.run("node", ["nodenext.cjs"])).toBe(library.prints);
  });

  test("works in a project for a bundler", async () => {
    await installed.compile(program, "bundler", ["ts"]);
    expect(await installed.run("node", ["bundler.js"])).toBe(library.prints);
  });
});

describe("@honeycomb/cli, installed alone", options, () => {
  let installed: Installation;
  beforeAll(async () => {
    installed = await install("@honeycomb/cli");
  }, timeout);
  afterAll(() => installed?.[Symbol.asyncDispose]());

  test("holds what was built, and nothing else", () => expectBuiltFiles(installed));

  test("never brings along the client with promises", async () => {
    expect((await installed.brought()).filter(isOurs)).toEqual([
      "@honeycomb/core",
      "@honeycomb/http",
      "@honeycomb/sandbox",
      "@honeycomb/sync",
    ]);
  });

  test.for(["hny", "honeycomb"])("has the command %s", async (command) => {
    const args = ["datasets", "list", "--output", "json"];
    const printed = await installed.run(`node_modules/.bin/${command}`, args);
    expect(JSON.parse(printed)).toMatchObject([{ name: "API" }]);
  });
});

function isOurs(name: string): boolean {
  return name.startsWith("@honeycomb/");
}

async function expectBuiltFiles(installed: Installation): Promise<void> {
  const files = await installed.files();
  expect(files).toEqual(expect.arrayContaining(["LICENSE", "README.md", "package.json"]));
  const others = files.filter((path) => !["LICENSE", "README.md", "package.json"].includes(path));
  expect(others.filter((path) => !/^dist\/.+\.(d\.ts|js|js\.map)$/.test(path))).toEqual([]);
  expect(others.filter((path) => path.includes(".test."))).toEqual([]);

  // Nothing points to what is not there: sources, the workspace, its catalog.
  const {
    scripts: _,
    repository: __,
    ...manifest
  } = JSON.parse(await installed.read("package.json"));
  expect(JSON.stringify(manifest)).not.toMatch(/src\/|source|workspace:|catalog:/);
  for (const path of others.filter((path) => path.endsWith(".map"))) {
    const map = JSON.parse(await installed.read(path));
    expect(map.sourcesContent, path).toHaveLength(map.sources.length);
  }
}
