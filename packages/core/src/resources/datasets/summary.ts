import { type Call, call } from "../../call/call.ts";
import { columnsByDataset, type DatasetColumns } from "../columns/by-dataset.ts";
import type { Column } from "../columns/types.ts";
import { type FollowedConvention, findConventions } from "./conventions.ts";
import type { Dataset } from "./types.ts";

/** The number of columns of each type, including hidden ones. */
export interface ColumnCountsByType {
  /** Columns of text. */
  readonly string: number;
  /** Columns of numbers with decimals. */
  readonly float: number;
  /** Columns of whole numbers. */
  readonly integer: number;
  /** Columns of `true` and `false`. */
  readonly boolean: number;
  /** Columns of histograms, in metrics datasets. */
  readonly histogram: number;
  /** Columns whose type Honeycomb doesn't return. */
  readonly unknown: number;
  /** Columns of a type that Honeycomb added later. */
  readonly [type: string]: number;
}

/** The number of columns of a dataset. */
export interface ColumnCounts {
  /** All columns. */
  readonly total: number;
  /** Columns that are hidden from autocompletion and from the fields of raw data. */
  readonly hidden: number;
  /** Columns by type, including hidden ones. */
  readonly byType: ColumnCountsByType;
}

/** Whether the last event arrived within the last hour, day or week, or earlier, or never. */
export type Freshness = "hour" | "day" | "week" | "older" | "never";

/** A summary of a dataset. */
export interface DatasetSummary {
  /** The dataset. */
  readonly dataset: Dataset;
  /** The number of its columns. */
  readonly columns: ColumnCounts;
  /** How long ago the last event arrived. The time itself is `dataset.last_written_at`. */
  readonly freshness: Freshness;
  /** OpenTelemetry's semantic conventions that the names of its columns follow. */
  readonly conventions: readonly FollowedConvention[];
}

/** Summarizes all datasets, starting with the one that last received events. */
export const summarizeDatasets: Call<DatasetSummary[]> = call(function* () {
  const now = Date.now();
  const summaries = (yield* columnsByDataset).map((each) => summarize(each, now));
  return summaries.sort((a, b) => writtenAt(b.dataset) - writtenAt(a.dataset));
});

function summarize({ dataset, columns }: DatasetColumns, now: number): DatasetSummary {
  return {
    dataset,
    columns: {
      total: columns.length,
      hidden: columns.filter(({ hidden }) => hidden).length,
      byType: countTypes(columns),
    },
    freshness: readFreshness(dataset, now),
    conventions: findConventions(columns.map(({ key_name }) => key_name)),
  };
}

function countTypes(columns: readonly Column[]): ColumnCountsByType {
  const none = { string: 0, float: 0, integer: 0, boolean: 0, histogram: 0, unknown: 0 };
  const counts = new Map<string, number>(Object.entries(none));
  for (const { type = "unknown" } of columns) counts.set(type, (counts.get(type) ?? 0) + 1);
  // The map has the entries of `none`.
  return Object.fromEntries(counts) as unknown as ColumnCountsByType;
}

const hour = 3_600_000;

function readFreshness(dataset: Dataset, now: number): Freshness {
  if (!dataset.last_written_at) return "never";
  const age = now - writtenAt(dataset);
  if (age <= hour) return "hour";
  if (age <= 24 * hour) return "day";
  return age <= 7 * 24 * hour ? "week" : "older";
}

/** When the last event arrived, in milliseconds since 1970, or 0 when none has. */
function writtenAt({ last_written_at }: Dataset): number {
  return last_written_at ? Date.parse(last_written_at) : 0;
}
