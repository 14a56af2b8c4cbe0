import type { Column } from "@honeycomb/core";
import { conflict, legacyError } from "../../http/api-error.ts";
import type { Handlers } from "../../http/handler.ts";
import { created, noContent, ok } from "../../http/response.ts";
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
      throw conflict(`a column named "${column.key_name}" already exists`);
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
    dataset.columns.delete(key_name);
    state.events.removeColumn(dataset.slug, key_name);
    return noContent();
  },
} satisfies Handlers;

function findColumn(dataset: DatasetState, id: string): Column {
  for (const column of dataset.columns.values()) {
    if (column.id === id) return column;
  }
  throw legacyError(404, "column not found");
}
