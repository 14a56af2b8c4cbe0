import fc from "fast-check";
import * as v from "valibot";
import { describe, expect, expectTypeOf, test } from "vitest";
import { firstRequest } from "../../../test/host.ts";
import {
  ALL_DATASETS,
  type AnyQueryBuilder,
  type CalculationFilters,
  type CalculationOp,
  callApi,
  expressions,
  type FilterOp,
  HoneycombInputError,
  QueryBuilder,
  type QuerySpec,
  QuerySpecSchema,
} from "../../index.ts";
import { calculationOps, filterOps } from "./models.ts";

const { queries, queryResults } = callApi();
const query = new QueryBuilder();

/** Each calculation by its method. */
const calculations: Record<CalculationOp, (builder: QueryBuilder) => AnyQueryBuilder> = {
  COUNT: (builder) => builder.count(),
  CONCURRENCY: (builder) => builder.concurrency(),
  SUM: (builder) => builder.sum("ms"),
  AVG: (builder) => builder.avg("ms"),
  COUNT_DISTINCT: (builder) => builder.countDistinct("ms"),
  HEATMAP: (builder) => builder.heatmap("ms"),
  MAX: (builder) => builder.max("ms"),
  MIN: (builder) => builder.min("ms"),
  P001: (builder) => builder.p001("ms"),
  P01: (builder) => builder.p01("ms"),
  P05: (builder) => builder.p05("ms"),
  P10: (builder) => builder.p10("ms"),
  P20: (builder) => builder.p20("ms"),
  P25: (builder) => builder.p25("ms"),
  P50: (builder) => builder.p50("ms"),
  P75: (builder) => builder.p75("ms"),
  P80: (builder) => builder.p80("ms"),
  P90: (builder) => builder.p90("ms"),
  P95: (builder) => builder.p95("ms"),
  P99: (builder) => builder.p99("ms"),
  P999: (builder) => builder.p999("ms"),
  RATE_AVG: (builder) => builder.rateAvg("ms"),
  RATE_SUM: (builder) => builder.rateSum("ms"),
  RATE_MAX: (builder) => builder.rateMax("ms"),
};

/** Each filter by its method, and what it compares with. */
const filters: Record<FilterOp, [(builder: QueryBuilder) => QueryBuilder, value?: unknown]> = {
  "=": [(builder) => builder.eq("a", 1), 1],
  "!=": [(builder) => builder.ne("a", "x"), "x"],
  ">": [(builder) => builder.gt("a", 1), 1],
  ">=": [(builder) => builder.gte("a", 1), 1],
  "<": [(builder) => builder.lt("a", 1), 1],
  "<=": [(builder) => builder.lte("a", 1), 1],
  "starts-with": [(builder) => builder.startsWith("a", "x"), "x"],
  "does-not-start-with": [(builder) => builder.doesNotStartWith("a", "x"), "x"],
  "ends-with": [(builder) => builder.endsWith("a", "x"), "x"],
  "does-not-end-with": [(builder) => builder.doesNotEndWith("a", "x"), "x"],
  exists: [(builder) => builder.exists("a")],
  "does-not-exist": [(builder) => builder.doesNotExist("a")],
  contains: [(builder) => builder.contains("a", "x"), "x"],
  "does-not-contain": [(builder) => builder.doesNotContain("a", "x"), "x"],
  in: [(builder) => builder.isIn("a", [1, "x", true]), [1, "x", true]],
  "not-in": [(builder) => builder.notIn("a", ["x"]), ["x"]],
};

