import { HoneycombClient } from "@honeycomb/sync";
import { afterAll, beforeAll, expect, test } from "vitest";
import { largeText } from "./support/large-text.ts";
import { Server } from "./support/server.ts";

let server: Server;
beforeAll(async () => {
  server = await Server.start();
});
afterAll(() => server[Symbol.dispose]());

test("a response of 10 MB arrives complete", () => {
  using client = new HoneycombClient({ apiKey: "key", baseUrl: server.url("large") });
  const expected = largeText(10);
  expect(Buffer.byteLength(expected)).toBeGreaterThan(10_000_000);
  const { description } = client.datasets.get("large-10");
  // Not toBe: a difference would be shown line by line.
  expect(description === expected).toBe(true);
});
