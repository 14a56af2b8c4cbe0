import type { Query } from "@honeycomb/core";
import { durationOf } from "../resources/queries/requests.ts";

/** A time range in milliseconds since 1970. The end is excluded. */
export interface TimeRange {
  readonly start: number;
  readonly end: number;
}

/** Returns the time range of a query. A relative range includes the current second. */
export function readTimeRange(query: Query, now: Date): TimeRange {
  const duration = durationOf(query);
  const { start_time, end_time } = query;
  const end =
    end_time ?? (start_time ? start_time + duration : Math.floor(now.getTime() / 1000) + 1);
  return { start: (start_time ?? end - duration) * 1000, end: end * 1000 };
}

/** Round intervals, in seconds. */
const steps = [
  1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 21_600, 43_200, 86_400,
];

/**
 * Returns the seconds between points of a series: by default, the shortest round interval with at
 * most 360 points.
 */
export function readGranularity(query: Query): number {
  const duration = durationOf(query);
  return query.granularity ?? steps.find((step) => duration / step <= 360) ?? 86_400;
}
