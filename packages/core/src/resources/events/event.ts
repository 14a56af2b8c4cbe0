import { HoneycombInputError } from "../../operation/errors/input-error.ts";
import { validateInput } from "../../operation/validate-input.ts";
import { createEvents } from "./operations.ts";
import { BatchEventSchema } from "./schemas.ts";
import type { EventData } from "./types.ts";

/** An event to send. */
export interface NewEvent {
  /** The fields of the event. */
  readonly data: EventData;
  /**
   * When the event happened: a Date, text in RFC 3339, which may have nanoseconds, or a number of
   * seconds or milliseconds since 1970. Default: when Honeycomb receives it.
   */
  readonly time?: Date | string | number | undefined;
  /** The number of events that this one stands for, from 1. Default: 1. */
  readonly samplerate?: number | undefined;
}

/** The largest event that Honeycomb accepts, in bytes of JSON: less than 1 MB. */
export const maxEventBytes = 999_999;

const encoder = new TextEncoder();

/**
 * Encodes an event as JSON.
 *
 * @returns the bytes, or the reason why the event can't be sent
 */
export function encodeEvent(event: NewEvent, maxBytes: number): Uint8Array | string {
  try {
    const checked = validateInput(BatchEventSchema, writeTimeOf(event), createEvents.id, "event");
    const bytes = encoder.encode(JSON.stringify(checked));
    if (bytes.length <= maxBytes) return bytes;
    return `the event is ${bytes.length} bytes of JSON; the limit is ${maxBytes}`;
  } catch (error) {
    if (!(error instanceof HoneycombInputError))
      return `the event can't be converted to JSON: ${error}`;
    return error.issues.map(({ path, message }) => `${path}: ${message}`).join("; ");
  }
}

function writeTimeOf(event: NewEvent): unknown {
  const time = event?.time ?? undefined;
  return time === undefined ? event : { ...event, time: writeTime(time) };
}

/**
 * Writes a time as Honeycomb reads it. Text is kept, since a Date has no nanoseconds.
 *
 * @throws HoneycombInputError when the time is not valid
 */
export function writeTime(time: Date | string | number, operation?: string): string {
  const text = typeof time === "number" ? String(time) : time;
  if (typeof text === "string") {
    if (sinceEpoch.test(text)) return text;
    if (rfc3339.test(text) && !Number.isNaN(Date.parse(text))) return text;
  } else if (text instanceof Date && !Number.isNaN(text.getTime())) {
    return text.toISOString();
  }
  const expected = "a Date, text in RFC 3339, or a number since 1970";
  // An invalid Date would be null.
  const found = time instanceof Date ? String(time) : time;
  throw HoneycombInputError.of("time", found, expected, operation);
}

const sinceEpoch = /^\d+(\.\d+)?$/;
const rfc3339 = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/i;
