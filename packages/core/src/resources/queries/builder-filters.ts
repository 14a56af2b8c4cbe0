import type { ColumnValue } from "./rows.ts";
import type { FilterCombination, FilterOp, QueryFilter } from "./types.ts";

type OpWithoutValue = "exists" | "does-not-exist";
type OpWithList = "in" | "not-in";
type OpWithValue = Exclude<FilterOp, OpWithoutValue | OpWithList>;

/** The steps of a builder that select events. Each step returns a new builder. */
export abstract class FilterSteps {
  protected abstract withFilter(filter: QueryFilter): this;

  /** Sets whether an event must pass all filters (`AND`, Honeycomb's default) or one of them (`OR`). */
  abstract filterCombination(combination: FilterCombination): this;

  /**
   * Keeps events by the value of a column. There is also a method for each `op`.
   *
   * @example
   * ```ts
   * new QueryBuilder().where("status", ">=", 500).where("endpoint", "in", ["/cart", "/checkout"]);
   * ```
   */
  where(column: string, op: OpWithoutValue): this;
  where(column: string, op: OpWithList, values: readonly ColumnValue[]): this;
  where(column: string, op: OpWithValue, value: ColumnValue): this;
  where(column: string, op: FilterOp, value?: ColumnValue | readonly ColumnValue[]): this {
    return this.withFilter(
      value === undefined ? { column, op } : { column, op, value: copy(value) },
    );
  }

  /** Keeps events whose column equals a value. */
  eq(column: string, value: ColumnValue): this {
    return this.where(column, "=", value);
  }

  /** Keeps events whose column does not equal a value, including those that lack it. */
  ne(column: string, value: ColumnValue): this {
    return this.where(column, "!=", value);
  }

  /** Keeps events whose column is greater than a value. */
  gt(column: string, value: ColumnValue): this {
    return this.where(column, ">", value);
  }

  /** Keeps events whose column is at least a value. */
  gte(column: string, value: ColumnValue): this {
    return this.where(column, ">=", value);
  }

  /** Keeps events whose column is less than a value. */
  lt(column: string, value: ColumnValue): this {
    return this.where(column, "<", value);
  }

  /** Keeps events whose column is at most a value. */
  lte(column: string, value: ColumnValue): this {
    return this.where(column, "<=", value);
  }

  /** Keeps events whose column starts with a text. */
  startsWith(column: string, text: string): this {
    return this.where(column, "starts-with", text);
  }

  /** Keeps events whose column does not start with a text. */
  doesNotStartWith(column: string, text: string): this {
    return this.where(column, "does-not-start-with", text);
  }

  /** Keeps events whose column ends with a text. */
  endsWith(column: string, text: string): this {
    return this.where(column, "ends-with", text);
  }

  /** Keeps events whose column does not end with a text. */
  doesNotEndWith(column: string, text: string): this {
    return this.where(column, "does-not-end-with", text);
  }

  /** Keeps events whose column contains a text. */
  contains(column: string, text: string): this {
    return this.where(column, "contains", text);
  }

  /** Keeps events whose column does not contain a text. */
  doesNotContain(column: string, text: string): this {
    return this.where(column, "does-not-contain", text);
  }

  /** Keeps events that have a column. */
  exists(column: string): this {
    return this.where(column, "exists");
  }

  /** Keeps events that lack a column. */
  doesNotExist(column: string): this {
    return this.where(column, "does-not-exist");
  }

  /** Keeps events whose column is one of several values. */
  isIn(column: string, values: readonly ColumnValue[]): this {
    return this.where(column, "in", values);
  }

  /** Keeps events whose column is none of several values. */
  notIn(column: string, values: readonly ColumnValue[]): this {
    return this.where(column, "not-in", values);
  }
}

/** Copies a list, since the caller may change it. */
function copy(value: ColumnValue | readonly ColumnValue[]): QueryFilter["value"] {
  // Array.isArray doesn't rule out readonly arrays.
  return Array.isArray(value) ? [...value] : (value as ColumnValue);
}

/** The filters of one calculation. */
export class CalculationFilters extends FilterSteps {
  /** The filters so far. */
  readonly filters: readonly QueryFilter[];
  /** How the filters are combined. When it is undefined, Honeycomb uses `AND`. */
  readonly combination: FilterCombination | undefined;

  constructor(filters: readonly QueryFilter[] = [], combination?: FilterCombination) {
    super();
    this.filters = filters;
    this.combination = combination;
  }

  protected override withFilter(filter: QueryFilter): this {
    return new CalculationFilters([...this.filters, filter], this.combination) as this;
  }

  override filterCombination(combination: FilterCombination): this {
    return new CalculationFilters(this.filters, combination) as this;
  }
}
