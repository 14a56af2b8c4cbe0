import type { Call, Page, Performer } from "@honeycomb/core";

/** The items of pages, each of which is asked for when the one before is used up. */
export function iterate<T>(perform: Performer<"async">, first: Call<Page<T>>): AsyncIterable<T> {
  return {
    async *[Symbol.asyncIterator]() {
      for (let next: Call<Page<T>> | undefined = first; next; ) {
        const page: Page<T> = await perform(next);
        yield* page.items;
        next = page.next;
      }
    },
  };
}
