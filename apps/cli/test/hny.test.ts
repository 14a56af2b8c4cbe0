import { once } from "node:events";
import { existsSync } from "node:fs";
import { invoke, operations } from "@honeycomb/core";
import { type SandboxProcess, startSandbox } from "@honeycomb/sandbox/process";
import { HoneycombClient } from "@honeycomb/sync";
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from "vitest";
import { apiKey, hny, spawnHny } from "./hny.ts";

// Processes start slowly on a busy machine.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let sandbox: SandboxProcess;
let url: string;

beforeAll(async () => {
  sandbox = await startSandbox({ apiKeys: [apiKey] });
  url = sandbox.url;
  using client = new HoneycombClient({ apiKey, baseUrl: url });
  client.datasets.create({ name: "Web Shop" });
  const requests = [
    { endpoint: "/cart", duration_ms: 10 },
    { endpoint: "/cart", duration_ms: 30 },
    { endpoint: "/checkout", duration_ms: 500 },
  ];
  client.perform(
    invoke(operations.createEvents, {
      path: { datasetSlug: "web-shop" },
      body: requests.map((data) => ({ data })),
    }),
  );
});

afterAll(() => sandbox.close());

describe.concurrent("hny", () => {
  it("lists datasets as a table", async () => {
    const { code, stdout, stderr } = await hny(["datasets", "list"], { url });

    expect(stdout).toMatch(/^Name +Slug +Columns +Last event\nWeb Shop +web-shop +2 +\S+\n$/);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  });

  it("lists datasets as JSON, like in Honeycomb's response", async () => {
    const { code, stdout } = await hny(["datasets", "list", "--output", "json"], { url });

    expect(JSON.parse(stdout)).toEqual([
      expect.objectContaining({ name: "Web Shop", slug: "web-shop", regular_columns_count: 2 }),
    ]);
    expect(code).toBe(0);
  });

  it("runs a query from options", async () => {
    const { code, stdout } = await hny(
      [
        ...["query", "run", "web-shop", "--count", "--calc", "MAX:duration_ms"],
        ...["--where", "duration_ms >= 10", "--group-by", "endpoint", "--last", "1h"],
        ...["--order-by", "COUNT desc", "--limit", "10"],
      ],
      { url },
    );

    expect(stdout.replaceAll(/ +/g, " ")).toBe(
      "endpoint COUNT MAX(duration_ms)\n/cart 2 30\n/checkout 1 500\n",
    );
    expect(code).toBe(0);
  });

  it("runs a query from standard input, and prints the series as JSON", async () => {
    const { stdout } = await hny(["query", "run", "web-shop", "--data", "-", "-o", "json"], {
      url,
      input: '{ "calculations": [{ "op": "COUNT" }], "time_range": 3600 }',
    });

    const { complete, data } = JSON.parse(stdout);
    expect(complete).toBe(true);
    expect(data.results).toEqual([{ data: { COUNT: 3 } }]);
    expect(data.series).not.toHaveLength(0);
  });

  it("creates a trigger from options", async () => {
    const { code, stdout } = await hny(
      [
        ...["triggers", "create", "web-shop", "--name", "Slow", "--threshold", "> 1000"],
        ...["--calc", "P99:duration_ms", "--where", "endpoint = /cart", "--last", "15m"],
        ...["--frequency", "5m", "--output", "json"],
      ],
      { url },
    );

    expect(JSON.parse(stdout)).toMatchObject({
      name: "Slow",
      threshold: { op: ">", value: 1000 },
      frequency: 300,
      query: {
        calculations: [{ op: "P99", column: "duration_ms" }],
        filters: [{ column: "endpoint", op: "=", value: "/cart" }],
        time_range: 900,
      },
    });
    expect(code).toBe(0);
  });

  it("exits without an error when its output is closed", async () => {
    expect(await hny(["datasets", "list"], { url, unread: "stdout" })).toEqual({
      code: 0,
      stdout: "",
      stderr: "",
    });
  });
});

describe.concurrent("hny prints one line on standard error", () => {
  it.each<{ what: string; args: string[]; key?: string; code: number; line: RegExp }>([
    {
      what: "a missing key",
      args: ["datasets", "list"],
      key: "",
      code: 2,
      line: /^error: A key is missing: .*HONEYCOMB_API_KEY.*\n$/,
    },
    {
      what: "a key that Honeycomb doesn't know",
      args: ["datasets", "list"],
      key: "another-key",
      code: 1,
      line: /^error: listDatasets: 401: .*\n$/,
    },
    {
      what: "a dataset that doesn't exist",
      args: ["triggers", "list", "nowhere"],
      code: 1,
      line: /^error: listTriggers: 404: .*\n$/,
    },
    {
      what: "invalid input",
      args: ["triggers", "create", "web-shop", "--threshold", "> 1", "--count"],
      code: 2,
      line: /^error: Invalid input for createTrigger: name: is missing.*\n$/,
    },
    {
      what: "an unknown command",
      args: ["dataset", "list"],
      code: 2,
      line: /^error: unknown command 'dataset'\n\(Did you mean datasets\?\)\n$/,
    },
  ])("for $what", async ({ args, key, code, line }) => {
    const ended = await hny(args, { url, key });

    expect(ended).toEqual({ code, stdout: "", stderr: expect.stringMatching(line) });
    expect(ended.stderr).not.toContain(key || apiKey);
  });
});

describe.concurrent("hny exits when it can't write, also when that can't be reported", () => {
  // Every write to this device fails, as on a full disk.
  const onFullDisk = it.skipIf(!existsSync("/dev/full"));

  onFullDisk.each([{ args: ["--help"] }, { args: ["datasets", "list"] }, { args: ["sandbox"] }])(
    "prints one line for $args > /dev/full",
    async ({ args }) => {
      expect(await hny(args, { url, redirection: "> /dev/full" })).toEqual({
        code: 1,
        stdout: "",
        stderr: "error: cannot write to standard output: ENOSPC: no space left on device\n",
      });
    },
  );

  onFullDisk.each([
    { args: ["--help"], redirection: "> /dev/full 2> /dev/full", code: 1 },
    { args: ["dataset", "list"], redirection: "2> /dev/full", code: 2 },
    { args: ["slos", "list", "web-shop"], redirection: "2> /dev/full", code: 0 },
  ])("exits with $code for $args $redirection", async ({ args, redirection, code }) => {
    expect(await hny(args, { url, redirection })).toEqual({ code, stdout: "", stderr: "" });
  });

  it("exits with the code of the result when its messages are not read", async () => {
    expect(await hny(["dataset", "list"], { unread: "stderr" })).toMatchObject({ code: 2 });
  });
});

it("prints its version", async () => {
  expect(await hny(["--version"])).toEqual({ code: 0, stdout: "0.0.0\n", stderr: "" });
});

it("runs a sandbox until it is interrupted", async () => {
  const child = spawnHny(["sandbox", "--no-seed", "--api-key", "another-key"]);
  onTestFinished(() => void child.kill("SIGKILL"));
  const exited = once(child, "exit");
  const [line] = await once(child.stdout, "data");
  const [sandboxUrl] = /http:\S+/.exec(String(line)) ?? [];

  const listed = await hny(["datasets", "list"], { url: sandboxUrl, key: "another-key" });
  child.kill("SIGINT");

  expect(listed).toEqual({ code: 0, stdout: "", stderr: "No results.\n" });
  expect(await exited).toEqual([0, null]);
});
