import { all } from "../../call/all.ts";
import { type Call, call } from "../../call/call.ts";
import { HoneycombNotFoundError } from "../../operation/errors/api-error.ts";
import { invoke } from "../../operation/invoke.ts";
import { listDatasets } from "../datasets/operations.ts";
import type { Dataset } from "../datasets/types.ts";
import { listColumns } from "./operations.ts";
import type { Column } from "./types.ts";

/** A dataset and its columns. */
export interface DatasetColumns {
  /** The dataset. */
  readonly dataset: Dataset;
  /** Its columns. */
  readonly columns: readonly Column[];
}

/** Low enough to leave part of the rate limit to other requests. */
const concurrency = 8;

/**
 * Lists all datasets with their columns. One request for `__all__` would return all columns, but
 * not which dataset has them.
 */
export const columnsByDataset: Call<DatasetColumns[]> = call(function* () {
  const datasets = yield* invoke(listDatasets);
  const found = yield* all(datasets.map(columnsOf), { concurrency });
  return found.filter((each) => each !== undefined);
});

function columnsOf(dataset: Dataset): Call<DatasetColumns | undefined> {
  return call(function* () {
    const path = { datasetSlug: dataset.slug };
    try {
      return { dataset, columns: [yield* invoke(listColumns, { path })].flat() };
    } catch (error) {
      // The dataset was deleted after it was listed.
      if (error instanceof HoneycombNotFoundError) return undefined;
      throw error;
    }
  });
}
