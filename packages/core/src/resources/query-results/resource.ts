import type { Mode, Performer, Result } from "../../call/result.ts";
import { invoke } from "../../operation/invoke.ts";
import type { QuerySpec } from "../queries/models.ts";
import type { QueryResult, QueryResultCreate, QueryResultDetails } from "./models.ts";
import { createQueryResult, getQueryResult } from "./operations.ts";
import { type RunOptions, runQuery } from "./run.ts";

/**
 * What queries answer. Honeycomb's Query Data API is part of its Enterprise plan.
 *
 * @see https://api-docs.honeycomb.io/api/query-data
 */
export class QueryResults<M extends Mode> {
  readonly #perform: Performer<M>;

  constructor(perform: Performer<M>) {
    this.#perform = perform;
  }

  /**
   * Starts a query that exists. `get` has its data once it is complete; `run` does it all.
   *
   * @param datasetSlug the query's dataset, or {@link ALL_DATASETS}
   */
  create(datasetSlug: string, result: QueryResultCreate): Result<M, QueryResult> {
    return this.#perform(invoke(createQueryResult, { path: { datasetSlug }, body: result }));
  }

  /**
   * Gets a result as it is now: with data once `complete` is true, or with `error`.
   *
   * @param datasetSlug the query's dataset, or {@link ALL_DATASETS}
   * @throws HoneycombNotFoundError when there is none with this id
   */
  get(datasetSlug: string, queryResultId: string): Result<M, QueryResultDetails> {
    return this.#perform(invoke(getQueryResult, { path: { datasetSlug, queryResultId } }));
  }

  /**
   * Runs a query to its end: creates it unless given an id, starts it, and polls with a growing
   * interval until its data is there.
   *
   * @param datasetSlug a dataset, or {@link ALL_DATASETS} for the whole environment
   * @param query what to ask, of 7 days at most, or the id of a query that exists
   * @throws HoneycombQueryError when the query ends with an error
   * @throws HoneycombTimeoutError when `timeout` passes before it ends
   *
   * @example
   * ```ts
   * const { data } = await client.queryResults.run("api", {
   *   calculations: [{ op: "COUNT" }, { op: "P99", column: "duration_ms" }],
   *   breakdowns: ["endpoint"],
   *   time_range: 3600,
   * });
   * for (const row of data?.results ?? []) console.log(row.data);
   * ```
   */
  run(
    datasetSlug: string,
    query: QuerySpec | string,
    options?: RunOptions,
  ): Result<M, QueryResultDetails> {
    return this.#perform(runQuery(datasetSlug, query, options));
  }
}
