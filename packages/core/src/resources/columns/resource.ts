import { call } from "../../call/call.ts";
import type { Mode, Performer, Result } from "../../call/result.ts";
import { invoke } from "../../operation/invoke.ts";
import type { Column, ColumnCreate, ColumnUpdate } from "./models.ts";
import { createColumn, deleteColumn, getColumn, listColumns, updateColumn } from "./operations.ts";

/**
 * The fields of a dataset's events.
 *
 * @see https://api-docs.honeycomb.io/api/columns
 */
export class Columns<M extends Mode> {
  readonly #perform: Performer<M>;

  constructor(perform: Performer<M>) {
    this.#perform = perform;
  }

  /**
   * Lists a dataset's columns.
   *
   * @param datasetSlug a dataset, or {@link ALL_DATASETS} for those of the whole environment
   */
  list(datasetSlug: string): Result<M, Column[]> {
    return this.#perform(
      call(function* () {
        return [yield* invoke(listColumns, { path: { datasetSlug } })].flat();
      }),
    );
  }

  /**
   * Gets a column by its id.
   *
   * @throws HoneycombNotFoundError when there is none
   */
  get(datasetSlug: string, columnId: string): Result<M, Column> {
    return this.#perform(invoke(getColumn, { path: { datasetSlug, columnId } }));
  }

  /**
   * Gets a column by its name in events.
   *
   * @param datasetSlug a dataset, or {@link ALL_DATASETS} for the whole environment
   * @throws HoneycombNotFoundError when there is none
   */
  getByName(datasetSlug: string, keyName: string): Result<M, Column> {
    return this.#perform(
      call(function* () {
        const query = { key_name: keyName };
        const found = [yield* invoke(listColumns, { path: { datasetSlug }, query })].flat();
        return found[0] as Column;
      }),
    );
  }

  /**
   * Creates a column.
   *
   * @param datasetSlug a dataset, or {@link ALL_DATASETS} for the whole environment
   * @throws HoneycombConflictError when the dataset has one with this name
   */
  create(datasetSlug: string, column: ColumnCreate): Result<M, Column> {
    return this.#perform(invoke(createColumn, { path: { datasetSlug }, body: column }));
  }

  /** Changes a column. Returns it as it is then. */
  update(datasetSlug: string, columnId: string, column: ColumnUpdate): Result<M, Column> {
    return this.#perform(invoke(updateColumn, { path: { datasetSlug, columnId }, body: column }));
  }

  /**
   * Deletes a column with its data.
   *
   * @throws HoneycombConflictError when something uses it
   */
  delete(datasetSlug: string, columnId: string): Result<M, void> {
    return this.#perform(invoke(deleteColumn, { path: { datasetSlug, columnId } }));
  }
}
