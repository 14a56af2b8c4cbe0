import { HoneycombInputError } from "../../operation/errors/input-error.ts";
import { validateInput } from "../../operation/validate-input.ts";
import { createEvents } from "./operations.ts";
import { BatchEventSchema } from "./schemas.ts";
import type { EventData } from "./types.ts";

/** An event to send. */
export interface NewEvent {
  /** The fields of the event. */
  readonly data: EventData;
  /** When the event happened: a Date, or text in RFC 3339. Default: when Honeycomb receives it. */
  readonly time?: Date | string | undefined;
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
    const checked = validateInput(BatchEventSchema, writeTime(event), createEvents.id, "event");
    const bytes = encoder.encode(JSON.stringify(checked));
    if (bytes.length <= maxBytes) return bytes;
    return `the event is ${bytes.length} bytes of JSON; the limit is ${maxBytes}`;
  } catch (error) {
    if (!(error instanceof HoneycombInputError))
      return `the event can't be converted to JSON: ${error}`;
    return error.issues.map(({ path, message }) => `${path}: ${message}`).join("; ");
  }
}

function writeTime(event: NewEvent): unknown {
  const time: unknown = event?.time;
  return time instanceof Date ? { ...event, time: new Date(readTime(time)).toISOString() } : event;
}

/**
 * Reads a time, in milliseconds since 1970.
 *
 * @throws HoneycombInputError when the time is not valid
 */
export function readTime(time: Date | string, operation?: string): number {
  const milliseconds = typeof time === "string" ? Date.parse(time) : time.getTime();
  if (!Number.isNaN(milliseconds)) return milliseconds;
  throw HoneycombInputError.of("time", String(time), "a Date or text in RFC 3339", operation);
}
