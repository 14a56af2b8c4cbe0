import * as v from "valibot";
import { integer, object, optional, rule } from "../../http/request-schema.ts";

/** The most rows of a result with series. */
const maxLimitWithSeries = 1000;

const queryResult = v.pipe(
  object({
    query_id: v.string(),
    disable_series: optional(v.boolean()),
    disable_total_by_aggregate: optional(v.boolean()),
    disable_other_by_aggregate: optional(v.boolean()),
    limit: optional(integer({ min: 1, max: 10_000 })),
  }),
  rule("limit", ({ disable_series = false, limit = 0 }) =>
    !disable_series && limit > maxLimitWithSeries
      ? `must be at most ${maxLimitWithSeries}, unless disable_series is true`
      : undefined,
  ),
);

/** A query to run, and the parts of its result. */
export type QueryResultRequest = v.InferOutput<typeof queryResult>;

export const queryResultRequests = { createQueryResult: { body: queryResult } };
