import type { Mode, Result } from "../../call/mode.ts";
import type { RequestOptions } from "../../operation/options.ts";
import { Resource } from "../../resource.ts";
import type { AnyQueryBuilder, NamedQueryBuilder, QueryInput } from "../queries/builder.ts";
import { type DatasetQuery, readDatasetQuery } from "../queries/dataset-query.ts";
import type { RowOf, TypedSpec } from "../queries/rows.ts";
import type { QuerySpec } from "../queries/types.ts";
import { startQuery } from "./gate.ts";
import { getQueryResult } from "./operations.ts";
import type { AllRows } from "./row-pages.ts";
import { type QueryRunResult, type RunOptions, runQuery } from "./run.ts";
import { type RunAllOptions, runAllQuery } from "./run-all.ts";
import type { QueryResult, QueryResultCreate, QueryResultDetails } from "./types.ts";

/**
 * Runs queries and gets their results. Honeycomb's Query Data API is part of its Enterprise plan.
 *
 * @see https://api-docs.honeycomb.io/api/query-data
 */
export class QueryResults<M extends Mode> extends Resource<M> {
  /**
   * Starts an existing query. Use `get` to get its data once it is complete. `run` does both. It waits
   * for its turn, as `run` does.
   *
   * @param datasetSlug the slug of the query's dataset, or {@link ALL_DATASETS}
   * @param result the id of the query, and what to include in the result
   */
  create(
    datasetSlug: string,
    result: QueryResultCreate,
    options?: RequestOptions,
  ): Result<M, QueryResult> {
    return this.runCall(startQuery(datasetSlug, result), options);
  }

  /**
   * Gets the result of a query. It has data, or an error, once `complete` is true.
   *
   * @param datasetSlug the slug of the query's dataset, or {@link ALL_DATASETS}
   */
  get(
    datasetSlug: string,
    queryResultId: string,
    options?: RequestOptions,
  ): Result<M, QueryResultDetails> {
    return this.invoke(getQueryResult, { path: { datasetSlug, queryResultId } }, options);
  }

  /**
   * Runs a query: creates it (unless it is an id), starts it, and polls for its result with a growing
   * interval. The type of `rows` follows from the query's calculations and breakdowns.
   *
   * - `run(query, options?)` runs a builder that names its dataset.
   * - `run(datasetSlug, query, options?)` runs a builder, a plain query or an existing query by its id.
   *   The slug is {@link ALL_DATASETS} for the whole environment.
   *
   * The time range can be up to 7 days. Honeycomb limits how many queries are started in a minute. The
   * queries of a client are started one after the other, and wait when the limit is reached.
   *
   * @returns the result, with its data as `rows` and `series`
   * @throws HoneycombQueryError when the query fails
   * @throws HoneycombTimeoutError when the query doesn't end within `pollTimeout`
   *
   * @example
   * ```ts
   * const { rows } = await client.queryResults.run(
   *   new QueryBuilder().dataset("api").lastHours(1).count().p99("duration_ms").groupBy("endpoint"),
   * );
   * for (const row of rows) console.log(row.endpoint, row.COUNT, row["P99(duration_ms)"]);
   * ```
   */
  run<First extends string | NamedQueryBuilder, Query, Name extends string>(
    ...input: DatasetQuery<
      First,
      QueryInput<Query, AnyQueryBuilder | string, TypedSpec<Name>>,
      RunOptions
    >
  ): Result<M, QueryRunResult<RowOf<First, Query>>> {
    const { dataset, query, options } = readDatasetQuery<
      QuerySpec | AnyQueryBuilder | string,
      RunOptions
    >(input);
    return this.runCall(runQuery<RowOf<First, Query>>(dataset, query, options), options);
  }

  /**
   * Runs a query for all its rows, even when there are more than one result can have. The rows are
   * requested page by page. Each page is a result of its own, and Honeycomb allows ten results a
   * minute.
   *
   * - `runAll(query, options?)` runs a builder that names its dataset.
   * - `runAll(datasetSlug, query, options?)` runs a builder or a plain query. The slug is
   *   {@link ALL_DATASETS} for the whole environment.
   *
   * The query has no limit. Rows are paged by its first order, by default the first calculation in
   * descending order. The time range is fixed when the method is called. When rows may be missing,
   * `complete` is false and `reasons` says why.
   *
   * @returns the rows, and whether they are complete
   * @throws HoneycombInputError when rows can't be paged by the query's first order
   * @throws HoneycombQueryError when the query fails
   * @throws HoneycombTimeoutError when a page doesn't end within `pollTimeout`
   *
   * @example
   * ```ts
   * const { rows, complete } = await client.queryResults.runAll(
   *   new QueryBuilder().dataset("api").lastDays(1).count().groupBy("user_id"),
   * );
   * ```
   */
  runAll<First extends string | NamedQueryBuilder, Query, Name extends string>(
    ...input: DatasetQuery<
      First,
      QueryInput<Query, AnyQueryBuilder, TypedSpec<Name>>,
      RunAllOptions
    >
  ): Result<M, AllRows<RowOf<First, Query>>> {
    const { dataset, query, options } = readDatasetQuery<
      QuerySpec | AnyQueryBuilder,
      RunAllOptions
    >(input);
    return this.runCall(runAllQuery<RowOf<First, Query>>(dataset, query, options), options);
  }
}
