/*
 * How this library runs work.
 *
 * A *call* describes work without doing it. `client.triggers.list("api")` in mode `call` sends
 * nothing: it returns a `Call`, which is a generator function in a box. When the generator needs
 * something from outside, it yields an *effect*: "send this request", "sleep for 300 ms", "run these
 * calls concurrently". It is resumed with the outcome: `next(value)`, or `throw(error)`. All logic
 * lives in calls: building a request, validating a response, retrying, paging, polling, creating a
 * board with its queries. It is written once, for promises and for blocking alike.
 *
 * The *interpreter* (interpreter.ts) steps calls. It starts effects, resumes calls with the outcomes,
 * limits concurrency, and aborts. It does no I/O either. That is left to the *host* (host.ts), which
 * starts a request, starts a timer, and reports when they are done. A host is all that differs
 * between `@honeycomb/async`, which starts the interpreter inside a promise, and `@honeycomb/sync`,
 * which starts it and then blocks until it is done.
 *
 * The rules:
 *
 * 1. A call has no state. It can run any number of times, by any client. Each run gets a new
 *    generator.
 * 2. `yield*` runs another call. The generator yields that call itself, as one more effect, and the
 *    interpreter puts it on the stack. So a step costs the same at any depth.
 * 3. An error arrives where the effect was yielded, and `catch` works as usual.
 * 4. An abort is not an error. The effect in progress is cancelled, and the generators on the stack
 *    return from the inside out: `finally` blocks run, `catch` blocks don't, so nothing can swallow
 *    an abort by accident. Effects in these `finally` blocks run normally and can't be aborted. (A
 *    `finally` block that is already running when the abort arrives is cut short, since a generator
 *    doesn't reveal its position.) The run ends with a HoneycombAbortError, or with what a `finally`
 *    block throws.
 * 5. A run settles exactly once, after everything that it started has ended. When a call in `all`
 *    fails, the others are aborted, and `all` throws after their `finally` blocks have run.
 * 6. Calls run until they yield. No other call runs in between, so plain variables need no locks.
 *
 * The idea is known as sans-I/O: https://sans-io.readthedocs.io
 */

import type { Effect } from "./effect.ts";

/**
 * Work that is described but not started. Nothing happens until a client runs it. It can run any
 * number of times, on any client.
 */
export interface Call<T> {
  /** Names calls in `Object.prototype.toString` and in a debugger. */
  readonly [Symbol.toStringTag]: "HoneycombCall";
  /** What distinguishes calls from other effects. */
  readonly type: "call";
  /** Starts the work from its beginning. Used by the interpreter. */
  readonly steps: () => Generator<Effect, T, unknown>;
  /** For `yield*` inside another call. */
  [Symbol.iterator](): Generator<Effect, T, unknown>;
}

/**
 * Describes work as a generator function. Use `yield*` to run another call and to get its value.
 * What that call throws is thrown at the `yield*`. When the call is aborted, `finally` blocks run and
 * `catch` blocks don't.
 *
 * @example
 * ```ts
 * const triggersOf = (api: HoneycombApi<"call">) =>
 *   call(function* () {
 *     const datasets = yield* api.datasets.list();
 *     return yield* all(datasets.map((dataset) => api.triggers.list(dataset.slug)));
 *   });
 * ```
 */
export function call<T>(steps: () => Generator<Effect, T, unknown>): Call<T> {
  return new GeneratorCall(steps);
}

class GeneratorCall<T> implements Call<T> {
  readonly steps: () => Generator<Effect, T, unknown>;

  constructor(steps: () => Generator<Effect, T, unknown>) {
    this.steps = steps;
  }

  get [Symbol.toStringTag](): "HoneycombCall" {
    return "HoneycombCall";
  }

  get type(): "call" {
    return "call";
  }

  *[Symbol.iterator](): Generator<Effect, T, unknown> {
    return (yield this) as T;
  }
}

/** Whether a value is a {@link Call}, from any copy of this package. */
export function isCall(value: unknown): value is Call<unknown> {
  return (
    typeof value === "object" &&
    value !== null &&
    (value as { [Symbol.toStringTag]?: unknown })[Symbol.toStringTag] === "HoneycombCall"
  );
}
