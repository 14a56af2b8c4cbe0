import type { Mode, Performer, Result } from "../../call/result.ts";
import { invoke } from "../../operation/invoke.ts";
import type { DatasetDefinitionMap, DatasetDefinitionsUpdate } from "./models.ts";
import { listDatasetDefinitions, patchDatasetDefinitions } from "./operations.ts";

/**
 * Which fields of a dataset's events have a special meaning: the trace, the duration, the error.
 *
 * @see https://api-docs.honeycomb.io/api/dataset-definitions
 */
export class DatasetDefinitions<M extends Mode> {
  readonly #perform: Performer<M>;

  constructor(perform: Performer<M>) {
    this.#perform = perform;
  }

  /**
   * Gets a dataset's definitions. One that isn't set is null.
   *
   * @throws HoneycombNotFoundError when there is no such dataset
   */
  get(datasetSlug: string): Result<M, DatasetDefinitionMap> {
    return this.#perform(invoke(listDatasetDefinitions, { path: { datasetSlug } }));
  }

  /**
   * Changes some of a dataset's definitions. Those that are left out stay; an empty name clears one,
   * which may bring back Honeycomb's default. Returns all as they are then.
   *
   * @throws HoneycombNotFoundError when there is no such dataset
   * @throws HoneycombValidationError when a field doesn't exist
   *
   * @example
   * ```ts
   * await client.datasetDefinitions.update("api", { duration_ms: { name: "took_ms" } });
   * ```
   */
  update(
    datasetSlug: string,
    definitions: DatasetDefinitionsUpdate,
  ): Result<M, DatasetDefinitionMap> {
    const path = { datasetSlug };
    return this.#perform(invoke(patchDatasetDefinitions, { path, body: definitions }));
  }
}
