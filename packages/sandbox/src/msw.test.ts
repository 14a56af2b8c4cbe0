import { operations } from "@honeycomb/core";
import { Configuration } from "@honeycomb/core/transport";
import { getResponse } from "msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { createSandbox } from "./index.ts";
import { handlers } from "./msw.ts";

const sandbox = createSandbox();
const server = setupServer(
  ...handlers(sandbox),
  ...handlers(sandbox, "https://proxy.example/honeycomb/"),
);
beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
afterEach(() => sandbox.reset());
afterAll(() => server.close());

const headers = { "x-honeycomb-team": "test-key" };

test("the sandbox responds to requests for Honeycomb", async () => {
  const body = JSON.stringify({ name: "api" });
  await fetch("https://api.honeycomb.io/1/datasets", { method: "POST", headers, body });
  const response = await fetch("https://api.honeycomb.io/1/datasets/api?unused=1", { headers });
  expect(await response.json()).toMatchObject({ slug: "api" });
});

test.each(["us", "eu"] as const)("a client of region %s reaches the sandbox", async (region) => {
  const configuration = new Configuration({ apiKey: "test-key", region });
  const { id, ...request } = operations.getAuth;
  const { url, headers } = configuration.prepare({
    ...request,
    operation: id,
    headers: {},
    body: undefined,
  });
  const response = await fetch(url, { headers });
  expect(await response.json()).toMatchObject({ type: "configuration" });
});

test.each(["ui.honeycomb.io", "api.honeycomb.io.example", "api.eu1.more.honeycomb.io"])(
  "requests for %s are not handled",
  async (host) => {
    const request = new Request(`https://${host}/1/auth`);
    expect(await getResponse(handlers(sandbox), request)).toBeUndefined();
  },
);

test("the sandbox responds to requests for another base URL", async () => {
  const response = await fetch("https://proxy.example/honeycomb/1/auth", { headers });
  expect(await response.json()).toMatchObject({ type: "configuration" });
});

test("a closed connection is a network error", async () => {
  sandbox.fail({ kind: "cut" });
  const response = fetch("https://api.honeycomb.io/1/auth", { headers });
  await expect(response).rejects.toThrow(TypeError);
});
