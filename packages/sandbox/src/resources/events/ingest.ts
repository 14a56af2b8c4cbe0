import type { Column } from "@honeycomb/core";
import type { Scalar } from "../../events/database.ts";
import type { StoredEvent } from "../../events/event-table.ts";
import { legacyError } from "../../http/api-error.ts";
import type { State } from "../../state.ts";
import { addColumn, type ColumnType } from "../columns/state.ts";
import { addDataset } from "../datasets/state.ts";
import { expandFields } from "./expand.ts";
import type { EventFields } from "./requests.ts";

/** An event that was sent. */
export interface SentEvent {
  readonly data: EventFields;
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly sampleRate: number;
}

/** The most columns of a dataset. Honeycomb has a limit, too, but its description doesn't say which. */
const maxColumns = 10_000;

/**
 * Adds events to a dataset. Creates the dataset and its columns when they don't exist.
 *
 * @throws ApiError 400 when the dataset would have too many columns
 */
export function ingest(state: State, datasetName: string, events: readonly SentEvent[]): void {
  const { dataset } = addDataset(state, { name: datasetName });
  const now = state.timestamp();
  const written = new Set<Column>();
  const stored: StoredEvent[] = events.map(({ data, time, sampleRate }) => ({
    time,
    sampleRate,
    data: expandFields(data, dataset.expandJsonDepth),
  }));
  const names = new Set([
    ...dataset.columns.keys(),
    ...stored.flatMap(({ data }) => Object.keys(data)),
  ]);
  if (names.size > maxColumns) throw legacyError(400, "Dataset has too many columns.");
  for (const { data } of stored) {
    for (const [name, value] of Object.entries(data)) {
      const type = typeOf(value);
      const column =
        dataset.columns.get(name) ?? addColumn(state, dataset, { key_name: name, type });
      // The first values of a column of fractions may be whole numbers.
      if (column.type === "integer" && type === "float") column.type = "float";
      written.add(column);
    }
  }
  for (const column of written) column.last_written = now;
  dataset.lastWrittenAt = now;
  state.events.append(dataset.slug, stored);
}

function typeOf(value: Scalar): ColumnType {
  if (typeof value === "string") return "string";
  if (typeof value === "boolean") return "boolean";
  return Number.isInteger(value) ? "integer" : "float";
}
