import { all } from "../../call/all.ts";
import { type Call, call } from "../../call/call.ts";
import { HoneycombNotFoundError } from "../../operation/errors/api-error.ts";
import { invoke } from "../../operation/invoke.ts";
import type { Dataset } from "../datasets/models.ts";
import { listDatasets } from "../datasets/operations.ts";
import type { Column } from "./models.ts";
import { listColumns } from "./operations.ts";

export interface DatasetColumns {
  readonly dataset: Dataset;
  readonly columns: readonly Column[];
}

/** Few enough to leave something of the rate limit to others. */
const concurrency = 8;

/**
 * Every dataset with its columns. `__all__` would answer with all columns at once, but not with whose
 * they are.
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
      // It was deleted since it was listed.
      if (error instanceof HoneycombNotFoundError) return undefined;
      throw error;
    }
  });
}
