import type { Hooks } from "@honeycomb/async";

/** Counts, by a client's hooks, how many requests it has sent. */
export function countRequests() {
  const count = {
    sent: 0,
    hooks: {
      onRequest: () => {
        count.sent++;
      },
    } satisfies Hooks,
  };
  return count;
}
