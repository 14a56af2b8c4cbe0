/**
 * Reads the time of an event: RFC 3339, or seconds since 1970. Larger numbers are read as
 * milliseconds, microseconds or nanoseconds.
 *
 * @returns milliseconds since 1970, or undefined when it is not a time
 */
export function parseTime(time: unknown): number | undefined {
  if (typeof time === "string" && !/^\d+(\.\d+)?$/.test(time)) {
    const milliseconds = /^\d{4}-\d\d-\d\d[T ]/.test(time) ? Date.parse(time) : Number.NaN;
    return Number.isNaN(milliseconds) ? undefined : milliseconds;
  }
  if (typeof time !== "string" && typeof time !== "number") return undefined;
  let value = Number(time);
  if (!(value >= 0) || value === Number.POSITIVE_INFINITY) return undefined;
  // Seconds have ten digits until the year 2286. Each smaller unit has three more.
  if (value < 1e11) return value * 1000;
  while (value >= 1e14) value /= 1000;
  return value;
}
