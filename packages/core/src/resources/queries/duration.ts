interface TimeSpan {
  readonly start_time?: number | undefined;
  readonly end_time?: number | undefined;
  readonly time_range?: number | undefined;
}

/** How many seconds a query looks at: 7200 unless it says otherwise, which is Honeycomb's default. */
export function durationOf({ start_time, end_time, time_range = 7200 }: TimeSpan): number {
  return start_time !== undefined && end_time !== undefined ? end_time - start_time : time_range;
}
