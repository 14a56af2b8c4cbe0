import type { Column } from "@honeycomb/core";
import { createId } from "../../id.ts";
import type { State } from "../../state.ts";
import type { DatasetState } from "../datasets/state.ts";
import type { ColumnRequest } from "./requests.ts";

/** The type of a column's values. */
export type ColumnType = NonNullable<ColumnRequest["type"]>;

/** Adds a column to a dataset. The name must not exist. */
export function addColumn(
  state: State,
  dataset: DatasetState,
  { key_name, type = "string", description = "", hidden = false }: ColumnRequest,
): Column {
  const now = state.timestamp();
  const column: Column = {
    id: createId(),
    key_name,
    type,
    description,
    hidden,
    created_at: now,
    updated_at: now,
  };
  dataset.columns.set(key_name, column);
  return column;
}
