import type { Query } from "@honeycomb/core";

/** A time range in milliseconds since 1970. The end is excluded. */
export interface TimeRange {
  readonly start: number;
  readonly end: number;
}

/** The default time range of queries, in seconds. */
export const defaultTimeRange = 7200;

/** Returns the length of a query's time range in seconds. */
export function queryDuration({ start_time, end_time, time_range }: Query): number {
  return start_time && end_time ? end_time - start_time : (time_range ?? defaultTimeRange);
}

/** Returns the time range of a query. A relative range includes the current second. */
export function readTimeRange(query: Query, now: Date): TimeRange {
  const duration = queryDuration(query);
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
  const duration = queryDuration(query);
  return query.granularity ?? steps.find((step) => duration / step <= 360) ?? 86_400;
}
