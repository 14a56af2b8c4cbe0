import * as v from "valibot";
import { inRequests, integer, list, number, rule } from "../../model/limits.ts";
import {
  type Equal,
  type Output,
  object,
  oneOf,
  optional,
  type Schema,
} from "../../model/schema.ts";
import { opsWithoutColumn } from "./calculation-name.ts";
import { durationOf, endsAfterStart, oneTimeRange } from "./duration.ts";
import { filterOps, filterValueRule } from "./filter-value.ts";
import type {
  CalculationOp,
  FilterValue,
  NamedExpression,
  Query,
  QueryCalculation,
  QueryFilter,
  QueryHaving,
  QueryOrder,
  QuerySpec,
  TriggerQuery,
} from "./types.ts";

/** The documented calculations. */
export const calculationOps = [
  "COUNT",
  "CONCURRENCY",
  "COUNT_DATAPOINTS",
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
  "HISTOGRAM_COUNT",
] as const;
true satisfies Equal<(typeof calculationOps)[number], CalculationOp>;

export { filterOps };

/** The offsets that a query can be compared with, in seconds. Its own time range is allowed, too. */
export const compareTimeOffsets = [
  1800, 3600, 7200, 28800, 86400, 604800, 2419200, 15724800,
] as const;

const filterScalar = v.union([v.string(), v.number(), v.boolean()]);

/** The value of a filter: one value, or several. */
export const FilterValueSchema = v.union([filterScalar, v.array(filterScalar)]);
true satisfies Equal<Output<typeof FilterValueSchema>, FilterValue | FilterValue[]>;

const filter = v.pipe(
  object({
    column: optional(v.string()),
    op: oneOf(filterOps),
    value: optional(FilterValueSchema),
  }),
  filterValueRule(({ op }) => op),
);
export const QueryFilterSchema: Schema<QueryFilter> = filter;
true satisfies Equal<Output<typeof filter>, QueryFilter>;

/** Calculations that need a column. Unknown calculations, which Honeycomb may add, are not among them. */
const opsWithColumn: ReadonlySet<string> = new Set(
  calculationOps.filter((op) => !opsWithoutColumn.has(op)),
);

const filters = optional(list(QueryFilterSchema, { maxLength: 100 }));
const filterCombination = optional(oneOf(["AND", "OR"]));

const calculation = v.pipe(
  object({
    op: oneOf(calculationOps),
    column: optional(v.string()),
    name: optional(v.string()),
    filters,
    filter_combination: filterCombination,
  }),
  rule(
    ["column"],
    ({ op, column }) => !opsWithColumn.has(op) || Boolean(column),
    ({ op }) => `is missing: ${op} aggregates the values of a column`,
  ),
  rule(
    ["name"],
    ({ filters, name }) => filters === undefined || filters.length === 0 || Boolean(name),
    "is missing: a calculation with filters needs a name",
  ),
);
type Calculation = Output<typeof calculation>;
// Only the rule about columns distinguishes the two kinds, and rules are not part of a schema's type.
export const QueryCalculationSchema = calculation as Schema<unknown> as Schema<QueryCalculation>;
true satisfies Equal<Calculation["op"], QueryCalculation["op"]>;
true satisfies Equal<Omit<Calculation, "op" | "column">, Omit<QueryCalculation, "op" | "column">>;

const order = object({
  column: optional(v.string()),
  op: optional(oneOf(calculationOps)),
  order: optional(oneOf(["ascending", "descending"])),
});
export const QueryOrderSchema: Schema<QueryOrder> = order;
true satisfies Equal<Output<typeof order>, QueryOrder>;

const having = object({
  calculate_op: oneOf(calculationOps),
  column: optional(v.string()),
  op: optional(oneOf(["=", "!=", ">", ">=", "<", "<="])),
  value: optional(v.number()),
});
export const QueryHavingSchema: Schema<QueryHaving> = having;
true satisfies Equal<Output<typeof having>, QueryHaving>;

const namedExpression = object({ name: v.string(), expression: v.string() });
const NamedExpressionSchema: Schema<NamedExpression> = namedExpression;
true satisfies Equal<Output<typeof namedExpression>, NamedExpression>;

