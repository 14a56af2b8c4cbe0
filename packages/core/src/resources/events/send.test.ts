import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  asyncClient,
  json,
  keys,
  run,
  syncClient,
  type TestRequest,
  text,
} from "../../../test/host.ts";
import {
  type EventResult,
  HoneycombConfigError,
  HoneycombConnectionError,
  HoneycombEventsError,
  HoneycombForbiddenError,
  HoneycombInputError,
  HoneycombRateLimitError,
  HoneycombResponseError,
  HoneycombServerError,
  type NewEvent,
  type SendOptions,
} from "../../index.ts";
import type { BatchEvent } from "../../models.ts";
import { callApi, type HttpResponse } from "../../transport.ts";

const accepted = { status: "accepted" } as const;
const bodyOf = (request: TestRequest) =>
  JSON.parse(new TextDecoder().decode(request.body as Uint8Array)) as BatchEvent[];
const event = (number: number): NewEvent => ({ data: { number } });
const events = (count: number) => Array.from({ length: count }, (_, number) => event(number));

/** A stub of the batch endpoint. `judge` returns the result of each event. */
function ingest(
  judge: (event: BatchEvent, attempt: number) => object = () => ({ status: 202 }),
  headers: Record<string, string> = {},
) {
  const batches: BatchEvent[][] = [];
  const sizes: number[] = [];
  const served = asyncClient((request) => {
    const batch = bodyOf(request);
    batches.push(batch);
    sizes.push((request.body as Uint8Array).length);
    return json(
      batch.map((each) => judge(each, batches.length)),
      { headers },
    );
  });
  return { ...served, batches, sizes };
}

async function* later<T>(items: Iterable<T>) {
  for (const item of items) {
    await new Promise((resolve) => setImmediate(resolve));
    yield item;
  }
}

describe("requests", () => {
  test("one request contains all events that fit", async () => {
    const { client, batches, log } = ingest();
    const time = new Date("2026-01-01T00:00:00.123Z");
    const sent = [
      { data: { endpoint: "/cart" }, time, samplerate: 10 },
      {
        data: { endpoint: "/pay", nested: { list: [1, null] } },
        time: "2026-01-01T00:00:00.123456Z",
      },
    ];
    expect(await client.events.send("My API", sent)).toEqual([accepted, accepted]);
    expect(log).toEqual(["POST /1/batch/My API"]);
    expect(batches).toEqual([[{ ...sent[0], time: "2026-01-01T00:00:00.123Z" }, sent[1]]]);
  });

  test.each<[time: NewEvent["time"], sent: string | undefined]>([
    [undefined, undefined],
    [new Date(1_767_225_600_123), "2026-01-01T00:00:00.123Z"],
    ["2026-01-01T02:00:00.123456789+02:00", "2026-01-01T02:00:00.123456789+02:00"],
    [1_767_225_600, "1767225600"],
    [1_767_225_600.25, "1767225600.25"],
    ["1767225600123456789", "1767225600123456789"],
  ])("contain times as text, with their full precision: %s", async (time, sent) => {
    const { client, batches } = ingest();
    await client.events.send("api", [{ data: { a: 1 }, time }]);
    expect(batches).toEqual([[{ data: { a: 1 }, time: sent }]]);
  });

  test.each<[SendOptions["compress"], TestRequest["compress"]]>([
    [undefined, "zstd"],
    ["gzip", "gzip"],
    [false, undefined],
  ])("are compressed as requested: %s", (compress, expected) => {
    const { client, requests } = syncClient(() => json([{ status: 202 }]));
    client.events.send("api", events(1), { compress });
    expect(requests[0]?.compress).toBe(expected);
    expect(requests[0]?.headers).toEqual({
      accept: "application/json",
      "content-type": "application/json",
      "x-honeycomb-team": keys.apiKey,
    });
  });

  test("are not sent when there are no events", async () => {
    const { client, log } = ingest();
    expect(await client.events.send("api", [])).toEqual([]);
    expect(await client.events.send("api", later([]))).toEqual([]);
    expect(log).toEqual([]);
  });

  test("contain each event once, in batches within the limits", async () => {
    const sizes = fc.array(fc.nat(60), { maxLength: 80 });
    const limits = fc.record({
      batchEvents: fc.integer({ min: 1, max: 12 }),
      batchBytes: fc.integer({ min: 120, max: 400 }),
      concurrency: fc.integer({ min: 1, max: 5 }),
    });
    await fc.assert(
      fc.asyncProperty(sizes, limits, fc.boolean(), async (sizes, limits, isAsync) => {
        // Text outside of ASCII is longer in bytes than in characters.
        const sent = sizes.map((size, number) => ({
          data: { number, text: "é".repeat(size / 2) },
        }));
        const { client, batches, sizes: bytes } = ingest();
        const results = await client.events.send("api", isAsync ? later(sent) : sent, limits);
        expect(results).toEqual(sent.map(() => accepted));
        const arrived = batches.flat().map(({ data }) => data);
        expect(arrived.sort((a, b) => Number(a.number) - Number(b.number))).toEqual(
          sent.map(({ data }) => data),
        );
        for (const batch of batches) {
          expect(batch.length).toBeGreaterThan(0);
          expect(batch.length).toBeLessThanOrEqual(limits.batchEvents);
        }
        for (const each of bytes) expect(each).toBeLessThanOrEqual(limits.batchBytes);
      }),
    );
  });

  test("are as few as possible, even when events arrive one by one", async () => {
    const { client, batches } = ingest();
    await client.events.send("api", later(events(25)), { batchEvents: 10, concurrency: 8 });
    expect(batches.map((batch) => batch.length)).toEqual([10, 10, 5]);
  });

  test("contain up to 5 MB each", async () => {
    const { client, sizes } = ingest();
    const big = Array.from({ length: 12 }, () => ({ data: { text: "x".repeat(900_000) } }));
    await client.events.send("api", big);
    expect(sizes.map((size) => Math.floor(size / 900_000))).toEqual([5, 5, 2]);
    for (const size of sizes) expect(size).toBeLessThanOrEqual(5_000_000);
  });
});

