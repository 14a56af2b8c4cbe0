import { QueryBuilder } from "@honeycomb/async";
import { beforeEach, describe, expect, expectTypeOf, test } from "vitest";
import { modes } from "../src/client.ts";
import { useSandbox } from "../src/setup.ts";

const sandbox = useSandbox({ polls: 0 });

// Forty users with one request each, ten with two, and three with ten. Every other user is slow by
// as many milliseconds as their number; the others have no duration. Users 4, 8, … have no plan.
const requests = Array.from({ length: 53 }, (_, user) =>
  Array.from({ length: user < 40 ? 1 : user < 50 ? 2 : 10 }, () => ({
    user: `user-${user}`,
    ...(user % 2 === 1 && { duration_ms: user }),
    ...(user % 4 !== 0 && { plan: user % 4 === 1 ? "free" : "paid" }),
  })),
).flat();

beforeEach(async () => {
  const time = new Date(Date.now() - 60_000).toISOString();
  const response = await fetch(`${sandbox().url}/1/batch/api`, {
    method: "POST",
    headers: { "x-honeycomb-team": "test-key", "content-type": "application/json" },
    body: JSON.stringify(requests.map((data) => ({ time, data }))),
  });
  expect(response.ok).toBe(true);
});

const api = new QueryBuilder().dataset("api").lastHours(1);
const quickly = { minPollInterval: 1 };

describe.each(modes)("$name", ({ connect: connectTo }) => {
  const connect = () => connectTo({ apiKey: "test-key", baseUrl: sandbox().url });

  test("a builder's rows have the names and types of its calculations", async () => {
    await using client = connect();
    const { rows, series } = await client.queryResults.run(
      api
        .count()
        .countDistinct("user")
        .max("duration_ms")
        .gte("duration_ms", 41)
        .groupBy("plan")
        .having("COUNT", ">", 2)
        .orderBy("MAX(duration_ms)", "descending"),
      quickly,
    );
    expect(rows).toEqual([
      { COUNT: 14, "COUNT_DISTINCT(user)": 3, "MAX(duration_ms)": 51, plan: "paid" },
      { COUNT: 6, "COUNT_DISTINCT(user)": 3, "MAX(duration_ms)": 49, plan: "free" },
    ]);
    expect(series.map(({ data }) => data)).toEqual(rows);
    expectTypeOf(rows).items.toEqualTypeOf<{
      COUNT: number;
      "COUNT_DISTINCT(user)": number;
      "MAX(duration_ms)": number | null;
      plan?: string | number | boolean;
    }>();
  });

  test("groups without values have null, and those without the column lack it", async () => {
    await using client = connect();
    const slowest = api.max("duration_ms").doesNotExist("plan").groupBy("plan");
    const { rows } = await client.queryResults.run(slowest, quickly);
    expect(rows).toEqual([{ "MAX(duration_ms)": null }]);
  });

  test("a builder is created like any query, and named calculations name columns", async () => {
    await using client = connect();
    const named = api.count({ name: "slow", where: (event) => event.gt("duration_ms", 45) });
    const { id = "" } = await client.queries.create(named);
    const { rows } = await client.queryResults.run("api", id, quickly);
    expect(rows).toEqual([{ slow: 14 }]);
  });

  const byUser = api.count().avg("duration_ms").groupBy("user", "plan");

  test.each([
    ["COUNT", byUser.orderBy("COUNT", "descending")],
    ["a calculation that some rows lack", byUser.orderBy("AVG(duration_ms)")],
    ["a breakdown", byUser.orderBy("plan", "descending").orderBy("user")],
    ["nothing in particular", byUser],
  ])("runAll finds the rows of one large result, ordered by %s", async (_, query) => {
    await using client = connect();
    const results = client.queryResults;
    const whole = await results.run(query, { ...quickly, disable_series: true, limit: 10_000 });
    expect(whole.rows).toHaveLength(53);
    for (const pageSize of [9, 53, 54]) {
      const all = await results.runAll(query, { ...quickly, pageSize });
      expect(all).toMatchObject({ complete: true, reasons: [], series: [] });
      expect(all.rows.map(({ user }) => user).sort()).toEqual(
        whole.rows.map(({ user }) => user).sort(),
      );
      expect(all.rows).toEqual(expect.arrayContaining(whole.rows));
    }
  });

  test("runAll stops at maxRows, and returns the series on request", async () => {
    await using client = connect();
    const { rows, series, complete, reasons } = await client.queryResults.runAll(
      api.count().groupBy("user").orderBy("COUNT", "descending").orderBy("user"),
      { ...quickly, pageSize: 2, maxRows: 5, disable_series: false },
    );
    const expected = [
      { COUNT: 10, user: "user-50" },
      { COUNT: 10, user: "user-51" },
      { COUNT: 10, user: "user-52" },
      { COUNT: 2, user: "user-40" },
      { COUNT: 2, user: "user-41" },
    ];
    expect(rows).toEqual(expected);
    expect(series.map(({ data }) => data)).toEqual(expect.arrayContaining(expected));
    expect(series).toHaveLength(5);
    expect({ complete, reasons }).toEqual({ complete: false, reasons: ["max-rows"] });
  });
});
