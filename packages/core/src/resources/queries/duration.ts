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
