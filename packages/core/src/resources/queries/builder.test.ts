import fc from "fast-check";
import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { firstRequest } from "../../../test/host.ts";
import {
  ALL_DATASETS,
  type AnyQueryBuilder,
  type CalculationOp,
  expressions,
  type FilterOp,
  HoneycombInputError,
  QueryBuilder,
} from "../../index.ts";
import { QuerySpecSchema } from "../../schemas.ts";
import { callApi } from "../../transport.ts";
import type { NamedQueryBuilder } from "./builder.ts";
import type { CalculationFilters } from "./builder-filters.ts";
import { opsWithoutColumn } from "./calculation-name.ts";
import { calculationOps, filterOps } from "./schemas.ts";

const { queries, queryResults } = callApi();
const query = new QueryBuilder();

/** The calculations, by their methods. */
const calculations: Record<CalculationOp, (builder: QueryBuilder) => AnyQueryBuilder> = {
  COUNT: (builder) => builder.count(),
  CONCURRENCY: (builder) => builder.concurrency(),
  COUNT_DATAPOINTS: (builder) => builder.countDatapoints(),
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
  HISTOGRAM_COUNT: (builder) => builder.histogramCount("ms"),
};

/** The filters, by their methods, with the values to compare with. */
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
  test("builds a query as Honeycomb's API accepts it", () => {
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
    const columnless = opsWithoutColumn.has(op);
    expect(calculations[op](query).build()).toEqual({
      calculations: [columnless ? { op } : { op, column: "ms" }],
    });
  });

  test.each(calculationOps)("calculates an op that is known at run time: %s", (op) => {
    const column = opsWithoutColumn.has(op) ? undefined : "ms";
    expect(query.calculate(op, column).build()).toEqual(calculations[op](query).build());
  });

  test("adds options to an op that is known at run time", () => {
    const failed = (event: CalculationFilters) => event.gte("status", 500);
    const built = query
      .calculate("COUNT", undefined, { name: "failed", where: failed })
      .calculate("MAX", "ms", { name: "slowest" })
      .build();
    expect(built.calculations).toEqual([
      { op: "COUNT", name: "failed", filters: [{ column: "status", op: ">=", value: 500 }] },
      { op: "MAX", column: "ms", name: "slowest" },
    ]);
  });

  test.each(filterOps)("filters by %s", (op) => {
    const [add, value] = filters[op];
    const filter = value === undefined ? { column: "a", op } : { column: "a", op, value };
    expect(add(query).build()).toEqual({ filters: [filter] });
  });

  test("names calculations, adds filters to them, and uses them in formulas", () => {
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

  test("accepts expressions as text or as built expressions", () => {
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

  test("sets a time range before now", () => {
    expect(query.timeRange(90).build()).toEqual({ time_range: 90 });
    expect(query.lastMinutes(10).build()).toEqual({ time_range: 600 });
    expect(query.lastHours(0.5).build()).toEqual({ time_range: 1800 });
    expect(query.lastDays(7).build()).toEqual({ time_range: 604_800 });
  });

  test("sets a time range from one time to another", () => {
    const start = new Date("2026-01-01T00:00:00Z");
    const end = new Date("2026-01-01T00:01:00Z");
    const range = { start_time: 1_767_225_600, end_time: 1_767_225_660 };
    expect(query.between(start, end).build()).toEqual(range);
  });

  test.each([0, 1, 400, 999])(
    "keeps the length of a week that starts %i ms after a second",
    (ms) => {
      const start = new Date(1_767_225_600_000 + ms);
      // A Temporal.Instant has this property.
      const end = { epochMilliseconds: start.getTime() + 604_800_000 };
      const { start_time, end_time } = query.between(start, end).build();
      expect([start_time, end_time]).toEqual([1_767_225_600, 1_767_225_600 + 604_800]);
      expect(firstRequest(queryResults.run("api", query.between(start, end)))).toBeDefined();
    },
  );

  test("rounds a time range up to whole seconds", () => {
    const range = query.between(new Date(1900), new Date(2100)).build();
    expect(range).toEqual({ start_time: 1, end_time: 2 });
  });

  test("sets a time range before or after a time", () => {
    const noon = new Date("2026-01-01T12:00:00Z");
    const halfASecondLater = { epochMilliseconds: noon.getTime() + 500 };
    const noonInSeconds = 1_767_268_800;
    expect(query.before(noon, { hours: 2 }).build()).toEqual({
      end_time: noonInSeconds,
      time_range: 7200,
    });
    expect(query.after(noon, { days: 1, hours: 2, minutes: 3, seconds: 4 }).build()).toEqual({
      start_time: noonInSeconds,
      time_range: 93_784,
    });
    // Neither rounding cuts off the time itself.
    expect(query.before(halfASecondLater, { minutes: 1 }).build().end_time).toBe(noonInSeconds + 1);
    expect(query.after(halfASecondLater, { minutes: 1 }).build().start_time).toBe(noonInSeconds);
  });

  test("replaces an earlier time range", () => {
    const [start, end] = [new Date(1000), new Date(2000)];
    const ranges = [
      [query.timeRange(60), { time_range: 60 }],
      [query.lastMinutes(2), { time_range: 120 }],
      [query.between(start, end), { start_time: 1, end_time: 2 }],
      [query.before(end, { seconds: 5 }), { end_time: 2, time_range: 5 }],
      [query.after(start, { seconds: 5 }), { start_time: 1, time_range: 5 }],
    ] as const;
    const steps: ((builder: AnyQueryBuilder) => AnyQueryBuilder)[] = [
      (builder) => builder.timeRange(60),
      (builder) => builder.lastMinutes(2),
      (builder) => builder.between(start, end),
      (builder) => builder.before(end, { seconds: 5 }),
      (builder) => builder.after(start, { seconds: 5 }),
    ];
    for (const [earlier] of ranges) {
      for (const [index, step] of steps.entries()) {
        expect(step(earlier).build()).toEqual(ranges[index]?.[1]);
      }
    }
  });

  test("has a dataset, and a name and a description for boards", () => {
    expect(query.datasetSlug).toBeUndefined();
    expect(query.annotation).toEqual({});
    const named = query.dataset("api").name("Slow").count().description("Slower than a second");
    expect(named.datasetSlug).toBe("api");
    expect(named.annotation).toEqual({ name: "Slow", description: "Slower than a second" });
    expect(named.build()).toEqual({ calculations: [{ op: "COUNT" }] });
    expect(query.environmentWide().datasetSlug).toBe(ALL_DATASETS);
  });

  test("groups by each column once", () => {
    const grouped = query.groupBy("endpoint", "status").groupBy("status", "host");
    expect(grouped.build()).toEqual({ breakdowns: ["endpoint", "status", "host"] });
  });

  test("is accepted as a query", () => {
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
  });
});

describe("a query builder rejects", () => {
  // JavaScript programs have no types that reject these columns.
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
      "orders[0]: must not be HEATMAP(ms): rows have no value for a heatmap",
    ],
    [
      "a having of a heatmap",
      () => any.having("HEATMAP(ms)", ">", 1),
      "havings[0]: must not be HEATMAP(ms): rows have no value for a heatmap",
    ],
    [
      "a time that is not valid",
      () => query.between(new Date("yesterday"), new Date()),
      "start_time: is an invalid Date",
    ],
    [
      "an end before the start",
      () => query.between(new Date(2000), new Date(1000)).build(),
      "end_time: must not be before start_time",
    ],
    [
      "an end that is not valid",
      () => query.before(new Date("tomorrow"), { hours: 1 }),
      "end_time: is an invalid Date",
    ],
    [
      "a duration of nothing",
      () => query.after(new Date(1000), {}).build(),
      "time_range: must be at least 1, but it is 0",
    ],
    [
      "an op without its column",
      () => query.calculate("P99" as CalculationOp).build(),
      "calculations[0].column: is missing: P99 aggregates the values of a column",
    ],
    ["half a second", () => query.lastMinutes(0.001).build(), "time_range: must be a whole number"],
    [
      "too many rows",
      () => query.limit(10_001).build(),
      "limit: must be at most 10000, but it is 10001",
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
      "calculations[0].name: is missing: a calculation with filters needs a name",
    ],
  ])("%s", (_, act, message) => {
    expect(act).toThrow(HoneycombInputError);
    expect(act).toThrow(`Invalid input: ${message}`);
  });

  test.each<[string, (builder: AnyQueryBuilder) => AnyQueryBuilder, string]>([
    ["orders", (builder) => builder.orderBy("COUNT"), "orders: must be left out"],
    ["a limit", (builder) => builder.limit(10), "limit: must be left out"],
    ["a start", (builder) => builder.after(new Date(1000), { hours: 1 }), "start_time: must be"],
    ["an end", (builder) => builder.before(new Date(1000), { hours: 1 }), "end_time: must be"],
    ["usage mode", (builder) => builder.usageMode(), "usage_mode: must be left out"],
    [
      "a compare time offset",
      (builder) => builder.compareTimeOffset(3600),
      "compare_time_offset_seconds: must be left out",
    ],
  ])("%s in a trigger", (_, add, message) => {
    const inTrigger = add(query.count().lastHours(1));
    expect(() => inTrigger.buildForTrigger()).toThrow(HoneycombInputError);
    expect(() => inTrigger.buildForTrigger()).toThrow(`Invalid input: ${message}`);
    expect(() => inTrigger.build()).not.toThrow();
  });

  test("to be run without a dataset", () => {
    // The type says that there is a dataset.
    const nowhere = query.count() as AnyQueryBuilder as NamedQueryBuilder;
    const message = "dataset: is missing: call dataset() or environmentWide()";
    expect(() => firstRequest(queryResults.run(nowhere))).toThrow(message);
    expect(() => firstRequest(queries.create(nowhere))).toThrow(message);
  });
});

