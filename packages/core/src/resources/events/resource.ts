import { call } from "../../call/call.ts";
import type { Mode, Result } from "../../call/mode.ts";
import { invoke } from "../../operation/invoke.ts";
import type { RequestOptions } from "../../operation/options.ts";
import { Resource } from "../../resource.ts";
import { type NewEvent, readTime } from "./event.ts";
import type { EventData } from "./models.ts";
import { createEvent } from "./operations.ts";
import type { EventCounts, EventResult } from "./result.ts";
import { type OnEventResult, type SendOptions, sendEvents } from "./send.ts";

/** Options of `events.create`. */
export interface CreateEventOptions extends RequestOptions {
  /** When it happened, to the millisecond: a Date, or text in RFC 3339. @default when it arrives */
  readonly time?: Date | string | undefined;
  /** How many events it stands for, from 1. @default 1 */
  readonly sampleRate?: number | undefined;
}

/** Where events can come from: a client that blocks can't wait for promises. */
export type EventIterable<M extends Mode> =
  | Iterable<NewEvent>
  | (M extends "sync" ? never : AsyncIterable<NewEvent>);

/**
 * Sends events. For whole applications, OpenTelemetry does it better.
 *
 * @see https://api-docs.honeycomb.io/api/events
 */
export class Events<M extends Mode> extends Resource<M> {
  /**
   * Sends one event. For more than one, `send` is far quicker.
   *
   * @param datasetSlug a dataset, which is created if there is none and the key may do so
   * @param data what happened: up to 2000 fields, less than 1 MB of JSON
   * @throws HoneycombValidationError when Honeycomb can't read the event
   * @throws HoneycombRateLimitError when there are too many events
   *
   * @example
   * ```ts
   * await client.events.create("api", { endpoint: "/cart", duration_ms: 32 }, { time: new Date() });
   * ```
   */
  create(
    datasetSlug: string,
    data: EventData,
    { time, sampleRate }: CreateEventOptions = {},
    options?: RequestOptions,
  ): Result<M, void> {
    return this.runCall(
      call(function* () {
        const headers = {
          "X-Honeycomb-Event-Time": time === undefined ? time : readTime(time, createEvent.id),
          "X-Honeycomb-Samplerate": sampleRate,
        };
        yield* invoke(createEvent, { path: { datasetSlug }, headers, body: data });
      }),
      options,
    );
  }

  /**
   * Sends any number of events: in as few requests as may be, several at a time, compressed.
   *
   * @param datasetSlug a dataset, which is created if there is none and the key may do so
   * @param events a list, or anything else to iterate over, of which only as many are held as are
   *   on their way
   * @returns what became of each event, in order; or, with `onResult`, how many ended how, so that a
   *   stream may go on for as long as it likes
   * @throws HoneycombEventsError when `events` throws; it has the results of those before
   *
   * @example
   * ```ts
   * const results = await client.events.send("api", [
   *   { time: new Date(), data: { endpoint: "/cart", duration_ms: 32 } },
   *   { time: new Date(), data: { endpoint: "/pay", duration_ms: 210 }, samplerate: 10 },
   * ]);
   * const lost = results.filter(({ status }) => status !== "accepted");
   * ```
   */
  send(
    datasetSlug: string,
    events: EventIterable<M>,
    options?: SendOptions & { readonly onResult?: undefined },
  ): Result<M, EventResult[]>;
  send(
    datasetSlug: string,
    events: EventIterable<M>,
    options: SendOptions & { readonly onResult: OnEventResult },
  ): Result<M, EventCounts>;
  send(
    datasetSlug: string,
    events: EventIterable<M>,
    options: SendOptions & { readonly onResult?: OnEventResult | undefined } = {},
  ): Result<M, EventResult[] | EventCounts> {
    return this.runCall(
      call(function* () {
        const { results, counts } = yield* sendEvents(datasetSlug, events, options);
        return options.onResult ? counts : results;
      }),
      options,
    );
  }
}
