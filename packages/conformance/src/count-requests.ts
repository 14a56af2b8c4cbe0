import type { RequestHooks } from "@honeycomb/async";

/** Counts the requests of a client. */
export function countRequests() {
  const count = {
    sent: 0,
    hooks: {
      onRequest: () => {
        count.sent++;
      },
    } satisfies RequestHooks,
  };
  return count;
}
