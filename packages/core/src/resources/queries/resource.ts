import { call } from "../../call/call.ts";
import type { Mode, Result } from "../../call/mode.ts";
import { invoke } from "../../operation/invoke.ts";
import type { RequestOptions } from "../../operation/options.ts";
import { Resource } from "../../resource.ts";
import {
  type AnyQueryBuilder,
  type NamedQueryBuilder,
  type QueryInput,
  toDatasetSlug,
  toQuerySpec,
} from "./builder.ts";
import { type DatasetQuery, readDatasetQuery } from "./dataset-query.ts";
import { createQuery, getQuery } from "./operations.ts";
import type { Query, QuerySpec } from "./types.ts";

/**
 * Creates and gets queries. To run one, use `queryResults.run`.
 *
 * @see https://api-docs.honeycomb.io/api/queries
 */
export class Queries<M extends Mode> extends Resource<M> {
  /**
   * Creates a query, without running it.
   *
   * - `create(query, options?)` creates the query of a builder that names its dataset.
   * - `create(datasetSlug, query, options?)` creates the query of a builder, or a plain query. The slug
   *   is {@link ALL_DATASETS} for the whole environment.
   *
   * @example
   * ```ts
   * const query = await client.queries.create("api", {
   *   calculations: [{ op: "P99", column: "duration_ms" }],
   *   time_range: 900,
   * });
   * ```
   */
  create<First extends string | NamedQueryBuilder, Source>(
    ...input: DatasetQuery<First, QueryInput<Source, AnyQueryBuilder, QuerySpec>, RequestOptions>
  ): Result<M, Query> {
    const { dataset, query, options } = readDatasetQuery<
      QuerySpec | AnyQueryBuilder,
      RequestOptions
    >(input);
    return this.runCall(
      call(function* () {
        const path = { datasetSlug: toDatasetSlug(dataset) };
        return yield* invoke(createQuery, { path, body: toQuerySpec(query) });
      }),
      options,
    );
  }

  /**
   * Gets a query.
   *
   * @param datasetSlug the slug of the query's dataset, or {@link ALL_DATASETS}
   */
  get(datasetSlug: string, queryId: string, options?: RequestOptions): Result<M, Query> {
    return this.invoke(getQuery, { path: { datasetSlug, queryId } }, options);
  }
}
