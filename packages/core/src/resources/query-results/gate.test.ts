import fc from "fast-check";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { json, syncClient, type TestRequest } from "../../../test/host.ts";
import {
  allSettled,
  call,
  HoneycombInputError,
  HoneycombRateLimitError,
  QueryBuilder,
  type RequestOptions,
  sleep,
} from "../../index.ts";
import { callApi } from "../../transport.ts";

const { queryResults } = callApi();

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: 0 });
});
afterEach(() => {
  vi.useRealTimers();
});

/** A Honeycomb that starts a number of queries in each window of time. */
function limitedClient({ limit, seconds = 60, says = true, retry = 2 }: LimitOptions) {
  let start = 0;
  let used = 0;
  let closedUntil = 0;
  let early = 0;
  const started: string[] = [];
  const respond = ({ method, body, path }: TestRequest) => {
    if (method === "GET") return json({ id: path.split("/").at(-1), complete: true, data: {} });
    if (!path.startsWith("/1/query_results")) return json({ id: "q" }, { status: 201 });
    const now = Date.now();
    if (now < closedUntil) early++;
    if (now - start >= seconds * 1000) [start, used] = [now, 0];
    const reset = Math.ceil((start + seconds * 1000 - now) / 1000);
    if (used === limit) {
      closedUntil = now + reset * 1000;
      return json({ error: "slow down" }, { status: 429, headers: { "retry-after": `${reset}` } });
    }
    used++;
    const id = JSON.parse(body as string).query_id;
    started.push(id);
    const ratelimit = `limit=${limit}, remaining=${limit - used}, reset=${reset}`;
    return json({ id }, { status: 201, headers: says ? { ratelimit } : {} });
  };
  const client = syncClient(respond, { retry });
  return { ...client, started, early: () => early };
}

interface LimitOptions {
  readonly limit: number;
  readonly seconds?: number;
  /** Whether responses name the limit before it is reached. */
  readonly says?: boolean;
  readonly retry?: RequestOptions["retry"];
}

const ids = (count: number) => Array.from({ length: count }, (_, index) => `q${index}`);

test.each([true, false])("forty queries at once all succeed at ten a minute", (says) => {
  const { run, started, early } = limitedClient({ limit: 10, says });
  const runs = ids(40).map((id) => queryResults.run("api", id));
  const outcomes = run(allSettled(runs, { concurrency: 40 }));
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(40);
  expect(started).toEqual(ids(40));
  expect(early()).toBe(0);
  expect(Date.now()).toBeGreaterThanOrEqual(180_000);
  expect(Date.now()).toBeLessThan(200_000);
});

test("whatever the limit is, all queries succeed in order, and none is sent too early", () => {
  const limits = fc.record({
    limit: fc.integer({ min: 1, max: 12 }),
    seconds: fc.integer({ min: 1, max: 60 }),
    says: fc.boolean(),
  });
  fc.assert(
    fc.property(limits, fc.integer({ min: 1, max: 30 }), (limit, count) => {
      vi.setSystemTime(0);
      const { run, started, early } = limitedClient(limit);
      run(
        allSettled(
          ids(count).map((id) => queryResults.run("api", id)),
          { concurrency: count },
        ),
      );
      expect(started).toEqual(ids(count));
      expect(early()).toBe(0);
    }),
  );
});

test("a wait is reported: how many queries are ahead, and when Honeycomb accepts the next", () => {
  const { run } = limitedClient({ limit: 1 });
  const waits: unknown[] = [];
  const onWait = (wait: unknown) => void waits.push(wait);
  run(
    allSettled(
      ids(3).map((id) => queryResults.run("api", id, { onWait })),
      { concurrency: 3 },
    ),
  );
  expect(waits).toEqual([
    { ahead: 1, delay: 0 },
    { ahead: 2, delay: 0 },
    { ahead: 0, delay: 60_000 },
    { ahead: 0, delay: 60_000 },
  ]);
});

