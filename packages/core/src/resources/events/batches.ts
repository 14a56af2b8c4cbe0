import { type Call, call } from "../../call/call.ts";
import type { Effect } from "../../call/effect.ts";
import { awaitPromise } from "../../call/effect.ts";
import { HoneycombInputError } from "../../operation/errors/input-error.ts";
import { encodeEvent, maxEventBytes, type NewEvent } from "./event.ts";
import { createEvents } from "./operations.ts";

/** An event to send. */
export interface Entry {
  /** The index of the event, from 0. */
  readonly index: number;
  readonly event: NewEvent;
  /** The event as JSON. */
  readonly bytes: Uint8Array;
}

/** The limits of one request. */
export interface BatchLimits {
  /** The largest number of events. */
  readonly events: number;
  /** The largest body before compression, in bytes of JSON. */
  readonly bytes: number;
}

/** Divides events into batches. Several batches can be filled concurrently. */
export class Batches {
  /** The error that the source threw, if any. */
  failure: { readonly error: unknown } | undefined;
  readonly #source: EventSource;
  readonly #limits: BatchLimits;
  readonly #reject: (event: NewEvent, index: number, reason: string) => void;
  #index = 0;
  #ended = false;
  /** The event that didn't fit into the previous batch. */
  #held: Entry | undefined;
  /** Resolves when the batch that is being filled from promises is complete. */
  #turn: Promise<void> = Promise.resolve();

  /** @param reject called with each event that can't be sent */
  constructor(
    events: Iterable<NewEvent> | AsyncIterable<NewEvent>,
    limits: BatchLimits,
    reject: (event: NewEvent, index: number, reason: string) => void,
  ) {
    this.#source = openSource(events);
    this.#limits = limits;
    this.#reject = reject;
  }

  /** Returns the next batch. It is empty when there are no more events. */
  take(): Call<readonly Entry[]> {
    const fill = call(() => this.#fill());
    // Only asynchronous sources can be read by several calls at once, which must take turns.
    return this.#source.isAsync ? this.#inTurn(fill) : fill;
  }

  /** Closes the source. */
  close(): void {
    if (!this.#ended) this.#source.close();
    this.#ended = true;
  }

  #inTurn<T>(work: Call<T>): Call<T> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const before = this.#turn;
    this.#turn = promise;
    return call(function* () {
      try {
        yield* awaitPromise(before);
        return yield* work;
      } finally {
        resolve();
      }
    });
  }

  *#fill(): Generator<Effect, readonly Entry[], unknown> {
    const batch: Entry[] = [];
    // The brackets of the list.
    let bytes = 2;
    while (batch.length < this.#limits.events) {
      const entry = this.#held ?? (yield* this.#next());
      this.#held = undefined;
      if (!entry) break;
      const more = entry.bytes.length + (batch.length > 0 ? 1 : 0);
      if (bytes + more > this.#limits.bytes) {
        this.#held = entry;
        break;
      }
      batch.push(entry);
      bytes += more;
    }
    return batch;
  }

  *#next(): Generator<Effect, Entry | undefined, unknown> {
    const source = this.#source;
    const maxBytes = Math.min(maxEventBytes, this.#limits.bytes - 2);
    while (!this.#ended) {
      let step: IteratorResult<NewEvent>;
      try {
        step = source.isAsync ? yield* source.next() : source.next();
      } catch (error) {
        this.#ended = true;
        this.failure = { error };
        break;
      }
      if (step.done) {
        this.#ended = true;
        break;
      }
      const event = step.value;
      const index = this.#index++;
      const encoded = encodeEvent(event, maxBytes);
      if (typeof encoded !== "string") return { index, event, bytes: encoded };
      this.#reject(event, index, encoded);
    }
    return undefined;
  }
}

/** Writes the body of a batch: a list of its events. */
export function joinBatch(entries: readonly Entry[]): Uint8Array<ArrayBuffer> {
  const [opening, comma, closing] = [0x5b, 0x2c, 0x5d];
  const bytes = entries.reduce((sum, entry) => sum + entry.bytes.length + 1, 1);
  const body = new Uint8Array(bytes);
  let offset = 0;
  for (const entry of entries) {
    body[offset] = offset === 0 ? opening : comma;
    body.set(entry.bytes, offset + 1);
    offset += entry.bytes.length + 1;
  }
  body[offset] = closing;
  return body;
}

/** A source of events. Only an asynchronous one takes calls, which cost more than writing JSON. */
type EventSource = { close(): void } & (
  | { readonly isAsync: true; next(): Call<IteratorResult<NewEvent>> }
  | { readonly isAsync: false; next(): IteratorResult<NewEvent> }
);

function openSource(events: Iterable<NewEvent> | AsyncIterable<NewEvent>): EventSource {
  if (typeof events === "object" && events !== null) {
    if (Symbol.asyncIterator in events) {
      const iterator = events[Symbol.asyncIterator]();
      return {
        isAsync: true,
        next: () => awaitPromise(iterator.next()),
        close: () => {
          // Sending has ended, so that nothing can handle the error.
          Promise.resolve(iterator.return?.()).catch(() => {});
        },
      };
    }
    if (Symbol.iterator in events) {
      const iterator = events[Symbol.iterator]();
      return {
        isAsync: false,
        next: () => iterator.next(),
        close: () => void iterator.return?.(),
      };
    }
  }
  const expected = "a list of events or another iterable";
  throw HoneycombInputError.of("events", events, expected, createEvents.id);
}
