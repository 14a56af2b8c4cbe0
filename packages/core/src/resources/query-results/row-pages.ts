import type { Effect } from "../../call/effect.ts";
import type { AnyQueryRow, QuerySeriesPoint } from "../queries/rows.ts";
import type { QuerySpec } from "../queries/types.ts";
import { type PageCursor, readCursor, startsAt } from "./page-cursor.ts";
import {
  compareRows,
  compareValues,
  type Narrowing,
  type PageKey,
  pageKeys,
  type SortKey,
  sortKeys,
} from "./page-key.ts";
import { type RunOptions, runQuery } from "./run.ts";

/**
 * Why rows may be missing:
 *
 * - `max-rows`: `maxRows` rows were collected.
 * - `or-filters`: more rows than fit into a page have the same value in the column that they are
 *   ordered by. Distinguishing them takes another filter, which can't be added to filters that are
 *   combined with OR.
 * - `missing-values`: there may be rows without a value in the column that they are ordered by.
 * - `inexact-order`: rows were not in the order of their values. Honeycomb compares the values in
 *   another way, they changed between pages, or they are whole numbers beyond 2^53, which JavaScript
 *   rounds.
 */
export type IncompleteReason = "max-rows" | "or-filters" | "missing-values" | "inexact-order";

/** All rows of a query. */
export interface AllRows<Row> {
  /** A row for each group, in the order of the query. Rows without a value are last. */
  readonly rows: Row[];
  /** The calculations of the rows over time, in the order of time. Empty unless `disable_series` is false. */
  readonly series: QuerySeriesPoint<Row>[];
  /** Whether these are all rows of the query. */
  readonly complete: boolean;
  /** Why rows may be missing. Empty when `complete` is true. */
  readonly reasons: readonly IncompleteReason[];
}

interface RowPagesOptions extends Omit<RunOptions, "limit"> {
  readonly datasetSlug: string;
  /** The query, with a fixed time range. */
  readonly spec: QuerySpec;
  readonly maxRows: number;
  readonly pageSize: number;
}

interface Page {
  readonly rows: readonly AnyQueryRow[];
  readonly series: readonly QuerySeriesPoint<AnyQueryRow>[];
  /** Whether there may be more than these. */
  readonly isFull: boolean;
}

/** Requests the rows of a query page by page, and collects them without duplicates. */
export class RowPages {
  readonly #datasetSlug: string;
  readonly #spec: QuerySpec;
  readonly #breakdowns: readonly string[];
  readonly #keys: readonly PageKey[];
  readonly #sortKeys: readonly SortKey[];
  /** Whether filters can be added to the query's own. */
  readonly #canFilter: boolean;
  readonly #maxRows: number;
  readonly #pageSize: number;
  readonly #options: RunOptions;
  readonly #rows: AnyQueryRow[] = [];
  readonly #series: QuerySeriesPoint<AnyQueryRow>[] = [];
  /** The groups of the rows that were found. */
  readonly #groups = new Set<string>();
  readonly #reasons = new Set<IncompleteReason>();
  #pageCount = 0;

