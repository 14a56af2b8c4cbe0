import { HoneycombInputError } from "../operation/errors/input-error.ts";
import type { RequestOptions } from "../operation/options.ts";
import { type Call, call, isCall } from "./call.ts";
import type { Effect } from "./effect.ts";

/** The values of some calls, in their order. */
export type Values<T extends readonly Call<unknown>[]> = {
  -readonly [K in keyof T]: T[K] extends Call<infer Value> ? Value : never;
};

/** The outcomes of some calls, in their order. */
export type SettledValues<T extends readonly Call<unknown>[]> = {
  -readonly [K in keyof T]: T[K] extends Call<infer Value> ? PromiseSettledResult<Value> : never;
};

/** Options of {@link all} and {@link allSettled}. */
export interface ConcurrencyOptions {
  /**
   * How many calls may run at a time, from 1.
   *
   * @default Infinity
   */
  readonly concurrency?: number | undefined;
}

/** Options of `client.all` and `client.allSettled`. Request options apply to every call. */
export interface AllOptions extends RequestOptions, ConcurrencyOptions {}

/**
 * Runs calls concurrently and returns their values in order. When one throws, the others are
 * aborted, and its error is thrown after their `finally` blocks have run.
 */
export function all<const T extends readonly Call<unknown>[]>(
  calls: T,
  { concurrency = Number.POSITIVE_INFINITY }: ConcurrencyOptions = {},
): Call<Values<T>> {
  return call(function* () {
    for (const [index, item] of calls.entries()) {
      if (!isCall(item)) throw HoneycombInputError.of(`[${index}]`, item, aCall);
    }
    if (!(concurrency >= 1)) {
      throw HoneycombInputError.of("concurrency", concurrency, "a number from 1");
    }
    return (yield { type: "all", calls, concurrency }) as Values<T>;
  });
}

const aCall =
  "a call, such as `c.datasets.list()` where `c` is the argument of the function that you pass to all()";

/** Like {@link all}, but waits for every call and returns the outcome of each, as `Promise.allSettled` does. */
export function allSettled<const T extends readonly Call<unknown>[]>(
  calls: T,
  options?: ConcurrencyOptions,
): Call<SettledValues<T>> {
  return all(
    calls.map((item) => (isCall(item) ? settle(item) : item)),
    options,
  ) as Call<unknown> as Call<SettledValues<T>>;
}

function settle<T>(settled: Call<T>): Call<PromiseSettledResult<T>> {
  return call(() => settling(settled));
}

function* settling<T>(settled: Call<T>): Generator<Effect, PromiseSettledResult<T>, unknown> {
  try {
    return { status: "fulfilled", value: yield* settled };
  } catch (reason) {
    return { status: "rejected", reason };
  }
}
