import * as v from "valibot";
import { forbidden } from "../../model/forbidden.ts";
import type { Known } from "../../model/known.ts";
import { openPicklist } from "../../model/open-picklist.ts";
import { rule } from "../../model/rule.ts";
import { opsWithoutColumn } from "./calculation-name.ts";
import { durationOf } from "./duration.ts";
import { filterScalar, filterValue, filterValueRule } from "./filter-value.ts";

/** How a query's calculations aggregate. */
export const calculationOps = [
  "COUNT",
  "CONCURRENCY",
  "SUM",
  "AVG",
  "COUNT_DISTINCT",
  "HEATMAP",
  "MAX",
  "MIN",
  "P001",
  "P01",
  "P05",
  "P10",
  "P20",
  "P25",
  "P50",
  "P75",
  "P80",
  "P90",
  "P95",
  "P99",
  "P999",
  "RATE_AVG",
  "RATE_SUM",
  "RATE_MAX",
] as const;
export type CalculationOp = (typeof calculationOps)[number];

/** How a filter compares. */
export const filterOps = [
  "=",
  "!=",
  ">",
  ">=",
  "<",
  "<=",
  "starts-with",
  "does-not-start-with",
  "ends-with",
  "does-not-end-with",
  "exists",
  "does-not-exist",
  "contains",
  "does-not-contain",
  "in",
  "not-in",
] as const;
export type FilterOp = (typeof filterOps)[number];

const havingCalculationOps = calculationOps.filter(
  (op): op is Exclude<CalculationOp, "HEATMAP"> => op !== "HEATMAP",
);

/** Which events count. */
export const FilterSchema = v.pipe(
  v.strictObject({
    /** The column whose value is compared. */
    column: v.nullable(v.string()),
    op: v.picklist(filterOps),
    /** What it is compared with: a list for `in` and `not-in`, none for `exists` and `does-not-exist`. */
    value: filterValue,
  }),
  filterValueRule(({ op }) => op),
);
export type Filter = v.InferInput<typeof FilterSchema>;

const filters = v.pipe(v.array(FilterSchema), v.maxLength(100));
const filterCombination = v.picklist(["AND", "OR"]);

/** One aggregate of a query. */
export const CalculationSchema = v.pipe(
  v.strictObject({
    op: v.picklist(calculationOps),
    /** The column whose values are aggregated; none for COUNT and CONCURRENCY. */
    column: v.optional(v.nullable(v.string())),
    /** What the result's column is called, in metrics datasets. */
    name: v.optional(v.nullable(v.string())),
    /** Which events count for this calculation, in metrics datasets; it needs a `name` then. */
    filters: v.optional(filters),
    filter_combination: v.optional(filterCombination),
  }),
  rule(
    ["column"],
    ({ op, column }) => opsWithoutColumn.has(op) || Boolean(column),
    ({ op }) => `is missing: ${op} aggregates a column's values`,
  ),
  rule(
    ["name"],
    ({ filters, name }) => filters === undefined || filters.length === 0 || Boolean(name),
    "is missing: a calculation with filters needs one",
  ),
);
export type Calculation = v.InferInput<typeof CalculationSchema>;

/** How a query's rows are ordered. */
export const OrderSchema = v.strictObject({
  /** A column of `breakdowns`, or of the calculation that `op` names. */
  column: v.optional(v.string()),
  op: v.optional(v.picklist(calculationOps)),
  /** Honeycomb's default is `ascending`. */
  order: v.optional(v.picklist(["ascending", "descending"])),
});
export type Order = v.InferInput<typeof OrderSchema>;

/** Which of a query's rows are kept, by what was calculated. */
export const HavingSchema = v.strictObject({
  calculate_op: v.picklist(havingCalculationOps),
  column: v.optional(v.nullable(v.string())),
  op: v.optional(v.picklist(["=", "!=", ">", ">=", "<", "<="])),
  value: v.optional(v.number()),
});
export type Having = v.InferInput<typeof HavingSchema>;

const named = v.strictObject({ name: v.string(), expression: v.string() });
const positive = v.pipe(v.number(), v.integer(), v.minValue(1));

