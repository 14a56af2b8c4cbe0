import { describe, expect, expectTypeOf, test } from "vitest";
import { json, run } from "../../../test/host.ts";
import {
  type AnyRow,
  type Call,
  type ColumnValue,
  callApi,
  type HoneycombApi,
  QueryBuilder,
  type QueryRunResult,
  type QuerySpec,
} from "../../index.ts";

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

  test("hold what was calculated, null where there was nothing, and what was grouped by", () => {
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
    expectTypeOf(rows).toEqualTypeOf<
      { COUNT: number; "P99(duration_ms)": number | null; endpoint?: ColumnValue }[]
    >();
    expectTypeOf(series).items.toEqualTypeOf<{
      readonly time: string;
      readonly data: (typeof rows)[number];
    }>();
  });

  test("leave the result as Honeycomb returned it", () => {
    const result = run(queryResults.run(builder), respondWith(found));
    expect(result.rows).toBe(result.rows);
    expect(result.data).toEqual(found);
    expect(JSON.parse(JSON.stringify(result))).toEqual({ id: "1", complete: true, data: found });
  });

  test("are none where there is no data", () => {
    for (const data of [undefined, {}, { results: null, series: null }]) {
      const { rows, series } = run(queryResults.run(builder), respondWith(data));
      expect([rows, series]).toEqual([[], []]);
    }
  });

  test("take any names", () => {
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

  test("of a query that was passed by its id are read by its calculations", () => {
    const query = { calculations: [{ op: "COUNT" }, { op: "MAX", column: "ms" }] };
    const data = { results: [{ data: { COUNT: 1 } }] };
    const known = run(queryResults.run("api", "q1"), respondWith(data, query));
    expect(known.rows).toEqual([{ COUNT: 1, "MAX(ms)": null }]);
    const unknown = run(queryResults.run("api", "q1"), respondWith(data));
    expect(unknown.rows).toEqual([{ COUNT: 1 }]);
  });

  test("have formulas in place of calculations, and no heatmaps", () => {
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

/** The type of a call's rows. */
type RowOf<C> = C extends Call<{ readonly rows: (infer Row)[] }> ? Row : never;

describe("the type of rows follows from", () => {
  test("a builder", () => {
    const count = new QueryBuilder().dataset("api").count();
    const call = () => queryResults.run(count.countDistinct("user").sum("ms").groupBy("a", "b"));
    expectTypeOf<RowOf<ReturnType<typeof call>>>().toEqualTypeOf<{
      COUNT: number;
      "COUNT_DISTINCT(user)": number;
      "SUM(ms)": number | null;
      a?: ColumnValue;
      b?: ColumnValue;
    }>();
    const all = () => queryResults.runAll(count.groupBy("a"));
    expectTypeOf<RowOf<ReturnType<typeof all>>>().toEqualTypeOf<{
      COUNT: number;
      a?: ColumnValue;
    }>();
  });

  test("a builder in which nothing is calculated, which counts", () => {
    const call = () => queryResults.run("api", new QueryBuilder().groupBy("a"));
    expectTypeOf<RowOf<ReturnType<typeof call>>>().toEqualTypeOf<{
      COUNT: number;
      a?: ColumnValue;
    }>();
  });

  test("names of calculations, and formulas, which stand in their place", () => {
    const named = new QueryBuilder().dataset("api").count({ name: "all" }).p99("ms", { name: "p" });
    const call = () => queryResults.run(named);
    expectTypeOf<RowOf<ReturnType<typeof call>>>().toEqualTypeOf<{
      all: number | null;
      p: number | null;
    }>();
    const formula = () => queryResults.run(named.formula("ratio", "DIV($p, $all)").groupBy("a"));
    expectTypeOf<RowOf<ReturnType<typeof formula>>>().toEqualTypeOf<{
      ratio: number | null;
      a?: ColumnValue;
    }>();
  });

  test("columns whose names are known at run time alone", () => {
    const call = (column: string) =>
      queryResults.run(new QueryBuilder().dataset("api").p99(column).groupBy("a"));
    expectTypeOf<RowOf<ReturnType<typeof call>>["a"]>().toEqualTypeOf<ColumnValue | undefined>();
    expectTypeOf<RowOf<ReturnType<typeof call>>["P99(any)"]>().toEqualTypeOf<number | null>();
  });

  test("a plain spec, as far as it is a literal", () => {
    const literal = () =>
      queryResults.run("api", {
        calculations: [
          { op: "COUNT" },
          { op: "P99", column: "ms" },
          { op: "SUM", column: "ms", name: "total", filters: [{ column: "a", op: "exists" }] },
        ],
        breakdowns: ["endpoint"],
        orders: [{ op: "COUNT", order: "descending" }],
        time_range: 3600,
      });
    expectTypeOf<RowOf<ReturnType<typeof literal>>>().toEqualTypeOf<{
      COUNT: number;
      "P99(ms)": number | null;
      total: number | null;
      endpoint?: ColumnValue;
    }>();
    const counting = () => queryResults.runAll("api", { breakdowns: ["endpoint"] });
    expectTypeOf<RowOf<ReturnType<typeof counting>>>().toEqualTypeOf<{
      COUNT: number;
      endpoint?: ColumnValue;
    }>();
    const any = (spec: QuerySpec) => queryResults.run("api", spec);
    expectTypeOf<RowOf<ReturnType<typeof any>>>().toEqualTypeOf<AnyRow>();
    const byId = (id: string) => queryResults.run("api", id);
    expectTypeOf<RowOf<ReturnType<typeof byId>>>().toEqualTypeOf<AnyRow>();
  });

  test("the query in each mode", () => {
    const query = new QueryBuilder().dataset("api").count();
    const promised = (client: HoneycombApi<"async">) => client.queryResults.run(query);
    expectTypeOf(promised).returns.toEqualTypeOf<Promise<QueryRunResult<{ COUNT: number }>>>();
    const blocking = (client: HoneycombApi<"sync">) => client.queryResults.run(query);
    expectTypeOf(blocking).returns.toEqualTypeOf<QueryRunResult<{ COUNT: number }>>();
  });

  test("nothing that is misspelt", () => {
    const misuse = () => [
      // @ts-expect-error calculations
      queryResults.run("api", { calculation: [{ op: "COUNT" }] }),
      // @ts-expect-error column
      queryResults.run("api", { calculations: [{ op: "P99", colum: "ms" }] }),
      // @ts-expect-error P99
      queryResults.run("api", { calculations: [{ op: "P98", column: "ms" }] }),
      // @ts-expect-error exists
      queryResults.run("api", { filters: [{ column: "a", op: "exist" }] }),
    ];
    expectTypeOf(misuse).toBeFunction();
  });
});