describe("a query builder", () => {
  test("builds what Honeycomb takes", () => {
    const built = query
      .count()
      .p99("duration_ms")
      .gte("status", 500)
      .where("endpoint", "in", ["/cart", "/pay"])
      .filterCombination("OR")
      .calculatedField("slow", "GT($duration_ms, 1000)")
      .groupBy("endpoint", "slow")
      .orderBy("P99(duration_ms)", "descending")
      .orderBy("endpoint")
      .having("COUNT", ">", 10)
      .lastHours(2)
      .granularity(60)
      .compareTimeOffset(86_400)
      .usageMode()
      .limit(20)
      .build();
    expect(built).toEqual({
      calculations: [{ op: "COUNT" }, { op: "P99", column: "duration_ms" }],
      filters: [
        { column: "status", op: ">=", value: 500 },
        { column: "endpoint", op: "in", value: ["/cart", "/pay"] },
      ],
      filter_combination: "OR",
      calculated_fields: [{ name: "slow", expression: "GT($duration_ms, 1000)" }],
      breakdowns: ["endpoint", "slow"],
      orders: [{ op: "P99", column: "duration_ms", order: "descending" }, { column: "endpoint" }],
      havings: [{ calculate_op: "COUNT", op: ">", value: 10 }],
      time_range: 7200,
      granularity: 60,
      compare_time_offset_seconds: 86_400,
      usage_mode: true,
      limit: 20,
    });
    expect(query.build()).toEqual({});
  });

  test.each(calculationOps)("calculates %s", (op) => {
    const columnless = op === "COUNT" || op === "CONCURRENCY";
    expect(calculations[op](query).build()).toEqual({
      calculations: [columnless ? { op } : { op, column: "ms" }],
    });
  });

  test.each(filterOps)("filters by %s", (op) => {
    const [add, value] = filters[op];
    const filter = value === undefined ? { column: "a", op } : { column: "a", op, value };
    expect(add(query).build()).toEqual({ filters: [filter] });
  });

  test("names calculations, which may have filters of their own, and calculates with them", () => {
    const built = query
      .count({ name: "all" })
      .sum("ms", { name: "lost", where: (event) => event.gte("status", 500).exists("ms") })
      .count({
        name: "odd",
        where: (event) => event.eq("a", 1).ne("b", 2).filterCombination("OR"),
      })
      .formula("ratio", "DIV($lost, $all)")
      .orderBy("ratio", "descending")
      .orderBy("lost")
      .having("odd", ">", 1)
      .having("ratio", "<", 0.5)
      .build();
    expect(built).toEqual({
      calculations: [
        { op: "COUNT", name: "all" },
        {
          op: "SUM",
          column: "ms",
          name: "lost",
          filters: [
            { column: "status", op: ">=", value: 500 },
            { column: "ms", op: "exists" },
          ],
        },
        {
          op: "COUNT",
          name: "odd",
          filters: [
            { column: "a", op: "=", value: 1 },
            { column: "b", op: "!=", value: 2 },
          ],
          filter_combination: "OR",
        },
      ],
      formulas: [{ name: "ratio", expression: "DIV($lost, $all)" }],
      orders: [{ column: "ratio", order: "descending" }, { column: "lost" }],
      havings: [
        { calculate_op: "COUNT", column: "odd", op: ">", value: 1 },
        { calculate_op: "SUM", column: "ratio", op: "<", value: 0.5 },
      ],
    });
  });

  test("calculates columns by text or by expressions", () => {
    const { col, Div, Gt } = expressions;
    const built = query
      .calculatedField("slow", Gt(col("duration_ms"), 1000))
      .calculatedField("late", "GT($delay_ms, 1000)")
      .formula("ratio", Div(col("failed"), col("all")));
    expect(built.build()).toEqual({
      calculated_fields: [
        { name: "slow", expression: "GT($duration_ms, 1000)" },
        { name: "late", expression: "GT($delay_ms, 1000)" },
      ],
      formulas: [{ name: "ratio", expression: "DIV($failed, $all)" }],
    });
  });

  test("looks at a time before now, or from one time to another", () => {
    expect(query.lastMinutes(10).build()).toEqual({ time_range: 600 });
    expect(query.lastHours(0.5).build()).toEqual({ time_range: 1800 });
    expect(query.lastDays(7).build()).toEqual({ time_range: 604_800 });
    const start = new Date("2026-01-01T00:00:00.900Z");
    // As a Temporal.Instant has it.
    const end = { epochMilliseconds: start.getTime() + 60_000 };
    const between = query.lastDays(7).between(start, end);
    // Fractions of a second go to the range, not out of it.
    expect(between.build()).toEqual({ start_time: 1_767_225_600, end_time: 1_767_225_661 });
    // What comes last counts.
    expect(between.lastMinutes(1).build()).toEqual({ time_range: 60 });
  });

  test("names its dataset, and what boards call it", () => {
    expect(query.datasetSlug).toBeUndefined();
    expect(query.annotation).toEqual({});
    const named = query.dataset("api").name("Slow").count().description("Slower than a second");
    expect(named.datasetSlug).toBe("api");
    expect(named.annotation).toEqual({ name: "Slow", description: "Slower than a second" });
    expect(named.build()).toEqual({ calculations: [{ op: "COUNT" }] });
    expect(query.environmentWide().datasetSlug).toBe(ALL_DATASETS);
  });

  test("groups by a column once", () => {
    const grouped = query.groupBy("endpoint", "status").groupBy("status", "host");
    expect(grouped.build()).toEqual({ breakdowns: ["endpoint", "status", "host"] });
  });

  test("is taken as a query", () => {
    const counting = query.count().lastHours(1);
    const named = counting.dataset("web");
    const spec = { calculations: [{ op: "COUNT" }], time_range: 3600 };
    const requests = [
      queries.create("api", counting),
      queries.create("api", named),
      queries.create(named),
      queryResults.run("api", counting),
      queryResults.run(named, { disable_series: true }),
    ].map((call) => firstRequest(call));
    expect(requests.map(({ path }) => path)).toEqual([
      "/1/queries/api",
      "/1/queries/api",
      "/1/queries/web",
      "/1/queries/api",
      "/1/queries/web",
    ]);
    for (const { body } of requests) expect(JSON.parse(body as string)).toEqual(spec);
  });

  test("is built for a trigger", () => {
    const errors = query.count().gte("status", 500).lastMinutes(10);
    expect(errors.buildForTrigger()).toEqual(errors.build());
    expect(() => errors.limit(10).buildForTrigger()).toThrow(
      "Invalid input: limit: must be left out: a trigger looks at all groups",
    );
    expect(() => query.count().buildForTrigger()).toThrow("time_range: is missing");
  });
});

