import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type SandboxProcess, startSandbox } from "@honeycomb/sandbox/process";
import { HoneycombClient } from "@honeycomb/sync";
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from "vitest";
import { apiKey } from "./hny.ts";
import { runHere } from "./run-here.ts";

// Processes start slowly on a busy machine.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let sandbox: SandboxProcess;
let client: HoneycombClient;
let url: string;

beforeAll(async () => {
  sandbox = await startSandbox({ apiKeys: [apiKey] });
  url = sandbox.url;
  // While this client is open, the clients of the commands share its sender process.
  client = new HoneycombClient({ apiKey, baseUrl: url });
  client.datasets.create({ name: "shop" });
});

afterAll(async () => {
  client.close();
  await sandbox.close();
});

const aTrigger = {
  name: "Errors",
  query: { calculations: [{ op: "COUNT" }], time_range: 900 },
  threshold: { op: ">", value: 10 },
};

it("creates a trigger from a file", async () => {
  const folder = await mkdtemp(join(tmpdir(), "hny-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, "trigger.json");
  await writeFile(file, JSON.stringify(aTrigger));

  const { code, stdout } = await runHere(["triggers", "create", "shop", "--data", `@${file}`], {
    url,
  });

  expect(stdout).toMatch(/^ID +Name +Threshold +Frequency +State\n\S+ +Errors +> 10 +900 s +ok\n$/);
  expect(code).toBe(0);
});

it("prints a message for an empty list", async () => {
  expect(await runHere(["slos", "list", "shop"], { url })).toEqual({
    code: 0,
    stdout: "",
    stderr: "No results.\n",
  });
});

it("lists SLOs with their targets in percent", async () => {
  client.datasets.create({ name: "with SLOs" });
  client.calculatedFields.create("with-slos", { alias: "ok", expression: "BOOL(1)" });
  client.slos.create("with-slos", {
    name: "Requests succeed",
    sli: { alias: "ok" },
    target_per_million: 999_500,
    time_period_days: 30,
  });

  const { stdout } = await runHere(["slos", "list", "with-slos"], { url });

  expect(stdout).toMatch(/\n\S+ +Requests succeed +99\.95% +30 days +ok\n$/);
});

it("calls any operation by its id", async () => {
  const input = JSON.stringify({ ...aTrigger, name: "By id" });
  const created = await runHere(["api", "createTrigger", "shop", "--data", "-"], { url, input });
  const { id } = JSON.parse(created.stdout);
  const got = await runHere(["api", "getTrigger", "shop", id], { url });
  const deleted = await runHere(["api", "deleteTrigger", "shop", id], { url });

  expect(JSON.parse(got.stdout)).toMatchObject({ id, name: "By id" });
  expect(deleted).toEqual({ code: 0, stdout: "", stderr: "" });
});

it("an option takes precedence over an environment variable", async () => {
  const args = ["datasets", "list", "--api-url", url];

  expect(await runHere(args, { url: "http://127.0.0.1:65535" })).toMatchObject({ code: 0 });
});

it("exits with 1 when the API can't be reached", async () => {
  expect(await runHere(["datasets", "list"], { url: "http://127.0.0.1:65535" })).toEqual({
    code: 1,
    stdout: "",
    stderr: expect.stringMatching(/^error: listDatasets: the connection failed.*ECONNREFUSED.*\n$/),
  });
});

it("prints the stack with --debug, and never the key", async () => {
  const { code, stderr } = await runHere(["triggers", "list", "nowhere", "--debug"], { url });

  expect(code).toBe(1);
  expect(stderr).toMatch(/^error: listTriggers: 404.*\nHoneycombNotFoundError.*\n +at /);
  expect(stderr).not.toContain(apiKey);
});

it("prints its help, also without arguments", async () => {
  const help = await runHere(["query", "run", "--help"]);
  const none = await runHere([]);

  expect(help).toMatchObject({ code: 0, stdout: expect.stringContaining("Examples:") });
  expect(none).toMatchObject({ code: 2, stderr: expect.stringContaining("Exit codes:") });
});

describe("an invalid command line is an error in one line, and nothing is sent", () => {
  it.each<[what: string, args: string[], line: RegExp]>([
    [
      "a duration without its unit",
      ["query", "run", "shop", "--last", "2"],
      /^error: option '--last <duration>' argument '2' is invalid\. .*\n$/,
    ],
    [
      "two descriptions of one query",
      ["query", "run", "shop", "--count", "--data", "{}"],
      /^error: option '--data <json>' cannot be used with option '--count'\n$/,
    ],
    [
      "invalid JSON",
      ["query", "run", "shop", "--data", "{"],
      /^error: Invalid input: --data: .*\n$/,
    ],
    [
      "a file that doesn't exist",
      ["query", "run", "shop", "--data", "@/no/such/file"],
      /^error: Invalid input: --data: ENOENT.*\n$/,
    ],
    [
      "a URL and a region",
      ["datasets", "list", "--api-url", "http://127.0.0.1:1", "--region", "eu"],
      /^error: option '--region <region>' cannot be used with option '--api-url <url>'\n$/,
    ],
    [
      "a URL that would send the key unencrypted",
      ["datasets", "list", "--api-url", "http://example.com"],
      /^error: baseUrl is .*https.*\n$/,
    ],
    [
      "a query parameter of the wrong type",
      ["api", "getSlo", "shop", "an-id", "--query", "detailed=maybe"],
      /^error: Invalid input for getSlo: detailed: .*\n$/,
    ],
    [
      "a management key without its secret",
      ["datasets", "list", "--management-key", "an-id"],
      /^error: managementKey was passed without managementSecret.*\n$/,
    ],
  ])("%s", async (_, args, line) => {
    expect(await runHere(args)).toEqual({
      code: 2,
      stdout: "",
      stderr: expect.stringMatching(line),
    });
  });
});

describe("on a terminal", () => {
  it("a table has a bold heading, unless NO_COLOR is set", async () => {
    vi.stubEnv("TERM", "xterm-256color");
    for (const name of ["CI", "FORCE_COLOR", "NO_COLOR"]) vi.stubEnv(name, undefined);
    const args = ["datasets", "list"];
    const bold = "\u001b[1m";

    expect((await runHere(args, { url, isTTY: true })).stdout).toContain(`${bold}Name`);
    expect((await runHere(args, { url, isTTY: false })).stdout).not.toContain(bold);
    vi.stubEnv("NO_COLOR", "1");
    expect((await runHere(args, { url, isTTY: true })).stdout).not.toContain(bold);
  });

  it("a name can't clear the screen or start a line", async () => {
    client.datasets.create({ name: "tricky" });
    client.triggers.create("tricky", {
      name: "Web\u001b[2J\nShop",
      query: { calculations: [{ op: "COUNT" }], time_range: 900 },
      threshold: { op: ">", value: 10 },
    });

    const { stdout } = await runHere(["triggers", "list", "tricky"], { url });

    expect(stdout).toMatch(/^ID .*\n\S+ +Web Shop +> 10 .*\n$/);
  });

  it("a query shows how long it has been running, and then clears that", async () => {
    const args = ["query", "run", "__all__", "--count", "--last", "1h"];

    const { stderr } = await runHere(args, { url, isTTY: true });

    expect(stderr.replaceAll("\r\u001b[K", "<clear>")).toMatch(
      /^(<clear>Running for \d+\.\d s)+<clear>/,
    );
    expect((await runHere(args, { url, isTTY: false })).stderr).not.toContain("Running");
  });
});
