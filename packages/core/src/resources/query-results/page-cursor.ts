import type { AnyRow, ColumnValue } from "../queries/rows.ts";
import { compareValues, type Narrowing, type PageKey } from "./page-key.ts";

/** Where a full page ended, and what comes after it. */
export type PageCursor =
  /** All its rows have one value, as more rows may. */
  | { readonly isTie: true; readonly last: ColumnValue; readonly next: Narrowing | undefined }
  | {
      readonly isTie: false;
      /** Undefined where no row has a value. */
      readonly last: ColumnValue | undefined;
      /** Undefined where no more rows have a value. */
      readonly next: Narrowing | undefined;
    };

/**
 * Reads where a full page ended.
 *
 * @param previous where the one before ended, if there was one
 * @returns undefined where the page's values are not in their order, or not after the one before, so
 *   that a value says nothing about which rows come after it
 */
export function readCursor(
  rows: readonly AnyRow[],
  key: PageKey,
  previous: PageCursor | undefined,
): PageCursor | undefined {
  const values = rows.flatMap((row) => row[key.column] ?? []);
  const last = values.at(-1);
  if (last === undefined) {
    // Rows without a value came first. They are collected by themselves.
    return previous ? undefined : { isTie: false, last, next: key.present };
  }
  if (!isInOrder(values, key, previous)) return undefined;
  const hasEnded = rows.at(-1)?.[key.column] == null;
  if (hasEnded) return { isTie: false, last, next: undefined };
  const isTie = values.length === rows.length && values[0] === last;
  return { isTie, last, next: isTie ? key.after(last) : key.from(last) };
}

/** Whether rows start where the page before ended: with its last value, unless there were all of them. */
export function startsAt(rows: readonly AnyRow[], key: PageKey, cursor: PageCursor): boolean {
  return cursor.isTie || cursor.last === undefined || rows[0]?.[key.column] === cursor.last;
}

function isInOrder(
  values: readonly ColumnValue[],
  { isDescending }: PageKey,
  previous: PageCursor | undefined,
): boolean {
  const compare = (a: ColumnValue, b: ColumnValue) =>
    isDescending ? compareValues(b, a) : compareValues(a, b);
  const [first] = values;
  if (first !== undefined && previous?.last !== undefined) {
    const step = compare(previous.last, first);
    if (!(previous.isTie ? step < 0 : step <= 0)) return false;
  }
  return values.every((value, index) => {
    const before = values[index - 1];
    return before === undefined || compare(before, value) <= 0;
  });
}
