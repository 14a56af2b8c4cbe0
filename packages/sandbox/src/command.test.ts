import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { afterEach, expect, test } from "vitest";

const command = fileURLToPath(new URL("./command.ts", import.meta.url));
const started: ChildProcessWithoutNullStreams[] = [];
afterEach(() => {
  for (const child of started.splice(0)) child.kill("SIGKILL");
});

function start(...options: string[]): ChildProcessWithoutNullStreams {
  const child = spawn(process.execPath, ["--conditions=@honeycomb/source", command, ...options]);
  started.push(child);
  return child;
}

/** Returns the first lines that a command prints. */
async function readLines(child: ChildProcessWithoutNullStreams, count: number): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of createInterface(child.stdout)) {
    lines.push(line);
    if (lines.length === count) break;
  }
  return lines;
}

const listening = /^Honeycomb sandbox listening on (http:\/\/127\.0\.0\.1:\d+)$/;

test("prints its URL and how to use it, and exits on SIGTERM", async () => {
  const child = start("--api-key", "one", "--api-key", "two");
  const [first = "", second] = await readLines(child, 2);
  const url = listening.exec(first)?.[1];
  expect(second).toBe(`Use it: HONEYCOMB_API_ENDPOINT=${url} HONEYCOMB_API_KEY=<one of its keys>`);
  const list = (key: string) =>
    fetch(`${url}/1/datasets`, { headers: { "x-honeycomb-team": key } });
  expect(await (await list("two")).json()).toContainEqual(
    expect.objectContaining({ slug: "frontend" }),
  );
  expect((await list("three")).status).toBe(401);
  child.kill("SIGTERM");
  expect(await once(child, "exit")).toEqual([0, null]);
});

test("can start without sample data, and exit with its parent", async () => {
  const child = start("--no-seed", "--exit-with-parent");
  const [first = "", second] = await readLines(child, 2);
  const url = listening.exec(first)?.[1];
  expect(second).toBe(`Use it: HONEYCOMB_API_ENDPOINT=${url} HONEYCOMB_API_KEY=any`);
  const listed = await fetch(`${url}/1/datasets`, { headers: { "x-honeycomb-team": "any" } });
  expect(await listed.json()).toEqual([]);
  child.stdin.end();
  expect(await once(child, "exit")).toEqual([0, null]);
});

test.each([
  [["--port", "web"], "It must be a whole number from 0 to 65535."],
  [["--latency", "-1"], "It must be a whole number from 0 to 60000."],
  [["--management-key", "secret"], "It must be id:secret."],
])("%j is one clear line and exit code 1", async (options, reason) => {
  const child = start(...options);
  let error = "";
  child.stderr.setEncoding("utf8").on("data", (text) => {
    error += text;
  });
  expect(await once(child, "close")).toEqual([1, null]);
  expect(error.trim().split("\n")).toEqual([expect.stringContaining(reason)]);
});
