import { type Call, call } from "../../call/call.ts";
import type { Mode, Result } from "../../call/mode.ts";
import { invoke } from "../../operation/invoke.ts";
import type { RequestOptions } from "../../operation/options.ts";
import { Resource } from "../../resource.ts";
import { type DeleteOptions, deleteProtected } from "../delete-protection.ts";
import {
  createDataset,
  deleteDataset,
  getDataset,
  listDatasets,
  updateDataset,
} from "./operations.ts";
import { type DatasetSummary, summarizeDatasets } from "./summary.ts";
import type { Dataset, DatasetCreate, DatasetUpdate } from "./types.ts";

/**
 * The datasets of the API key's environment.
 *
 * @see https://api-docs.honeycomb.io/api/datasets
 */
export class Datasets<M extends Mode> extends Resource<M> {
  /** Lists the datasets of the environment. */
  list(options?: RequestOptions): Result<M, Dataset[]> {
    return this.invoke(listDatasets, {}, options);
  }

  /**
   * Summarizes all datasets: the number of columns by type, when events last arrived, and which of
   * OpenTelemetry's semantic conventions the names of the columns follow. Lists the datasets, then
   * the columns of each, several at a time. The API key needs the permission to manage columns,
   * too.
   *
   * @returns the summaries, starting with the dataset that last received events
   *
   * @example
   * ```ts
   * for (const { dataset, columns, freshness, conventions } of await client.datasets.summary()) {
   *   const names = conventions.map(({ name }) => name);
   *   console.log(dataset.slug, columns.total, freshness, names.join(" "));
   * }
   * ```
   */
  summary(options?: RequestOptions): Result<M, DatasetSummary[]> {
    return this.runCall(summarizeDatasets, options);
  }

  /**
   * Gets a dataset.
   *
   * @throws HoneycombNotFoundError when the environment has no dataset with this slug
   */
  get(datasetSlug: string, options?: RequestOptions): Result<M, Dataset> {
    return this.invoke(getDataset, { path: { datasetSlug } }, options);
  }

  /**
   * Creates a dataset. Returns the existing one when the environment has a dataset with this name.
   *
   * @throws HoneycombForbiddenError when the API key lacks the permission to create datasets
   *
   * @example
   * ```ts
   * const dataset = await client.datasets.create({ name: "My API", expand_json_depth: 3 });
   * ```
   */
  create(dataset: DatasetCreate, options?: RequestOptions): Result<M, Dataset> {
    return this.invoke(createDataset, { body: dataset }, options);
  }

  /**
   * Replaces the description and the JSON depth of a dataset: one that you leave out is set to its
   * default. Changes the settings that you pass. Returns the updated dataset.
   *
   * @throws HoneycombNotFoundError when the environment has no dataset with this slug
   *
   * @example
   * ```ts
   * const dataset = await client.datasets.get("my-api");
   * await client.datasets.update("my-api", { ...dataset, description: "Requests" });
   * ```
   */
  update(
    datasetSlug: string,
    dataset: DatasetUpdate,
    options?: RequestOptions,
  ): Result<M, Dataset> {
    return this.invoke(updateDataset, { path: { datasetSlug }, body: dataset }, options);
  }

  /**
   * Deletes a dataset and all its events. They can't be restored. Honeycomb may take several
   * minutes after this method returns.
   *
   * @throws HoneycombConflictError when the dataset is protected (`settings.delete_protected`) and
   *   `liftProtection` is not set
   * @throws HoneycombNotFoundError when the environment has no dataset with this slug
   */
  delete(datasetSlug: string, options?: DeleteOptions): Result<M, void> {
    const remove = invoke(deleteDataset, { path: { datasetSlug } });
    const protect = (delete_protected: boolean) => setProtection(datasetSlug, delete_protected);
    return this.runCall(
      deleteProtected(`dataset "${datasetSlug}"`, remove, protect, options),
      options,
    );
  }
}

function setProtection(datasetSlug: string, delete_protected: boolean): Call<Dataset> {
  return call(function* () {
    const path = { datasetSlug };
    // An update sets fields that it leaves out to their defaults.
    const { description = "", expand_json_depth = 0 } = yield* invoke(getDataset, { path });
    const body = { description, expand_json_depth, settings: { delete_protected } };
    return yield* invoke(updateDataset, { path, body });
  });
}
