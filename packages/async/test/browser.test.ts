import { createContext, runInContext } from "node:vm";
import { createSandbox } from "@honeycomb/sandbox";
import { build } from "esbuild";
import { beforeAll, describe, expect, test } from "vitest";

/** The globals of browsers and workers that the client uses. */
const webGlobals = {
  AbortController,
  AbortSignal,
  Blob,
  clearTimeout,
  CompressionStream,
  crypto,
  DOMException,
  fetch,
  Headers,
  performance,
  queueMicrotask,
  ReadableStream,
  Request,
  Response,
  setTimeout,
  structuredClone,
  TextDecoder,
  TextEncoder,
  URL,
  URLSearchParams,
};

let code: string;
let inputs: string[];
beforeAll(async () => {
  const { outputFiles, metafile } = await build({
    entryPoints: [new URL("../src/index.ts", import.meta.url).pathname],
    bundle: true,
    write: false,
    metafile: true,
    platform: "browser",
    format: "iife",
    globalName: "honeycomb",
    target: "es2023",
    conditions: ["@honeycomb/source"],
  });
  code = outputFiles[0]?.text ?? "";
  inputs = Object.keys(metafile.inputs);
});

/** A context with web globals only, without those of Node. */
function bareContext(globals: object = {}) {
  const context = createContext(
    { ...webGlobals, ...globals },
    { codeGeneration: { strings: false, wasm: false } },
  );
  runInContext(code, context);
  return (script: string): unknown => runInContext(script, context);
}

describe("a bundle for browsers", () => {
  test("imports no Node modules", () => {
    expect(code).toContain("HoneycombClient");
    expect(code).not.toMatch(/["']node:/);
    expect(code).not.toMatch(/\brequire\(/);
  });

  test("consists of core, http, ky and valibot", () => {
    const packages = new Set(
      inputs.map(
        (path) =>
          /node_modules\/([^/]+)\/(?!.*node_modules)|^\.\.\/(\w+)\//
            .exec(path)
            ?.slice(1)
            .find(Boolean) ?? "async",
      ),
    );
    expect([...packages].sort()).toEqual(["async", "core", "http", "ky", "valibot"]);
  });

  test("lists datasets without Node", async () => {
    await using sandbox = createSandbox({ apiKeys: ["browser-key"] });
    const run = bareContext({
      ask: (...request: ConstructorParameters<typeof Request>) =>
        sandbox.fetch(new Request(...request)),
    });
    expect(run("typeof process + typeof Buffer + typeof require + typeof global")).toBe(
      "undefined".repeat(4),
    );
    const slugs = run(`(async () => {
      const client = new honeycomb.HoneycombClient({ apiKey: "browser-key", fetch: ask });
      await client.datasets.create({ name: "My API" });
      const [datasets] = await client.all((c) => [c.datasets.list()]);
      await client.close();
      return JSON.stringify(datasets.map(({ slug }) => slug));
    })()`);
    expect(await slugs).toBe('["my-api"]');
  });

  test("says that a key is missing, since there are no environment variables", () => {
    const run = bareContext();
    expect(() => run("honeycomb.HoneycombClient.fromEnv()")).toThrow(
      expect.objectContaining({
        name: "HoneycombConfigError",
        message: expect.stringMatching(/^A key is missing/),
      }),
    );
  });

  test("rejects with the errors of the bundle", async () => {
    const run = bareContext({ ask: async () => Response.json({ error: "no" }, { status: 404 }) });
    const caught = run(`
      new honeycomb.HoneycombClient({ apiKey: "browser-key", fetch: ask })
        .datasets.get("nope")
        .catch((error) => error instanceof honeycomb.HoneycombNotFoundError)
    `);
    expect(await caught).toBe(true);
  });
});
