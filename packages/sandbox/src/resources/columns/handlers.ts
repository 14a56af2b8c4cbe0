import type { Column } from "@honeycomb/core";
import { legacyError } from "../../http/api-error.ts";
import type { Handlers } from "../../http/handler.ts";
import { created, noContent, ok } from "../../http/response.ts";
import type { State } from "../../state.ts";
import { fieldsWithColumn } from "../calculated-fields/state.ts";
import { meaningOf } from "../dataset-definitions/state.ts";
import { type DatasetState, findDataset, findDatasets } from "../datasets/state.ts";
import { addColumn } from "./state.ts";

export const columns = {
  listColumns: ({ state, path, query: { key_name } }) => {
    const all = findDatasets(state, path.datasetSlug).flatMap(({ columns }) => [
      ...columns.values(),
    ]);
    if (key_name === undefined) return ok(all);
    const column = all.find((candidate) => candidate.key_name === key_name);
    if (column === undefined) throw legacyError(404, "column not found");
    return ok(column);
  },

  getColumn: ({ state, path }) =>
    ok(findColumn(findDataset(state, path.datasetSlug), path.columnId)),

  createColumn: async ({ state, path, body }) => {
    const dataset = findDataset(state, path.datasetSlug);
    const column = await body();
    if (dataset.columns.has(column.key_name)) {
      throw legacyError(
        409,
        "Could not add or update the column: column already exists with this key_name or alias.",
      );
    }
    return created(addColumn(state, dataset, column));
  },

  updateColumn: async ({ state, path, body }) => {
    const dataset = findDataset(state, path.datasetSlug);
    const column = findColumn(dataset, path.columnId);
    const updated = { ...column, ...(await body()), updated_at: state.timestamp() };
    dataset.columns.set(column.key_name, updated);
    return ok(updated);
  },

  deleteColumn: ({ state, path }) => {
    const dataset = findDataset(state, path.datasetSlug);
    const { key_name } = findColumn(dataset, path.columnId);
    checkUnused(state, dataset, key_name);
    dataset.columns.delete(key_name);
    state.events.removeColumn(dataset.slug, key_name);
    return noContent();
  },
} satisfies Handlers;

/** @throws ApiError 409 when a definition or a calculated field uses the column */
function checkUnused(state: State, dataset: DatasetState, name: string): void {
  const meaning = meaningOf(state, dataset, name);
  if (meaning !== undefined) {
    throw legacyError(409, `Column is in use by dataset definition - ${meaning}`);
  }
  const fields = fieldsWithColumn(state, dataset.slug, name);
  if (fields.length === 0) return;
  const aliases = fields.map((alias) => `'${alias}'`).join(", ");
  throw legacyError(409, `Column is in use by ${fields.length} derived columns: ${aliases}`);
}

function findColumn(dataset: DatasetState, id: string): Column {
  for (const column of dataset.columns.values()) {
    if (column.id === id) return column;
  }
  throw legacyError(404, "column not found");
}
