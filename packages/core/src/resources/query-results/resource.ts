import type { Mode, Result } from "../../call/mode.ts";
import type { RequestOptions } from "../../operation/options.ts";
import { Resource } from "../../resource.ts";
import type { AnyQueryBuilder, QueryBuilder } from "../queries/builder.ts";
import { type DatasetQuery, readDatasetQuery } from "../queries/dataset-query.ts";
import type { Calculation, QuerySpec } from "../queries/models.ts";
import type { AnyRow, BuiltRow, SpecRow, TypedSpec } from "../queries/rows.ts";
import type { QueryResult, QueryResultCreate, QueryResultDetails } from "./models.ts";
import { createQueryResult, getQueryResult } from "./operations.ts";
import type { AllRows } from "./row-pages.ts";
import { type QueryRunResult, type RunOptions, runQuery } from "./run.ts";
import { type RunAllOptions, runAllQuery } from "./run-all.ts";

/**
 * What queries answer. Honeycomb's Query Data API is part of its Enterprise plan.
 *
 * @see https://api-docs.honeycomb.io/api/query-data
 */
export class QueryResults<M extends Mode> extends Resource<M> {
  /**
   * Starts a query that exists. `get` has its data once it is complete; `run` does it all.
   *
   * @param datasetSlug the query's dataset, or {@link ALL_DATASETS}
   */
  create(
    datasetSlug: string,
    result: QueryResultCreate,
    options?: RequestOptions,
  ): Result<M, QueryResult> {
    return this.invoke(createQueryResult, { path: { datasetSlug }, body: result }, options);
  }

  /**
   * Gets a result as it is now: with data once `complete` is true, or with `error`.
   *
   * @param datasetSlug the query's dataset, or {@link ALL_DATASETS}
   * @throws HoneycombNotFoundError when there is none with this id
   */
  get(
    datasetSlug: string,
    queryResultId: string,
    options?: RequestOptions,
  ): Result<M, QueryResultDetails> {
    return this.invoke(getQueryResult, { path: { datasetSlug, queryResultId } }, options);
  }

  /**
   * Runs a query to its end: creates it unless given an id, starts it, and polls with a growing
   * interval until its data is there. What was calculated and grouped by gives `rows` their type.
   *
   * A builder that names its dataset stands alone; everything else goes after a dataset's slug.
   *
   * @param datasetSlug a dataset, or {@link ALL_DATASETS} for the whole environment
   * @param query what to ask, of 7 days at most, or the id of a query that exists
   * @throws HoneycombQueryError when the query ends with an error
   * @throws HoneycombTimeoutError when `pollTimeout` passes before it ends
   *
   * @example
   * ```ts
   * const { rows } = await client.queryResults.run(
   *   new QueryBuilder().dataset("api").lastHours(1).count().p99("duration_ms").groupBy("endpoint"),
   * );
   * for (const row of rows) console.log(row.endpoint, row.COUNT, row["P99(duration_ms)"]);
   * ```
   */
  run<Calculated extends string, Grouped extends string, Formulas extends string>(
    query: QueryBuilder<Calculated, Grouped, Formulas, string>,
    options?: RunOptions,
  ): Result<M, QueryRunResult<BuiltRow<Calculated, Grouped, Formulas>>>;
  /** Runs a builder's query to its end, in a dataset. */
  run<Calculated extends string, Grouped extends string, Formulas extends string>(
    datasetSlug: string,
    query: QueryBuilder<Calculated, Grouped, Formulas, string | undefined>,
    options?: RunOptions,
  ): Result<M, QueryRunResult<BuiltRow<Calculated, Grouped, Formulas>>>;
  /** Runs a plain query to its end. As far as it is a literal, rows have its types. */
  run<
    const Calculated extends Calculation = never,
    const Grouped extends string = never,
    const Formulas extends string = never,
  >(
    datasetSlug: string,
    query: TypedSpec<Calculated, Grouped, Formulas>,
    options?: RunOptions,
  ): Result<M, QueryRunResult<SpecRow<Calculated, Grouped, Formulas>>>;
  /** Runs a query to its end, or one that exists, by its id. */
  run(
    datasetSlug: string,
    query: QuerySpec | AnyQueryBuilder | string,
    options?: RunOptions,
  ): Result<M, QueryRunResult<AnyRow>>;
  run<Row>(
    ...input: DatasetQuery<QuerySpec | AnyQueryBuilder | string, RunOptions>
  ): Result<M, QueryRunResult<Row>> {
    const { dataset, query, options } = readDatasetQuery(input);
    return this.runCall(runQuery<Row>(dataset, query, options), options);
  }

  /**
   * Runs a query for all its rows, also where there are more than one result may hold: page by page,
   * each beyond the row where the one before ended. Every page is a result, of which Honeycomb
   * starts ten a minute.
   *
   * The query's time is fixed when it begins. Where rows may be missing all the same, `complete` is
   * false and `reasons` says why.
   *
   * @param datasetSlug a dataset, or {@link ALL_DATASETS} for the whole environment
   * @param query what to ask, without a limit; its first order is what rows are paged by: by default
   *   the first calculation, the largest first
   * @throws HoneycombInputError when rows can't be paged by the query's first order
   * @throws HoneycombQueryError when a result ends with an error
   * @throws HoneycombTimeoutError when `pollTimeout` passes before a result ends
   *
   * @example
   * ```ts
   * const { rows, complete } = await client.queryResults.runAll(
   *   new QueryBuilder().dataset("api").lastDays(1).count().groupBy("user_id"),
   * );
   * ```
   */
  runAll<Calculated extends string, Grouped extends string, Formulas extends string>(
    query: QueryBuilder<Calculated, Grouped, Formulas, string>,
    options?: RunAllOptions,
  ): Result<M, AllRows<BuiltRow<Calculated, Grouped, Formulas>>>;
  /** Runs a builder's query for all its rows, in a dataset. */
  runAll<Calculated extends string, Grouped extends string, Formulas extends string>(
    datasetSlug: string,
    query: QueryBuilder<Calculated, Grouped, Formulas, string | undefined>,
    options?: RunAllOptions,
  ): Result<M, AllRows<BuiltRow<Calculated, Grouped, Formulas>>>;
  /** Runs a plain query for all its rows. As far as it is a literal, rows have its types. */
  runAll<
    const Calculated extends Calculation = never,
    const Grouped extends string = never,
    const Formulas extends string = never,
  >(
    datasetSlug: string,
    query: TypedSpec<Calculated, Grouped, Formulas>,
    options?: RunAllOptions,
  ): Result<M, AllRows<SpecRow<Calculated, Grouped, Formulas>>>;
  /** Runs a query for all its rows. */
  runAll(
    datasetSlug: string,
    query: QuerySpec | AnyQueryBuilder,
    options?: RunAllOptions,
  ): Result<M, AllRows<AnyRow>>;
  runAll<Row>(
    ...input: DatasetQuery<QuerySpec | AnyQueryBuilder, RunAllOptions>
  ): Result<M, AllRows<Row>> {
    const { dataset, query, options } = readDatasetQuery(input);
    return this.runCall(runAllQuery<Row>(dataset, query, options), options);
  }
}
