import { checkInput } from "../../operation/check.ts";
import { HoneycombInputError } from "../../operation/errors/input-error.ts";
import { type BatchEvent, BatchEventSchema } from "./models.ts";
import { createEvents } from "./operations.ts";

/** An event to send. */
export interface NewEvent extends Omit<BatchEvent, "time"> {
  /** When it happened: a Date, or text in RFC 3339. @default when it arrives */
  readonly time?: Date | string | undefined;
}

/** The largest event that Honeycomb takes, in bytes of JSON: less than 1 MB. */
export const maxEventBytes = 999_999;

const encoder = new TextEncoder();

/**
 * An event as bytes of JSON.
 *
 * @returns the reason in words, where it can't be sent
 */
export function encodeEvent(event: NewEvent, maxBytes: number): Uint8Array | string {
  try {
    const checked = checkInput(BatchEventSchema, writeTime(event), createEvents.id, "event");
    const bytes = encoder.encode(JSON.stringify(checked));
    if (bytes.length <= maxBytes) return bytes;
    return `the event is ${bytes.length} bytes of JSON; it may be ${maxBytes} at most`;
  } catch (error) {
    if (!(error instanceof HoneycombInputError)) return `the event can't be JSON: ${error}`;
    return error.issues.map(({ path, message }) => `${path}: ${message}`).join("; ");
  }
}

function writeTime(event: NewEvent): unknown {
  const time: unknown = event?.time;
  return time instanceof Date ? { ...event, time: new Date(readTime(time)).toISOString() } : event;
}

/**
 * A time in milliseconds since 1970.
 *
 * @throws HoneycombInputError where it is none
 */
export function readTime(time: Date | string, operation?: string): number {
  const milliseconds = typeof time === "string" ? Date.parse(time) : time.getTime();
  if (!Number.isNaN(milliseconds)) return milliseconds;
  throw HoneycombInputError.of("time", String(time), "a Date or text in RFC 3339", operation);
}
