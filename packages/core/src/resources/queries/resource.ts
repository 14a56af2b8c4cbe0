import type { Mode, Performer, Result } from "../../call/result.ts";
import { invoke } from "../../operation/invoke.ts";
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
   * @param datasetSlug a dataset, or {@link ALL_DATASETS} for the whole environment
   */
  create(datasetSlug: string, spec: QuerySpec): Result<M, Query> {
    return this.#perform(invoke(createQuery, { path: { datasetSlug }, body: spec }));
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
