import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { expect, test } from "vitest";

/**
 * The size limit of the whole client on a page, in bytes, minified and compressed. About 9000 of
 * them are ky's and 2000 valibot's. The rest grows with what the client can do.
 */
const budget = 52_000;

const program = `
  import { HoneycombClient } from "@honeycomb/async";
  const client = new HoneycombClient({ apiKey: prompt("API key") });
  for (const { name } of await client.datasets.list()) document.body.append(name);
`;

test("a page that lists datasets stays small", async () => {
  const { outputFiles } = await build({
    stdin: { contents: program, resolveDir: import.meta.dirname },
    bundle: true,
    minify: true,
    write: false,
    platform: "browser",
    format: "esm",
    target: "es2023",
    conditions: ["@honeycomb/source"],
  });
  const code = outputFiles[0]?.contents ?? new Uint8Array();
  const size = gzipSync(code).length;
  console.info(`A page that lists datasets loads ${size} bytes (${code.length} uncompressed).`);
  expect(new TextDecoder().decode(code)).toContain("/1/datasets");
  expect(size).toBeLessThanOrEqual(budget);
});
