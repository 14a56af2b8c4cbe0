import { HoneycombClient, type HoneycombClientOptions } from "@honeycomb/sync";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { Server } from "./support/server.ts";

let server: Server;
beforeAll(async () => {
  server = await Server.start();
});
afterAll(() => server[Symbol.dispose]());

const apiKey = "key-that-nobody-may-see";

function connect(name: string, options: Partial<HoneycombClientOptions>): HoneycombClient {
  return new HoneycombClient({
    baseUrl: server.url(name),
    retry: { minDelay: 1 },
    ...options,
    apiKey,
  });
}

test("hooks are told of each attempt while the call blocks, and never of a key", () => {
  const told: unknown[] = [];
  const client = connect("told", {
    onRequest: (request) => told.push(["request", request]),
    onResponse: (response) => told.push(["response", response]),
    onRetry: (retry) => told.push(["retry", retry]),
  });
  expect(client.datasets.get("fail-at-first").slug).toBe("fail-at-first");
  const request = {
    operation: "getDataset",
    method: "GET",
    url: `${server.url("told")}/1/datasets/fail-at-first`,
  };
  expect(told).toMatchObject([
    ["request", { ...request, attempt: 1 }],
    ["response", { request: { attempt: 1 }, status: 503, duration: expect.any(Number) }],
    ["retry", { request: { attempt: 1 }, status: 503, error: undefined }],
    ["request", { ...request, attempt: 2 }],
    [
      "response",
      { request: { attempt: 2 }, status: 200, headers: { "x-request-id": "request-1" } },
    ],
  ]);
  expect(JSON.stringify(told)).not.toContain(apiKey);
});

test("onRetry is told of the error where there was no answer", () => {
  const onRetry = vi.fn();
  const client = connect("cut", { onRetry, retry: { limit: 1, minDelay: 1 } });
  expect(() => client.datasets.get("cut")).toThrow();
  expect(onRetry).toHaveBeenCalledOnce();
  expect(onRetry).toHaveBeenCalledWith(
    expect.objectContaining({
      status: undefined,
      error: expect.objectContaining({ name: "HoneycombConnectionError" }),
    }),
  );
});

test("what a hook throws fails the call", () => {
  const error = new Error("The hook failed");
  const client = connect("throws", {
    onResponse: () => {
      throw error;
    },
  });
  expect(() => client.datasets.list()).toThrow(error);
});

test("a hook may itself call", () => {
  const slugs: string[] = [];
  const client = connect("nested", {
    onResponse: ({ request }) => {
      if (request.operation === "listDatasets") slugs.push(client.datasets.get("inner").slug);
    },
  });
  expect(client.datasets.list()).toHaveLength(1);
  expect(slugs).toEqual(["inner"]);
});
