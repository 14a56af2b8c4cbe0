import { copyFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startHoneycomb } from "../test/honeycomb.ts";
import { Installation, type PackageName, run } from "../test/installation.ts";

// The packages in runtimes other than Node.

const apiKey = "a-key-of-the-package-tests";
const timeout = 120_000;
const programs = join(import.meta.dirname, "../programs");

// They are installed here, since they are large and nothing else needs them.
const runtimes = await mkdtemp(join(tmpdir(), "honeycomb-runtimes-"));
const quiet = ["--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error"];
await run("npm", ["install", "--prefer-offline", ...quiet, "bun@1.4.5", "deno@2.9.6"], {
  cwd: runtimes,
  timeout,
});
const deno = join(runtimes, "node_modules/deno/deno");
const bun = join(runtimes, "node_modules/bun/bin/bun.exe");
afterAll(() => rm(runtimes, { recursive: true }));

/** Installs a package before all tests, with a program that uses it. */
function useProgram(name: PackageName, program: string): () => Installation {
  let installed: Installation;
  beforeAll(async () => {
    installed = await Installation.create(name, {
      HONEYCOMB_API_KEY: apiKey,
      DENO_NO_UPDATE_CHECK: "1",
    });
    await copyFile(join(programs, program), installed.path(program));
  }, timeout);
  afterAll(() => installed?.[Symbol.asyncDispose]());
  return () => installed;
}

describe("a client from environment variables", { timeout }, () => {
  const program = "from-env.mjs";
  const installed = useProgram("@honeycomb/async", program);
  let honeycomb: Awaited<ReturnType<typeof startHoneycomb>>;
  beforeAll(async () => {
    honeycomb = await startHoneycomb(apiKey);
  });
  afterAll(() => honeycomb[Symbol.asyncDispose]());

  /** Runs the program in Deno with permissions, such as `--allow-env`. */
  const runInDeno = (...permissions: string[]) => {
    const flags = ["--no-prompt", `--allow-net=${new URL(honeycomb.url).host}`, ...permissions];
    return installed().run(deno, ["run", ...flags, program, honeycomb.url]);
  };

  test("works in Bun", async () => {
    expect(await installed().run(bun, [program, honeycomb.url])).toBe("API");
  });

  test.each(["--allow-env=HONEYCOMB_API_KEY", "--allow-env"])(
    "works in Deno with %s",
    async (permission) => {
      expect(await runInDeno(permission)).toBe("API");
    },
  );

  test("names the missing permission in Deno when it may read no variable", async () => {
    await expect(runInDeno()).rejects.toThrow('Requires env access to "HONEYCOMB_API_KEY"');
  });
});

describe("a sandbox in its own process", { timeout }, () => {
  const program = "sandbox-process.mjs";
  const installed = useProgram("@honeycomb/sandbox", program);

  test.each<[runtime: string, how: string, command: string, args: string[]]>([
    ["Bun", "closed", bun, []],
    ["Bun", "forgotten", bun, []],
    ["Deno", "closed", deno, ["run", "--allow-all"]],
    ["Deno", "forgotten", deno, ["run", "--allow-all"]],
  ])("works in %s, and ends with its program: %s", async (_, how, command, args) => {
    const printed = JSON.parse(await installed().run(command, [...args, program, how]));
    expect(printed).toEqual({
      pid: expect.any(Number),
      statuses: [503, 200, 503, 500],
      isError: true,
    });
    await expect.poll(() => isRunning(printed.pid), { timeout: 5000 }).toBe(false);
  });
});

/** Whether a process exists. */
function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
