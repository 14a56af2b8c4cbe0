import * as v from "valibot";
import { integer, list, object, oneOf, optional, rule } from "../../http/request-schema.ts";

/** Calculations that aggregate events. They need no column. */
const opsOfEvents = ["COUNT", "CONCURRENCY", "COUNT_DATAPOINTS"] as const;

const calculationOps = [
  ...opsOfEvents,
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
  // Of metrics datasets only.
  "HISTOGRAM_COUNT",
] as const;

/** How filters compare. */
export const filterOp = oneOf(
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
);
type FilterOp = v.InferOutput<typeof filterOp>;

const scalar = v.union([v.string(), v.number(), v.boolean()]);

/** What filters compare with. */
export const filterValue = v.union([scalar, v.array(scalar)]);

/** Returns the problem with the value of a filter, if there is one. */
export function findValueProblem(op: FilterOp, value: unknown): string | undefined {
  if (op === "exists" || op === "does-not-exist") {
    return value === undefined ? undefined : `must be left out, since the op is "${op}"`;
  }
  if (op === "in" || op === "not-in") {
    return Array.isArray(value) ? undefined : `must be a list, since the op is "${op}"`;
  }
  return value === undefined || Array.isArray(value)
    ? `must be one value, since the op is "${op}"`
    : undefined;
}

const filter = v.pipe(
  object({ column: optional(v.string()), op: filterOp, value: optional(filterValue) }),
  rule("value", ({ op, value }) => findValueProblem(op, value)),
);

const filterFields = {
  filters: optional(list(filter, { max: 100 })),
  filter_combination: optional(oneOf("AND", "OR")),
};

const calculation = v.pipe(
  object({
    op: oneOf(...calculationOps),
    column: optional(v.string()),
    name: optional(v.string()),
    ...filterFields,
  }),
  rule("column", ({ op, column }) =>
    column || opsOfEvents.some((each) => each === op) ? undefined : `is missing, which ${op} needs`,
  ),
  rule("name", ({ filters, name }) =>
    filters?.length && !name ? "is missing, which a calculation with filters needs" : undefined,
  ),
);
type Calculation = v.InferOutput<typeof calculation>;

const having = object({
  calculate_op: oneOf(...calculationOps),
  column: optional(v.string()),
  op: optional(oneOf("=", "!=", ">", ">=", "<", "<=")),
  value: optional(v.number()),
});
type Having = v.InferOutput<typeof having>;

const expressions = optional(
  list(object({ name: v.string(), expression: v.string() }), { max: 100 }),
);

const commonFields = {
  breakdowns: optional(list(v.string(), { max: 100 })),
  calculations: optional(list(calculation, { max: 100 })),
  ...filterFields,
  formulas: expressions,
  granularity: optional(integer({ min: 1 })),
  time_range: optional(integer({ min: 1 })),
  havings: optional(list(having, { max: 100 })),
  calculated_fields: expressions,
};

/** The default time range of queries, in seconds. */
export const defaultTimeRange = 7200;

/** The offsets that a query can be compared with, in seconds. */
const compareOffsets = [1800, 3600, 7200, 28_800, 86_400, 604_800, 2_419_200, 15_724_800];

interface TimeSpan {
  readonly start_time?: number | undefined;
  readonly end_time?: number | undefined;
  readonly time_range?: number | undefined;
}

/** Returns the length of a time range in seconds. */
export function durationOf({
  start_time,
  end_time,
  time_range = defaultTimeRange,
}: TimeSpan): number {
  return start_time && end_time ? end_time - start_time : time_range;
}

/** The rules of a time range, for `v.pipe`. */
export const oneTimeRange = <T extends TimeSpan>() =>
  rule<T>("time_range", ({ start_time, end_time, time_range }) =>
    start_time !== undefined && end_time !== undefined && time_range !== undefined
      ? "must be left out when start_time and end_time are both set"
      : undefined,
  );

export const endsAfterStart = <T extends TimeSpan>() =>
  rule<T>("end_time", ({ start_time, end_time }) =>
    start_time !== undefined && end_time !== undefined && end_time < start_time
      ? "must not be before start_time"
      : undefined,
  );

const query = v.pipe(
  object({
    ...commonFields,
    orders: optional(
      list(
        object({
          column: optional(v.string()),
          op: optional(oneOf(...calculationOps)),
          order: optional(oneOf("ascending", "descending")),
        }),
        { max: 100 },
      ),
    ),
    // A result without series can have more rows.
    limit: optional(integer({ min: 1, max: 1000 })),
    start_time: optional(integer({ min: 1 })),
    end_time: optional(integer({ min: 1 })),
    compare_time_offset_seconds: optional(integer()),
    usage_mode: optional(v.boolean()),
  }),
  oneTimeRange(),
  endsAfterStart(),
  rule("compare_time_offset_seconds", ({ compare_time_offset_seconds: offset, ...span }) => {
    const duration = durationOf(span);
    if (offset === undefined || offset === duration) return undefined;
    if (compareOffsets.includes(offset) && offset > duration) return undefined;
    return `must be ${duration}, or one of ${compareOffsets.join(", ")} that is longer`;
  }),
  rule("granularity", ({ granularity, ...span }) => {
    const duration = durationOf(span);
    if (granularity === undefined) return undefined;
    if (granularity <= duration && granularity >= duration / 1000) return undefined;
    return "must be from 1/1000 of the time range to all of it";
  }),
);

/** A query to create. */
export type QueryRequest = v.InferOutput<typeof query>;

function isOf({ calculate_op, column }: Having, calculation: Calculation): boolean {
  const isSame = calculate_op === calculation.op && column === calculation.column;
  return isSame || (Boolean(calculation.name) && column === calculation.name);
}

/** A field that a query of a trigger can't have. */
const forbidden = optional(
  v.pipe(
    v.unknown(),
    v.check(() => false, "must be left out of the query of a trigger"),
  ),
);

/** The query of a trigger. */
export const triggerQuery = v.pipe(
  object({
    ...commonFields,
    orders: forbidden,
    limit: forbidden,
    start_time: forbidden,
    end_time: forbidden,
    usage_mode: forbidden,
    compare_time_offset_seconds: forbidden,
  }),
  v.transform((given): v.InferOutput<v.ObjectSchema<typeof commonFields, undefined>> => {
    const { orders, limit, start_time, end_time, usage_mode, ...rest } = given;
    return rest;
  }),
  rule("calculations", ({ calculations = [], formulas = [], havings = [] }) => {
    if (calculations.some(({ op }) => op === "HEATMAP" || op === "CONCURRENCY")) {
      return "must not contain HEATMAP or CONCURRENCY";
    }
    const compared = calculations.filter((each) => !havings.some((having) => isOf(having, each)));
    return formulas.length === 0 && compared.length > 1
      ? "must have one calculation besides that of havings, unless there is a formula"
      : undefined;
  }),
  rule("filters", ({ calculations = [], filters = [] }) =>
    filters.length > 0 && calculations.some(({ name }) => name)
      ? "must be left out when a calculation has a name"
      : undefined,
  ),
  rule("havings", ({ calculations = [], havings = [] }) => {
    if (havings.length > 1) return "must have at most 1 item";
    return havings.every((having) => calculations.some((each) => isOf(having, each)))
      ? undefined
      : "must refer to one of the calculations";
  }),
  rule("formulas", ({ formulas = [] }) =>
    formulas.length > 1 ? "must have at most 1 item" : undefined,
  ),
);
export type TriggerQueryRequest = v.InferOutput<typeof triggerQuery>;

export const queryRequests = { createQuery: { body: query } };
