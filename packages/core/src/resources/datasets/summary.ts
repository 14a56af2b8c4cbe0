import { type Call, call } from "../../call/call.ts";
import { columnsByDataset, type DatasetColumns } from "../columns/by-dataset.ts";
import type { Column, ColumnCreate } from "../columns/models.ts";
import { type FollowedConvention, findConventions } from "./conventions.ts";
import type { Dataset } from "./models.ts";

type ColumnKind = NonNullable<ColumnCreate["type"]> | "unknown";

/** How many columns a dataset has. */
export interface ColumnCounts {
  readonly total: number;
  /** Those that are left out of autocompletion and of raw data's fields. */
  readonly hidden: number;
  /**
   * By what they hold, `string`, `float`, `integer`, `boolean`, `histogram`, or `unknown` where
   * Honeycomb doesn't say; hidden ones count, too. A type that Honeycomb added later has its entry.
   */
  readonly byType: Readonly<Record<ColumnKind, number>> & Readonly<Record<string, number>>;
}

/** Within which time up to now the last event came; `never` as long as none has. */
export type Freshness = "hour" | "day" | "week" | "older" | "never";

/** What a dataset holds, in short. */
export interface DatasetSummary {
  readonly dataset: Dataset;
  readonly columns: ColumnCounts;
  /** Within which time up to now the last event came. The time is `dataset.last_written_at`. */
  readonly freshness: Freshness;
  /** OpenTelemetry's semantic conventions that there are columns of. */
  readonly conventions: readonly FollowedConvention[];
}

/** Sums up every dataset, the one that was written to last first. */
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

function countTypes(columns: readonly Column[]): ColumnCounts["byType"] {
  const none = { string: 0, float: 0, integer: 0, boolean: 0, histogram: 0, unknown: 0 };
  const counts = new Map<string, number>(Object.entries(none));
  for (const { type = "unknown" } of columns) counts.set(type, (counts.get(type) ?? 0) + 1);
  return Object.fromEntries(counts) as ColumnCounts["byType"];
}

const hour = 3_600_000;

function readFreshness(dataset: Dataset, now: number): Freshness {
  if (!dataset.last_written_at) return "never";
  const age = now - writtenAt(dataset);
  if (age <= hour) return "hour";
  if (age <= 24 * hour) return "day";
  return age <= 7 * 24 * hour ? "week" : "older";
}

/** In milliseconds since 1970, which is what it is as long as no event has come. */
function writtenAt({ last_written_at }: Dataset): number {
  return last_written_at ? Date.parse(last_written_at) : 0;
}
