import { HoneycombClient, type HoneycombClientOptions } from "@honeycomb/sync";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Server } from "./support/server.ts";

let server: Server;
beforeAll(async () => {
  server = await Server.start();
});
afterAll(() => server[Symbol.dispose]());

function connect(name: string, options: Partial<HoneycombClientOptions>): HoneycombClient {
  const base = { apiKey: "key", baseUrl: server.url(name), timeout: 10_000 };
  return new HoneycombClient({ ...base, ...options });
}

test("a hook can make calls, also on another client", () => {
  const slugs: string[] = [];
  const other = connect("other", {
    onRequest: ({ operation }) => slugs.push(operation),
  });
  const client = connect("nested", {
    onResponse: ({ request }) => {
      if (request.operation !== "listDatasets") return;
      slugs.push(client.datasets.get("inner").slug);
      slugs.push(other.datasets.get("innermost").slug);
    },
  });
  expect(client.datasets.list()).toHaveLength(1);
  expect(slugs).toEqual(["inner", "getDataset", "innermost"]);
});

test("calls of hooks and the calls around them settle in any order", () => {
  const slugs: string[] = [];
  const client = connect("concurrent", {});
  // The hook's call ends last. While it blocks, the outer calls end.
  const datasets = client.all((c) => [
    c.datasets.get("slow-1", {
      onResponse: () => slugs.push(client.datasets.get("slow-200").slug),
    }),
    c.datasets.get("slow-50"),
    c.datasets.get("slow-100"),
  ]);
  expect(datasets.map(({ slug }) => slug)).toEqual(["slow-1", "slow-50", "slow-100"]);
  expect(slugs).toEqual(["slow-200"]);
});

test("an error that a hook throws is thrown by the call, unchanged", () => {
  const error = new Error("The hook failed");
  const client = connect("throws", {
    onResponse: () => {
      throw error;
    },
  });
  expect(() => client.datasets.list()).toThrow(error);
});

test("a hook that aborts the signal aborts the call, and the request", async () => {
  const controller = new AbortController();
  const client = connect("aborts", { signal: controller.signal });
  expect(() =>
    client.all((c) => [
      c.datasets.get("hang"),
      c.datasets.get("slow-50", { onResponse: () => controller.abort() }),
    ]),
  ).toThrow("aborted");
  await expect.poll(async () => (await server.seen("aborts")).aborted).toBe(1);
});
