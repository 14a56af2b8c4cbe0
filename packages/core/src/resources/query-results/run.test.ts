import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { json, syncClient } from "../../../test/host.ts";
import {
  type Call,
  HoneycombQueryError,
  HoneycombTimeoutError,
  type PollProgress,
  type QueryResultDetails,
  type QuerySpec,
} from "../../index.ts";
import { callApi } from "../../transport.ts";

const { queryResults } = callApi();
const spec: QuerySpec = { calculations: [{ op: "COUNT" }], time_range: 3600 };
const done = { id: "r1", complete: true, data: { results: [{ data: { COUNT: 3 } }] } };
const running = { id: "r1", complete: false };

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: 0 });
});
afterEach(() => {
  vi.useRealTimers();
});

/** Runs a query, with a result for each poll. A poll takes ten milliseconds. */
function run(call: Call<QueryResultDetails>, results: Iterable<unknown>) {
  const bodies: unknown[] = [];
  const polled = results[Symbol.iterator]();
  const { run, log, sleeps } = syncClient(({ method, path, body }) => {
    if (method === "POST") {
      bodies.push(JSON.parse(body as string));
      return json({ id: path.includes("query_results") ? "r1" : "q1" }, { status: 201 });
    }
    vi.setSystemTime(Date.now() + 10);
    return json(polled.next().value);
  });
  return { act: () => run(call), log, sleeps, bodies };
}

const forever = function* () {
  while (true) yield running;
};

describe("run", () => {
  test("creates the query, starts it and polls until it is complete", () => {
    const { act, log, bodies } = run(queryResults.run("api", spec), [running, running, done]);
    expect(act()).toEqual(done);
    expect(log).toEqual([
      "POST /1/queries/api",
      "POST /1/query_results/api",
      "GET /1/query_results/api/r1",
      "GET /1/query_results/api/r1",
      "GET /1/query_results/api/r1",
    ]);
    expect(bodies).toEqual([spec, { query_id: "q1" }]);
  });

  test("does not create a query when it gets an id", () => {
    const { act, log, bodies } = run(queryResults.run("__all__", "q7"), [done]);
    expect(act()).toEqual(done);
    expect(log).toEqual(["POST /1/query_results/__all__", "GET /1/query_results/__all__/r1"]);
    expect(bodies).toEqual([{ query_id: "q7" }]);
  });

  test("sends the options of the result, but not its own options", () => {
    const options = { disable_series: true, limit: 5000, pollTimeout: 1000, onPoll: () => {} };
    const { act, bodies } = run(queryResults.run("api", "q7", options), [done]);
    act();
    expect(bodies).toEqual([{ query_id: "q7", disable_series: true, limit: 5000 }]);
  });

  test("sleeps longer after each poll, up to a limit", () => {
    const { act, sleeps } = run(queryResults.run("api", "q7"), [
      ...Array.from({ length: 10 }, () => running),
      done,
    ]);
    act();
    expect(sleeps.map(Math.round)).toEqual([100, 150, 225, 338, 506, 759, 1139, 1709, 2563, 3000]);
  });

  test("polls at the intervals of the options", () => {
    const options = { minPollInterval: 1000, maxPollInterval: 2000 };
    const { act, sleeps } = run(queryResults.run("api", "q7", options), [
      running,
      running,
      running,
      running,
      done,
    ]);
    act();
    expect(sleeps).toEqual([1000, 1500, 2000, 2000]);
  });

  test("calls onPoll after each poll", () => {
    const polls: PollProgress[] = [];
    const onPoll = (progress: PollProgress) => polls.push(progress);
    const { act } = run(queryResults.run("api", "q7", { onPoll, minPollInterval: 90 }), [
      running,
      done,
    ]);
    act();
    expect(polls).toEqual([
      { attempt: 1, elapsed: 10, result: running },
      { attempt: 2, elapsed: 110, result: done },
    ]);
  });

  test("throws the error of the query, with the ids of the query and its result", () => {
    const failed = { id: "r1", complete: true, error: "the column is gone" };
    const polls: number[] = [];
    const onPoll = ({ attempt }: PollProgress) => polls.push(attempt);
    const { act } = run(queryResults.run("api", spec, { onPoll }), [running, failed]);
    const error = expect.objectContaining({
      constructor: HoneycombQueryError,
      message: "The query failed: the column is gone",
      queryId: "q1",
      queryResultId: "r1",
    });
    expect(act).toThrow(error);
    expect(polls).toEqual([1, 2]);
  });

  test("times out after pollTimeout, with a last poll at the end", () => {
    const { act, sleeps } = run(queryResults.run("api", "q7", { pollTimeout: 1000 }), forever());
    const error = expect.objectContaining({
      constructor: HoneycombTimeoutError,
      message:
        "The query was not complete after 1000 ms. Its result r1 is still valid; get it later.",
      operation: "getQueryResult",
      timeout: 1000,
    });
    expect(act).toThrow(error);
    // Each poll takes 10 ms, and the last sleep ends at the timeout.
    expect(sleeps.map(Math.round)).toEqual([100, 150, 225, 338, 138]);
    expect(Date.now()).toBe(1010);
  });

  test("polls once even with a timeout of 0", () => {
    expect(run(queryResults.run("api", "q7", { pollTimeout: 0 }), [done]).act()).toEqual(done);
    const late = run(queryResults.run("api", "q7", { pollTimeout: 0 }), [running]);
    expect(late.act).toThrow(HoneycombTimeoutError);
    expect(late.sleeps).toEqual([]);
  });

  test("runs again from the beginning when the call is run twice", () => {
    const call = queryResults.run("api", "q7", { minPollInterval: 40 });
    for (const _ of [1, 2]) {
      const { act, sleeps } = run(call, [running, done]);
      expect(act()).toEqual(done);
      expect(sleeps).toEqual([40]);
    }
  });

  test.each<[object, string]>([
    [
      { pollTimeout: -1 },
      "getQueryResult: pollTimeout: expected milliseconds, 0 or more, but it is -1",
    ],
    [
      { minPollInterval: Number.NaN },
      "getQueryResult: minPollInterval: expected milliseconds, 0 or more, but it is NaN",
    ],
    [
      { maxPollInterval: "1s" },
      'getQueryResult: maxPollInterval: expected milliseconds, 0 or more, but it is "1s"',
    ],
    [{ limit: 0 }, "createQueryResult: limit: must be at least 1, but it is 0"],
    [{ disable_series: 1 }, "createQueryResult: disable_series: expected a boolean, but it is 1"],
  ])("rejects %j before it starts the query", (options, message) => {
    const { act, log } = run(queryResults.run("api", "q7", options), []);
    expect(act).toThrow(`Invalid input for ${message}`);
    expect(log).toEqual([]);
  });
});
