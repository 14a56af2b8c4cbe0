import type { AnyQueryRow, ColumnValue } from "../queries/rows.ts";
import { compareValues, type Narrowing, type PageKey } from "./page-key.ts";

/** The end of a full page, and the rows that follow it. */
export type PageCursor =
  /** All rows of the page have the same value. More rows may have it. */
  | { readonly isTie: true; readonly last: ColumnValue; readonly next: Narrowing | undefined }
  | {
      readonly isTie: false;
      /** Undefined when no row has a value. */
      readonly last: ColumnValue | undefined;
      /** Undefined when no more rows have a value. */
      readonly next: Narrowing | undefined;
    };

/**
 * Reads the end of a full page.
 *
 * @param previous the end of the previous page, if any
 * @returns undefined when the values of the page are not in order, or not after those of the previous
 *   page: then a value doesn't determine which rows follow it
 */
export function readCursor(
  rows: readonly AnyQueryRow[],
  key: PageKey,
  previous: PageCursor | undefined,
): PageCursor | undefined {
  const values = rows.flatMap((row) => row[key.column] ?? []);
  const last = values.at(-1);
  if (last === undefined) {
    // Rows without a value came first. They are collected separately.
    return previous ? undefined : { isTie: false, last, next: key.present };
  }
  if (!isInOrder(values, key, previous)) return undefined;
  const hasEnded = rows.at(-1)?.[key.column] == null;
  if (hasEnded) return { isTie: false, last, next: undefined };
  const isTie = values.length === rows.length && values[0] === last;
  return { isTie, last, next: isTie ? key.after(last) : key.from(last) };
}

/** Whether rows start at the end of the previous page: with its last value, unless it had all rows with it. */
export function startsAt(rows: readonly AnyQueryRow[], key: PageKey, cursor: PageCursor): boolean {
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
