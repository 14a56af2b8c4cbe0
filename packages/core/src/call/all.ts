import { HoneycombInputError } from "../operation/errors/input-error.ts";
import { type Call, call, isCall } from "./call.ts";

/** The values of some calls, in their order. */
export type Values<T extends readonly Call<unknown>[]> = {
  -readonly [K in keyof T]: T[K] extends Call<infer Value> ? Value : never;
};

/** What became of some calls, in their order. */
export type SettledValues<T extends readonly Call<unknown>[]> = {
  -readonly [K in keyof T]: T[K] extends Call<infer Value> ? PromiseSettledResult<Value> : never;
};

export interface AllOptions {
  /** How many calls may be under way at a time, from 1. @default Infinity */
  readonly concurrency?: number | undefined;
}

/**
 * Performs calls at once and returns their values in order. When one throws, the others are
 * aborted, and its error is thrown after their `finally` blocks have run.
 */
export function all<const T extends readonly Call<unknown>[]>(
  calls: T,
  { concurrency = Number.POSITIVE_INFINITY }: AllOptions = {},
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

const aCall = "a call, such as `c.datasets.list()` where `c` is the argument that all() hands you";

/** Like {@link all}, but waits for every call and returns what became of each, as `Promise.allSettled` does. */
export function allSettled<const T extends readonly Call<unknown>[]>(
  calls: T,
  options?: AllOptions,
): Call<SettledValues<T>> {
  return all(
    calls.map((item) => (isCall(item) ? settle(item) : item)),
    options,
  ) as Call<unknown> as Call<SettledValues<T>>;
}

function settle<T>(settled: Call<T>): Call<PromiseSettledResult<T>> {
  return call(function* () {
    try {
      return { status: "fulfilled", value: yield* settled };
    } catch (reason) {
      return { status: "rejected", reason };
    }
  });
}