describe("a query builder refuses", () => {
  // JavaScript has no types that would.
  const any = query.count().heatmap("ms").groupBy("endpoint") as AnyQueryBuilder;

  test.each<[string, () => unknown, string]>([
    [
      "an order of what is not in the result",
      () => any.orderBy("endpoint").orderBy("AVG(ms)"),
      'orders[1]: expected a column of the result so far (COUNT, endpoint), but it is "AVG(ms)"',
    ],
    [
      "a having of what is not calculated",
      () => any.having("endpoint", ">", 1),
      'havings[0]: expected a column of the result so far (COUNT), but it is "endpoint"',
    ],
    [
      "an order of a heatmap",
      () => any.orderBy("HEATMAP(ms)"),
      "orders[0]: must not be HEATMAP(ms): a heatmap is a graph, and no value of a row",
    ],
    [
      "a having of a heatmap",
      () => any.having("HEATMAP(ms)", ">", 1),
      "havings[0]: must not be HEATMAP(ms): a heatmap is a graph, and no value of a row",
    ],
    [
      "a time that is none",
      () => query.between(new Date("yesterday"), new Date()),
      "start_time: expected a valid Date or a Temporal.Instant, but it is null",
    ],
    [
      "an end before the start",
      () => query.between(new Date(2000), new Date(1000)).build(),
      "end_time: must not be before start_time",
    ],
    [
      "half a second",
      () => query.lastMinutes(0.001).build(),
      "time_range: expected a whole number",
    ],
    [
      "too many rows",
      () => query.limit(10_001).build(),
      "limit: expected <=10000, but it is 10001",
    ],
    [
      "a filter without its value",
      () => query.eq("a", undefined as unknown as string).build(),
      'filters[0].value: must be one value, since op is "="',
    ],
    [
      "filters in a calculation without a name",
      () =>
        query.count({ where: (event: CalculationFilters) => event.exists("a") } as never).build(),
      "calculations[0].name: is missing: a calculation with filters needs one",
    ],
  ])("%s", (_, act, message) => {
    expect(act).toThrow(HoneycombInputError);
    expect(act).toThrow(`Invalid input: ${message}`);
  });

  test("to be run without a dataset", () => {
    const nowhere = query.count() as never;
    const message = "dataset: is missing: name it by dataset() or environmentWide()";
    expect(() => firstRequest(queryResults.run(nowhere))).toThrow(message);
    expect(() => firstRequest(queries.create(nowhere))).toThrow(message);
  });
});

