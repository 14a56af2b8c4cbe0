import { call } from "../../call/call.ts";
import type { Mode, Result } from "../../call/mode.ts";
import { invoke } from "../../operation/invoke.ts";
import type { RequestOptions } from "../../operation/options.ts";
import { mergeWith, patch } from "../../patch.ts";
import { Resource } from "../../resource.ts";
import { createColumn, deleteColumn, getColumn, listColumns, updateColumn } from "./operations.ts";
import { type ColumnMatch, type ColumnSearchOptions, searchColumns } from "./search.ts";
import type { Column, ColumnChanges, ColumnCreate, ColumnUpdate } from "./types.ts";

/**
 * The columns of datasets: the fields of their events.
 *
 * @see https://api-docs.honeycomb.io/api/columns
 */
export class Columns<M extends Mode> extends Resource<M> {
  /**
   * Lists the columns of a dataset.
   *
   * @param datasetSlug a dataset, or {@link ALL_DATASETS} for the columns of all datasets
   */
  list(datasetSlug: string, options?: RequestOptions): Result<M, Column[]> {
    return this.runCall(
      call(function* () {
        return [yield* invoke(listColumns, { path: { datasetSlug } })].flat();
      }),
      options,
    );
  }

  /** Gets a column by its id. */
  get(datasetSlug: string, columnId: string, options?: RequestOptions): Result<M, Column> {
    return this.invoke(getColumn, { path: { datasetSlug, columnId } }, options);
  }

  /**
   * Gets a column by the name of the field in events.
   *
   * @param datasetSlug a dataset, or {@link ALL_DATASETS} for all datasets
   * @throws HoneycombNotFoundError when the dataset has no column with this name
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
   * Searches the columns of all datasets by name, ignoring case. Lists the datasets, then the
   * columns of each, several at a time.
   *
   * The best match is the name itself, followed by its start, the starts of its words
   * (`status http`), a part of it, letters in order (`dms` for `duration_ms`), and words with a typo
   * or two. Equally good matches are sorted by name, then by dataset.
   *
   * @param text the text to search for
   * @returns the columns that match, each with its dataset, starting with the best match
   * @throws HoneycombInputError when the text is empty, or `limit` is not a whole number from 1
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
   * @throws HoneycombConflictError when the dataset has a column with this name
   *
   * @example
   * ```ts
   * await client.columns.create("api", { key_name: "duration_ms", type: "float" });
   * ```
   */
  create(datasetSlug: string, column: ColumnCreate, options?: RequestOptions): Result<M, Column> {
    return this.invoke(createColumn, { path: { datasetSlug }, body: column }, options);
  }

  /**
   * Replaces the type, the description and the visibility of a column: one that you leave out may be
   * set to its default. To change some of them, use {@link patch}.
   *
   * @example
   * ```ts
   * const column = await client.columns.getByName("api", "duration_ms");
   * await client.columns.update("api", column.id, { ...column, type: "float" });
   * ```
   */
  update(
    datasetSlug: string,
    columnId: string,
    column: ColumnUpdate,
    options?: RequestOptions,
  ): Result<M, Column> {
    return this.invoke(updateColumn, { path: { datasetSlug, columnId }, body: column }, options);
  }

  /**
   * Changes some fields of a column. Gets the column and sends it with the changes. If someone else
   * changes it in between, that change is lost.
   *
   * @param changes the fields to change; `null` sets a field to its default
   *
   * @example
   * ```ts
   * const column = await client.columns.getByName("api", "duration_ms");
   * await client.columns.patch("api", column.id, { hidden: true });
   * ```
   */
  patch(
    datasetSlug: string,
    columnId: string,
    changes: ColumnChanges,
    options?: RequestOptions,
  ): Result<M, Column> {
    const path = { datasetSlug, columnId };
    return this.runCall(patch(updateColumn, path, getColumn, changes, mergeColumn), options);
  }

  /**
   * Deletes a column. Queries can't use it any more. Results that exist keep its data.
   *
   * @throws HoneycombConflictError when something uses the column
   */
  delete(datasetSlug: string, columnId: string, options?: RequestOptions): Result<M, void> {
    return this.invoke(deleteColumn, { path: { datasetSlug, columnId } }, options);
  }
}

/** Sends defaults, since it isn't known whether Honeycomb sets them when an update lacks a field. */
const mergeColumn = mergeWith({ type: "string", description: "", hidden: false });
