import type { Effect } from "./effect.ts";
import { unwinding } from "./unwind.ts";

/**
 * Work that is described but not begun. Nothing happens until a client performs it, and it may be
 * performed any number of times, by any client, blocking or not.
 */
export interface Call<T> {
  readonly [Symbol.toStringTag]: "HoneycombCall";
  /** Starts the work from its beginning, one effect at a time. `yield*` in another call uses it. */
  [Symbol.iterator](): Generator<Effect, T, unknown>;
}

/**
 * Describes work as a generator: `yield*` another call to have it performed and to get its value.
 * What a call throws arrives at the `yield*`, and `finally` blocks run also when a call is aborted
 * (`catch` blocks don't: an abort can't be swallowed).
 *
 * @example
 * ```ts
 * const triggersOf = (client: HoneycombApi<"call">) =>
 *   call(function* () {
 *     const datasets = yield* client.datasets.list();
 *     return yield* all(datasets.map((dataset) => client.triggers.list(dataset.slug)));
 *   });
 * ```
 */
export function call<T>(steps: () => Generator<Effect, T, unknown>): Call<T> {
  return {
    [Symbol.toStringTag]: "HoneycombCall",
    [Symbol.iterator]: () => unwinding(steps()),
  };
}

/** Whether a value is a {@link Call}, from whichever copy of this package. */
export function isCall(value: unknown): value is Call<unknown> {
  return (
    typeof value === "object" &&
    value !== null &&
    (value as { [Symbol.toStringTag]?: unknown })[Symbol.toStringTag] === "HoneycombCall"
  );
}