/** How many seconds earlier a query can be compared with; so many as its time range has, too. */
export const compareTimeOffsets = [
  1800, 3600, 7200, 28800, 86400, 604800, 2419200, 15724800,
] as const;

const querySpecEntries = {
  /** Columns that break events down into groups, up to 100. */
  breakdowns: v.optional(v.pipe(v.array(v.string()), v.maxLength(100))),
  /** What is calculated of each group, up to 100. Honeycomb's default is COUNT. */
  calculations: v.optional(v.pipe(v.array(CalculationSchema), v.maxLength(100))),
  /** Which events count, up to 100. */
  filters: v.optional(filters),
  /** Whether an event has to pass all filters or one of them. Honeycomb's default is AND. */
  filter_combination: v.optional(filterCombination),
  /** Expressions over calculations, in metrics datasets. */
  formulas: v.optional(v.pipe(v.array(named), v.maxLength(100))),
  /** Seconds between the points of the series: from a thousandth of the time range to all of it. */
  granularity: v.optional(positive),
  /** How rows are ordered. */
  orders: v.optional(v.pipe(v.array(OrderSchema), v.maxLength(100))),
  /** How many rows there may be: up to 1,000, or 10,000 without series. Honeycomb's default is 100. */
  limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10_000))),
  /** Seconds since 1970. */
  start_time: v.optional(positive),
  /** Seconds since 1970. */
  end_time: v.optional(positive),
  /** Seconds: before now, after `start_time`, or before `end_time`. Honeycomb's default is 7200. */
  time_range: v.optional(positive),
  /** Which rows are kept, up to 100. */
  havings: v.optional(v.pipe(v.array(HavingSchema), v.maxLength(100))),
  /** Columns that are computed for this query alone. */
  calculated_fields: v.optional(v.pipe(v.array(named), v.maxLength(100))),
  /** Compares with the same query so many seconds earlier, which is at least the time range. */
  compare_time_offset_seconds: v.optional(openPicklist(compareTimeOffsets)),
  /** Whether sample rates are ignored, so that what is stored is counted. */
  usage_mode: v.optional(v.boolean()),
};

/** What to ask. */
export const QuerySpecSchema = v.pipe(
  v.strictObject(querySpecEntries),
  rule(
    ["time_range"],
    ({ start_time, end_time, time_range }) =>
      start_time === undefined || end_time === undefined || time_range === undefined,
    "must be left out where start_time and end_time are both given",
  ),
  rule(
    ["end_time"],
    ({ start_time = 0, end_time = Number.POSITIVE_INFINITY }) => start_time <= end_time,
    "must not be before start_time",
  ),
  rule(
    ["compare_time_offset_seconds"],
    (spec) => {
      const offset = spec.compare_time_offset_seconds;
      const duration = durationOf(spec);
      return (
        offset === undefined ||
        offset === duration ||
        ((compareTimeOffsets as readonly number[]).includes(offset) && offset > duration)
      );
    },
    (spec) =>
      `must be the query's time range (${durationOf(spec)}) or, where it is longer than that, one of ${compareTimeOffsets.join(", ")}`,
  ),
);
export interface QuerySpec extends v.InferInput<typeof QuerySpecSchema> {}

const answeredFilter = v.looseObject({
  column: v.nullable(v.string()),
  op: openPicklist(filterOps),
  value: v.nullish(v.union([filterScalar, v.array(v.unknown())])),
});
const answeredFilterCombination = v.optional(openPicklist(["AND", "OR"]));
const answeredOp = openPicklist(calculationOps);
const answeredNamed = v.looseObject({ name: v.string(), expression: v.string() });

