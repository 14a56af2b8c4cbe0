import type { Column } from "@honeycomb/core";
import type { Scalar } from "../../events/database.ts";
import type { StoredEvent } from "../../events/event-table.ts";
import type { State } from "../../state.ts";
import { addColumn, type ColumnType } from "../columns/state.ts";
import { addDataset } from "../datasets/state.ts";
import { expandFields } from "./expand.ts";

/** An event that was sent. */
export interface SentEvent {
  readonly data: Readonly<Record<string, unknown>>;
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly sampleRate: number;
}

/** Adds events to a dataset. Creates the dataset and its columns when they don't exist. */
export function ingest(state: State, datasetName: string, events: readonly SentEvent[]): void {
  const { dataset } = addDataset(state, { name: datasetName });
  const now = state.timestamp();
  const written = new Set<Column>();
  const stored: StoredEvent[] = events.map(({ data, time, sampleRate }) => {
    const fields = expandFields(data, dataset.expandJsonDepth);
    for (const [name, value] of Object.entries(fields)) {
      const type = typeOf(value);
      const column =
        dataset.columns.get(name) ?? addColumn(state, dataset, { key_name: name, type });
      // The first values of a column of fractions may be whole numbers.
      if (column.type === "integer" && type === "float") column.type = "float";
      written.add(column);
    }
    return { time, sampleRate, data: fields };
  });
  for (const column of written) column.last_written = now;
  dataset.lastWrittenAt = now;
  state.events.append(dataset.slug, stored);
}

function typeOf(value: Scalar): ColumnType {
  if (typeof value === "string") return "string";
  if (typeof value === "boolean") return "boolean";
  return Number.isInteger(value) ? "integer" : "float";
}
