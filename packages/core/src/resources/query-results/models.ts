import * as v from "valibot";
import type { Known } from "../../model/known.ts";
import { rule } from "../../model/rule.ts";
import { QuerySchema } from "../queries/models.ts";

/** A query to run. */
export const QueryResultCreateSchema = v.pipe(
  v.strictObject({
    /** The id of a query that exists. */
    query_id: v.string(),
    /** Whether to leave out the series over time, which is faster and allows more rows. */
    disable_series: v.optional(v.boolean()),
    /** Whether to leave out each calculation's total over all groups. Honeycomb's default is true. */
    disable_total_by_aggregate: v.optional(v.boolean()),
    /** Whether to leave out each calculation's value for the groups over the limit. Honeycomb's default is true. */
    disable_other_by_aggregate: v.optional(v.boolean()),
    /** How many rows there may be, up to 10,000, with `disable_series` alone. */
    limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10_000))),
  }),
  rule(
    ["limit"],
    ({ disable_series, limit }) => limit === undefined || disable_series === true,
    "goes with disable_series alone",
  ),
);
export interface QueryResultCreate extends v.InferInput<typeof QueryResultCreateSchema> {}

const links = v.optional(
  v.looseObject({
    /** The result in Honeycomb. */
    query_url: v.optional(v.string()),
    /** A picture of the graph. */
    graph_image_url: v.optional(v.string()),
  }),
);

/** A result that has been asked for. */
export const QueryResultSchema = v.looseObject({
  query: v.optional(QuerySchema),
  id: v.string(),
  /** Whether the data is there. */
  complete: v.optional(v.boolean()),
  links,
});
export interface QueryResult extends Known<v.InferOutput<typeof QueryResultSchema>> {}

const values = v.record(v.string(), v.unknown());
const row = v.looseObject({ data: v.optional(values) });
const point = v.looseObject({ time: v.optional(v.string()), data: v.optional(values) });

/** A result, with its data once it is complete. */
export const QueryResultDetailsSchema = v.looseObject({
  query: v.optional(QuerySchema),
  id: v.string(),
  /** Whether the data is there, or the error. */
  complete: v.optional(v.boolean()),
  /** Why the query failed, in place of data. */
  error: v.optional(v.string()),
  data: v.optional(
    v.looseObject({
      /** The calculations over time. */
      series: v.nullish(v.array(point)),
      /** The calculations over the whole time, one row for each group. */
      results: v.nullish(v.array(row)),
      /** Each calculation over all groups. */
      total_by_aggregate: v.nullish(row),
      /** Each calculation over all groups, over time. */
      total_by_aggregate_series: v.nullish(v.array(point)),
      /** Each calculation over the groups beyond the limit. */
      other_by_aggregate: v.nullish(row),
    }),
  ),
  links,
});
export interface QueryResultDetails extends Known<v.InferOutput<typeof QueryResultDetailsSchema>> {}
