import {
  HoneycombQueryError,
  HoneycombTimeoutError,
  type PollProgress,
  type QuerySpec,
} from "@honeycomb/async";
import { beforeEach, describe, expect, test } from "vitest";
import { modes } from "../src/client.ts";
import { failureOf } from "../src/failure.ts";
import { useSandbox } from "../src/setup.ts";

const sandbox = useSandbox({ polls: 2 });

// Ten requests to each of two endpoints: /cart takes 10 to 100 ms and never fails, /pay takes ten
// times that, and fails twice.
beforeEach(async () => {
  const time = new Date(Date.now() - 60_000).toISOString();
  const events = ["/cart", "/pay"].flatMap((endpoint, index) =>
    Array.from({ length: 10 }, (_, step) => ({
      time,
      data: {
        endpoint,
        duration_ms: (step + 1) * 10 ** (index + 1),
        status: index === 1 && step < 2 ? 500 : 200,
      },
    })),
  );
  const response = await fetch(`${sandbox().url}/1/batch/api`, {
    method: "POST",
    headers: { "x-honeycomb-team": "test-key", "content-type": "application/json" },
    body: JSON.stringify(events),
  });
  expect(await response.json()).toEqual(events.map(() => ({ status: 202 })));
});

const byEndpoint: QuerySpec = {
  calculations: [
    { op: "COUNT" },
    { op: "AVG", column: "duration_ms" },
    { op: "MAX", column: "duration_ms" },
  ],
  breakdowns: ["endpoint"],
  orders: [{ column: "endpoint", order: "ascending" }],
  time_range: 3600,
};
const rows = [
  { endpoint: "/cart", COUNT: 10, "AVG(duration_ms)": 55, "MAX(duration_ms)": 100 },
  { endpoint: "/pay", COUNT: 10, "AVG(duration_ms)": 550, "MAX(duration_ms)": 1000 },
];

describe.each(modes)("$name", ({ connect: connectTo }) => {
  const connect = () => connectTo({ apiKey: "test-key", baseUrl: sandbox().url });
  const quickly = { minPollInterval: 1 };

  test("run creates a query, starts it, and polls until it has the data", async () => {
    await using client = connect();
    const polls: PollProgress[] = [];
    const { complete, data } = await client.queryResults.run("api", byEndpoint, {
      ...quickly,
      onPoll: (progress) => void polls.push(progress),
    });
    expect(complete).toBe(true);
    expect(data?.results?.map((row) => row.data)).toEqual(rows);
    expect(data?.series?.length).toBeGreaterThan(0);
    expect(polls.map(({ attempt, result }) => [attempt, result.complete])).toEqual([
      [1, false],
      [2, false],
      [3, true],
    ]);
    const elapsed = polls.map((poll) => poll.elapsed);
    expect(elapsed).toEqual(elapsed.toSorted((a, b) => a - b));
  });

  test("run takes the id of an existing query", async () => {
    await using client = connect();
    const spec: QuerySpec = {
      calculations: [{ op: "COUNT" }],
      filters: [{ column: "status", op: ">=", value: 500 }],
    };
    const { id = "" } = await client.queries.create("api", spec);
    const options = { ...quickly, disable_series: true, limit: 5 };
    const { data } = await client.queryResults.run("api", id, options);
    expect(data?.results).toMatchObject([{ data: { COUNT: 2 } }]);
    expect(data?.series ?? []).toEqual([]);
  });

  test("create and get do the same step by step", async () => {
    await using client = connect();
    const { id: query_id = "" } = await client.queries.create("api", byEndpoint);
    const { id } = await client.queryResults.create("api", { query_id });
    let result = await client.queryResults.get("api", id);
    for (let poll = 0; poll < 10 && !result.complete; poll++) {
      result = await client.queryResults.get("api", id);
    }
    expect(result.data?.results?.map((row) => row.data)).toEqual(rows);
  });

  test("several run concurrently", async () => {
    await using client = connect();
    const results = await client.all((c) =>
      ["/cart", "/pay"].map((value) =>
        c.queryResults.run(
          "api",
          { calculations: [{ op: "COUNT" }], filters: [{ column: "endpoint", op: "=", value }] },
          quickly,
        ),
      ),
    );
    expect(results.map(({ data }) => data?.results?.[0]?.data)).toEqual([
      { COUNT: 10 },
      { COUNT: 10 },
    ]);
  });

  test("a query that fails is an error that says why", async () => {
    await using client = connect();
    const body = { id: "r1", complete: true, error: "the column is gone" };
    await sandbox().fail({ operation: "getQueryResult", status: 200, body });
    const { id = "" } = await client.queries.create("api", byEndpoint);
    const error = await failureOf(() => client.queryResults.run("api", id, quickly));
    expect(error).toBeInstanceOf(HoneycombQueryError);
    expect(error).toMatchObject({
      message: "The query failed: the column is gone",
      queryId: id,
      queryResultId: expect.any(String),
    });
  });

  test("a query that takes longer than pollTimeout is an error", async () => {
    await using client = connect();
    const body = { id: "r1", complete: false };
    await sandbox().fail({ operation: "getQueryResult", status: 200, body });
    const start = performance.now();
    const options = { pollTimeout: 100, minPollInterval: 10 };
    const error = await failureOf(() => client.queryResults.run("api", byEndpoint, options));
    expect(error).toBeInstanceOf(HoneycombTimeoutError);
    expect(error).toMatchObject({ timeout: 100, operation: "getQueryResult" });
    expect(error.message).toMatch(
      /^The query was not complete after 100 ms\. Its result \S+ is still valid/,
    );
    expect(performance.now() - start).toBeGreaterThan(99);
  });
});
