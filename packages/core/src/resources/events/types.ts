/**
 * The fields of an event, 1 to 2000 of them, in less than 1 MB of JSON. A value is text of up to 64 KB,
 * a number or a boolean. Honeycomb stores objects and lists as JSON, or expands them to columns.
 */
export interface EventData {
  /** The value of a field. */
  [field: string]: unknown;
}

/** An event of a batch. */
export interface BatchEvent {
  /** The fields of the event. */
  data: EventData;
  /**
   * When the event happened, in RFC 3339, or in seconds since 1970 or a finer unit. Default: when
   * Honeycomb receives it.
   */
  time?: string;
  /** The number of events that this one stands for, from 1. Default: 1. */
  samplerate?: number;
}

/** The result of an event of a batch. */
export interface BatchEventResult {
  /** The HTTP status of the event: 202 when Honeycomb accepted it. */
  status: number;
  /** The reason why Honeycomb didn't accept the event. */
  error?: string;
}
