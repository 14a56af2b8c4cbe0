import { inspect } from "node:util";
import {
  HoneycombAbortError,
  HoneycombClient,
  type HoneycombClientOptions,
  HoneycombConfigError,
} from "@honeycomb/sync";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { Server } from "./support/server.ts";

let server: Server;
beforeAll(async () => {
  server = await Server.start();
});
afterAll(() => server[Symbol.dispose]());

const apiKey = "key-that-nobody-may-see";

function connect(name: string, options: Partial<HoneycombClientOptions> = {}): HoneycombClient {
  return new HoneycombClient({ baseUrl: server.url(name), ...options, apiKey });
}

test("methods return plain values", () => {
  const client = connect("values");
  expect(client.datasets.list()).toEqual([{ name: "one", slug: "one" }]);
  expect(client.datasets.get("api").slug).toBe("api");
});

test("iterate requests a page when the items of the previous one are used up", async () => {
  const client = new HoneycombClient({
    baseUrl: server.url("pages"),
    managementKey: "id",
    managementSecret: "secret",
  });
  const seen: [string, number][] = [];
  for (const { slug } of client.environments.iterate({ team: "three-pages" })) {
    seen.push([slug, (await server.seen("pages")).requests.length]);
    if (slug === "environment-1") break;
  }
  expect(seen).toEqual([
    ["environment-0", 1],
    ["environment-1", 2],
  ]);
  expect(client.environments.list({ team: "three-pages" })).toHaveLength(3);
});

test("fromEnv reads keys and host from the environment", async () => {
  const environment = { HONEYCOMB_API_KEY: apiKey, HONEYCOMB_API_ENDPOINT: server.url("env") };
  using client = HoneycombClient.fromEnv({ timeout: 5000 }, environment);
  client.datasets.list();
  expect((await server.seen("env")).requests).toEqual(["GET /1/datasets"]);
  expect(() => HoneycombClient.fromEnv({}, {})).toThrow(HoneycombConfigError);
});

test("inspecting a client shows no key", () => {
  const client = connect("inspected").withOptions({ timeout: 1000 });
  expect(inspect(client, { depth: 10, showHidden: true })).not.toContain(apiKey);
  expect(JSON.stringify(client)).not.toContain(apiKey);
});

describe("withOptions", () => {
  test("overrides some options and keeps the others", () => {
    const onRequest = vi.fn();
    const client = connect("options", { headers: { "x-one": "1" }, onRequest });
    client.withOptions({ headers: { "x-two": "2" } }).datasets.list();
    client.datasets.list();
    const [changed, original] = onRequest.mock.calls.map(([request]) => request.headers);
    expect(changed).toMatchObject({ "x-one": "1", "x-two": "2" });
    expect(original).not.toHaveProperty("x-two");
  });
});

describe("signal", () => {
  test("aborts a call before it starts", async () => {
    const reason = new Error("Not needed any more");
    const client = connect("aborted").withOptions({ signal: AbortSignal.abort(reason) });
    expect(() => client.datasets.list()).toThrow(
      expect.objectContaining({ name: "HoneycombAbortError", cause: reason }),
    );
    expect((await server.seen("aborted")).requests).toEqual([]);
  });

  test("aborts a call from its own hooks", async () => {
    const controller = new AbortController();
    const client = connect("aborted-by-hook", {
      signal: controller.signal,
      onRequest: () => controller.abort(),
    });
    expect(() => client.datasets.get("hang")).toThrow(HoneycombAbortError);
  });
});
