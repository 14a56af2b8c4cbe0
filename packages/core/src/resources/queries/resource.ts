import { call } from "../../call/call.ts";
import type { Mode, Result } from "../../call/mode.ts";
import { invoke } from "../../operation/invoke.ts";
import type { RequestOptions } from "../../operation/options.ts";
import { Resource } from "../../resource.ts";
import { type AnyQueryBuilder, type QueryBuilder, toDatasetSlug, toQuerySpec } from "./builder.ts";
import { type DatasetQuery, readDatasetQuery } from "./dataset-query.ts";
import type { Query, QuerySpec } from "./models.ts";
import { createQuery, getQuery } from "./operations.ts";

/**
 * Queries: what to ask of a dataset. `queryResults.run` asks it.
 *
 * @see https://api-docs.honeycomb.io/api/queries
 */
export class Queries<M extends Mode> extends Resource<M> {
  /**
   * Creates a query. It is not run.
   *
   * A builder that names its dataset stands alone; everything else goes after a dataset's slug.
   *
   * @param datasetSlug a dataset, or {@link ALL_DATASETS} for the whole environment
   */
  create(
    query: QueryBuilder<string, string, string, string>,
    options?: RequestOptions,
  ): Result<M, Query>;
  /** Creates a query in a dataset. It is not run. */
  create(
    datasetSlug: string,
    query: QuerySpec | AnyQueryBuilder,
    options?: RequestOptions,
  ): Result<M, Query>;
  create(...input: DatasetQuery<QuerySpec | AnyQueryBuilder, RequestOptions>): Result<M, Query> {
    const { dataset, query, options } = readDatasetQuery(input);
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
   * @param datasetSlug the dataset that it was created in, or {@link ALL_DATASETS}
   * @throws HoneycombNotFoundError when there is none with this id
   */
  get(datasetSlug: string, queryId: string, options?: RequestOptions): Result<M, Query> {
    return this.invoke(getQuery, { path: { datasetSlug, queryId } }, options);
  }
}
