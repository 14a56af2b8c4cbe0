import { type Call, call } from "../../call/call.ts";
import type { Effect } from "../../call/effect.ts";
import { awaitPromise } from "../../call/effect.ts";
import { HoneycombInputError } from "../../operation/errors/input-error.ts";
import { encodeEvent, maxEventBytes, type NewEvent } from "./event.ts";
import { createEvents } from "./operations.ts";

/** An event on its way. */
export interface Entry {
  /** Which of the events it is, from 0. */
  readonly index: number;
  readonly event: NewEvent;
  /** As JSON. */
  readonly bytes: Uint8Array;
}

/** What one request may hold. */
export interface BatchLimits {
  /** How many events. */
  readonly events: number;
  /** How many bytes of JSON, before compression. */
  readonly bytes: number;
}

/** Divides events into batches, of which several may be taken at a time. */
export class Batches {
  /** What the source threw, if it did. */
  failure: { readonly error: unknown } | undefined;
  readonly #source: Source;
  readonly #limits: BatchLimits;
  readonly #refuse: (event: NewEvent, index: number, reason: string) => void;
  #index = 0;
  #ended = false;
  /** The event that didn't fit into the batch before. */
  #held: Entry | undefined;
  /** Resolved when the one who fills a batch from promises is done with it. */
  #turn: Promise<void> = Promise.resolve();

  /** @param refuse is told of events that can't be sent */
  constructor(
    events: Iterable<NewEvent> | AsyncIterable<NewEvent>,
    limits: BatchLimits,
    refuse: (event: NewEvent, index: number, reason: string) => void,
  ) {
    this.#source = openSource(events);
    this.#limits = limits;
    this.#refuse = refuse;
  }

  /** The next batch; an empty one when there are no more events. */
  take(): Call<readonly Entry[]> {
    const fill = call(() => this.#fill());
    // What is there at once is taken in one go; only what has to be waited for needs an order.
    return this.#source.isAsync ? this.#inTurn(fill) : fill;
  }

  /** Lets go of the source. */
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
    // Brackets, and commas between.
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
    const maxBytes = Math.min(maxEventBytes, this.#limits.bytes - 2);
    while (!this.#ended) {
      let step: IteratorResult<NewEvent>;
      try {
        step = yield* this.#source.next();
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
      this.#refuse(event, index, encoded);
    }
    return undefined;
  }
}

/** The body of a batch: its events as a list. */
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

/** Where events come from. */
interface Source {
  readonly isAsync: boolean;
  next(): Call<IteratorResult<NewEvent>>;
  close(): void;
}

function openSource(events: Iterable<NewEvent> | AsyncIterable<NewEvent>): Source {
  if (typeof events === "object" && events !== null) {
    if (Symbol.asyncIterator in events) {
      const iterator = events[Symbol.asyncIterator]();
      return {
        isAsync: true,
        next: () => awaitPromise(iterator.next()),
        close: () => {
          // Nobody is there any more to hear what goes wrong.
          Promise.resolve(iterator.return?.()).catch(() => {});
        },
      };
    }
    if (Symbol.iterator in events) {
      const iterator = events[Symbol.iterator]();
      return {
        isAsync: false,
        next: () =>
          call(function* () {
            return iterator.next();
          }),
        close: () => void iterator.return?.(),
      };
    }
  }
  const expected = "a list of events, or something else to iterate over";
  throw HoneycombInputError.of("events", events, expected, createEvents.id);
}
