import { HoneycombInputError } from "../../operation/errors/input-error.ts";
import { calculationName, isAlwaysNumber } from "../queries/calculation-name.ts";
import type { AnyQueryRow, ColumnValue } from "../queries/rows.ts";
import type {
  FilterOp,
  HavingOp,
  QueryCalculation,
  QueryFilter,
  QueryHaving,
  QueryOrder,
  QuerySpec,
} from "../queries/types.ts";
import { createQueryResult } from "./operations.ts";

/** Filters and havings that are added to a query, to select some of its rows. */
export interface Narrowing {
  readonly filters?: readonly QueryFilter[];
  readonly havings?: readonly QueryHaving[];
}

/** A column of the result that rows are ordered by. */
export interface SortKey {
  readonly column: string;
  readonly isDescending: boolean;
}

/** A column of the result that rows are paged by: they are requested in its order, from a value on. */
export interface PageKey extends SortKey {
  readonly order: QueryOrder;
  /** Selects the rows with this value. */
  at(value: ColumnValue): Narrowing;
  /** Selects the rows with this value or one after it. */
  from(value: ColumnValue): Narrowing;
  /** Selects the rows with a value after this one. Undefined when there can be none. */
  after(value: ColumnValue): Narrowing | undefined;
  /** Selects the rows with a value. */
  readonly present: Narrowing;
  /**
   * Selects the groups with events that have no value. For a calculation, these are more than the rows
   * without a value. Undefined when they can't be selected.
   */
  readonly missing: Narrowing | undefined;
  /** Whether each row of the query has a value. */
  readonly isAlwaysPresent: boolean;
  readonly isBreakdown: boolean;
}

/** Compares text by code points, which is also the order of its bytes in UTF-8. */
function compareText(a: string, b: string): number {
  let index = 0;
  while (index < a.length && a[index] === b[index]) index++;
  return (a.codePointAt(index) ?? -1) - (b.codePointAt(index) ?? -1);
}

/** Compares values in Honeycomb's ascending order: below 0 when `a` comes before `b`. */
export function compareValues(a: ColumnValue, b: ColumnValue): number {
  if (typeof a === "string" && typeof b === "string") return compareText(a, b);
  return Number(a) - Number(b);
}

/** Compares rows by several keys, the most important first. Rows without a value come last. */
export function compareRows(keys: readonly SortKey[]): (a: AnyQueryRow, b: AnyQueryRow) => number {
  return (a, b) => {
    for (const { column, isDescending } of keys) {
      const [left, right] = [a[column] ?? undefined, b[column] ?? undefined];
      if (left === undefined && right === undefined) continue;
      if (left === undefined) return 1;
      if (right === undefined) return -1;
      const step = isDescending ? compareValues(right, left) : compareValues(left, right);
      if (step !== 0) return step;
    }
    return 0;
  };
}

/** Reads the columns that a query's orders order by. */
export function sortKeys(spec: QuerySpec): SortKey[] {
  return (spec.orders ?? []).flatMap((order) => {
    const calculation = findCalculation(order, spec);
    const column = calculation ? calculationName(calculation) : order.column;
    return column === undefined ? [] : [{ column, isDescending: order.order === "descending" }];
  });
}

/**
 * Chooses the columns that a query's rows are paged by: its first order, then the breakdowns, which
 * distinguish all rows.
 *
 * @throws HoneycombInputError when rows can't be paged by the first order
 */
export function pageKeys(spec: QuerySpec): PageKey[] {
  const { breakdowns = [], orders = [] } = spec;
  const [first, ...others] = orders;
  const main = first ? keyOf(first, spec) : defaultKey(spec);
  const rest = others.filter(({ op, column }) => !op && column && breakdowns.includes(column));
  const keys = [
    ...(main ? [main] : []),
    ...rest.map(({ column = "", order }) => breakdownKey(column, order === "descending")),
    ...breakdowns.map((column) => breakdownKey(column, false)),
  ];
  return keys.filter(
    ({ column }, index) => keys.findIndex((key) => key.column === column) === index,
  );
}

