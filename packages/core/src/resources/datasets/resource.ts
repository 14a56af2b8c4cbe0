import type { Mode, Performer, Result } from "../../call/result.ts";
import { invoke } from "../../operation/invoke.ts";
import type { Dataset, DatasetCreate, DatasetUpdate } from "./models.ts";
import {
  createDataset,
  deleteDataset,
  getDataset,
  listDatasets,
  updateDataset,
} from "./operations.ts";

/**
 * The datasets of the key's environment.
 *
 * @see https://api-docs.honeycomb.io/api/datasets
 */
export class Datasets<M extends Mode> {
  readonly #perform: Performer<M>;

  constructor(perform: Performer<M>) {
    this.#perform = perform;
  }

  /** Lists the datasets of the key's environment. */
  list(): Result<M, Dataset[]> {
    return this.#perform(invoke(listDatasets));
  }

  /**
   * Gets a dataset.
   *
   * @throws HoneycombNotFoundError when there is none with this slug
   */
  get(datasetSlug: string): Result<M, Dataset> {
    return this.#perform(invoke(getDataset, { path: { datasetSlug } }));
  }

  /**
   * Creates a dataset. Where one with this name exists, Honeycomb answers with that one.
   *
   * @throws HoneycombForbiddenError when the key may not create datasets
   */
  create(dataset: DatasetCreate): Result<M, Dataset> {
    return this.#perform(invoke(createDataset, { body: dataset }));
  }

  /** Changes a dataset's description, JSON depth and protection. Returns it as it is then. */
  update(datasetSlug: string, dataset: DatasetUpdate): Result<M, Dataset> {
    return this.#perform(invoke(updateDataset, { path: { datasetSlug }, body: dataset }));
  }

  /**
   * Deletes a dataset and all its events, which can't be undone. Honeycomb takes some minutes.
   *
   * @throws HoneycombConflictError when the dataset is protected: `settings.delete_protected`
   */
  delete(datasetSlug: string): Result<M, void> {
    return this.#perform(invoke(deleteDataset, { path: { datasetSlug } }));
  }
}
