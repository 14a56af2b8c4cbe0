import { HoneycombInputError } from "../../operation/errors/input-error.ts";

/** A point in time: a `Temporal.Instant` or a `Temporal.ZonedDateTime`. */
export interface Instant {
  readonly epochMilliseconds: number;
}

/**
 * A time in Honeycomb's seconds since 1970.
 *
 * @param field what the time is for, in Honeycomb's words
 * @param round Honeycomb has no fractions of a second
 */
export function toEpochSeconds(
  field: string,
  time: Date | Instant,
  round: (seconds: number) => number,
): number {
  const milliseconds = time instanceof Date ? time.getTime() : time?.epochMilliseconds;
  if (Number.isFinite(milliseconds)) return round(milliseconds / 1000);
  throw HoneycombInputError.of(field, time, "a valid Date or a Temporal.Instant");
}
