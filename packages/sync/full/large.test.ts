import { HoneycombClient } from "@honeycomb/sync";
import { expect, test } from "vitest";
import { largeText } from "../test/support/large-text.ts";
import { Server } from "../test/support/server.ts";

test("a response of 50 MB arrives complete", async () => {
  using server = await Server.start();
  using client = new HoneycombClient({ apiKey: "key", baseUrl: server.url("large") });
  const { description } = client.datasets.get("large-50");
  // Not toBe: a difference would be shown line by line.
  expect(description === largeText(50)).toBe(true);
});
