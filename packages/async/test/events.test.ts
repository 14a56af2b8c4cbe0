import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { gunzipSync } from "node:zlib";
import { createSandbox } from "@honeycomb/sandbox";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { HoneycombAbortError, HoneycombClient, type NewEvent } from "../src/index.ts";

const events = (count: number): NewEvent[] =>
  Array.from({ length: count }, (_, number) => ({ data: { number } }));

/** What the server was sent, batch by batch, and how to answer each. */
let batches: { encoding: string | undefined; numbers: number[]; answer: () => void }[];
const server = createServer(async (request, response: ServerResponse) => {
  const body = gunzipSync(Buffer.concat(await request.toArray()));
  const numbers = (JSON.parse(body.toString()) as NewEvent[]).map(({ data }) =>
    Number(data.number),
  );
  batches.push({
    encoding: request.headers["content-encoding"],
    numbers,
    answer: () => response.end(JSON.stringify(numbers.map(() => ({ status: 202 })))),
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

test("as many requests are under way as may be, and no more", async () => {
  const sending = client.events.send("api", events(50), { batchEvents: 10, concurrency: 3 });
  await vi.waitFor(() => expect(batches).toHaveLength(3));
  // The second is done first, and another one takes its place.
  batches[1]?.answer();
  await vi.waitFor(() => expect(batches).toHaveLength(4));
  for (const number of [0, 2, 3]) batches[number]?.answer();
  await vi.waitFor(() => expect(batches).toHaveLength(5));
  batches[4]?.answer();
  expect(await sending).toEqual(Array(50).fill({ status: "accepted" }));
  // Batches are compressed at the same time, so that they may arrive in any order.
  expect(batches.flatMap(({ numbers }) => numbers).sort((a, b) => a - b)).toEqual(
    Array.from({ length: 50 }, (_, i) => i),
  );
  expect(batches.map(({ encoding }) => encoding)).toEqual(Array(5).fill("gzip"));
});

test("a stream is read on only when there is room", async () => {
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
    batches[number]?.answer();
  }
  expect(await sending).toHaveLength(40);
});

test("a stream that never goes on doesn't keep a call from being aborted", async () => {
  const controller = new AbortController();
  const sending = client
    .withOptions({ signal: controller.signal })
    .events.send("api", new ReadableStream<NewEvent>());
  controller.abort();
  await expect(sending).rejects.toThrow(HoneycombAbortError);
});

test("what is sent can be asked for", async () => {
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
