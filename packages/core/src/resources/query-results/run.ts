import { type Call, call } from "../../call/call.ts";
import { sleep } from "../../call/sleep.ts";
import { HoneycombInputError } from "../../operation/errors/input-error.ts";
import { HoneycombQueryError } from "../../operation/errors/query-error.ts";
import { HoneycombResponseError } from "../../operation/errors/response-error.ts";
import { HoneycombTimeoutError } from "../../operation/errors/transport-errors.ts";
import { invoke } from "../../operation/invoke.ts";
import { durationOf } from "../queries/duration.ts";
import type { QuerySpec } from "../queries/models.ts";
import { createQuery } from "../queries/operations.ts";
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

/** Runs a query to its end: creates it unless given an id, creates its result, and polls. */
export function runQuery(
  datasetSlug: string,
  query: QuerySpec | string,
  options: RunOptions = {},
): Call<QueryResultDetails> {
  const { timeout = 120_000, minInterval = 100, maxInterval = 3000, onPoll, ...request } = options;
  return call(function* () {
    for (const [name, value] of Object.entries({ timeout, minInterval, maxInterval })) {
      if (!(value >= 0)) {
        throw HoneycombInputError.of(name, value, "milliseconds, from 0", "createQueryResult");
      }
    }
    if (typeof query !== "string") checkDuration(query);
    const start = Date.now();
    const path = { datasetSlug };
    const queryId = typeof query === "string" ? query : yield* createQueryId(datasetSlug, query);
    const body = { ...request, query_id: queryId };
    const { id: queryResultId } = yield* invoke(createQueryResult, { path, body });
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
      if (result.complete) return result;
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

function createQueryId(datasetSlug: string, spec: QuerySpec): Call<string> {
  return call(function* () {
    const query = yield* invoke(createQuery, { path: { datasetSlug }, body: spec });
    if (query.id !== undefined) return query.id;
    throw new HoneycombResponseError("createQuery: the answer has no id", {
      operation: "createQuery",
      status: 200,
      requestId: undefined,
      body: query,
    });
  });
}
