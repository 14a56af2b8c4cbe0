import { type Call, call } from "./call.ts";
import { getConfiguration, suspend } from "./effect.ts";
import type { Settle } from "./host.ts";

/**
 * A call that each client runs once. The value is cached for as long as the client exists. While it
 * is being computed, other calls wait for it. An error is not cached: the next call tries again.
 */
export function memoize<T>(inner: Call<T>): Call<T> {
  const key = Symbol("memoized call");
  return call(function* () {
    const { cache } = yield* getConfiguration;
    for (;;) {
      const entry = cache.get(key) as Entry<T> | undefined;
      if (entry === undefined) break;
      if ("value" in entry) return entry.value;
      yield* suspend<void>((settle) => {
        entry.waiting.add(settle);
        return () => entry.waiting.delete(settle);
      });
    }
    const waiting = new Set<Settle<void>>();
    cache.set(key, { waiting } satisfies Entry<T>);
    let computed: Entry<T> | undefined;
    try {
      const value = yield* inner;
      computed = { value };
      return value;
    } finally {
      if (computed) cache.set(key, computed);
      else cache.delete(key);
      for (const settle of waiting) settle({ value: undefined });
    }
  });
}

type Entry<T> = { readonly value: T } | { readonly waiting: Set<Settle<void>> };
