/** A calculation that needs no column. */
export type ColumnlessOp = "COUNT" | "CONCURRENCY" | "COUNT_DATAPOINTS";

/** How a calculation aggregates. Honeycomb may add values. */
export type CalculationOp =
  | ColumnlessOp
  | "SUM"
  | "AVG"
  | "COUNT_DISTINCT"
  | "HEATMAP"
  | "MAX"
  | "MIN"
  | "P001"
  | "P01"
  | "P05"
  | "P10"
  | "P20"
  | "P25"
  | "P50"
  | "P75"
  | "P80"
  | "P90"
  | "P95"
  | "P99"
  | "P999"
  | "RATE_AVG"
  | "RATE_SUM"
  | "RATE_MAX"
  | "HISTOGRAM_COUNT";

/** How a filter compares. Honeycomb may add values. */
export type FilterOp =
  | "="
  | "!="
  | ">"
  | ">="
  | "<"
  | "<="
  | "starts-with"
  | "does-not-start-with"
  | "ends-with"
  | "does-not-end-with"
  | "exists"
  | "does-not-exist"
  | "contains"
  | "does-not-contain"
  | "in"
  | "not-in";

/** How `havings` compare. Honeycomb may add values. */
export type HavingOp = "=" | "!=" | ">" | ">=" | "<" | "<=";

/** Whether an event must pass all filters (`AND`) or one of them (`OR`). Honeycomb may add values. */
export type FilterCombination = "AND" | "OR";

/** A value that a filter compares with. */
export type FilterValue = string | number | boolean;

/** Selects events. */
export interface QueryFilter {
  /** The column to compare. */
  column?: string;
  /** How the column is compared with `value`. */
  op: FilterOp;
  /** The value to compare with: a list for `in` and `not-in`, none for `exists` and `does-not-exist`. */
  value?: FilterValue | FilterValue[];
}

/** What all calculations have. */
interface CalculationFields {
  /** The name of the result's column, in metrics datasets. */
  name?: string;
  /** Selects the events of this calculation, in metrics datasets. It then needs a `name`. */
  filters?: QueryFilter[];
  /** Whether an event must pass all of these filters or one of them. Default: `AND`. */
  filter_combination?: FilterCombination;
}

/** A calculation of events. */
export interface EventCalculation extends CalculationFields {
  /** How events are aggregated. */
  op: ColumnlessOp;
  /** Only `COUNT_DATAPOINTS` can have one. */
  column?: string;
}

/** A calculation of a column's values. */
export interface ColumnCalculation extends CalculationFields {
  /** How the column's values are aggregated. */
  op: CalculationOp;
  /** The column whose values are aggregated. */
  column: string;
}

/** A calculation of a query. */
export type QueryCalculation = EventCalculation | ColumnCalculation;

/** How the rows of a result are ordered. */
export interface QueryOrder {
  /** A column of `breakdowns`, or the column of the calculation that `op` names. */
  column?: string;
  /** The calculation to order by. */
  op?: CalculationOp;
  /** The direction. Default: `ascending`. Honeycomb may add values. */
  order?: "ascending" | "descending";
}

/** Selects rows of a result by what was calculated. */
export interface QueryHaving {
  /** The calculation to compare. */
  calculate_op: CalculationOp;
  /** The column of that calculation. */
  column?: string;
  /** How the calculated value is compared with `value`. */
  op?: HavingOp;
  /** The value to compare with. */
  value?: number;
}

/** A column or a formula that is calculated for one query. */
export interface NamedExpression {
  /** The name of the result's column. */
  name: string;
  /** The expression, in the language of calculated fields. */
  expression: string;
}

/** What queries of all kinds have. */
interface QueryFields {
  /** Columns that group events, up to 100. */
  breakdowns?: string[];
  /** What to calculate for each group, up to 100. Default: `COUNT`. */
  calculations?: QueryCalculation[];
  /** Selects events, with up to 100 filters. */
  filters?: QueryFilter[];
  /** Whether an event must pass all filters or one of them. Default: `AND`. */
  filter_combination?: FilterCombination;
  /** Expressions over calculations, in metrics datasets. */
  formulas?: NamedExpression[];
  /** Seconds between the points of the series. With 0, or without it, Honeycomb chooses. */
  granularity?: number;
  /** The time range in seconds: before now, after `start_time`, or before `end_time`. Default: 7200. */
  time_range?: number;
  /** Selects rows, with up to 100 conditions. */
  havings?: QueryHaving[];
  /** Columns that are calculated for this query only. */
  calculated_fields?: NamedExpression[];
}

/**
 * A query.
 *
 * @see https://api-docs.honeycomb.io/api/queries
 */
export interface QuerySpec extends QueryFields {
  /** How rows are ordered. */
  orders?: QueryOrder[];
  /** The number of rows: up to 1,000, or 10,000 without series. Default: 100. */
  limit?: number;
  /** The start of the time range, in seconds since 1970. */
  start_time?: number;
  /** The end of the time range, in seconds since 1970. */
  end_time?: number;
  /**
   * Compares with the same query this many seconds earlier: the query's time range, or one of 1800,
   * 3600, 7200, 28800, 86400, 604800, 2419200 and 15724800 that is longer.
   */
  compare_time_offset_seconds?: number;
  /** Whether to count stored events, ignoring their sample rates. */
  usage_mode?: boolean;
}

/** A query that Honeycomb stores. */
export interface Query extends QuerySpec {
  /** The id of the query. It is absent when the query is part of a result. */
  id?: string;
}

/**
 * The query of a trigger. It calculates one number for each group, over a recent time range. So it
 * has no orders, limit, start or end.
 */
export interface TriggerQuery extends QueryFields {}
