import { callApi, type Settle, suspend } from "@honeycomb/core/transport";
import {
  all,
  type Call,
  call,
  HoneycombClient,
  HoneycombInputError,
  HoneycombNotFoundError,
  sleep,
} from "@honeycomb/sync";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { sendersOf } from "./support/processes.ts";
import { Server } from "./support/server.ts";

let server: Server;
beforeAll(async () => {
  server = await Server.start();
});
afterAll(() => server[Symbol.dispose]());

function connect(name: string): HoneycombClient {
  return new HoneycombClient({
    apiKey: "key",
    baseUrl: server.url(name),
    timeout: 10_000,
    retry: 0,
  });
}

const api = callApi();

describe("without a request", () => {
  test("a call without effects returns immediately, and starts no process", () => {
    const client = connect("nothing");
    expect(
      client.perform(
        call(function* () {
          return 1;
        }),
      ),
    ).toBe(1);
    expect(client.all(() => [])).toEqual([]);
    expect(sendersOf(process.pid)).toEqual([]);
  });

  test("sleep blocks for its time", () => {
    const start = performance.now();
    connect("sleep").perform(sleep(50));
    expect(performance.now() - start).toBeGreaterThanOrEqual(50);
    expect(sendersOf(process.pid)).toEqual([]);
  });

  test("sleeps run concurrently", () => {
    const start = performance.now();
    connect("sleeps").all(() => Array.from({ length: 50 }, () => sleep(100)));
    expect(performance.now() - start).toBeLessThan(2500);
  });

  test("a call can have any number of steps", () => {
    const steps = call(function* () {
      let count = 0;
      for (; count < 20_000; count++) yield* all([]);
      return count;
    });
    expect(connect("steps").perform(steps)).toBe(20_000);
  });
});

describe("all", () => {
  test("sends all requests concurrently, and returns the values in order", async () => {
    // The server responds to none of the five requests until all of them have arrived.
    const client = connect("all");
    const datasets = client.all((c) =>
      Array.from({ length: 5 }, () => c.datasets.get("together-5")),
    );
    expect(datasets).toHaveLength(5);
    const [first, second, third] = client.all((c) => [
      c.datasets.get("slow-60"),
      c.datasets.list(),
      c.datasets.get("slow-20"),
    ]);
    expect([first.slug, second[0]?.slug, third.slug]).toEqual(["slow-60", "one", "slow-20"]);
  });

  test("keeps to the concurrency limit, and uses it", async () => {
    const client = connect("limit");
    client.all((c) => Array.from({ length: 10 }, () => c.datasets.get("slow-20")), {
      concurrency: 3,
    });
    const seen = await server.seen("limit");
    expect(seen.requests).toHaveLength(10);
    expect(seen.mostAtOnce).toBe(3);
  });

  test("can be nested", () => {
    const pair = () => all([api.datasets.get("together-6"), api.datasets.get("together-6")]);
    const [, ...pairs] = connect("nested").all(() => [sleep(1), pair(), pair(), pair()]);
    expect(pairs.flat().map((dataset) => dataset.slug)).toEqual(Array(6).fill("together-6"));
  });

  test("throws the first error after the others were aborted and have cleaned up", async () => {
    const events: string[] = [];
    const guarded = (work: Call<unknown>, name: string) =>
      call(function* () {
        try {
          yield* work;
        } catch {
          events.push(`${name} caught`);
        } finally {
          yield* api.datasets.get(`cleanup-of-${name}`);
          yield* sleep(1);
          events.push(`${name} cleaned up`);
        }
      });
    const client = connect("failure");
    const start = performance.now();
    expect(() =>
      client.all((c) => [
        guarded(c.datasets.get("hang"), "a"),
        guarded(sleep(60_000), "b"),
        guarded(all([c.datasets.get("hang"), c.datasets.get("hang")]), "c"),
        c.datasets.get("missing-beside-3"),
      ]),
    ).toThrow(HoneycombNotFoundError);
    expect(performance.now() - start).toBeLessThan(5000);
    // An abort can't be caught.
    expect(events.sort()).toEqual(["a cleaned up", "b cleaned up", "c cleaned up"]);
    await vi.waitFor(async () => expect((await server.seen("failure")).aborted).toBe(3));
    const { requests } = await server.seen("failure");
    expect(requests.filter((request) => request.includes("cleanup"))).toHaveLength(3);
  });

  test("starts no more calls after an error", async () => {
    const client = connect("stops");
    expect(() =>
      client.all((c) => ["status-404", "a", "b", "c"].map((slug) => c.datasets.get(slug)), {
        concurrency: 1,
      }),
    ).toThrow(HoneycombNotFoundError);
    expect((await server.seen("stops")).requests).toEqual(["GET /1/datasets/status-404"]);
  });

  test("sends nothing when another call fails before anything is sent", async () => {
    const client = connect("input");
    expect(() => client.all((c) => [c.datasets.get("hang"), c.datasets.get("")])).toThrow(
      HoneycombInputError,
    );
    client.datasets.list();
    expect((await server.seen("input")).requests).toEqual(["GET /1/datasets"]);
  });

  test("an error can be caught, and the call continues", () => {
    const fallback = call(function* () {
      try {
        return yield* all([api.datasets.get("status-404"), api.datasets.get("hang")]);
      } catch (error) {
        return [(error as Error).name, (yield* api.datasets.get("instead")).slug];
      }
    });
    expect(connect("caught").perform(fallback)).toEqual(["HoneycombNotFoundError", "instead"]);
  });
});

test("a promise throws, since nothing would ever settle it", () => {
  const waiting = call(function* () {
    yield { type: "wait", promise: Promise.resolve() };
  });
  expect(() => connect("promise").perform(waiting)).toThrow(
    "promise: expected a plain value, since the sync client can't wait for promises",
  );
});

describe("allSettled", () => {
  test("returns the outcome of each", () => {
    const [found, missing, slow] = connect("settled").allSettled((c) => [
      c.datasets.get("found"),
      c.datasets.get("status-404"),
      c.datasets.get("slow-50"),
    ]);
    expect(found).toMatchObject({ status: "fulfilled", value: { slug: "found" } });
    expect(missing).toMatchObject({ status: "rejected", reason: { status: 404 } });
    expect(slow).toMatchObject({ status: "fulfilled", value: { slug: "slow-50" } });
  });
});

describe("a call that waits for nothing", () => {
  test("throws, since it would block forever", () => {
    const forever = call(function* () {
      yield* suspend(() => () => {});
    });
    const start = performance.now();
    expect(() => connect("forever").perform(forever)).toThrow(
      expect.objectContaining({ constructor: HoneycombInputError }),
    );
    expect(performance.now() - start).toBeLessThan(1000);
  });

  test("runs its finally blocks before it throws", () => {
    let isCleanedUp = false;
    const forever = call(function* () {
      try {
        yield* suspend(() => () => {});
      } finally {
        isCleanedUp = true;
      }
    });
    expect(() => connect("forever").perform(forever)).toThrow(HoneycombInputError);
    expect(isCleanedUp).toBe(true);
  });

  test("can be settled by another call of the same client", () => {
    let settle: Settle<string> | undefined;
    const [value] = connect("suspended").all(() => [
      suspend<string>((callback) => {
        settle = callback;
        return () => {};
      }),
      call(function* () {
        yield* sleep(1);
        settle?.({ value: "settled" });
      }),
    ]);
    expect(value).toBe("settled");
  });
});