/** The calculations whose values are in the rows. */
function calculationsOf({ calculations = [], formulas }: QuerySpec): readonly QueryCalculation[] {
  // Formulas replace them.
  return formulas?.length ? [] : calculations;
}

function defaultKey(spec: QuerySpec): PageKey | undefined {
  const [key] = calculationsOf(spec).flatMap((each) => calculationKey(each, true, spec) ?? []);
  return key;
}

function keyOf(order: QueryOrder, spec: QuerySpec): PageKey {
  const isDescending = order.order === "descending";
  const { op, column } = order;
  if (!op && column && spec.breakdowns?.includes(column)) return breakdownKey(column, isDescending);
  const calculation = findCalculation(order, spec);
  const key = calculation && calculationKey(calculation, isDescending, spec);
  if (key) return key;
  const message =
    "must be a breakdown or a calculation other than HEATMAP, not a formula: pages are selected by its values";
  throw new HoneycombInputError([{ path: "orders[0]", message }], createQueryResult.id);
}

/** The calculation that an order or a having names. */
function findCalculation(
  term: { readonly op?: string | undefined; readonly column?: string | undefined },
  spec: QuerySpec,
): QueryCalculation | undefined {
  return calculationsOf(spec).find(
    ({ op, column, name }) =>
      (op === term.op && (column || undefined) === (term.column || undefined)) ||
      (Boolean(name) && name === term.column),
  );
}

function breakdownKey(column: string, isDescending: boolean): PageKey {
  const where = (op: FilterOp, value: ColumnValue): Narrowing => ({
    filters: [{ column, op, value }],
  });
  const at = (value: ColumnValue) => where("=", value);
  const present: Narrowing = { filters: [{ column, op: "exists" }] };
  return {
    column,
    isDescending,
    order: { column, order: isDescending ? "descending" : "ascending" },
    at,
    // Filters can't compare booleans: the first of the two is followed by the other one.
    from: (value) => {
      if (typeof value !== "boolean") return where(isDescending ? "<=" : ">=", value);
      return value === isDescending ? present : at(value);
    },
    after: (value) => {
      if (typeof value !== "boolean") return where(isDescending ? "<" : ">", value);
      return value === isDescending ? at(!value) : undefined;
    },
    present,
    missing: { filters: [{ column, op: "does-not-exist" }] },
    isAlwaysPresent: false,
    isBreakdown: true,
  };
}

/** @returns undefined for a heatmap, which rows have no value of */
function calculationKey(
  calculation: QueryCalculation,
  isDescending: boolean,
  spec: QuerySpec,
): PageKey | undefined {
  const { op, column, name, filters = [] } = calculation;
  if (op === "HEATMAP") return undefined;
  const operand = name || column;
  const where = (comparison: HavingOp, value: ColumnValue): Narrowing => ({
    havings: [
      {
        calculate_op: op,
        ...(operand && { column: operand }),
        op: comparison,
        value: Number(value),
      },
    ],
  });
  return {
    column: calculationName(calculation),
    isDescending,
    order: {
      ...(name ? { column: name } : { op, ...(column && { column }) }),
      order: isDescending ? "descending" : "ascending",
    },
    at: (value) => where("=", value),
    from: (value) => where(isDescending ? "<=" : ">=", value),
    after: (value) => where(isDescending ? "<" : ">", value),
    present: where(">=", -Number.MAX_VALUE),
    missing:
      column && filters.length === 0 ? { filters: [{ column, op: "does-not-exist" }] } : undefined,
    isAlwaysPresent:
      (isAlwaysNumber(op) && filters.length === 0) ||
      // A row without a value passes no having.
      (spec.havings ?? []).some(
        ({ calculate_op, column }) =>
          findCalculation({ op: calculate_op, column }, spec) === calculation,
      ),
    isBreakdown: false,
  };
}
