import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { startSandbox } from "./index.ts";

const get = async (url: string, key = "test-key") =>
  (await fetch(`${url}/1/datasets`, { headers: { "x-honeycomb-team": key } })).status;

/** Whether a process exists. */
function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

test("a sandbox runs in a child process, which accepts faults and resets", async () => {
  const sandbox = await startSandbox({
    apiKeys: ["test-key"],
    faults: [{ status: 500, times: 1 }],
  });
  expect(sandbox.pid).not.toBe(process.pid);
  expect(sandbox.url).toBe(`http://127.0.0.1:${sandbox.port}`);
  expect([await get(sandbox.url), await get(sandbox.url)]).toEqual([500, 200]);
  expect(await get(sandbox.url, "another")).toBe(401);

  await sandbox.fail({ status: 503, times: 1 });
  expect([await get(sandbox.url), await get(sandbox.url)]).toEqual([503, 200]);
  await sandbox.reset();
  expect(await get(sandbox.url)).toBe(500);

  await sandbox.close();
  expect(isRunning(sandbox.pid)).toBe(false);
  await sandbox.close();
});

test("keys are neither in its arguments nor in its environment", async () => {
  await using sandbox = await startSandbox({ apiKeys: ["a-secret-key"] });
  for (const file of ["cmdline", "environ"]) {
    expect(readFileSync(`/proc/${sandbox.pid}/${file}`, "utf8")).not.toContain("a-secret-key");
  }
});

test("an error on start is reported, and no process remains", async () => {
  await using other = await startSandbox();
  await expect(startSandbox({ port: other.port })).rejects.toThrow("EADDRINUSE");
});

test("the process ends with the program that started it, even without close()", async () => {
  const script = `
    import { startSandbox } from ${JSON.stringify(new URL("./index.ts", import.meta.url).href)};
    const sandbox = await startSandbox();
    console.log(sandbox.pid);
    if (process.argv[1] === "killed") process.kill(process.pid, "SIGKILL");
  `;
  const run = async (how: "forgotten" | "killed") => {
    const options = ["--conditions=@honeycomb/source", "--input-type=module", "-e", script, how];
    const { stdout } = await promisify(execFile)(process.execPath, options).catch((error) => error);
    const pid = Number(stdout);
    expect(pid).toBeGreaterThan(0);
    await expect.poll(() => isRunning(pid), { timeout: 5000 }).toBe(false);
  };
  await Promise.all([run("forgotten"), run("killed")]);
}, 20_000);
