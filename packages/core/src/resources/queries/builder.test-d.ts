import { expectTypeOf, test } from "vitest";
import {
  type AnyQueryBuilder,
  type CalculationOp,
  type HoneycombApi,
  QueryBuilder,
  type QuerySpec,
  type TriggerQuery,
} from "../../index.ts";
import type { CalculationFilters } from "./builder-filters.ts";

declare const client: HoneycombApi<"async">;
declare const op: CalculationOp;
declare const column: string | undefined;

const query = new QueryBuilder();
const builder = query.count().p99("ms").heatmap("ms").groupBy("endpoint");
const noon = new Date("2026-01-01T12:00:00Z");

test("a builder's type has the names of its calculations and breakdowns", () => {
  expectTypeOf(builder).toEqualTypeOf<
    QueryBuilder<"COUNT" | "P99(ms)" | "HEATMAP(ms)", "endpoint">
  >();
  expectTypeOf(builder.datasetSlug).toEqualTypeOf<undefined>();
  expectTypeOf(builder.dataset("api").datasetSlug).toEqualTypeOf<string>();
  expectTypeOf(builder.dataset("api").limit(10)).toExtend<AnyQueryBuilder>();
  expectTypeOf(builder.build()).toEqualTypeOf<QuerySpec>();
  expectTypeOf(builder.buildForTrigger()).toEqualTypeOf<TriggerQuery>();
});

test("rows are ordered and selected by columns of the result", () => {
  expectTypeOf(builder.orderBy).parameter(0).toEqualTypeOf<"COUNT" | "P99(ms)" | "endpoint">();
  expectTypeOf(builder.having).parameter(0).toEqualTypeOf<"COUNT" | "P99(ms)">();
  // @ts-expect-error the result has no such column
  builder.orderBy("AVG(ms)");
  // @ts-expect-error a heatmap is a graph
  builder.orderBy("HEATMAP(ms)");
  // @ts-expect-error `having` compares calculations, not the columns of events
  builder.having("endpoint", ">", 1);
});

test("a filter has the value that its op needs", () => {
  builder.isIn("endpoint", ["/cart"]).where("endpoint", "exists").where("endpoint", "=", "/cart");
  // @ts-expect-error a list
  builder.isIn("endpoint", "/cart");
  // @ts-expect-error a list
  builder.where("endpoint", "in", "/cart");
  // @ts-expect-error one value
  builder.where("endpoint", "=", ["/cart"]);
  // @ts-expect-error no value
  builder.where("endpoint", "exists", true);
  // @ts-expect-error a value
  builder.where("endpoint", "=");
  // @ts-expect-error no such comparison
  builder.where("endpoint", "like", "/c%");
});

test("a calculation has a column, unless it counts", () => {
  // @ts-expect-error COUNT has no column
  builder.count("ms");
  // @ts-expect-error SUM has a column
  builder.sum();
  // @ts-expect-error a calculation with filters needs a name
  builder.count({ where: (event: CalculationFilters) => event.exists("a") });
});

test("`calculate` adds a column to the type if its op is a literal", () => {
  const literal = query.calculate("COUNT").calculate("P99", "ms");
  expectTypeOf(literal).toEqualTypeOf<QueryBuilder<"COUNT" | "P99(ms)">>();
  const named = query.calculate("COUNT", undefined, { name: "all" });
  expectTypeOf(named).toEqualTypeOf<QueryBuilder<"all">>();
  expectTypeOf(query.calculate(op, column)).toEqualTypeOf<QueryBuilder<string>>();
  expectTypeOf(query.calculate(op as "P50" | "P99", "ms")).toEqualTypeOf<QueryBuilder<string>>();
  query.calculate(op, column).orderBy("any column");
  // @ts-expect-error P99 needs a column
  query.calculate("P99");
  // @ts-expect-error both need a column
  query.calculate(op as "P50" | "P99");
  // @ts-expect-error COUNT has no column
  query.calculate("COUNT", "ms");
  // @ts-expect-error no such op
  query.calculate("P98", "ms");
});

test("a time is a Date or an instant, and a duration has units", () => {
  query.between(noon, { epochMilliseconds: 0 }).before(noon, { hours: 2 }).after(noon, { days: 1 });
  // @ts-expect-error a number could be milliseconds as well as seconds
  query.between(0, 1000);
  // @ts-expect-error a number could be milliseconds as well as seconds
  query.before(noon, 7200);
  // @ts-expect-error misspelled
  query.after(noon, { hour: 2 });
});

test("a builder's type has the fields that a trigger's query can't have", () => {
  type With<Field extends "orders" | keyof QuerySpec> = QueryBuilder<
    "COUNT",
    never,
    never,
    undefined,
    Exclude<Field, keyof TriggerQuery>
  >;
  const count = query.count();
  expectTypeOf(count.lastHours(1).eq("a", 1).having("COUNT", ">", 1)).toEqualTypeOf(count);
  expectTypeOf(count.limit(10)).toEqualTypeOf<With<"limit">>();
  expectTypeOf(count.orderBy("COUNT")).toEqualTypeOf<With<"orders">>();
  expectTypeOf(count.usageMode()).toEqualTypeOf<With<"usage_mode">>();
  expectTypeOf(count.compareTimeOffset(1800)).toEqualTypeOf<With<"compare_time_offset_seconds">>();
  expectTypeOf(count.after(noon, { hours: 1 })).toEqualTypeOf<With<"start_time">>();
  expectTypeOf(count.before(noon, { hours: 1 })).toEqualTypeOf<With<"end_time">>();
  const between = count.between(noon, noon);
  expectTypeOf(between).toEqualTypeOf<With<"start_time" | "end_time">>();
  // A relative time range replaces the fixed one.
  expectTypeOf(between.limit(10).lastHours(1)).toEqualTypeOf<With<"limit">>();
  expectTypeOf(between.timeRange(60)).toEqualTypeOf(count);
});

test("a builder without a dataset can't be run without a slug", () => {
  client.queryResults.run("api", builder);
  client.queryResults.run(builder.dataset("api"), { pollTimeout: 1000 });
  client.queryResults.runAll(builder.environmentWide(), { maxRows: 10 });
  client.queries.create(builder.dataset("api"), { timeout: 1000 });
  // @ts-expect-error no dataset
  client.queryResults.run(builder);
  // @ts-expect-error no dataset
  client.queryResults.run(builder, {});
  // @ts-expect-error no dataset
  client.queryResults.runAll(builder);
  // @ts-expect-error no dataset
  client.queries.create(builder);
  // @ts-expect-error no query
  client.queryResults.run("api");
});