/** Any step, and whether it may follow on any other. */
const someStep: fc.Arbitrary<(builder: AnyQueryBuilder) => AnyQueryBuilder> = fc.oneof(
  fc
    .constantFrom(...Object.values(calculations))
    .map((add) => (builder: AnyQueryBuilder) => add(builder as QueryBuilder)),
  fc.constantFrom(...Object.values(filters)).map(
    ([add]) =>
      (builder: AnyQueryBuilder) =>
        add(builder as QueryBuilder),
  ),
  fc
    .string({ minLength: 1 })
    .map((column) => (builder: AnyQueryBuilder) => builder.groupBy(column)),
  fc.string().map((slug) => (builder: AnyQueryBuilder) => builder.dataset(slug)),
  fc.string().map((name) => (builder: AnyQueryBuilder) => builder.name(name)),
  fc.nat().map((limit) => (builder: AnyQueryBuilder) => builder.limit((limit % 1000) + 1)),
  fc.nat().map((hours) => (builder: AnyQueryBuilder) => builder.lastHours((hours % 24) + 1)),
  fc
    .date({ noInvalidDate: true, min: new Date(1000), max: new Date(4e12) })
    .map((start) => (builder: AnyQueryBuilder) => builder.between(start, new Date(5e12))),
  fc.string({ minLength: 1 }).map(
    (column) => (builder: AnyQueryBuilder) =>
      // What is calculated can be ordered by at once.
      builder.avg(column).orderBy(`AVG(${column})`, "descending").having(`AVG(${column})`, ">", 0),
  ),
);

describe("whatever its steps are, a query builder", () => {
  const someSteps = fc.array(someStep, { maxLength: 20 });

  test("builds a query that Honeycomb takes", () => {
    fc.assert(
      fc.property(someSteps, (steps) => {
        const built = steps
          .reduce<AnyQueryBuilder>((builder, step) => step(builder), query)
          .build();
        expect(v.is(QuerySpecSchema, built)).toBe(true);
        expect(JSON.parse(JSON.stringify(built))).toEqual(built);
      }),
    );
  });

  test("stays as it is when others are made of it", () => {
    fc.assert(
      fc.property(someSteps, someSteps, (steps, more) => {
        const base = steps.reduce<AnyQueryBuilder>((builder, step) => step(builder), query);
        const look = () => [base.build(), base.datasetSlug, base.annotation];
        const before = look();
        for (const step of more) step(base);
        more.reduce((builder, step) => step(builder), base);
        expect(look()).toEqual(before);
      }),
    );
  });

  test("is not changed through what it was given, nor through what it built", () => {
    const values = ["a"];
    const builder = query.isIn("column", values);
    values.push("b");
    const built = builder.build();
    expect(built.filters).toEqual([{ column: "column", op: "in", value: ["a"] }]);
    built.filters?.pop();
    expect(builder.build().filters).toHaveLength(1);
  });
});

test("a builder's type determines what rows can be ordered and filtered by", () => {
  const builder = query.count().p99("ms").heatmap("ms").groupBy("endpoint");
  expectTypeOf(builder).toEqualTypeOf<
    QueryBuilder<"COUNT" | "P99(ms)" | "HEATMAP(ms)", "endpoint">
  >();
  expectTypeOf(builder.orderBy).parameter(0).toEqualTypeOf<"COUNT" | "P99(ms)" | "endpoint">();
  expectTypeOf(builder.having).parameter(0).toEqualTypeOf<"COUNT" | "P99(ms)">();
  expectTypeOf(builder.dataset("api")).toExtend<AnyQueryBuilder>();
  expectTypeOf(builder.build()).toEqualTypeOf<QuerySpec>();
  const misuse = () => [
    // @ts-expect-error it is not in the result
    builder.orderBy("AVG(ms)"),
    // @ts-expect-error a heatmap is a graph
    builder.orderBy("HEATMAP(ms)"),
    // @ts-expect-error events are filtered by columns, rows by calculations
    builder.having("endpoint", ">", 1),
    // @ts-expect-error a list
    builder.isIn("endpoint", "/cart"),
    // @ts-expect-error a list
    builder.where("endpoint", "in", "/cart"),
    // @ts-expect-error one value
    builder.where("endpoint", "=", ["/cart"]),
    // @ts-expect-error no value
    builder.where("endpoint", "exists", true),
    // @ts-expect-error a value
    builder.where("endpoint", "="),
    // @ts-expect-error no such comparison
    builder.where("endpoint", "like", "/c%"),
    // @ts-expect-error COUNT has no column
    builder.count("ms"),
    // @ts-expect-error SUM has one
    builder.sum(),
    // @ts-expect-error a calculation with filters needs a name
    builder.count({ where: (event: CalculationFilters) => event.exists("a") }),
    // @ts-expect-error milliseconds could be meant as well as seconds
    builder.between(0, 1000),
    // @ts-expect-error no dataset is named
    queryResults.run(builder),
    // @ts-expect-error no dataset is named
    queries.create(builder),
  ];
  expectTypeOf(misuse).toBeFunction();
});
