import { call } from "../../call/call.ts";
import type { Mode, Result } from "../../call/mode.ts";
import { invoke } from "../../operation/invoke.ts";
import type { RequestOptions } from "../../operation/options.ts";
import { Resource } from "../../resource.ts";
import { type NewEvent, writeTime } from "./event.ts";
import { createEvent } from "./operations.ts";
import type { EventCounts, EventResult } from "./result.ts";
import { type OnEventResult, type SendOptions, sendEvents } from "./send.ts";
import type { EventData } from "./types.ts";

/** Options of `events.create`. */
export interface CreateEventOptions extends RequestOptions {
  /**
   * When the event happened: a Date, text in RFC 3339, which may have nanoseconds, or a number of
   * seconds or milliseconds since 1970.
   *
   * @default when Honeycomb receives it
   */
  readonly time?: Date | string | number | undefined;
  /**
   * The number of events that this one stands for, from 1.
   *
   * @default 1
   */
  readonly sampleRate?: number | undefined;
}

/** A source of events. A blocking client can't wait for promises, so it accepts no async iterables. */
export type EventIterable<M extends Mode> =
  | Iterable<NewEvent>
  | (M extends "sync" ? never : AsyncIterable<NewEvent>);

/**
 * Sends events. To instrument an application, use OpenTelemetry instead.
 *
 * @see https://api-docs.honeycomb.io/api/events
 */
export class Events<M extends Mode> extends Resource<M> {
  /**
   * Sends one event. To send several, use `send`, which is much faster.
   *
   * @param datasetSlug the slug of a dataset, which is created if it doesn't exist and the key can
   *   create datasets
   * @param data the fields of the event: up to 2000, in less than 1 MB of JSON
   *
   * @example
   * ```ts
   * await client.events.create("api", { endpoint: "/cart", duration_ms: 32 }, { time: new Date() });
   * ```
   */
  create(datasetSlug: string, data: EventData, options: CreateEventOptions = {}): Result<M, void> {
    const { time, sampleRate } = options;
    return this.runCall(
      call(function* () {
        const headers = {
          "X-Honeycomb-Event-Time": time === undefined ? time : writeTime(time, createEvent.id),
          "X-Honeycomb-Samplerate": sampleRate,
        };
        yield* invoke(createEvent, { path: { datasetSlug }, headers, body: data });
      }),
      options,
    );
  }

  /**
   * Sends any number of events, in large compressed requests that run concurrently.
   *
   * @param datasetSlug the slug of a dataset, which is created if it doesn't exist and the key can
   *   create datasets
   * @param events a list or another iterable; only events that are being sent are held in memory
   * @returns the result of each event, in order. With `onResult`, only the number of events with each
   *   status, so that an endless stream of events needs no memory
   * @throws HoneycombEventsError when `events` throws; it has the results of the events before
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
