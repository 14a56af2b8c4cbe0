import { type Call, call } from "../call/call.ts";

/** A part of a list, and the call for the next part. */
export interface Page<T> {
  /** The items of this page. */
  readonly items: readonly T[];
  /** The call for the next page; undefined on the last page. */
  readonly next: Call<Page<T>> | undefined;
}

/** Collects the items of all pages. */
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