describe("the results of events", () => {
  test("are in the order of the events, whatever their status is", async () => {
    const outcomes = fc.constantFrom("accepted", "rejected", "busy", "lost", "invalid");
    const plan = fc.array(outcomes, { maxLength: 40 });
    const limits = fc.record({
      batchEvents: fc.integer({ min: 1, max: 8 }),
      concurrency: fc.integer({ min: 1, max: 4 }),
    });
    await fc.assert(
      fc.asyncProperty(plan, limits, async (plan, limits) => {
        const { client } = asyncClient((request) => {
          const batch = bodyOf(request).map(({ data }) => plan[Number(data.number)]);
          if (batch.includes("lost")) throw new HoneycombConnectionError("lost");
          const statuses: Record<string, number> = { accepted: 202, rejected: 400, busy: 429 };
          return json(
            batch.map((outcome) => ({ status: statuses[outcome ?? ""], error: outcome })),
          );
        });
        const sent = plan.map((outcome, number) =>
          outcome === "invalid" ? { data: {} } : event(number),
        );
        const results = await client.events.send("api", sent, limits);
        expect(results).toHaveLength(plan.length);
        const expected = {
          accepted: ["accepted", "failed"],
          rejected: ["rejected", "failed"],
          busy: ["failed"],
          lost: ["failed"],
          invalid: ["rejected"],
        };
        // All events of a request that was lost have failed.
        for (const [index, outcome] of plan.entries()) {
          expect(expected[outcome as keyof typeof expected]).toContain(results[index]?.status);
        }
        if (!plan.includes("lost")) {
          for (const [index, outcome] of plan.entries()) {
            const [status] = expected[outcome as keyof typeof expected];
            expect(results[index]?.status).toBe(status);
          }
        }
      }),
    );
  });

  test("contain the reason why Honeycomb rejected an event", async () => {
    const { client, batches } = ingest(({ data }) =>
      data.number === 1 ? { status: 400, error: "Event has too many columns." } : { status: 202 },
    );
    expect(await client.events.send("api", events(3))).toEqual([
      accepted,
      { status: "rejected", reason: "Event has too many columns.", code: 400 },
      accepted,
    ]);
    expect(batches).toHaveLength(1);
  });

  test.each<[name: string, event: unknown, reason: string]>([
    ["null", null, "event: expected an object, but it is null"],
    ["no data", {}, "data: is missing"],
    ["a list as data", { data: [1] }, "data: expected an object, but it is [1]"],
    [
      "a sample rate of 0",
      { data: { a: 1 }, samplerate: 0 },
      "samplerate: must be at least 1, but it is 0",
    ],
    [
      "an invalid Date",
      { data: { a: 1 }, time: new Date(Number.NaN) },
      "time: expected a Date, text in RFC 3339",
    ],
    [
      "text that is no time",
      { data: { a: 1 }, time: "yesterday" },
      "time: expected a Date, text in RFC 3339, or a number since 1970",
    ],
    [
      "a time of another type",
      { data: { a: 1 }, time: true },
      "time: expected a Date, text in RFC 3339",
    ],
    ["a bigint", { data: { a: 1n } }, "the event can't be converted to JSON: TypeError: "],
    [
      "more than 1 MB",
      { data: { a: "x".repeat(1_000_000) } },
      "the event is 1000017 bytes of JSON; the limit is 999999",
    ],
  ])("contain the reason why an event can't be sent: %s", async (_, invalid, reason) => {
    const { client, batches } = ingest();
    const results = await client.events.send("api", [event(0), invalid as NewEvent, event(2)]);
    expect(results).toEqual([
      accepted,
      { status: "rejected", reason: expect.stringContaining(reason), code: undefined },
      accepted,
    ]);
    expect(batches.flat()).toEqual([event(0), event(2)]);
  });

  test("are those of the last attempt: only events that Honeycomb had no capacity for are sent again", async () => {
    const { client, batches, sleeps } = ingest(({ data }, attempt) =>
      attempt < 3 && Number(data.number) % 2 === 1
        ? { status: attempt === 1 ? 429 : 503, error: "busy" }
        : { status: 202 },
    );
    expect(await client.events.send("api", events(4))).toEqual(Array(4).fill(accepted));
    expect(batches).toEqual([events(4), [event(1), event(3)], [event(1), event(3)]]);
    expect(sleeps).toHaveLength(2);
    expect(Math.max(...sleeps)).toBeLessThanOrEqual(600);
  });

  test("follow a retry after the delay that Honeycomb requests", async () => {
    const busyOnce = (_: BatchEvent, attempt: number) => ({ status: attempt === 1 ? 429 : 202 });
    const { client, sleeps } = ingest(busyOnce, { "retry-after": "7" });
    await client.events.send("api", events(1));
    expect(sleeps).toEqual([7000]);
  });

  test("are failures after the last retry", async () => {
    const { client, batches } = ingest(({ data }) => ({
      status: data.number === 0 ? 429 : 500,
      error: "busy",
    }));
    const results = await client.events.send("api", events(2), {
      retry: { maxRetries: 3, minDelay: 0 },
    });
    expect(batches).toHaveLength(4);
    expect(results).toEqual([
      { status: "failed", error: expect.any(HoneycombRateLimitError) },
      { status: "failed", error: expect.any(HoneycombServerError) },
    ]);
    expect(results[0]).toMatchObject({
      error: { message: "createEvents: 429: busy", status: 429 },
    });
  });

  test.each<[name: string, respond: () => HttpResponse, error: new (...a: never[]) => Error]>([
    ["403", () => json({ error: "throttled" }, { status: 403 }), HoneycombForbiddenError],
    ["no JSON", () => text("<html>"), HoneycombResponseError],
    ["one result too few", () => json([{ status: 202 }]), HoneycombResponseError],
    [
      "nothing",
      () => {
        throw new HoneycombConnectionError("lost");
      },
      HoneycombConnectionError,
    ],
  ])("are failures of all events when the response is %s", async (_, respond, error) => {
    const { client, log } = asyncClient(respond);
    const results = await client.events.send("api", events(2));
    expect(results).toEqual(Array(2).fill({ status: "failed", error: expect.any(error) }));
    expect(log).toHaveLength(1);
  });

  test("are `accepted` when Honeycomb accepts a whole batch without results", async () => {
    const { client } = asyncClient(() => text("", 202));
    expect(await client.events.send("api", events(2))).toEqual([accepted, accepted]);
  });
});