const queryFields = {
  breakdowns: optional(list(v.string(), { maxLength: 100 })),
  calculations: optional(list(QueryCalculationSchema, { maxLength: 100 })),
  filters,
  filter_combination: filterCombination,
  formulas: optional(list(NamedExpressionSchema, { maxLength: 100 })),
  granularity: optional(number(0)),
  time_range: optional(integer(1)),
  havings: optional(list(QueryHavingSchema, { maxLength: 100 })),
  calculated_fields: optional(list(NamedExpressionSchema, { maxLength: 100 })),
};

const specFields = {
  ...queryFields,
  orders: optional(list(QueryOrderSchema, { maxLength: 100 })),
  limit: optional(integer(1, 10_000)),
  start_time: optional(integer(1)),
  end_time: optional(integer(1)),
  compare_time_offset_seconds: optional(integer()),
  usage_mode: optional(v.boolean()),
};

const querySpec = v.pipe(
  object(specFields),
  oneTimeRange(),
  endsAfterStart(),
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
      `must be the query's time range (${durationOf(spec)}), or one of ${compareTimeOffsets.join(", ")} that is longer`,
  ),
);
export const QuerySpecSchema: Schema<QuerySpec> = querySpec;
true satisfies Equal<Output<typeof querySpec>, QuerySpec>;

const query = object({ id: optional(v.string()), ...specFields });
export const QuerySchema: Schema<Query> = query;
true satisfies Equal<Output<typeof query>, Query>;

const isOf = (having: QueryHaving, { op, column, name }: QueryCalculation) =>
  (having.calculate_op === op && having.column === column) ||
  (Boolean(name) && having.column === name);

/** A field that queries of triggers can't have. */
const notIn = (reason: string) =>
  optional(v.pipe(v.unknown(), inRequests(v.check(() => false, `must be left out: ${reason}`))));

const triggerQuery = v.pipe(
  object({
    ...queryFields,
    orders: notIn("the query of a trigger has no order"),
    limit: notIn("a trigger evaluates all groups"),
    start_time: notIn("the time range of a trigger ends when it runs; set time_range instead"),
    end_time: notIn("the time range of a trigger ends when it runs; set time_range instead"),
    usage_mode: notIn("a trigger always applies sample rates"),
    compare_time_offset_seconds: notIn("set baseline_details of the trigger instead"),
  }),
  rule(
    ["calculations"],
    ({ calculations = [] }) =>
      !calculations.some(({ op }) => op === "HEATMAP" || op === "CONCURRENCY"),
    "must not contain HEATMAP or CONCURRENCY, which a trigger can't compare with its threshold",
  ),
  rule(
    ["calculations"],
    ({ calculations = [], formulas = [], havings = [] }) =>
      formulas.length > 0 ||
      calculations.filter((each) => !havings.some((having) => isOf(having, each))).length <= 1,
    "must have at most one calculation that havings does not use, unless there is a formula: a trigger compares one value with its threshold",
  ),
  rule(
    ["filters"],
    ({ calculations = [], filters = [] }) =>
      filters.length === 0 || !calculations.some(({ name }) => name),
    "must be left out when a calculation has a name; set filters of the calculations instead",
  ),
  rule(
    ["havings"],
    ({ havings = [] }) => havings.length <= 1,
    "must have at most 1 item in the query of a trigger",
  ),
  rule(
    ["havings"],
    ({ calculations = [], havings = [] }) =>
      havings.every((having) => calculations.some((each) => isOf(having, each))),
    "must refer to one of the calculations",
  ),
  rule(
    ["formulas"],
    ({ formulas = [] }) => formulas.length <= 1,
    "must have at most 1 item in the query of a trigger",
  ),
);
// The rejected fields are not part of the type.
type NotInTriggers = Exclude<keyof QuerySpec, keyof TriggerQuery>;
export const TriggerQuerySchema: Schema<TriggerQuery> = triggerQuery;
true satisfies Equal<Omit<Output<typeof triggerQuery>, NotInTriggers>, TriggerQuery>;
