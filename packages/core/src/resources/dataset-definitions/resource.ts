import type { Mode, Result } from "../../call/mode.ts";
import type { RequestOptions } from "../../operation/options.ts";
import { Resource } from "../../resource.ts";
import { listDatasetDefinitions, patchDatasetDefinitions } from "./operations.ts";
import type { DatasetDefinitionMap, DatasetDefinitionsUpdate } from "./types.ts";

/**
 * The fields of a dataset's events that have a special meaning, such as the id of the trace, the
 * duration and the error.
 *
 * @see https://api-docs.honeycomb.io/api/dataset-definitions
 */
export class DatasetDefinitions<M extends Mode> extends Resource<M> {
  /** Gets the definitions of a dataset. A definition that isn't set is absent. */
  get(datasetSlug: string, options?: RequestOptions): Result<M, DatasetDefinitionMap> {
    return this.invoke(listDatasetDefinitions, { path: { datasetSlug } }, options);
  }

  /**
   * Updates definitions of a dataset. Those that you leave out keep their values. An empty name
   * clears a definition, which may restore Honeycomb's default. Returns all definitions.
   *
   * @throws HoneycombValidationError when the dataset has no such column or calculated field
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
