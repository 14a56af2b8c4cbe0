import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { zstdDecompressSync } from "node:zlib";
import { createSandbox } from "@honeycomb/sandbox";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { HoneycombAbortError, HoneycombClient, type NewEvent } from "../src/index.ts";

const events = (count: number): NewEvent[] =>
  Array.from({ length: count }, (_, number) => ({ data: { number } }));

/** The batches that the server received, and how to respond to each. */
let batches: { encoding: string | undefined; numbers: number[]; respond: () => void }[];
const server = createServer(async (request, response: ServerResponse) => {
  const body = zstdDecompressSync(Buffer.concat(await request.toArray()));
  const numbers = (JSON.parse(body.toString()) as NewEvent[]).map(({ data }) =>
    Number(data.number),
  );
  batches.push({
    encoding: request.headers["content-encoding"],
    numbers,
    respond: () => response.end(JSON.stringify(numbers.map(() => ({ status: 202 })))),
  });
});
let client: HoneycombClient;

beforeEach(async () => {
  batches = [];
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  client = new HoneycombClient({ apiKey: "key", baseUrl: `http://127.0.0.1:${port}` });
});
afterEach(async () => {
  await client.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

test("`concurrency` limits the number of concurrent requests", async () => {
  const sending = client.events.send("api", events(50), { batchEvents: 10, concurrency: 3 });
  await vi.waitFor(() => expect(batches).toHaveLength(3));
  // The second ends first, and another one takes its place.
  batches[1]?.respond();
  await vi.waitFor(() => expect(batches).toHaveLength(4));
  for (const number of [0, 2, 3]) batches[number]?.respond();
  await vi.waitFor(() => expect(batches).toHaveLength(5));
  batches[4]?.respond();
  expect(await sending).toEqual(Array(50).fill({ status: "accepted" }));
  // Batches are compressed concurrently, so they arrive in any order.
  expect(batches.flatMap(({ numbers }) => numbers).sort((a, b) => a - b)).toEqual(
    Array.from({ length: 50 }, (_, i) => i),
  );
  expect(batches.map(({ encoding }) => encoding)).toEqual(Array(5).fill("zstd"));
});

test("a stream is read only as fast as its events are sent", async () => {
  let pulled = 0;
  const stream = new ReadableStream<NewEvent>(
    {
      pull(controller) {
        if (pulled === 40) controller.close();
        else controller.enqueue({ data: { number: pulled++ } });
      },
    },
    { highWaterMark: 0 },
  );
  const sending = client.events.send("api", stream, { batchEvents: 10, concurrency: 2 });
  await vi.waitFor(() => expect(batches).toHaveLength(2));
  expect(pulled).toBe(20);
  for (const number of [0, 1, 2, 3]) {
    await vi.waitFor(() => expect(batches.length).toBeGreaterThan(number));
    batches[number]?.respond();
  }
  expect(await sending).toHaveLength(40);
});

test("a call that waits for a stream can be aborted", async () => {
  const controller = new AbortController();
  const { signal } = controller;
  const sending = client.events.send("api", new ReadableStream<NewEvent>(), { signal });
  controller.abort();
  await expect(sending).rejects.toThrow(HoneycombAbortError);
});

test("events that were sent can be queried", async () => {
  await using sandbox = createSandbox();
  await using sandboxed = new HoneycombClient({
    apiKey: "key",
    fetch: (...request) => sandbox.fetch(new Request(...request)),
  });
  const time = new Date(Date.now() - 60_000);
  await sandboxed.events.create("shop", { number: 3 }, { time, sampleRate: 10 });
  const results = await sandboxed.events.send(
    "shop",
    [1, 2].map((number) => ({ data: { number }, time })),
  );
  expect(results).toEqual(Array(2).fill({ status: "accepted" }));
  const { data } = await sandboxed.queryResults.run("shop", {
    calculations: [{ op: "COUNT" }],
    breakdowns: ["number"],
    orders: [{ column: "number", order: "ascending" }],
    time_range: 3600,
  });
  expect(data?.results?.map((row) => row.data)).toEqual([
    { number: 1, COUNT: 1 },
    { number: 2, COUNT: 1 },
    { number: 3, COUNT: 10 },
  ]);
});
