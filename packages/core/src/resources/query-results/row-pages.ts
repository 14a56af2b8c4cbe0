import type { Effect } from "../../call/effect.ts";
import type { QuerySpec } from "../queries/models.ts";
import type { AnyRow, SeriesPoint } from "../queries/rows.ts";
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
 * - `max-rows`: there were `maxRows` of them.
 * - `or-filters`: more rows than a page holds are equal in what they are ordered by. A filter tells
 *   them apart, but where the query's filters are combined with OR, none can be added.
 * - `missing-values`: there may be rows without a value in what they are ordered by.
 * - `inexact-order`: rows were not where their values put them: Honeycomb compares these otherwise,
 *   they changed meanwhile, or they are whole numbers beyond 2^53, which JavaScript rounds.
 */
export type IncompleteReason = "max-rows" | "or-filters" | "missing-values" | "inexact-order";

/** All rows of a query. */
export interface AllRows<Row> {
  /** A row for each group, in the query's order, those without a value last. */
  readonly rows: Row[];
  /** The rows' calculations over time, in the order of time; empty unless `disable_series` is false. */
  readonly series: SeriesPoint<Row>[];
  /** Whether these are all rows that there are. */
  readonly complete: boolean;
  /** Why there may be more; empty where `complete` is true. */
  readonly reasons: readonly IncompleteReason[];
}

interface RowPagesOptions extends Omit<RunOptions, "limit"> {
  readonly datasetSlug: string;
  /** With a time that stays the same from page to page. */
  readonly spec: QuerySpec;
  readonly maxRows: number;
  readonly pageSize: number;
}

interface Page {
  readonly rows: readonly AnyRow[];
  readonly series: readonly SeriesPoint<AnyRow>[];
  /** Whether there may be more than these. */
  readonly isFull: boolean;
}

/** Asks for a query's rows page by page, and keeps them, each once. */
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
  readonly #rows: AnyRow[] = [];
  readonly #series: SeriesPoint<AnyRow>[] = [];
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
    // One row more than are wanted tells whether there are more.
    this.#pageSize = Math.min(pageSize, maxRows + 1);
    this.#spec = {
      ...rest,
      breakdowns,
      filters,
      // One filter alone is no combination; with those that are added it has to be AND.
      ...(!this.#canFilter && { filter_combination }),
      orders: this.#keys.map(({ order }) => order),
      // A result without series has the limit itself, since it may be higher than a query's.
      ...(!options.disable_series && { limit: this.#pageSize }),
    };
    this.#options = options.disable_series ? { ...options, limit: this.#pageSize } : options;
  }

  /** Collects all rows. */
  *collect(): Generator<Effect, AllRows<AnyRow>, unknown> {
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
   * Collects the rows of one part, in the order of a key and those after it.
   *
   * A page that is not full is the last. After a full one come the rows from its last value on: those
   * with that very value are asked for again, since there may be more of them, and are known by their
   * groups. Where they fill a page, they are collected by the next key, and then come the rows after
   * that value. The last key tells all of them apart.
   *
   * @param within what makes this part
   * @param first its first page, where it is known
   */
  *#walk(level: number, within: Narrowing, first?: Page): Generator<Effect, void, unknown> {
    const key = this.#keys[level];
    let page = first ?? (yield* this.#fetch(within));
    let previous: PageCursor | undefined;
    while (page.isFull) {
      // Where every key is fixed, there is one row.
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
    // As soon as rows are asked for by their values, those without one stay out.
    if (previous && key && !this.#isEnough()) yield* this.#walkMissing(level, key, within);
  }

  /** Collects the rows of one part that have no value in a key. */
  *#walkMissing(level: number, key: PageKey, within: Narrowing): Generator<Effect, void, unknown> {
    if (key.isAlwaysPresent) return;
    const groups = key.missing && this.#canFilter ? join(within, key.missing) : undefined;
    if (key.isBreakdown && groups) {
      yield* this.#walk(level + 1, groups);
      return;
    }
    // Of a calculation, these are groups of which some events have no value. Those that were found
    // before have others that do. What is left has none, as long as nothing else left it out before.
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

  /** Asks for the first page of some rows, and keeps those that are new. */
  *#fetch(some: Narrowing): Generator<Effect, Page, unknown> {
    const page = yield* this.#request(some);
    // A result has each group once, whatever it looks like.
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
    const result = yield* runQuery<AnyRow>(this.#datasetSlug, spec, this.#options);
    const { rows, series } = result;
    // Honeycomb says how many rows the result might have had.
    const limit = Math.min(this.#pageSize, result.query?.limit ?? this.#pageSize);
    return { rows, series, isFull: rows.length >= limit };
  }

  /** What tells a row from all others, or a point from those of other rows. */
  #groupOf(row: AnyRow): string {
    return JSON.stringify(this.#breakdowns.map((column) => row[column] ?? null));
  }

  #isInexact(row: AnyRow): boolean {
    return this.#breakdowns.some((column) => {
      const value = row[column];
      return Number.isInteger(value) && !Number.isSafeInteger(value);
    });
  }

  /** Whether there are as many rows as are wanted, where there may be more. */
  #isEnough(): boolean {
    if (this.#rows.length < this.#maxRows) return false;
    this.#reasons.add("max-rows");
    return true;
  }
}

/** Rows within both. */
function join(a: Narrowing, b: Narrowing): Narrowing {
  return {
    filters: [...(a.filters ?? []), ...(b.filters ?? [])],
    havings: [...(a.havings ?? []), ...(b.havings ?? [])],
  };
}
