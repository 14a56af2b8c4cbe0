import { type Call, call } from "../../call/call.ts";
import { HoneycombInputError } from "../../operation/errors/input-error.ts";
import { HoneycombQueryError } from "../../operation/errors/query-error.ts";
import { invoke } from "../../operation/invoke.ts";
import { type RequestOptions, withoutRequestOptions } from "../../operation/options.ts";
import { checkPollOptions, type PollOptions, poll } from "../../polling.ts";
import { type AnyQueryBuilder, toDatasetSlug, toQuerySpec } from "../queries/builder.ts";
import { createQueryWithId } from "../queries/create.ts";
import { durationOf } from "../queries/duration.ts";
import type { Query, QuerySpec } from "../queries/models.ts";
import { calculatedColumns, rowReader, type SeriesPoint } from "../queries/rows.ts";
import type { QueryResultCreate, QueryResultDetails } from "./models.ts";
import { createQueryResult, getQueryResult } from "./operations.ts";

/** The progress of a query. */
export interface PollProgress {
  /** How often the result has been requested, from 1. */
  readonly attempt: number;
  /** Milliseconds since polling started. */
  readonly elapsed: number;
  /** The result at this time: its id, its links, and whether it is complete. */
  readonly result: QueryResultDetails;
}

/** Options of `queryResults.run`. */
export interface RunOptions
  extends Omit<QueryResultCreate, "query_id">,
    PollOptions,
    RequestOptions {
  /** Called after each poll. */
  readonly onPoll?: ((progress: PollProgress) => void) | undefined;
}

/** The result of a query that has ended, as Honeycomb answers it, and what it found as rows. */
export interface QueryRunResult<Row> extends QueryResultDetails {
  /**
   * The calculations over the whole time: a row for each group. The same is in `data.results`, as
   * Honeycomb answers it. Made when it is first asked for, and no part of JSON.
   */
  readonly rows: Row[];
  /**
   * The calculations over time: for each step a point for each group. The same is in `data.series`.
   * Empty where `disable_series` was set. Made when it is first asked for, and no part of JSON.
   */
  readonly series: SeriesPoint<Row>[];
}

/**
 * Runs a query to its end: creates it unless given an id, creates its result, and polls.
 *
 * @param dataset a dataset's slug, or a builder that names one
 */
export function runQuery<Row>(
  dataset: string | AnyQueryBuilder,
  query: QuerySpec | AnyQueryBuilder | string,
  options: RunOptions = {},
): Call<QueryRunResult<Row>> {
  const { pollTimeout, minPollInterval, maxPollInterval, onPoll, ...request } =
    withoutRequestOptions(options);
  const times = { pollTimeout, minPollInterval, maxPollInterval };
  return call(function* () {
    checkPollOptions(getQueryResult.id, times);
    const datasetSlug = toDatasetSlug(dataset);
    const spec = typeof query === "string" ? undefined : toQuerySpec(query);
    if (spec) checkDuration(spec);
    const queryId = spec ? (yield* createQueryWithId(datasetSlug, spec)).id : (query as string);
    const body = { ...request, query_id: queryId };
    const { id: queryResultId } = yield* invoke(createQueryResult, { path: { datasetSlug }, body });
    const look = (attempt: number, elapsed: () => number) =>
      call(function* () {
        const result = yield* invoke(getQueryResult, { path: { datasetSlug, queryResultId } });
        onPoll?.({ attempt, elapsed: elapsed(), result });
        if (result.error !== undefined) {
          throw new HoneycombQueryError(`The query failed: ${result.error}`, {
            queryId,
            queryResultId,
          });
        }
        return result.complete ? result : undefined;
      });
    const unfinished = (milliseconds: number) =>
      `The query was not complete after ${milliseconds} ms. Its result ${queryResultId} is still valid; get it later.`;
    const result = yield* poll(getQueryResult.id, look, unfinished, times);
    return withRows<Row>(result, spec ?? result.query);
  });
}

function withRows<Row>(
  result: QueryResultDetails,
  query: QuerySpec | Query | undefined,
): QueryRunResult<Row> {
  const { data } = result;
  // What was asked is what the type of rows was made of.
  const read = rowReader(query ? calculatedColumns(query) : []) as (data: unknown) => Row;
  return Object.defineProperties(result, {
    rows: lazily(() => (data?.results ?? []).map((row) => read(row.data))),
    series: lazily(() =>
      (data?.series ?? []).map(({ time = "", data }) => ({ time, data: read(data) })),
    ),
  }) as QueryRunResult<Row>;
}

/** A property whose value is made when it is first asked for. */
function lazily<T>(make: () => T): PropertyDescriptor {
  let value: T | undefined;
  return {
    get: () => {
      value ??= make();
      return value;
    },
  };
}

/** The longest time that a result may look at, in seconds: a week. */
const maxDuration = 604_800;

function checkDuration(spec: QuerySpec): void {
  const duration = durationOf(spec);
  if (duration <= maxDuration) return;
  const field = spec.start_time && spec.end_time ? "end_time" : "time_range";
  throw new HoneycombInputError(
    [
      {
        path: field,
        message: `a result may look at 7 days at most (${maxDuration} seconds), but the query looks at ${duration} seconds`,
      },
    ],
    createQueryResult.id,
  );
}
