import type { Mode, Result } from "../../call/mode.ts";
import type { RequestOptions } from "../../operation/options.ts";
import { Resource } from "../../resource.ts";
import type { DatasetDefinitionMap, DatasetDefinitionsUpdate } from "./models.ts";
import { listDatasetDefinitions, patchDatasetDefinitions } from "./operations.ts";

/**
 * Which fields of a dataset's events have a special meaning: the trace, the duration, the error.
 *
 * @see https://api-docs.honeycomb.io/api/dataset-definitions
 */
export class DatasetDefinitions<M extends Mode> extends Resource<M> {
  /**
   * Gets a dataset's definitions. One that isn't set is null.
   *
   * @throws HoneycombNotFoundError when there is no such dataset
   */
  get(datasetSlug: string, options?: RequestOptions): Result<M, DatasetDefinitionMap> {
    return this.invoke(listDatasetDefinitions, { path: { datasetSlug } }, options);
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
    options?: RequestOptions,
  ): Result<M, DatasetDefinitionMap> {
    const path = { datasetSlug };
    return this.invoke(patchDatasetDefinitions, { path, body: definitions }, options);
  }
}
