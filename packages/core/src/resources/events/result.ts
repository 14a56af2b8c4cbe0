import type { HoneycombError } from "../../operation/errors/honeycomb-error.ts";

/** The result of an event that Honeycomb accepted. */
export interface AcceptedEventResult {
  /** Honeycomb accepted the event. */
  readonly status: "accepted";
}

/** The result of an event that is not valid. */
export interface RejectedEventResult {
  /** The event is not valid, or Honeycomb rejected it. */
  readonly status: "rejected";
  /** Why the event was rejected. */
  readonly reason: string;
  /** The HTTP status of the event, such as 400. It is undefined when the event was not sent. */
  readonly code: number | undefined;
}

/** The result of an event that could not be delivered. */
export interface FailedEventResult {
  /** The event was sent, perhaps several times, but Honeycomb didn't accept it. */
  readonly status: "failed";
  /** The error of the last attempt. */
  readonly error: HoneycombError;
}

/** The result of sending an event. */
export type EventResult = AcceptedEventResult | RejectedEventResult | FailedEventResult;

/** The number of events with each status. */
export interface EventCounts {
  /** The number of events that Honeycomb accepted. */
  readonly accepted: number;
  /** The number of events that are not valid, or that Honeycomb rejected. */
  readonly rejected: number;
  /** The number of events that could not be delivered. */
  readonly failed: number;
}
