import { type Call, call } from "./call.ts";
import type { Memory } from "./effect.ts";
import { sleep } from "./sleep.ts";

/** How long to wait before another look at what a call beside this one asks for, in milliseconds. */
const lookAgain = 5;

/**
 * A call that each client performs once: its value is kept as long as the client lives. While it is
 * under way, others wait for it; when it fails, nothing is kept and the next one tries again.
 *
 * @param ask the call; what is kept belongs to what this function returns for it
 */
export function once<T>(ask: Call<T>): Call<T> {
  const key = Symbol("once");
  return call(function* () {
    const memory = (yield { type: "memory" }) as Memory;
    let kept = memory.get(key) as Kept<T> | undefined;
    while (kept && !kept.done) {
      yield* sleep(lookAgain);
      kept = memory.get(key) as Kept<T> | undefined;
    }
    if (kept?.done) return kept.value;
    memory.set(key, { done: false } satisfies Kept<T>);
    try {
      const value = yield* ask;
      memory.set(key, { done: true, value } satisfies Kept<T>);
      return value;
    } finally {
      const left = memory.get(key) as Kept<T> | undefined;
      if (!left?.done) memory.delete(key);
    }
  });
}

type Kept<T> = { readonly done: false } | { readonly done: true; readonly value: T };
