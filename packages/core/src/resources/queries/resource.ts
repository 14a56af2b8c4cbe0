import { call } from "../../call/call.ts";
import type { Mode, Performer, Result } from "../../call/result.ts";
import { invoke } from "../../operation/invoke.ts";
import { type AnyQueryBuilder, type QueryBuilder, toDatasetSlug, toQuerySpec } from "./builder.ts";
import type { Query, QuerySpec } from "./models.ts";
import { createQuery, getQuery } from "./operations.ts";

/**
 * Queries: what to ask of a dataset. `queryResults.run` asks it.
 *
 * @see https://api-docs.honeycomb.io/api/queries
 */
export class Queries<M extends Mode> {
  readonly #perform: Performer<M>;

  constructor(perform: Performer<M>) {
    this.#perform = perform;
  }

  /**
   * Creates a query. It is not run.
   *
   * A builder that names its dataset stands alone; everything else goes after a dataset's slug.
   *
   * @param datasetSlug a dataset, or {@link ALL_DATASETS} for the whole environment
   */
  create(query: QueryBuilder<string, string, string, string>): Result<M, Query>;
  /** Creates a query in a dataset. It is not run. */
  create(datasetSlug: string, query: QuerySpec | AnyQueryBuilder): Result<M, Query>;
  create(
    dataset: string | AnyQueryBuilder,
    query: QuerySpec | AnyQueryBuilder = dataset as AnyQueryBuilder,
  ): Result<M, Query> {
    return this.#perform(
      call(function* () {
        const path = { datasetSlug: toDatasetSlug(dataset) };
        return yield* invoke(createQuery, { path, body: toQuerySpec(query) });
      }),
    );
  }

  /**
   * Gets a query.
   *
   * @param datasetSlug the dataset that it was created in, or {@link ALL_DATASETS}
   * @throws HoneycombNotFoundError when there is none with this id
   */
  get(datasetSlug: string, queryId: string): Result<M, Query> {
    return this.#perform(invoke(getQuery, { path: { datasetSlug, queryId } }));
  }
}
