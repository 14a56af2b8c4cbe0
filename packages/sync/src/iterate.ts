import type { Call, Page, Performer } from "@honeycomb/core";

/** The items of pages, each of which is asked for, blocking, when the one before is used up. */
export function iterate<T>(perform: Performer<"sync">, first: Call<Page<T>>): Iterable<T> {
  return {
    *[Symbol.iterator]() {
      for (let next: Call<Page<T>> | undefined = first; next; ) {
        const page: Page<T> = perform(next);
        yield* page.items;
        next = page.next;
      }
    },
  };
}
