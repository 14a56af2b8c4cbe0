import {
  type ClientOptions,
  HoneycombApiError,
  HoneycombConnectionError,
  HoneycombRateLimitError,
  HoneycombTimeoutError,
} from "@honeycomb/async";
import { callApi, retryableStatuses } from "@honeycomb/core/transport";
import { beforeEach, describe, expect, test } from "vitest";
import { type Client, modes } from "../src/client.ts";
import { countRequests } from "../src/count-requests.ts";
import { failureOf } from "../src/failure.ts";
import { refusedUrl } from "../src/refused-url.ts";
import { useSandbox } from "../src/setup.ts";

const sandbox = useSandbox();
const api = callApi();
const soon = { "retry-after": "0" };

/** Idempotent requests. */
const idempotent = {
  GET: (client: Client) => client.datasets.list(),
  PUT: (client: Client) =>
    client.datasets.update("api", { description: "The API", expand_json_depth: 1 }),
  DELETE: (client: Client) => client.columns.delete("api", "nope"),
  "POST, marked as idempotent": (client: Client) =>
    client.queries.create("api", { calculations: [{ op: "COUNT" }] }),
};
const notIdempotent = (client: Client) => client.datasets.create({ name: "Another" });

describe.each(modes)("$name", ({ connect: connectTo }) => {
  let requests: ReturnType<typeof countRequests>;
  beforeEach(() => {
    requests = countRequests();
  });
  const connect = (options: Partial<ClientOptions> = {}) =>
    connectTo({
      apiKey: "test-key",
      baseUrl: sandbox().url,
      retry: { maxRetries: 2, minDelay: 0 },
      ...requests.hooks,
      ...options,
    });

  describe("an idempotent request", () => {
    test.each(Object.entries(idempotent))("is sent again: %s", async (_, act) => {
      await sandbox().fail({ status: 500 });
      await using client = connect();
      expect(await failureOf(() => act(client))).toMatchObject({ status: 500 });
      expect(requests.sent).toBe(3);
    });

    test.each([...retryableStatuses])("is retried after %d", async (status) => {
      await sandbox().fail({ status, times: 2, headers: soon });
      await using client = connect();
      expect(await client.datasets.list()).toEqual([]);
      expect(requests.sent).toBe(3);
    });

    test.each([400, 401, 403, 404, 409, 422, 501])("is not retried after %d", async (status) => {
      await sandbox().fail({ status, headers: soon });
      await using client = connect();
      expect(await failureOf(() => client.datasets.list())).toBeInstanceOf(HoneycombApiError);
      expect(requests.sent).toBe(1);
    });

    test.each(["start", "body"] as const)("is retried when it is cut (%s)", async (at) => {
      await sandbox().fail({ kind: "cut", at, times: 2 });
      await using client = connect();
      expect(await client.datasets.list()).toEqual([]);
      expect(requests.sent).toBe(3);
    });
  });

  describe("another request", () => {
    test.each([
      [429, {}],
      [429, soon],
      [503, soon],
    ])("is retried after %d with headers %j, since it was not processed", async (status, extra) => {
      // Without Retry-After, the window of the rate limit counts. It has just started.
      const headers = { ratelimit: "limit=100, remaining=0, reset=0", ...extra };
      await sandbox().fail({ status, times: 2, headers });
      await using client = connect();
      expect(await notIdempotent(client)).toMatchObject({ slug: "another" });
      expect(requests.sent).toBe(3);
      expect(await client.datasets.list()).toHaveLength(1);
    });

    test.each([...retryableStatuses].filter((status) => status !== 429))(
      "is not retried after %d",
      async (status) => {
        await sandbox().fail({ status, times: 1 });
        await using client = connect();
        expect(await failureOf(() => notIdempotent(client))).toMatchObject({ status });
        expect(requests.sent).toBe(1);
      },
    );

    test.each(["start", "body"] as const)("is not retried when it is cut (%s)", async (at) => {
      await sandbox().fail({ operation: "createTrigger", kind: "cut", at, times: 1 });
      await using client = connect();
      await client.datasets.create({ name: "API" });
      const trigger = { name: "Errors", threshold: { op: ">", value: 1 } } as const;
      const error = await failureOf(() => client.triggers.create("api", trigger));
      expect(error).toBeInstanceOf(HoneycombConnectionError);
      expect(requests.sent).toBe(2);
      // The request had arrived when the response was cut.
      expect(await client.triggers.list("api")).toHaveLength(at === "body" ? 1 : 0);
    });
  });

  test.each([
    ["an idempotent request", idempotent.GET],
    ["another request", notIdempotent],
  ])("a refused connection is retried: %s", async (_, act) => {
    await using client = connect({ baseUrl: await refusedUrl() });
    expect(await failureOf(() => act(client))).toMatchObject({
      name: "HoneycombConnectionError",
      code: "ECONNREFUSED",
    });
    expect(requests.sent).toBe(3);
  });

  test("a timeout is not retried, since the caller's time limit has passed", async () => {
    await sandbox().fail({ kind: "hang" });
    await using client = connect({ timeout: 50 });
    const error = await failureOf(() => client.datasets.list());
    expect(error).toBeInstanceOf(HoneycombTimeoutError);
    expect(requests.sent).toBe(1);
  });

  test("each attempt has its own timeout, which doesn't include the delay", async () => {
    await sandbox().fail({ status: 429, times: 1, headers: { "retry-after": "0.4" } });
    await using client = connect({ timeout: 300 });
    expect(await client.datasets.list()).toEqual([]);
  });

  test("the last response counts", async () => {
    await sandbox().fail({ status: 500, times: 1 }, { status: 502, times: 1 }, { status: 504 });
    await using client = connect();
    expect(await failureOf(() => client.datasets.list())).toMatchObject({ status: 504 });
  });

  test.each([0, 1, 4])("maxRetries is the number of retries: %d", async (maxRetries) => {
    await sandbox().fail({ status: 500 });
    await using client = connect();
    for (const retry of maxRetries > 1 ? [{ maxRetries, minDelay: 0 }] : [maxRetries]) {
      await failureOf(() => client.datasets.list({ retry }));
    }
    expect(requests.sent).toBe(maxRetries + 1);
  });

  describe("the delay", () => {
    /** Returns the delay that the client chooses after this response, without waiting. */
    const delayAfter = async (
      status: number,
      headers: Record<string, string>,
      retry: ClientOptions["retry"] = { minDelay: 0 },
    ) => {
      await sandbox().fail({ status, headers, times: 1 });
      const controller = new AbortController();
      let decided: number | undefined;
      await using client = connect();
      const error = await failureOf(() =>
        client.datasets.list({
          retry,
          signal: controller.signal,
          onRetry: ({ delay }) => {
            decided = delay;
            controller.abort();
          },
        }),
      );
      return { delay: decided, error };
    };

    test("is what Retry-After requests, in seconds or as a date", async () => {
      expect(await delayAfter(429, { "retry-after": "30" })).toMatchObject({ delay: 30_000 });
      expect(await delayAfter(500, { "retry-after": "1.5" })).toMatchObject({ delay: 1500 });
      const date = new Date(Date.now() + 45_000).toUTCString();
      const { delay } = await delayAfter(503, { "retry-after": date });
      expect(delay).toBeGreaterThan(40_000);
      expect(delay).toBeLessThanOrEqual(45_000);
    });

    test("lasts until the rate limit's window starts again", async () => {
      const headers = { ratelimit: "limit=100, remaining=0, reset=12" };
      expect(await delayAfter(429, headers)).toMatchObject({ delay: 12_000 });
    });

    test("grows with each attempt, up to maxDelay, with jitter", async () => {
      await sandbox().fail({ status: 500 });
      const delays: number[] = [];
      await using client = connect({
        retry: { maxRetries: 6, minDelay: 1, maxDelay: 4 },
        onRetry: ({ delay }) => void delays.push(delay),
      });
      await failureOf(() => client.datasets.list());
      expect(delays).toHaveLength(6);
      for (const [index, delay] of delays.entries()) {
        expect(delay).toBeGreaterThanOrEqual(0);
        expect(delay).toBeLessThanOrEqual(Math.min(4, 2 ** index));
      }
      expect(new Set(delays).size).toBeGreaterThan(1);
    });

    test("is never longer than maxDelay: the response is the error instead", async () => {
      const long = { "retry-after": "61" };
      const { delay, error } = await delayAfter(429, long);
      expect(delay).toBeUndefined();
      expect(error).toBeInstanceOf(HoneycombRateLimitError);
      expect(error).toMatchObject({ retryAfter: 61_000 });
      const patient = { maxDelay: 120_000, minDelay: 0 };
      expect(await delayAfter(429, long, patient)).toMatchObject({ delay: 61_000 });
    });

    test("passes before the next attempt", async () => {
      await sandbox().fail({ status: 429, times: 1, headers: { "retry-after": "0.1" } });
      await using client = connect();
      const start = performance.now();
      await client.datasets.list();
      expect(performance.now() - start).toBeGreaterThan(98);
    });

    test("doesn't block other calls", async () => {
      const headers = { "retry-after": "60" };
      await sandbox().fail({ operation: "getDataset", status: 429, headers });
      await using client = connect();
      const start = performance.now();
      const error = await failureOf(() =>
        client.all((c) => [c.datasets.get("api"), c.triggers.list("nope")]),
      );
      expect(error).toMatchObject({ status: 404, operation: "listTriggers" });
      expect(performance.now() - start).toBeLessThan(5000);
    });
  });

  test("a call that retries runs like any other in all", async () => {
    await sandbox().fail({ operation: "listDatasets", status: 500, times: 1 });
    await using client = connect();
    const [datasets, boards] = await client.all(() => [api.datasets.list(), api.boards.list()]);
    expect([datasets, boards]).toEqual([[], []]);
  });
});
