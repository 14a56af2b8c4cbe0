import { type Call, call } from "../../call/call.ts";
import { sleep } from "../../call/sleep.ts";
import { HoneycombInputError } from "../../operation/errors/input-error.ts";
import { HoneycombQueryError } from "../../operation/errors/query-error.ts";
import { HoneycombTimeoutError } from "../../operation/errors/transport-errors.ts";
import { invoke } from "../../operation/invoke.ts";
import { type AnyQueryBuilder, toDatasetSlug, toQuerySpec } from "../queries/builder.ts";
import { createQueryWithId } from "../queries/create.ts";
import { durationOf } from "../queries/duration.ts";
import type { Query, QuerySpec } from "../queries/models.ts";
import { calculatedColumns, rowReader, type SeriesPoint } from "../queries/rows.ts";
import type { QueryResultCreate, QueryResultDetails } from "./models.ts";
import { createQueryResult, getQueryResult } from "./operations.ts";

/** How far a query is. */
export interface PollProgress {
  /** How often the result has been asked for, from 1. */
  readonly attempt: number;
  /** Milliseconds since the query was begun. */
  readonly elapsed: number;
  /** The result as it is now: its id, its links, and whether it is complete. */
  readonly result: QueryResultDetails;
}

export interface RunOptions extends Omit<QueryResultCreate, "query_id"> {
  /** How long to wait for the result in all, in milliseconds. @default 120000 */
  readonly timeout?: number | undefined;
  /** The first wait between two looks, in milliseconds; each is 1.5 times the one before. @default 100 */
  readonly minInterval?: number | undefined;
  /** The longest wait between two looks, in milliseconds. @default 3000 */
  readonly maxInterval?: number | undefined;
  /** Is told after each look how far the query is. */
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
  const { timeout = 120_000, minInterval = 100, maxInterval = 3000, onPoll, ...request } = options;
  return call(function* () {
    for (const [name, value] of Object.entries({ timeout, minInterval, maxInterval })) {
      if (!(value >= 0)) {
        throw HoneycombInputError.of(name, value, "milliseconds, from 0", "createQueryResult");
      }
    }
    const datasetSlug = toDatasetSlug(dataset);
    const spec = typeof query === "string" ? undefined : toQuerySpec(query);
    if (spec) checkDuration(spec);
    const start = Date.now();
    const queryId = spec ? (yield* createQueryWithId(datasetSlug, spec)).id : (query as string);
    const body = { ...request, query_id: queryId };
    const { id: queryResultId } = yield* invoke(createQueryResult, { path: { datasetSlug }, body });
    let interval = minInterval;
    for (let attempt = 1; ; attempt++) {
      const result = yield* invoke(getQueryResult, { path: { datasetSlug, queryResultId } });
      const elapsed = Date.now() - start;
      onPoll?.({ attempt, elapsed, result });
      if (result.error !== undefined) {
        throw new HoneycombQueryError(`The query failed: ${result.error}`, {
          queryId,
          queryResultId,
        });
      }
      if (result.complete) return withRows(result, spec ?? result.query);
      const remaining = timeout - elapsed;
      if (remaining <= 0) {
        throw new HoneycombTimeoutError(
          `The query was not complete after ${timeout} ms; its result ${queryResultId} can still be asked for.`,
          { operation: "getQueryResult", timeout },
        );
      }
      yield* sleep(Math.min(interval, remaining));
      interval = Math.min(interval * 1.5, maxInterval);
    }
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