  constructor({ datasetSlug, spec, maxRows, pageSize, ...options }: RowPagesOptions) {
    const { breakdowns = [], filters = [], filter_combination, ...rest } = spec;
    this.#datasetSlug = datasetSlug;
    this.#breakdowns = breakdowns;
    this.#keys = pageKeys(spec);
    this.#sortKeys = [...sortKeys(spec), ...this.#keys];
    this.#canFilter = filter_combination !== "OR" || filters.length < 2;
    this.#maxRows = maxRows;
    // One more row than is needed shows whether there are more.
    this.#pageSize = Math.min(pageSize, maxRows + 1);
    this.#spec = {
      ...rest,
      breakdowns,
      filters,
      // A single filter is no combination. With the added ones, it must be AND.
      ...(!this.#canFilter && { filter_combination }),
      orders: this.#keys.map(({ order }) => order),
      // Without series, the limit is set on the result, since it can be higher than a query's.
      ...(!options.disable_series && { limit: this.#pageSize }),
    };
    this.#options = options.disable_series ? { ...options, limit: this.#pageSize } : options;
  }

  /** Collects all rows. */
  *collect(): Generator<Effect, AllRows<AnyQueryRow>, unknown> {
    yield* this.#walk(0, {});
    const rows = this.#rows.toSorted(compareRows(this.#sortKeys)).slice(0, this.#maxRows);
    if (rows.length < this.#rows.length) this.#reasons.add("max-rows");
    if (this.#pageCount > 1 && rows.some((row) => this.#isInexact(row))) {
      this.#reasons.add("inexact-order");
    }
    const kept = new Set(rows.map((row) => this.#groupOf(row)));
    const series = this.#series
      .filter(({ data }) => kept.has(this.#groupOf(data)))
      .sort((a, b) => compareValues(a.time, b.time));
    return { rows, series, complete: this.#reasons.size === 0, reasons: [...this.#reasons] };
  }

  /**
   * Collects some of the rows, in the order of a key and the keys after it.
   *
   * A page that is not full is the last one. After a full page, the rows from its last value on are
   * requested. This repeats the rows with that value, since there may be more of them; duplicates are
   * recognized by their groups. When the rows with one value fill a page, they are collected by the
   * next key, and the rows after that value follow. The last key distinguishes all rows.
   *
   * @param within the filters that select these rows
   * @param first the first page of these rows, if it was already requested
   */
  *#walk(level: number, within: Narrowing, first?: Page): Generator<Effect, void, unknown> {
    const key = this.#keys[level];
    let page = first ?? (yield* this.#fetch(within));
    let previous: PageCursor | undefined;
    while (page.isFull) {
      // When every key is fixed, there is only one row.
      if (key === undefined || this.#isEnough()) return;
      const cursor = readCursor(page.rows, key, previous);
      if (cursor === undefined) {
        this.#reasons.add("inexact-order");
        return;
      }
      if (cursor.isTie) {
        yield* this.#walk(level + 1, join(within, key.at(cursor.last)), page);
        if (this.#isEnough()) return;
      }
      previous = cursor;
      if (cursor.next === undefined) break;
      if (cursor.next.filters && !this.#canFilter) {
        this.#reasons.add("or-filters");
        return;
      }
      page = yield* this.#fetch(join(within, cursor.next));
      if (!startsAt(page.rows, key, cursor)) this.#reasons.add("inexact-order");
    }
    // Rows that are selected by their values don't include those without one.
    if (previous && key && !this.#isEnough()) yield* this.#walkMissing(level, key, within);
  }

  /** Collects the rows that have no value in a key. */
  *#walkMissing(level: number, key: PageKey, within: Narrowing): Generator<Effect, void, unknown> {
    if (key.isAlwaysPresent) return;
    const groups = key.missing && this.#canFilter ? join(within, key.missing) : undefined;
    if (key.isBreakdown && groups) {
      yield* this.#walk(level + 1, groups);
      return;
    }
    // For a calculation, these are the groups with events that have no value. Those that were found
    // already also have events with a value. The others have none, unless they were left out for
    // another reason.
    if (groups && this.#reasons.size === 0) {
      if (!this.#spec.havings?.length) {
        yield* this.#walk(level + 1, groups);
        return;
      }
      const page = yield* this.#request(groups);
      if (!page.isFull && page.rows.every((row) => this.#groups.has(this.#groupOf(row)))) return;
    }
    this.#reasons.add("missing-values");
  }

  /** Requests the first page of some rows, and collects those that are new. */
  *#fetch(some: Narrowing): Generator<Effect, Page, unknown> {
    const page = yield* this.#request(some);
    // Within a result, groups are unique.
    const added = page.rows.filter((row) => !this.#groups.has(this.#groupOf(row)));
    const groups = new Set(added.map((row) => this.#groupOf(row)));
    for (const row of added) this.#rows.push(row);
    for (const group of groups) this.#groups.add(group);
    for (const point of page.series) {
      if (groups.has(this.#groupOf(point.data))) this.#series.push(point);
    }
    return page;
  }

  *#request({ filters = [], havings = [] }: Narrowing): Generator<Effect, Page, unknown> {
    const spec: QuerySpec = {
      ...this.#spec,
      filters: [...(this.#spec.filters ?? []), ...filters],
      havings: [...(this.#spec.havings ?? []), ...havings],
    };
    this.#pageCount++;
    const result = yield* runQuery<AnyQueryRow>(this.#datasetSlug, spec, this.#options);
    const { rows, series } = result;
    // Honeycomb reports the limit that it applied.
    const limit = Math.min(this.#pageSize, result.query?.limit ?? this.#pageSize);
    return { rows, series, isFull: rows.length >= limit };
  }

  /** Identifies a row, or the row of a point. */
  #groupOf(row: AnyQueryRow): string {
    return JSON.stringify(this.#breakdowns.map((column) => row[column] ?? null));
  }

  #isInexact(row: AnyQueryRow): boolean {
    return this.#breakdowns.some((column) => {
      const value = row[column];
      return Number.isInteger(value) && !Number.isSafeInteger(value);
    });
  }

  /** Whether enough rows are collected, when there may be more. */
  #isEnough(): boolean {
    if (this.#rows.length < this.#maxRows) return false;
    this.#reasons.add("max-rows");
    return true;
  }
}

/** Combines two selections: a row must match both. */
function join(a: Narrowing, b: Narrowing): Narrowing {
  return {
    filters: [...(a.filters ?? []), ...(b.filters ?? [])],
    havings: [...(a.havings ?? []), ...(b.havings ?? [])],
  };
}