describe("a stream", () => {
  test.each([false, true])(
    "is read only as fast as it is sent (asynchronous: %s)",
    async (isAsync) => {
      let read = 0;
      let settled = 0;
      let most = 0;
      function* counted() {
        for (const each of events(500)) {
          read++;
          most = Math.max(most, read - settled);
          yield each;
        }
      }
      const { client } = ingest();
      const counts = await client.events.send("api", isAsync ? later(counted()) : counted(), {
        batchEvents: 10,
        concurrency: 3,
        onResult: () => {
          settled++;
        },
      });
      expect(counts).toEqual({ accepted: 500, rejected: 0, failed: 0 });
      expect(settled).toBe(500);
      expect(most).toBeLessThanOrEqual(30);
    },
  );

  test("reports the result of each event", async () => {
    const reported: [EventResult, NewEvent, number][] = [];
    const { client } = ingest(({ data }) =>
      data.number === 1 ? { status: 400 } : { status: 202 },
    );
    const invalid = { data: {} };
    const counts = await client.events.send("api", [event(0), event(1), invalid], {
      onResult: (...result) => void reported.push(result),
    });
    expect(counts).toEqual({ accepted: 1, rejected: 2, failed: 0 });
    expect(reported.sort(([, , a], [, , b]) => a - b)).toEqual([
      [accepted, event(0), 0],
      [{ status: "rejected", reason: "Honeycomb gave no reason", code: 400 }, event(1), 1],
      [
        { status: "rejected", reason: expect.stringContaining("data: "), code: undefined },
        invalid,
        2,
      ],
    ]);
  });

  test.each([false, true])(
    "that throws an error reports the results of earlier events (asynchronous: %s)",
    async (isAsync) => {
      const broken = new Error("the file is gone");
      function* breaking() {
        yield* events(25);
        throw broken;
      }
      const { client, batches } = ingest();
      const sending = client.events.send("api", isAsync ? later(breaking()) : breaking(), {
        batchEvents: 10,
      });
      const error = await sending.catch((error) => error);
      expect(error).toBeInstanceOf(HoneycombEventsError);
      expect(error.message).toBe("The source of the events threw: Error: the file is gone");
      expect(error.cause).toBe(broken);
      expect(error.results).toEqual(Array(25).fill(accepted));
      expect(batches.flat()).toHaveLength(25);
    },
  );

  test.each([false, true])(
    "is closed when nothing can be sent (asynchronous: %s)",
    async (isAsync) => {
      let isClosed = false;
      function* endless() {
        try {
          for (let number = 0; ; number++) yield event(number);
        } finally {
          isClosed = true;
        }
      }
      const { client } = asyncClient(() => {
        throw new HoneycombConfigError("no key");
      });
      const sending = client.events.send("api", isAsync ? later(endless()) : endless(), {
        concurrency: 1,
      });
      await expect(sending).rejects.toThrow(HoneycombConfigError);
      await expect.poll(() => isClosed).toBe(true);
    },
  );
});

