import { type Call, call } from "../../call/call.ts";
import type { Mode, Result } from "../../call/mode.ts";
import { invoke } from "../../operation/invoke.ts";
import type { RequestOptions } from "../../operation/options.ts";
import { Resource } from "../../resource.ts";
import { type DeleteOptions, deleteProtected } from "../delete-protection.ts";
import type { Dataset, DatasetCreate, DatasetUpdate } from "./models.ts";
import {
  createDataset,
  deleteDataset,
  getDataset,
  listDatasets,
  updateDataset,
} from "./operations.ts";
import { type DatasetSummary, summarizeDatasets } from "./summary.ts";

/**
 * The datasets of the key's environment.
 *
 * @see https://api-docs.honeycomb.io/api/datasets
 */
export class Datasets<M extends Mode> extends Resource<M> {
  /** Lists the datasets of the key's environment. */
  list(options?: RequestOptions): Result<M, Dataset[]> {
    return this.invoke(listDatasets, {}, options);
  }

  /**
   * Sums up every dataset: its columns counted by type, how fresh it is, and which of OpenTelemetry's
   * semantic conventions it follows, as its columns' names tell. Lists the datasets, then the columns
   * of each, some at a time; needs a key that may manage columns, too.
   *
   * @returns the datasets, the one that was written to last first
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
   * @throws HoneycombNotFoundError when there is none with this slug
   */
  get(datasetSlug: string, options?: RequestOptions): Result<M, Dataset> {
    return this.invoke(getDataset, { path: { datasetSlug } }, options);
  }

  /**
   * Creates a dataset. Where one with this name exists, Honeycomb answers with that one.
   *
   * @throws HoneycombForbiddenError when the key may not create datasets
   */
  create(dataset: DatasetCreate, options?: RequestOptions): Result<M, Dataset> {
    return this.invoke(createDataset, { body: dataset }, options);
  }

  /** Changes a dataset's description, JSON depth and protection. Returns it as it is then. */
  update(
    datasetSlug: string,
    dataset: DatasetUpdate,
    options?: RequestOptions,
  ): Result<M, Dataset> {
    return this.invoke(updateDataset, { path: { datasetSlug }, body: dataset }, options);
  }

  /**
   * Deletes a dataset and all its events, which can't be undone. Honeycomb takes some minutes.
   *
   * @throws HoneycombConflictError when the dataset is protected (`settings.delete_protected`) and
   *   `liftProtection` is not set
   * @throws HoneycombNotFoundError when there is none with this slug
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
    // What an update leaves out goes back to its default.
    const { description = "", expand_json_depth = 0 } = yield* invoke(getDataset, { path });
    const body = { description, expand_json_depth, settings: { delete_protected } };
    return yield* invoke(updateDataset, { path, body });
  });
}
