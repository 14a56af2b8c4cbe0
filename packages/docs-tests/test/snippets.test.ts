import { execFile } from "node:child_process";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { type SandboxProcess, startSandbox } from "@honeycomb/sandbox/process";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { folder, type SnippetKind, writeSnippets } from "./snippets.ts";

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

test("most examples are programs that run", () => {
  const count = (kind: SnippetKind) => snippets.filter((each) => each.kind === kind).length;
  expect(count("program")).toBeGreaterThan(20);
  expect(count("unrunnable")).toBeLessThanOrEqual(5);
  expect(count("excerpt")).toBeGreaterThan(20);
});

test.concurrent("every example compiles", { timeout: 60_000 }, async () => {
  const errors = await run("tsc", ["-p", "../tsconfig.snippets.json"]);
  expect(errors).toBe("");
});

const programs = snippets.filter(({ kind }) => kind === "program");

test.concurrent.for([...Map.groupBy(programs, ({ page }) => page)])(
  "the examples of %s run",
  { timeout: 60_000 },
  async ([, examples]) => {
    const files = examples.map(({ file }) => file);
    const runner = fileURLToPath(new URL("run-examples.ts", import.meta.url));
    await run("node", ["--conditions=@honeycomb/source", runner, ...files]);
  },
);

/** Runs a command and returns its output. If it fails, the error contains the output. */
async function run(command: string, args: readonly string[]): Promise<string> {
  const env = {
    PATH: process.env.PATH,
    NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
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