describe("invalid arguments are rejected before the first request", () => {
  test.each<
    [name: string, dataset: string, source: unknown, options: SendOptions, message: string]
  >([
    ["one event", "api", event(0), {}, "events: expected a list of events or another iterable"],
    ["text", "api", "event", {}, "events: expected a list of events"],
    ["no dataset", "", events(1), {}, "datasetSlug: expected text that is not empty"],
    [
      "a concurrency of 0",
      "api",
      events(1),
      { concurrency: 0 },
      "concurrency: expected a whole number from 1, but it is 0",
    ],
    [
      "an infinite concurrency",
      "api",
      events(1),
      { concurrency: Infinity },
      "concurrency: expected a whole number from 1",
    ],
    [
      "empty batches",
      "api",
      events(1),
      { batchEvents: 0 },
      "batchEvents: expected a whole number from 1",
    ],
    [
      "batches over 5 MB",
      "api",
      events(1),
      { batchBytes: 5_000_001 },
      "batchBytes: expected a whole number from 1 to 5000000",
    ],
  ])("%s", async (_, dataset, source, options, message) => {
    const { client, log } = ingest();
    const sending = client.events.send(dataset, source as NewEvent[], options);
    await expect(sending).rejects.toThrow(HoneycombInputError);
    await expect(sending).rejects.toThrow(message);
    expect(log).toEqual([]);
  });

  test("an async iterable on the sync client", () => {
    const call = callApi().events.send("api", later(events(1)));
    const sending = () => run(call, () => json([{ status: 202 }]));
    expect(sending).toThrow(
      "promise: expected a plain value, since the sync client can't wait for promises",
    );
  });
});
