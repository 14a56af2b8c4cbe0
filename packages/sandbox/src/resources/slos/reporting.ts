import type { SLO, SLOCounts, SLOCountsHistory, SLOHistory } from "@honeycomb/core";
import type { InDataset, State } from "../../state.ts";
import { resolveAlias } from "../calculated-fields/state.ts";
import { countEvents } from "./counts.ts";
import { rate } from "./evaluate.ts";

const minute = 60;
const hour = 3600;
const week = 7 * 24 * hour;

/** How long events can arrive late, in seconds. */
const settlement = 10 * minute;

interface Range {
  readonly start_time: number;
  readonly end_time: number;
}

/** Counts the events of an SLO per minute. */
export async function countMinutes(
  state: State,
  slo: InDataset<SLO>,
  range: Range,
): Promise<SLOCounts> {
  const now = state.now().getTime() / 1000;
  const buckets = await countEvents(state, slo, wholeBuckets(range, minute));
  return {
    slo_id: slo.value.id,
    resolution_seconds: minute,
    epoch: await epochOf(state, slo),
    period_start: Math.floor(range.start_time / hour) * hour,
    windows: buckets.map(({ start, total, bad }) => ({
      window_start: start,
      window_end: start + minute,
      total_count: total,
      error_count: bad,
      is_partial: start > now - settlement,
    })),
  };
}

/** Counts the events of an SLO per hour. */
export async function countHours(
  state: State,
  slo: InDataset<SLO>,
  range: Range,
): Promise<SLOCountsHistory> {
  const now = state.now().getTime() / 1000;
  const buckets = await countEvents(state, slo, wholeBuckets(range, hour));
  return {
    slo_id: slo.value.id,
    resolution_seconds: hour,
    buckets: buckets.map(({ start, total, bad }) => ({
      start_time: start,
      end_time: start + hour,
      total_count: total,
      error_count: bad,
      is_partial: start + hour > now,
    })),
  };
}

/**
 * Computes the compliance of an SLO for each week that has events. Weeks start on Thursdays, as
 * 1970 did.
 */
export async function rateWeeks(
  state: State,
  slo: InDataset<SLO>,
  { start_time, end_time }: Range,
): Promise<SLOHistory[string]> {
  const range = { start: start_time, end: end_time, granularity: week };
  const buckets = await countEvents(state, slo, range);
  return buckets.map(({ start, ...counts }) => ({ timestamp: start, ...rate(slo.value, counts) }));
}

/** Extends a range to whole buckets. */
function wholeBuckets({ start_time, end_time }: Range, granularity: number) {
  return {
    start: Math.floor(start_time / granularity) * granularity,
    end: Math.ceil(end_time / granularity) * granularity,
    granularity,
  };
}

/** A hash of everything that the counts depend on. */
async function epochOf(state: State, { datasetSlug, value }: InDataset<SLO>): Promise<string> {
  const { sli, dataset_slugs } = value;
  const expression = resolveAlias(state, datasetSlug, sli.alias)?.expression;
  const text = JSON.stringify([sli.alias, expression, dataset_slugs]);
  const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return new DataView(hash).getBigUint64(0).toString(16).padStart(16, "0");
}
