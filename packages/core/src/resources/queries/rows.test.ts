import { describe, expect, test } from "vitest";
import { json, run } from "../../../test/host.ts";
import { QueryBuilder } from "../../index.ts";
import { callApi } from "../../transport.ts";

const { queryResults } = callApi();

/** Responds with some data to any query. */
const respondWith = (data: unknown, query?: unknown) => () =>
  json({ id: "1", complete: true, data, query });

const found = {
  results: [
    { data: { COUNT: 3, "P99(duration_ms)": 120, endpoint: "/cart" } },
    { data: { COUNT: 1 } },
  ],
  series: [
    { time: "2026-01-01T00:00:00Z", data: { COUNT: 2, "P99(duration_ms)": 90, endpoint: "/cart" } },
    { time: "2026-01-01T00:01:00Z", data: { COUNT: 1, endpoint: null } },
  ],
};

describe("a result's rows", () => {
  const builder = new QueryBuilder().dataset("api").count().p99("duration_ms").groupBy("endpoint");

  test("have calculations, null for those without a value, and breakdowns", () => {
    const { rows, series } = run(queryResults.run(builder), respondWith(found));
    expect(rows).toStrictEqual([
      { COUNT: 3, "P99(duration_ms)": 120, endpoint: "/cart" },
      { COUNT: 1, "P99(duration_ms)": null },
    ]);
    expect(series).toStrictEqual([
      {
        time: "2026-01-01T00:00:00Z",
        data: { COUNT: 2, "P99(duration_ms)": 90, endpoint: "/cart" },
      },
      { time: "2026-01-01T00:01:00Z", data: { COUNT: 1, "P99(duration_ms)": null } },
    ]);
  });

  test("are not part of the result's JSON", () => {
    const result = run(queryResults.run(builder), respondWith(found));
    expect(result.rows).toBe(result.rows);
    expect(result.data).toEqual(found);
    expect(JSON.parse(JSON.stringify(result))).toEqual({ id: "1", complete: true, data: found });
  });

  test("are empty when there is no data", () => {
    for (const data of [undefined, {}, { results: null, series: null }]) {
      const { rows, series } = run(queryResults.run(builder), respondWith(data));
      expect([rows, series]).toEqual([[], []]);
    }
  });

  test("can have columns with any names", () => {
    const columns = ["__proto__", "constructor", "toString"];
    const data = JSON.parse('{ "COUNT": 1, "__proto__": "a", "constructor": "b", "toString": 1 }');
    const call = queryResults.run("api", { breakdowns: columns });
    const { rows } = run(call, respondWith({ results: [{ data }] }));
    expect(Object.entries(rows[0] ?? {})).toEqual([
      ["COUNT", 1],
      ["__proto__", "a"],
      ["constructor", "b"],
      ["toString", 1],
    ]);
  });

  test("of a query that is run by its id have the calculations of its result", () => {
    const query = { calculations: [{ op: "COUNT" }, { op: "MAX", column: "ms" }] };
    const data = { results: [{ data: { COUNT: 1 } }] };
    const known = run(queryResults.run("api", "q1"), respondWith(data, query));
    expect(known.rows).toEqual([{ COUNT: 1, "MAX(ms)": null }]);
    const unknown = run(queryResults.run("api", "q1"), respondWith(data));
    expect(unknown.rows).toEqual([{ COUNT: 1 }]);
  });

  test("have formulas instead of calculations, and no heatmaps", () => {
    const data = { results: [{ data: {} }] };
    const ratio = queryResults.run("api", {
      calculations: [{ op: "COUNT", name: "all" }],
      formulas: [{ name: "ratio", expression: "DIV($all, 2)" }],
    });
    expect(run(ratio, respondWith(data)).rows).toEqual([{ ratio: null }]);
    const heatmap = queryResults.run("api", { calculations: [{ op: "HEATMAP", column: "ms" }] });
    expect(run(heatmap, respondWith(data)).rows).toEqual([{}]);
  });
});
