import { type Call, call } from "../../call/call.ts";
import { HoneycombInputError } from "../../operation/errors/input-error.ts";
import { HoneycombQueryError } from "../../operation/errors/query-error.ts";
import { invoke } from "../../operation/invoke.ts";
import { type RequestOptions, withoutRequestOptions } from "../../operation/options.ts";
import { requireText } from "../../operation/response.ts";
import { type PollOptions, poll, validatePollOptions } from "../../polling.ts";
import { type AnyQueryBuilder, toDatasetSlug, toQuerySpec } from "../queries/builder.ts";
import { createQueryWithId } from "../queries/create.ts";
import { durationOf } from "../queries/duration.ts";
import { calculatedColumns, type QuerySeriesPoint, rowReader } from "../queries/rows.ts";
import type { QuerySpec } from "../queries/types.ts";
import { type QueryWait, startQuery } from "./gate.ts";
import { createQueryResult, getQueryResult } from "./operations.ts";
import type { QueryResultDetails, QueryResultSettings } from "./types.ts";

/** The progress of a query. */
export interface PollProgress {
  /** How many times the result has been requested. */
  readonly attempt: number;
  /** Milliseconds since polling started. */
  readonly elapsed: number;
  /** The result so far: its id, its links, and whether it is complete. */
  readonly result: QueryResultDetails;
}

/** Options of waiting for a query. */
export interface QueryPollOptions extends PollOptions {
  /** Called after each poll. */
  readonly onPoll?: ((progress: PollProgress) => void) | undefined;
  /**
   * Called before the query waits for its turn, since Honeycomb limits how many are started in a
   * minute. `pollTimeout` starts after these waits.
   */
  readonly onWait?: ((wait: QueryWait) => void) | undefined;
}

/** Options of `queryResults.run`. */
export interface RunOptions extends QueryResultSettings, QueryPollOptions, RequestOptions {}

/** The result of a complete query, with its data as rows. */
export interface QueryRunResult<Row> extends QueryResultDetails {
  /**
   * The calculations over the whole time range: a row for each group. They are read from
   * `data.results` on first access, and are not part of the JSON.
   */
  readonly rows: Row[];
  /**
   * The calculations over time: for each step, a point for each group. Empty when `disable_series` is
   * set. They are read from `data.series` on first access, and are not part of the JSON.
   */
  readonly series: QuerySeriesPoint<Row>[];
}

/**
 * Runs a query: creates it (unless it is an id), starts it, and polls until its result is complete.
 *
 * @param dataset the slug of a dataset, or a builder that names one
 */
export function runQuery<Row>(
  dataset: string | AnyQueryBuilder,
  query: QuerySpec | AnyQueryBuilder | string,
  options: RunOptions = {},
): Call<QueryRunResult<Row>> {
  const { pollTimeout, minPollInterval, maxPollInterval, onPoll, onWait, ...request } =
    withoutRequestOptions(options);
  const times = { pollTimeout, minPollInterval, maxPollInterval };
  return call(function* () {
    validatePollOptions(getQueryResult.id, times);
    const datasetSlug = toDatasetSlug(dataset);
    const spec = typeof query === "string" ? undefined : toQuerySpec(query);
    if (spec) checkDuration(spec);
    const queryId = spec ? (yield* createQueryWithId(datasetSlug, spec)).id : (query as string);
    const body = { ...request, query_id: queryId };
    const started = yield* startQuery(datasetSlug, body, onWait);
    const queryResultId = requireText(createQueryResult, started, "id");
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
  query: QuerySpec | undefined,
): QueryRunResult<Row> {
  const { data } = result;
  // The type of rows was inferred from the query.
  const read = rowReader(query ? calculatedColumns(query) : []) as (data: unknown) => Row;
  return Object.defineProperties(result, {
    rows: lazily(() => (data?.results ?? []).map((row) => read(row.data))),
    series: lazily(() =>
      (data?.series ?? []).map(({ time = "", data }) => ({ time, data: read(data) })),
    ),
  }) as QueryRunResult<Row>;
}

/** A property whose value is computed on first access. */
function lazily<T>(make: () => T): PropertyDescriptor {
  let value: T | undefined;
  return {
    get: () => {
      value ??= make();
      return value;
    },
  };
}

/** The longest time range of a query that is run, in seconds: a week. */
const maxDuration = 604_800;

function checkDuration(spec: QuerySpec): void {
  const duration = durationOf(spec);
  if (duration <= maxDuration) return;
  const field = spec.start_time && spec.end_time ? "end_time" : "time_range";
  throw new HoneycombInputError(
    [
      {
        path: field,
        message: `must cover at most 7 days (${maxDuration} seconds), but it covers ${duration} seconds`,
      },
    ],
    createQueryResult.id,
  );
}