test("a query that is aborted while it waits leaves its place to the others", () => {
  const { run, started } = limitedClient({ limit: 1 });
  const controller = new AbortController();
  const { signal } = controller;
  const abort = call(function* () {
    yield* sleep(1000);
    controller.abort();
  });
  const outcomes = run(
    allSettled(
      [
        queryResults.run("api", "a"),
        queryResults.run("api", "b", { signal }),
        queryResults.run("api", "c", { signal }),
        queryResults.run("api", "d"),
        abort,
      ],
      { concurrency: 5 },
    ),
  );
  expect(outcomes.map(({ status }) => status)).toEqual([
    "fulfilled",
    "rejected",
    "rejected",
    "fulfilled",
    "fulfilled",
  ]);
  expect(started).toEqual(["a", "d"]);
});

test("a query that is aborted while it waits for a retry doesn't let the next one start early", () => {
  const { run, started, early } = limitedClient({ limit: 1, says: false });
  const controller = new AbortController();
  const { signal } = controller;
  const abort = call(function* () {
    yield* sleep(1000);
    controller.abort();
  });
  const outcomes = run(
    allSettled([
      queryResults.run("api", "a"),
      queryResults.run("api", "b", { signal }),
      queryResults.run("api", "c"),
      abort,
    ]),
  );
  expect(outcomes.map(({ status }) => status)).toEqual([
    "fulfilled",
    "rejected",
    "fulfilled",
    "fulfilled",
  ]);
  expect(started).toEqual(["a", "c"]);
  expect(early()).toBe(0);
});

test("when Honeycomb accepts no query for longer than a retry may wait, no more are sent", () => {
  const { run, started, requests, early } = limitedClient({ limit: 1, seconds: 90, says: false });
  const create = (id: string) => queryResults.create("api", { query_id: id });
  const outcomes = run(allSettled(ids(4).map(create)));
  const rejected = {
    status: "rejected",
    reason: expect.objectContaining({ name: "HoneycombRateLimitError", retryAfter: 90_000 }),
  };
  expect(outcomes).toMatchObject([{ status: "fulfilled" }, rejected, rejected, rejected]);
  expect(requests).toHaveLength(2);
  expect(early()).toBe(0);

  vi.setSystemTime(Date.now() + 40_000);
  run(create("q4"));
  expect(started).toEqual(["q0", "q4"]);
  expect(early()).toBe(0);
});

test("input that is not valid is rejected without a wait", () => {
  const { run } = limitedClient({ limit: 1 });
  run(queryResults.run("api", "a"));
  const invalid = queryResults.create("", { query_id: "b" });
  expect(() => run(invalid)).toThrow(HoneycombInputError);
  expect(Date.now()).toBe(0);
});

test("the pages of runAll wait for their turn, too", () => {
  // The time range of the query ends now.
  vi.setSystemTime("2026-02-03T04:05:06Z");
  const { run, early } = limitedClient({ limit: 1 });
  const query = new QueryBuilder().count().lastHours(1);
  const waits: unknown[] = [];
  const onWait = (wait: unknown) => void waits.push(wait);
  run(queryResults.runAll("api", query));
  run(queryResults.runAll("api", query, { onWait }));
  expect(waits).toEqual([{ ahead: 0, delay: 60_000 }]);
  expect(early()).toBe(0);
});

test("without retries, a limit that is reached is an error, and the next query waits", () => {
  const { run, started, early } = limitedClient({ limit: 1, says: false, retry: 0 });
  const outcomes = run(
    allSettled(
      ids(3).map((id) => queryResults.create("api", { query_id: id })),
      { concurrency: 3 },
    ),
  );
  expect(outcomes).toMatchObject([
    { status: "fulfilled" },
    { status: "rejected", reason: expect.any(HoneycombRateLimitError) },
    { status: "fulfilled" },
  ]);
  expect(started).toEqual(["q0", "q2"]);
  expect(early()).toBe(0);
});

test("an error of one query doesn't hold up the next", () => {
  const { run } = syncClient(
    ({ body }) =>
      JSON.parse(body as string).query_id === "bad"
        ? json({ error: "no such query" }, { status: 404 })
        : json({ id: "r1" }, { status: 201 }),
    { retry: 0 },
  );
  const create = (id: string) => queryResults.create("api", { query_id: id });
  const outcomes = run(allSettled([create("bad"), create("good")]));
  expect(outcomes.map(({ status }) => status)).toEqual(["rejected", "fulfilled"]);
});
