import { type Call, call } from "../call/call.ts";

/** A part of a list, and how to get the rest. */
export interface Page<T> {
  readonly items: readonly T[];
  /** The next page; undefined where this is the last. */
  readonly next: Call<Page<T>> | undefined;
}

/** The items of all pages. */
export function collect<T>(first: Call<Page<T>>): Call<T[]> {
  return call(function* () {
    const items: T[] = [];
    for (let next: Call<Page<T>> | undefined = first; next; ) {
      const page: Page<T> = yield* next;
      for (const item of page.items) items.push(item);
      next = page.next;
    }
    return items;
  });
}
