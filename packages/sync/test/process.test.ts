import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { commandLine, environment, isRunning, sendersOf } from "./support/processes.ts";
import { Program } from "./support/program.ts";
import { Server } from "./support/server.ts";

let server: Server;
beforeAll(async () => {
  server = await Server.start();
});
afterAll(() => server[Symbol.dispose]());

const apiKey = "key-that-nobody-may-see";

function run(fixture: string, name: string, environment = {}): Program {
  return new Program(fixture, {
    HONEYCOMB_API_KEY: apiKey,
    HONEYCOMB_API_ENDPOINT: server.url(name),
    ...environment,
  });
}

/** Waits until the program blocks in a call, and returns the process that sends for it. */
async function untilBlocked(program: Program, name: string): Promise<number> {
  await vi.waitFor(
    async () => expect((await server.seen(name)).requests).toEqual(["GET /1/datasets/hang"]),
    { timeout: 10_000 },
  );
  const [sender] = sendersOf(program.pid);
  if (sender === undefined) throw new Error("There is no process that sends");
  return sender;
}

async function expectGone(pid: number): Promise<void> {
  await vi.waitFor(() => expect(isRunning(pid)).toBe(false), { timeout: 2000 });
}

describe.concurrent("the process that sends", () => {
  test("has no key in its arguments or its environment", async () => {
    const program = run("hangs.ts", "secrets");
    const sender = await untilBlocked(program, "secrets");
    expect(environment(program.pid)).toContain(apiKey);
    expect(environment(sender)).toContain("PATH=");
    expect(environment(sender)).not.toContain(apiKey);
    expect(commandLine(sender)).not.toContain(apiKey);
    program.kill("SIGKILL");
    await program.end();
  });

  test("ends when an idle program is killed", async () => {
    const program = run("idles.ts", "idle");
    const sender = await vi.waitFor(
      () => {
        const [sender] = sendersOf(program.pid);
        expect(sender).toBeDefined();
        return sender as number;
      },
      { timeout: 10_000 },
    );
    program.kill("SIGKILL");
    await expectGone(sender);
  });

  test("ends when a program is killed in the middle of a call", async () => {
    const program = run("hangs.ts", "killed");
    const sender = await untilBlocked(program, "killed");
    program.kill("SIGKILL");
    await expectGone(sender);
  });

  test("ends when the thread that uses it ends", async () => {
    const { output } = await run("ends-worker.ts", "worker-ends").end();
    expect(output).toBe("during: 1\nafter: 0\n");
  });
});

describe.concurrent("a program", () => {
  test("ends by itself, with its own exit code, when it forgets to close its client", async () => {
    const { code, output } = await run("forgets-to-close.ts", "forgets").end();
    expect(output).toBe("[ 'one' ]\n");
    expect(code).toBe(7);
  });

  test("can be run with flags in NODE_OPTIONS, which don't affect the sender process", async () => {
    const preload = fileURLToPath(new URL("./fixtures/preload.cjs", import.meta.url));
    const environment = { NODE_OPTIONS: `--require "${preload}" --conditions=other` };
    const { code, output } = await run("forgets-to-close.ts", "flags", environment).end();
    expect({ code, output }).toEqual({ code: 7, output: "[ 'one' ]\n" });
  });

  test("can be CommonJS", async () => {
    const { code, output } = await run("requires.cjs", "requires").end();
    expect(output).toBe("[ 'one' ]\n");
    expect(code).toBe(0);
  });

  test("can use the client in a worker thread", async () => {
    const { code, output } = await run("in-worker.ts", "worker").end();
    expect(output.split("\n").sort()).toEqual(["", "main [ 'one' ]", "worker [ 'one' ]"]);
    expect(code).toBe(0);
  });

  test("ends immediately on Ctrl-C, although it blocks", async () => {
    const program = run("hangs.ts", "interrupted");
    const sender = await untilBlocked(program, "interrupted");
    const start = performance.now();
    program.interrupt();
    expect(await program.end()).toMatchObject({ signal: "SIGINT", code: null });
    expect(performance.now() - start).toBeLessThan(2000);
    await expectGone(sender);
  });
});
