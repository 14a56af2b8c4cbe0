import { HoneycombInputError } from "../../operation/errors/input-error.ts";

/** A point in time: a `Temporal.Instant` or a `Temporal.ZonedDateTime`. */
export interface Instant {
  /** The time, in milliseconds since 1970. */
  readonly epochMilliseconds: number;
}

/** The length of a time range, such as `{ hours: 2 }`. The parts are added up. */
export interface QueryDuration {
  /** A number of days, each of 24 hours. */
  readonly days?: number | undefined;
  /** A number of hours. */
  readonly hours?: number | undefined;
  /** A number of minutes. */
  readonly minutes?: number | undefined;
  /** A number of seconds. */
  readonly seconds?: number | undefined;
}

/** Converts a duration to seconds. */
export function toSeconds({
  days = 0,
  hours = 0,
  minutes = 0,
  seconds = 0,
}: QueryDuration): number {
  return ((days * 24 + hours) * 60 + minutes) * 60 + seconds;
}

/**
 * Converts a time to seconds since 1970.
 *
 * @param field the name of the field in errors
 * @param round how to round: Honeycomb has no fractions of a second
 */
export function toEpochSeconds(
  field: string,
  time: Date | Instant,
  round: (seconds: number) => number,
): number {
  return round(toMilliseconds(field, time) / 1000);
}

/** Converts two times to a time range in seconds since 1970. */
export function toTimeRange(
  start: Date | Instant,
  end: Date | Instant,
): { start_time: number; end_time: number } {
  const from = toMilliseconds("start_time", start);
  const to = toMilliseconds("end_time", end);
  const start_time = Math.floor(from / 1000);
  // The length is rounded up, not the end. Otherwise, a week could become a second longer than the
  // longest time range of a query.
  return { start_time, end_time: start_time + Math.ceil((to - from) / 1000) };
}

function toMilliseconds(field: string, time: Date | Instant): number {
  const milliseconds = time instanceof Date ? time.getTime() : time?.epochMilliseconds;
  if (Number.isFinite(milliseconds)) return milliseconds;
  // As JSON, which messages show, an invalid date would be null.
  if (time instanceof Date) {
    throw new HoneycombInputError([{ path: field, message: "is an invalid Date" }]);
  }
  throw HoneycombInputError.of(field, time, "a Date or a Temporal.Instant");
}
