import type { Query } from "../queries/types.ts";

/** What to include in the result of a query. */
export interface QueryResultSettings {
  /** Whether to leave out the series over time, which is faster. Default: `false`. */
  disable_series?: boolean;
  /** Whether to leave out the total of each calculation over all groups. Default: `true`. */
  disable_total_by_aggregate?: boolean;
  /**
   * Whether to leave out the value of each calculation for the groups beyond the query's limit.
   * Default: `true`.
   */
  disable_other_by_aggregate?: boolean;
  /** The number of rows, up to 10,000. Honeycomb ignores it unless `disable_series` is true. Default: 1000. */
  limit?: number;
}

/** A query to run. */
export interface QueryResultCreate extends QueryResultSettings {
  /** The id of the query. */
  query_id: string;
}

/** Links to the result of a query. */
export interface QueryResultLinks {
  /** The URL of the result in Honeycomb. */
  query_url?: string;
  /** The URL of an image of the graph. */
  graph_image_url?: string;
}

/** The values of one group. */
export interface QueryResultRow {
  /** The values by column: what the query calculates, and what it groups by. */
  data?: Record<string, unknown>;
}

/** The values of one group in one step of time. */
export interface QueryResultPoint extends QueryResultRow {
  /** The start of the step, in ISO 8601. */
  time?: string;
}

/** The data of a query's result. */
export interface QueryResultData {
  /** The calculations over time: for each step, a point for each group. */
  series?: QueryResultPoint[];
  /** The calculations over the whole time range: a row for each group. */
  results?: QueryResultRow[];
  /** The total of each calculation over all groups. `havings` don't apply to it. */
  total_by_aggregate?: QueryResultRow;
  /** The total of each calculation over time. `havings` don't apply to it. */
  total_by_aggregate_series?: QueryResultPoint[];
  /** Each calculation for the groups beyond the query's limit. `havings` don't apply to it. */
  other_by_aggregate?: QueryResultRow;
}

/**
 * A query that was started.
 *
 * @see https://api-docs.honeycomb.io/api/query-data
 */
export interface QueryResult {
  /** The id of the result. */
  id: string;
  /** The query. */
  query?: Query;
  /** Whether the query has ended. */
  complete?: boolean;
  /** Links to the result. */
  links?: QueryResultLinks;
}

/** The result of a query, with its data or its error once the query has ended. */
export interface QueryResultDetails extends QueryResult {
  /** Why the query failed. It then has no data. */
  error?: string;
  /** The data. */
  data?: QueryResultData;
}
