import { afterEach, beforeEach, describe, expect, expectTypeOf, test, vi } from "vitest";
import { json, perform } from "../../../test/perform.ts";
import {
  type Call,
  callApi,
  HoneycombQueryError,
  HoneycombTimeoutError,
  type PollProgress,
  type QueryResultDetails,
  type QuerySpec,
} from "../../index.ts";

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

/** Runs a query by hand: the clock moves on with each wait, and looking takes ten milliseconds. */
function run(call: Call<QueryResultDetails>, looks: Iterable<unknown>) {
  const requests: string[] = [];
  const waits: number[] = [];
  const bodies: unknown[] = [];
  const answers = looks[Symbol.iterator]();
  const act = () =>
    perform(call, (effect) => {
      if (effect.type === "sleep") {
        waits.push(effect.milliseconds);
        vi.setSystemTime(Date.now() + effect.milliseconds);
        return undefined;
      }
      if (effect.type !== "http") throw new Error(effect.type);
      const { method, path, body } = effect.request;
      requests.push(`${method} ${path}`);
      if (method === "POST") {
        bodies.push(JSON.parse(body as string));
        return json({ id: path.includes("query_results") ? "r1" : "q1" }, { status: 201 });
      }
      vi.setSystemTime(Date.now() + 10);
      return json(answers.next().value);
    });
  return { act, requests, waits, bodies };
}

const forever = function* () {
  while (true) yield running;
};

describe("run", () => {
  test("creates the query, starts it and looks until it is complete", () => {
    const { act, requests, bodies } = run(queryResults.run("api", spec), [running, running, done]);
    expect(act()).toEqual(done);
    expect(requests).toEqual([
      "POST /1/queries/api",
      "POST /1/query_results/api",
      "GET /1/query_results/api/r1",
      "GET /1/query_results/api/r1",
      "GET /1/query_results/api/r1",
    ]);
    expect(bodies).toEqual([spec, { query_id: "q1" }]);
  });

  test("given an id, creates no query", () => {
    const { act, requests, bodies } = run(queryResults.run("__all__", "q7"), [done]);
    expect(act()).toEqual(done);
    expect(requests).toEqual(["POST /1/query_results/__all__", "GET /1/query_results/__all__/r1"]);
    expect(bodies).toEqual([{ query_id: "q7" }]);
  });

  test("passes on what a result may leave out, and keeps its own options to itself", () => {
    const options = { disable_series: true, limit: 5000, timeout: 1000, onPoll: () => {} };
    const { act, bodies } = run(queryResults.run("api", "q7", options), [done]);
    act();
    expect(bodies).toEqual([{ query_id: "q7", disable_series: true, limit: 5000 }]);
  });

  test("waits longer each time, up to a limit, and not after the last look", () => {
    const { act, waits } = run(queryResults.run("api", "q7"), [
      ...Array.from({ length: 10 }, () => running),
      done,
    ]);
    act();
    expect(waits.map(Math.round)).toEqual([100, 150, 225, 338, 506, 759, 1139, 1709, 2563, 3000]);
  });

  test("waits as it is told to", () => {
    const options = { minInterval: 1000, maxInterval: 2000 };
    const { act, waits } = run(queryResults.run("api", "q7", options), [
      running,
      running,
      running,
      running,
      done,
    ]);
    act();
    expect(waits).toEqual([1000, 1500, 2000, 2000]);
  });

  test("tells after each look how far it is", () => {
    const polls: PollProgress[] = [];
    const onPoll = (progress: PollProgress) => polls.push(progress);
    const { act } = run(queryResults.run("api", "q7", { onPoll, minInterval: 90 }), [
      running,
      done,
    ]);
    act();
    expect(polls).toEqual([
      { attempt: 1, elapsed: 10, result: running },
      { attempt: 2, elapsed: 110, result: done },
    ]);
  });

  test("raises the query's error, with the ids to look it up by", () => {
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

  test("gives up when its time is over, having looked a last time", () => {
    const { act, waits } = run(queryResults.run("api", "q7", { timeout: 1000 }), forever());
    const error = expect.objectContaining({
      constructor: HoneycombTimeoutError,
      message: "The query was not complete after 1000 ms; its result r1 can still be asked for.",
      operation: "getQueryResult",
      timeout: 1000,
    });
    expect(act).toThrow(error);
    // 10 ms for each look, and no wait beyond the end.
    expect(waits.map(Math.round)).toEqual([100, 150, 225, 338, 138]);
    expect(Date.now()).toBe(1010);
  });

  test("looks once even without time", () => {
    expect(run(queryResults.run("api", "q7", { timeout: 0 }), [done]).act()).toEqual(done);
    const late = run(queryResults.run("api", "q7", { timeout: 0 }), [running]);
    expect(late.act).toThrow(HoneycombTimeoutError);
    expect(late.waits).toEqual([]);
  });

  test("may be performed again, from the beginning", () => {
    const call = queryResults.run("api", "q7", { minInterval: 40 });
    for (const _ of [1, 2]) {
      const { act, waits } = run(call, [running, done]);
      expect(act()).toEqual(done);
      expect(waits).toEqual([40]);
    }
  });

  test.each<[object, string]>([
    [{ timeout: -1 }, "timeout: expected milliseconds, from 0, but it is -1"],
    [{ minInterval: Number.NaN }, "minInterval: expected milliseconds, from 0, but it is NaN"],
    [{ maxInterval: "1s" }, 'maxInterval: expected milliseconds, from 0, but it is "1s"'],
    [{ limit: 10 }, "limit: goes with disable_series alone"],
    [{ disable_seris: true }, "disable_seris: is not a field of this request"],
  ])("refuses %j before it starts the query", (options, message) => {
    const { act, requests } = run(queryResults.run("api", "q7", options), []);
    expect(act).toThrow(`Invalid input for createQueryResult: ${message}`);
    expect(requests).toEqual([]);
  });

  test("takes a query or an id", () => {
    expectTypeOf(queryResults.run("api", spec)).toExtend<Call<QueryResultDetails>>();
    expectTypeOf(queryResults.run("api", "q1", { disable_series: true })).toExtend<
      Call<QueryResultDetails>
    >();
    // @ts-expect-error an object with an id is neither
    queryResults.run("api", { id: "q1" });
    // @ts-expect-error which query is the second argument
    queryResults.run("api", "q1", { query_id: "q2" });
  });
});
