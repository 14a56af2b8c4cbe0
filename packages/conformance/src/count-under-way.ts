import type { Hooks } from "@honeycomb/async";

/** Counts, by a client's hooks, how many of its requests are under way at a time. */
export function countUnderWay() {
  let underWay = 0;
  const count = {
    /** The most that were under way at a time. */
    most: 0,
    hooks: {
      onRequest: () => {
        count.most = Math.max(count.most, ++underWay);
      },
      onResponse: () => {
        underWay--;
      },
    } satisfies Hooks,
  };
  return count;
}
