import type { Hooks } from "@honeycomb/async";

/** Counts how many requests of a client run at a time. */
export function countRunning() {
  let running = 0;
  const count = {
    /** The most that ran at a time. */
    most: 0,
    hooks: {
      onRequest: () => {
        count.most = Math.max(count.most, ++running);
      },
      onResponse: () => {
        running--;
      },
    } satisfies Hooks,
  };
  return count;
}