/** Generates any step. It can follow any other. */
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
    .integer({ min: 1, max: 604_800 })
    .map((seconds) => (builder: AnyQueryBuilder) => builder.before(new Date(5e12), { seconds })),
  fc
    .date({ noInvalidDate: true, min: new Date(1000), max: new Date(4e12) })
    .map((start) => (builder: AnyQueryBuilder) => builder.between(start, new Date(5e12))),
  fc.string({ minLength: 1 }).map(
    (column) => (builder: AnyQueryBuilder) =>
      // Rows can be ordered by a calculation that was just added.
      builder.avg(column).orderBy(`AVG(${column})`, "descending").having(`AVG(${column})`, ">", 0),
  ),
);

describe("with any steps, a query builder", () => {
  const someSteps = fc.array(someStep, { maxLength: 20 });

  test("builds a valid query", () => {
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

  test("does not change when steps are called on it", () => {
    fc.assert(
      fc.property(someSteps, someSteps, (steps, more) => {
        const base = steps.reduce<AnyQueryBuilder>((builder, step) => step(builder), query);
        const read = () => [base.build(), base.datasetSlug, base.annotation];
        const before = read();
        for (const step of more) step(base);
        more.reduce((builder, step) => step(builder), base);
        expect(read()).toEqual(before);
      }),
    );
  });

  test("does not change when its arguments or its results are changed", () => {
    const values = ["a"];
    const builder = query.isIn("column", values);
    values.push("b");
    const built = builder.build();
    expect(built.filters).toEqual([{ column: "column", op: "in", value: ["a"] }]);
    built.filters?.pop();
    expect(builder.build().filters).toHaveLength(1);
  });
});