/** A query as Honeycomb answers it: what to ask, and its id. */
export const QuerySchema = v.looseObject({
  /** The query's id; missing where the query is part of a result. */
  id: v.optional(v.string()),
  breakdowns: v.nullish(v.array(v.string())),
  calculations: v.nullish(
    v.array(
      v.looseObject({
        op: answeredOp,
        column: v.nullish(v.string()),
        name: v.nullish(v.string()),
        filters: v.nullish(v.array(answeredFilter)),
        filter_combination: answeredFilterCombination,
      }),
    ),
  ),
  filters: v.nullish(v.array(answeredFilter)),
  filter_combination: answeredFilterCombination,
  formulas: v.nullish(v.array(answeredNamed)),
  /** Seconds. */
  granularity: v.optional(v.number()),
  orders: v.nullish(
    v.array(
      v.looseObject({
        column: v.optional(v.string()),
        op: v.optional(answeredOp),
        order: v.optional(openPicklist(["ascending", "descending"])),
      }),
    ),
  ),
  limit: v.optional(v.number()),
  /** Seconds since 1970. */
  start_time: v.optional(v.number()),
  /** Seconds since 1970. */
  end_time: v.optional(v.number()),
  /** Seconds. */
  time_range: v.optional(v.number()),
  havings: v.nullish(
    v.array(
      v.looseObject({
        calculate_op: openPicklist(havingCalculationOps),
        column: v.nullish(v.string()),
        op: v.optional(openPicklist(["=", "!=", ">", ">=", "<", "<="])),
        value: v.optional(v.number()),
      }),
    ),
  ),
  calculated_fields: v.nullish(v.array(answeredNamed)),
  /** Seconds. */
  compare_time_offset_seconds: v.optional(openPicklist(compareTimeOffsets)),
  usage_mode: v.optional(v.boolean()),
});
export interface Query extends Known<v.InferOutput<typeof QuerySchema>> {}

const isOf = (having: Having, { op, column, name }: Calculation) =>
  (having.calculate_op === op && (having.column ?? null) === (column ?? null)) ||
  (Boolean(name) && having.column === name);

/** The spec that triggers run: a query that gives one number for each group, over a recent time. */
export const TriggerQuerySchema = v.pipe(
  v.strictObject({
    ...querySpecEntries,
    /** What is calculated of each group, at least one. All but one are for formulas and havings. */
    calculations: v.pipe(v.array(CalculationSchema), v.minLength(1), v.maxLength(100)),
    /** Seconds before now: from the trigger's frequency to four times that, and at most a day. */
    time_range: positive,
    /** Not in a trigger, which orders by its threshold. */
    orders: v.optional(forbidden("must be left out: a trigger orders by its threshold")),
    /** Not in a trigger, which looks at all groups. */
    limit: v.optional(forbidden("must be left out: a trigger looks at all groups")),
    /** Not in a trigger, which looks back from now. */
    start_time: v.optional(forbidden("must be left out: a trigger looks back from now")),
    /** Not in a trigger, which looks back from now. */
    end_time: v.optional(forbidden("must be left out: a trigger looks back from now")),
    /** Not in a trigger. */
    usage_mode: v.optional(forbidden("must be left out: a trigger heeds sample rates")),
    /** Not in a trigger, which has `baseline_details`. */
    compare_time_offset_seconds: v.optional(
      forbidden("must be left out: a trigger compares by its baseline_details"),
    ),
  }),
  rule(
    ["calculations"],
    ({ calculations }) => !calculations.some(({ op }) => op === "HEATMAP" || op === "CONCURRENCY"),
    "must not hold HEATMAP or CONCURRENCY: a trigger compares one number",
  ),
  rule(
    ["calculations"],
    ({ calculations, formulas = [], havings = [] }) =>
      formulas.length > 0 ||
      calculations.filter((each) => !havings.some((having) => isOf(having, each))).length <= 1,
    "may hold one entry at most besides those of havings, since there are no formulas: a trigger compares one number",
  ),
  rule(
    ["filters"],
    ({ calculations, filters = [] }) =>
      filters.length === 0 || !calculations.some(({ name }) => name),
    "must be left out where a calculation has a name; it may have filters of its own",
  ),
  rule(
    ["havings"],
    ({ havings = [] }) => havings.length <= 1,
    "may hold one entry at most in a trigger",
  ),
  rule(
    ["havings"],
    ({ calculations, havings = [] }) =>
      havings.every((having) => calculations.some((each) => isOf(having, each))),
    "must be of one of the calculations",
  ),
  rule(
    ["formulas"],
    ({ formulas = [] }) => formulas.length <= 1,
    "may hold one entry at most in a trigger",
  ),
);
export interface TriggerQuery extends v.InferInput<typeof TriggerQuerySchema> {}
