import type * as v from "valibot";
import { rule } from "../../model/limits.ts";

/** The fields of a query that set its time range. */
export interface TimeSpan {
  readonly start_time?: number | undefined;
  readonly end_time?: number | undefined;
  readonly time_range?: number | undefined;
}

/** The time range of a query in seconds. Honeycomb's default is 7200. */
export function durationOf({ start_time, end_time, time_range = 7200 }: TimeSpan): number {
  return start_time !== undefined && end_time !== undefined ? end_time - start_time : time_range;
}

/** Rejects a time range with a start, an end and a length. */
export function oneTimeRange<T extends TimeSpan>(): v.RawCheckAction<T> {
  return rule(
    ["time_range"],
    ({ start_time, end_time, time_range }) =>
      start_time === undefined || end_time === undefined || time_range === undefined,
    "must be left out when start_time and end_time are both set",
  );
}

/** Rejects a time range that ends before it starts. */
export function endsAfterStart<T extends TimeSpan>(): v.RawCheckAction<T> {
  return rule(
    ["end_time"],
    ({ start_time, end_time }) =>
      start_time === undefined || end_time === undefined || start_time <= end_time,
    "must not be before start_time",
  );
}
