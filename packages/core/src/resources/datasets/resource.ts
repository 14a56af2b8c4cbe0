import { type Call, call } from "../../call/call.ts";
import type { Mode, Result } from "../../call/mode.ts";
import { isObject } from "../../model/schema.ts";
import { invoke, receive, writeRequest } from "../../operation/invoke.ts";
import type { RequestOptions } from "../../operation/options.ts";
import { patch } from "../../patch.ts";
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
import type {
  CreatedDataset,
  Dataset,
  DatasetChanges,
  DatasetCreate,
  DatasetUpdate,
} from "./types.ts";

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

  /** Gets a dataset. */
  get(datasetSlug: string, options?: RequestOptions): Result<M, Dataset> {
    return this.invoke(getDataset, { path: { datasetSlug } }, options);
  }

  /**
   * Creates a dataset. When the environment has a dataset with this name, returns that one unchanged,
   * and `existed` is true.
   *
   * @throws HoneycombForbiddenError when the API key lacks the permission to create datasets
   *
   * @example
   * ```ts
   * const dataset = await client.datasets.create({ name: "My API", expand_json_depth: 3 });
   * if (dataset.existed) console.log(`${dataset.slug} exists since ${dataset.created_at}`);
   * ```
   */
  create(dataset: DatasetCreate, options?: RequestOptions): Result<M, CreatedDataset> {
    const input = { body: withoutExisted(dataset) };
    return this.runCall(
      call(function* () {
        const { response, body } = yield* receive(createDataset, (validate) =>
          writeRequest(createDataset, input, validate),
        );
        // Honeycomb responds 201 when it created the dataset, and otherwise 200.
        return { ...body, existed: response.status === 200 };
      }),
      options,
    );
  }

  /**
   * Replaces the description and the JSON depth of a dataset: one that you leave out is set to its
   * default. Changes the settings that you pass. To change some fields, use {@link patch}.
   *
   * @example
   * ```ts
   * const dataset = await client.datasets.get("my-api");
   * await client.datasets.update("my-api", { ...dataset, expand_json_depth: 2 });
   * ```
   */
  update(
    datasetSlug: string,
    dataset: DatasetUpdate,
    options?: RequestOptions,
  ): Result<M, Dataset> {
    const body = withoutExisted(dataset);
    return this.invoke(updateDataset, { path: { datasetSlug }, body }, options);
  }

  /**
   * Changes the description, the JSON depth or the settings of a dataset. Gets the dataset and sends
   * it with the changes. If someone else changes it in between, that change is lost.
   *
   * @param changes the fields to change; `null` sets a field to its default
   *
   * @example
   * ```ts
   * await client.datasets.patch("my-api", { description: "Requests" });
   * ```
   */
  patch(
    datasetSlug: string,
    changes: DatasetChanges,
    options?: RequestOptions,
  ): Result<M, Dataset> {
    const path = { datasetSlug };
    const call = patch(updateDataset, path, getDataset, withoutExisted(changes));
    return this.runCall(call, options);
  }

  /**
   * Deletes a dataset and all its events. They can't be restored. Honeycomb may take several
   * minutes after this method returns.
   *
   * @throws HoneycombConflictError when the dataset is protected, without `liftProtection`
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

/** Removes the field that the client adds, so that a created dataset can be sent back. */
function withoutExisted<T>(dataset: T): T {
  if (!isObject(dataset) || !("existed" in dataset)) return dataset;
  const { existed: _, ...rest } = dataset;
  // No dataset that is sent has the field in its type.
  return rest as T;
}

function setProtection(datasetSlug: string, delete_protected: boolean): Call<Dataset> {
  return patch(updateDataset, { datasetSlug }, getDataset, { settings: { delete_protected } });
}
