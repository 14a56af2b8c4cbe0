import { execFile } from "node:child_process";
import { availableParallelism } from "node:os";
import { promisify } from "node:util";
import { type SandboxProcess, startSandbox } from "@honeycomb/sandbox/process";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { folder, writeSnippets } from "./snippets.ts";

vi.setConfig({ maxConcurrency: availableParallelism() });

const snippets = await writeSnippets();
const keys = {
  apiKeys: ["api-key"],
  managementKeys: ["management-key:management-secret"],
} as const;

let sandbox: SandboxProcess;
beforeAll(async () => {
  sandbox = await startSandbox({ seed: true, ...keys });
});
afterAll(() => sandbox.close());

test("there are examples, and nearly all of them run", () => {
  expect(snippets.filter(({ runs }) => runs).length).toBeGreaterThan(20);
  expect(snippets.filter(({ runs }) => !runs).length).toBeLessThanOrEqual(5);
});

test.concurrent("every example compiles", { timeout: 60_000 }, async () => {
  const errors = await run("tsc", ["-p", "../tsconfig.snippets.json"]);
  expect(errors).toBe("");
});

test.concurrent.for(snippets.filter(({ runs }) => runs))(
  "the example at $place runs",
  { timeout: 60_000 },
  async ({ file }) => {
    await run("node", ["--conditions=@honeycomb/source", file]);
  },
);

/** Runs a command, and returns what it prints. Where it fails, the error says what it printed. */
async function run(command: string, args: readonly string[]): Promise<string> {
  const env = {
    PATH: process.env.PATH,
    // Every example reads the same sources; most of the time goes into taking types off them.
    NODE_COMPILE_CACHE: "../node_modules/.cache/node",
    HONEYCOMB_API_ENDPOINT: sandbox.url,
    HONEYCOMB_API_KEY: keys.apiKeys[0],
    HONEYCOMB_MANAGEMENT_KEY: "management-key",
    HONEYCOMB_MANAGEMENT_SECRET: "management-secret",
  };
  try {
    return (await promisify(execFile)(command, args, { cwd: folder, env })).stdout.trim();
  } catch (error) {
    const { stdout = "", stderr = "" } = error as { stdout?: string; stderr?: string };
    throw new Error(`${command} failed:\n${stdout}${stderr}`, { cause: error });
  }
}
