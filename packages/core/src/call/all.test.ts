import { describe, expect, test } from "vitest";
import { json, type Respond, run, syncClient } from "../../test/host.ts";
import { all, allSettled, call, HoneycombConnectionError, sleep } from "../index.ts";
import { callApi } from "../transport.ts";

const { datasets, triggers } = callApi();
const respond: Respond = ({ path }) => {
  if (path.endsWith("/lost")) throw new HoneycombConnectionError("lost");
  return json([]);
};

/** Calls that sleep for these times, and how many of them run at a time at most. */
function sleepers(times: readonly number[]) {
  const running = { now: 0, most: 0 };
  const calls = times.map((time) =>
    call(function* () {
      running.most = Math.max(running.most, ++running.now);
      yield* sleep(time);
      running.now--;
      return time;
    }),
  );
  return { calls, running };
}

describe("all", () => {
  test("runs calls concurrently and returns their values in order", () => {
    const { calls, running } = sleepers([30, 10, 20]);
    expect(run(all(calls), respond)).toEqual([30, 10, 20]);
    expect(running.most).toBe(3);
  });

  test.each([1, 2, 7, 100])("runs %d calls at a time at most", (concurrency) => {
    const { calls, running } = sleepers(Array.from({ length: 50 }, (_, index) => (index * 7) % 5));
    expect(run(all(calls, { concurrency }), respond)).toHaveLength(50);
    expect(running.most).toBe(Math.min(concurrency, 50));
  });

  test("of no calls is an empty list", () => {
    expect(run(all([]), respond)).toEqual([]);
  });

  test("names the item that is not a call", () => {
    // @ts-expect-error a promise is what the async client returns, not a call
    const mixed = all([datasets.list(), Promise.resolve([])]);
    const { run, log } = syncClient(respond);
    expect(() => run(mixed)).toThrow(
      "Invalid input: [1]: expected a call, such as `c.datasets.list()` where `c` is the argument of the function that you pass to all(), but it is {}",
    );
    expect(log).toEqual([]);
  });

  test.each([0, -1, 0.5, Number.NaN])("rejects a concurrency of %d", (concurrency) => {
    expect(() => run(all([], { concurrency }), respond)).toThrow(
      `concurrency: expected a number from 1, but it is ${concurrency}`,
    );
  });
});

describe("allSettled", () => {
  test("returns the outcome of each call", () => {
    const settled = run(allSettled([triggers.list("api"), triggers.list("lost")]), respond);
    expect(settled).toEqual([
      { status: "fulfilled", value: [] },
      { status: "rejected", reason: new HoneycombConnectionError("lost") },
    ]);
  });

  test("limits the concurrency", () => {
    const { calls, running } = sleepers([3, 2, 1, 3, 2, 1]);
    expect(run(allSettled(calls, { concurrency: 2 }), respond)).toHaveLength(6);
    expect(running.most).toBe(2);
  });

  test("throws for an item that is not a call, since that is a mistake and not an outcome", () => {
    // @ts-expect-error a value is not a call
    const mixed = allSettled([[]]);
    expect(() => run(mixed, respond)).toThrow("[0]: expected a call");
  });
});
