import { call } from "../../call/call.ts";
import type { Mode, Result } from "../../call/mode.ts";
import { invoke } from "../../operation/invoke.ts";
import type { RequestOptions } from "../../operation/options.ts";
import { Resource } from "../../resource.ts";
import type { Column, ColumnCreate, ColumnUpdate } from "./models.ts";
import { createColumn, deleteColumn, getColumn, listColumns, updateColumn } from "./operations.ts";
import { type ColumnMatch, type ColumnSearchOptions, searchColumns } from "./search.ts";

/**
 * The fields of a dataset's events.
 *
 * @see https://api-docs.honeycomb.io/api/columns
 */
export class Columns<M extends Mode> extends Resource<M> {
  /**
   * Lists a dataset's columns.
   *
   * @param datasetSlug a dataset, or {@link ALL_DATASETS} for those of the whole environment
   */
  list(datasetSlug: string, options?: RequestOptions): Result<M, Column[]> {
    return this.runCall(
      call(function* () {
        return [yield* invoke(listColumns, { path: { datasetSlug } })].flat();
      }),
      options,
    );
  }

  /**
   * Gets a column by its id.
   *
   * @throws HoneycombNotFoundError when there is none
   */
  get(datasetSlug: string, columnId: string, options?: RequestOptions): Result<M, Column> {
    return this.invoke(getColumn, { path: { datasetSlug, columnId } }, options);
  }

  /**
   * Gets a column by its name in events.
   *
   * @param datasetSlug a dataset, or {@link ALL_DATASETS} for the whole environment
   * @throws HoneycombNotFoundError when there is none
   */
  getByName(datasetSlug: string, keyName: string, options?: RequestOptions): Result<M, Column> {
    return this.runCall(
      call(function* () {
        const query = { key_name: keyName };
        const found = [yield* invoke(listColumns, { path: { datasetSlug }, query })].flat();
        return found[0] as Column;
      }),
      options,
    );
  }

  /**
   * Searches the columns of all datasets by name. Lists the datasets, then the columns of each, some
   * at a time.
   *
   * In any case of letters, in this order: the name itself, its beginning, beginnings of its words
   * (`status http`), a part of it, letters in their order (`dms` for `duration_ms`), and words with a
   * typo or two. What matches equally well is in the order of names and then of datasets.
   *
   * @param text what to look for
   * @returns the columns that match, the best first, each with its dataset
   * @throws HoneycombInputError when there is no text, or `limit` is no whole number from 1
   *
   * @example
   * ```ts
   * for (const { datasetSlug, column } of await client.columns.search("status")) {
   *   console.log(datasetSlug, column.key_name, column.type);
   * }
   * ```
   */
  search(text: string, options?: ColumnSearchOptions): Result<M, ColumnMatch[]> {
    return this.runCall(searchColumns(text, options), options);
  }

  /**
   * Creates a column.
   *
   * @param datasetSlug a dataset, or {@link ALL_DATASETS} for the whole environment
   * @throws HoneycombConflictError when the dataset has one with this name
   */
  create(datasetSlug: string, column: ColumnCreate, options?: RequestOptions): Result<M, Column> {
    return this.invoke(createColumn, { path: { datasetSlug }, body: column }, options);
  }

  /** Changes a column. Returns it as it is then. */
  update(
    datasetSlug: string,
    columnId: string,
    column: ColumnUpdate,
    options?: RequestOptions,
  ): Result<M, Column> {
    return this.invoke(updateColumn, { path: { datasetSlug, columnId }, body: column }, options);
  }

  /**
   * Deletes a column with its data.
   *
   * @throws HoneycombConflictError when something uses it
   */
  delete(datasetSlug: string, columnId: string, options?: RequestOptions): Result<M, void> {
    return this.invoke(deleteColumn, { path: { datasetSlug, columnId } }, options);
  }
}
