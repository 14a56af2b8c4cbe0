import { expectTypeOf, test } from "vitest";
import {
  type AnyQueryBuilder,
  type AnyQueryRow,
  type Call,
  type ColumnValue,
  type HoneycombApi,
  type Query,
  QueryBuilder,
  type QueryCalculation,
  type QueryRunResult,
  type QuerySeriesPoint,
  type QuerySpec,
} from "../../index.ts";

declare const { queryResults }: HoneycombApi<"call">;
declare const column: string;

/** The type of a call's rows. */
type RowOf<C> = C extends Call<{ readonly rows: (infer Row)[] }> ? Row : never;
const rowOf = <C>(_: C): RowOf<C> => null as never;

const count = new QueryBuilder().dataset("api").count();

test("rows have the calculations and the breakdowns of a builder", () => {
  const byTwo = queryResults.run(count.countDistinct("user").sum("ms").groupBy("a", "b"));
  interface Row {
    COUNT: number;
    "COUNT_DISTINCT(user)": number;
    "SUM(ms)": number | null;
    a?: ColumnValue;
    b?: ColumnValue;
  }
  expectTypeOf(rowOf(byTwo)).branded.toEqualTypeOf<Row>();
  expectTypeOf(rowOf(queryResults.runAll(count.groupBy("a")))).toEqualTypeOf<{
    COUNT: number;
    a?: ColumnValue;
  }>();
});

test("series have the same columns as rows", () => {
  type Row = { COUNT: number; a?: ColumnValue };
  const call = queryResults.run(count.groupBy("a"));
  expectTypeOf(call).toEqualTypeOf<Call<QueryRunResult<Row>>>();
  expectTypeOf<QueryRunResult<Row>["series"]>().toEqualTypeOf<QuerySeriesPoint<Row>[]>();
});

test("a query without calculations counts", () => {
  type Row = { COUNT: number; a?: ColumnValue };
  const built = queryResults.run("api", new QueryBuilder().groupBy("a"));
  expectTypeOf(rowOf(built)).toEqualTypeOf<Row>();
  const plain = queryResults.runAll("api", { breakdowns: ["a"] });
  expectTypeOf(rowOf(plain)).toEqualTypeOf<Row>();
  const empty = queryResults.run("api", { calculations: [], formulas: [], breakdowns: ["a"] });
  expectTypeOf(rowOf(empty)).toEqualTypeOf<Row>();
});

test("names replace the default names of calculations, and formulas replace calculations", () => {
  const named = new QueryBuilder().dataset("api").count({ name: "all" }).p99("ms", { name: "p" });
  expectTypeOf(rowOf(queryResults.run(named))).toEqualTypeOf<{
    all: number | null;
    p: number | null;
  }>();
  const formula = named.formula("ratio", "DIV($p, $all)").groupBy("a");
  expectTypeOf(rowOf(queryResults.run(formula))).toEqualTypeOf<{
    ratio: number | null;
    a?: ColumnValue;
  }>();
});

test("a literal has the same rows as a builder", () => {
  const literal = queryResults.run("api", {
    calculations: [
      { op: "COUNT" },
      { op: "P99", column: "ms" },
      { op: "SUM", column: "ms", name: "total", filters: [{ column: "a", op: "exists" }] },
    ],
    breakdowns: ["endpoint"],
    orders: [{ op: "COUNT", order: "descending" }],
    time_range: 3600,
  });
  expectTypeOf(rowOf(literal)).toEqualTypeOf<{
    COUNT: number;
    "P99(ms)": number | null;
    total: number | null;
    endpoint?: ColumnValue;
  }>();
  const formula = queryResults.run("metrics", {
    calculations: [{ op: "COUNT", name: "all" }],
    formulas: [{ name: "ratio", expression: "DIV($all, 2)" }],
  });
  expectTypeOf(rowOf(formula)).toEqualTypeOf<{ ratio: number | null }>();
});

test("columns that are known only at run time have no names", () => {
  const built = queryResults.run(new QueryBuilder().dataset("api").p99(column).groupBy("a"));
  expectTypeOf(rowOf(built).a).toEqualTypeOf<ColumnValue | undefined>();
  expectTypeOf<RowOf<typeof built>["P99(any)"]>().toEqualTypeOf<number | null>();
  const plain = queryResults.run("api", {
    calculations: [{ op: "P99", column }, { op: "COUNT" }],
    breakdowns: [column],
  });
  expectTypeOf(rowOf(plain).COUNT).toEqualTypeOf<number>();
  expectTypeOf<RowOf<typeof plain>["P99(any)"]>().toEqualTypeOf<number | null>();
  expectTypeOf(rowOf(plain).endpoint).toEqualTypeOf<ColumnValue | undefined>();
});

test("rows of a query that is known only at run time have any columns", () => {
  const of = (spec: QuerySpec, stored: Query, built: AnyQueryBuilder, id: string) => [
    rowOf(queryResults.run("api", spec)),
    rowOf(queryResults.run("api", stored)),
    rowOf(queryResults.run("api", built)),
    rowOf(queryResults.run("api", id)),
    rowOf(queryResults.runAll("api", spec)),
  ];
  expectTypeOf(of).returns.items.toEqualTypeOf<AnyQueryRow>();
  const either = (query: QuerySpec | AnyQueryBuilder | string) =>
    rowOf(queryResults.run("api", query));
  expectTypeOf(either).returns.toEqualTypeOf<AnyQueryRow>();
  const calculated = (calculation: QueryCalculation) =>
    rowOf(queryResults.run("api", { calculations: [calculation] }));
  expectTypeOf(calculated).returns.toEqualTypeOf<AnyQueryRow>();
  const changed = (spec: QuerySpec) =>
    rowOf(queryResults.run("api", { ...spec, breakdowns: ["a"] }));
  expectTypeOf(changed).returns.toEqualTypeOf<AnyQueryRow>();
  const ofOneOp = (op: "P50" | "P99") =>
    rowOf(queryResults.run("api", { calculations: [{ op, column: "ms" }] }));
  expectTypeOf(ofOneOp).returns.toEqualTypeOf<AnyQueryRow>();
});

test("each mode has its result", () => {
  const promised = (client: HoneycombApi<"async">) => client.queryResults.run(count);
  expectTypeOf(promised).returns.toEqualTypeOf<Promise<QueryRunResult<{ COUNT: number }>>>();
  const blocking = (client: HoneycombApi<"sync">) => client.queryResults.run(count);
  expectTypeOf(blocking).returns.toEqualTypeOf<QueryRunResult<{ COUNT: number }>>();
});

test("misspelled fields and values don't compile", () => {
  // @ts-expect-error calculations
  queryResults.run("api", { calculation: [{ op: "COUNT" }] });
  // @ts-expect-error havings: `having` is a method of builders only
  queryResults.run("api", { having: [] });
  // @ts-expect-error column
  queryResults.run("api", { calculations: [{ op: "P99", colum: "ms" }] });
  // @ts-expect-error name
  queryResults.run("api", { calculations: [{ op: "P99", column: "ms", nmae: "slow" }] });
  // @ts-expect-error P99 needs a column
  queryResults.run("api", { calculations: [{ op: "P99" }] });
  // @ts-expect-error P99
  queryResults.run("api", { calculations: [{ op: "P98", column: "ms" }] });
  // @ts-expect-error exists
  queryResults.run("api", { filters: [{ column: "a", op: "exist" }] });
  // @ts-expect-error pollTimeout
  queryResults.run("api", {}, { polTimeout: 1000 });
  // @ts-expect-error an id has no query to page
  queryResults.runAll("api", "an-id");
});
