import type { Query } from "@honeycomb/core";

/** From when to when, in milliseconds since 1970; the end is not part of it. */
export interface TimeRange {
  readonly start: number;
  readonly end: number;
}

/** Seconds, where a query doesn't say. */
export const defaultTimeRange = 7200;

/** How much time a query looks at, in seconds. */
export function queryDuration({ start_time, end_time, time_range }: Query): number {
  return start_time && end_time ? end_time - start_time : (time_range ?? defaultTimeRange);
}

/** The time that a query looks at. A relative one ends with the second that has begun. */
export function readTimeRange(query: Query, now: Date): TimeRange {
  const duration = queryDuration(query);
  const { start_time, end_time } = query;
  const end =
    end_time ?? (start_time ? start_time + duration : Math.floor(now.getTime() / 1000) + 1);
  return { start: (start_time ?? end - duration) * 1000, end: end * 1000 };
}

/** Steps that people read easily, in seconds. */
const steps = [
  1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 21_600, 43_200, 86_400,
];

/** Seconds between the points of a series: what the query says, or the finest step that gives 360 points at most. */
export function readGranularity(query: Query): number {
  const duration = queryDuration(query);
  return query.granularity ?? steps.find((step) => duration / step <= 360) ?? 86_400;
}
