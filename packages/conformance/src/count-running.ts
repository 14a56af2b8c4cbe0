import type { RequestHooks } from "@honeycomb/async";

/** Counts the concurrent requests of a client. */
export function countRunning() {
  let running = 0;
  const count = {
    /** The highest number of concurrent requests. */
    most: 0,
    hooks: {
      onRequest: () => {
        count.most = Math.max(count.most, ++running);
      },
      onResponse: () => {
        running--;
      },
    } satisfies RequestHooks,
  };
  return count;
}
