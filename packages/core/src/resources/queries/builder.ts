import { HoneycombInputError } from "../../operation/errors/input-error.ts";
import { validateInput } from "../../operation/validate-input.ts";
import { Expression } from "../calculated-fields/expression/expression.ts";
import { ALL_DATASETS } from "../datasets/all-datasets.ts";
import { CalculationFilters, FilterSteps } from "./builder-filters.ts";
import {
  type Instant,
  type QueryDuration,
  toEpochSeconds,
  toSeconds,
  toTimeRange,
} from "./builder-time.ts";
import { calculationName } from "./calculation-name.ts";
import type { TimeSpan } from "./duration.ts";
import { type CalculationName, calculatedColumns } from "./rows.ts";
import { QuerySpecSchema, TriggerQuerySchema } from "./schemas.ts";
import type {
  CalculationOp,
  ColumnlessOp,
  FilterCombination,
  HavingOp,
  QueryCalculation,
  QueryFilter,
  QueryHaving,
  QueryOrder,
  QuerySpec,
  TriggerQuery,
} from "./types.ts";

/** Options of a calculation, in metrics datasets. */
export interface CalculationOptions<Name extends string> {
  /** The name of the result's column. */
  readonly name: Name;
  /** Selects the events of this calculation. */
  readonly where?: ((filters: CalculationFilters) => CalculationFilters) | undefined;
}

/** The name and the description of a query, which boards show. */
export interface QueryBuilderAnnotation {
  /** The name, 1 to 320 characters. */
  readonly name?: string | undefined;
  /** The description, up to 1023 characters. */
  readonly description?: string | undefined;
}

/** The fields of a query that a trigger can't have, such as `limit`. */
export type FieldNotInTriggers = Exclude<keyof QuerySpec, keyof TriggerQuery>;

/** Any builder, whatever it calculates. */
export type AnyQueryBuilder = QueryBuilder<
  string,
  string,
  string,
  string | undefined,
  FieldNotInTriggers
>;

/** Any builder that names its dataset. */
export type NamedQueryBuilder = QueryBuilder<string, string, string, string, FieldNotInTriggers>;

/**
 * The type of an argument that is a builder, an id or plain data, whatever `Query` is. With a union of
 * them, the compiler doesn't report which field of plain data is misspelled.
 */
export type QueryInput<Query, Special, Plain> = Query extends AnyQueryBuilder | string
  ? Query extends Special
    ? Query
    : Special
  : Plain;

/** Converts a builder to its query. */
export function toQuerySpec(query: QuerySpec | AnyQueryBuilder): QuerySpec {
  return isBuilder(query) ? query.build() : query;
}

/** Gets the slug of the dataset that a builder names. */
export function toDatasetSlug(dataset: string | AnyQueryBuilder): string {
  if (!isBuilder(dataset)) return dataset;
  if (dataset.datasetSlug !== undefined) return dataset.datasetSlug;
  const message =
    "is missing: call dataset() or environmentWide(), or pass a dataset before the query";
  throw new HoneycombInputError([{ path: "dataset", message }]);
}

/** Whether a value is a builder, from any copy of this package. */
function isBuilder(value: unknown): value is AnyQueryBuilder {
  return typeof (value as AnyQueryBuilder | undefined)?.build === "function";
}

/** The arguments of `calculate` after the op. Counts need no column. */
export type CalculationArguments<Op extends CalculationOp, Column, Name extends string> = [
  Op,
] extends [ColumnlessOp]
  ? [column?: undefined, options?: CalculationOptions<Name>]
  : [Op & ColumnlessOp] extends [never]
    ? [column: Column, options?: CalculationOptions<Name>]
    : [column?: Column, options?: CalculationOptions<Name>];

/** The calculations that rows can be ordered and selected by: heatmaps are graphs. */
type Comparable<Calculated extends string> = Exclude<Calculated, `HEATMAP(${string})`>;

/**
 * Builds a query, step by step. Each step returns a new builder and doesn't change the one that it is
 * called on, so that queries can share their first steps. `queryResults.run`, `queryResults.runAll`
 * and `queries.create` accept the builder itself. For anything else, `build` returns a plain query.
 *
 * The type of the builder contains the names of its calculations, breakdowns and formulas. The types
 * of rows, and the columns that they can be ordered by, follow from it. It also says whether a trigger
 * can use the query: see {@link TriggerBuilder.query}.
 *
 * @example
 * ```ts
 * const slow = new QueryBuilder().dataset("api").lastHours(2).gt("duration_ms", 1000);
 * const { rows } = await client.queryResults.run(
 *   slow.count().p99("duration_ms").groupBy("endpoint").orderBy("COUNT", "descending"),
 * );
 * for (const row of rows) console.log(row.endpoint, row.COUNT, row["P99(duration_ms)"]);
 * ```
 *
 * @typeParam Calculated the names of calculations, such as `P99(duration_ms)`
 * @typeParam Grouped the names of breakdowns
 * @typeParam Formulas the names of formulas
 * @typeParam Dataset `string` when the builder names its dataset
 * @typeParam NotInTriggers the fields that a trigger's query can't have, such as `limit`
 *
 * @see https://docs.honeycomb.io/reference/query-specification
 */
export class QueryBuilder<
  Calculated extends string = never,
  Grouped extends string = never,
  Formulas extends string = never,
  Dataset extends string | undefined = undefined,
  NotInTriggers extends FieldNotInTriggers = never,
> extends FilterSteps {
  /** Never set. It lets the compiler distinguish builders that a trigger can't use. */
  declare protected readonly notInTriggers?: NotInTriggers;
  #spec: QuerySpec = {};
  #dataset: string | undefined;
  #annotation: QueryBuilderAnnotation = {};

  /** The slug of the dataset, if the builder names one. */
  get datasetSlug(): Dataset {
    // Only the type parameter says whether the builder names a dataset.
    return this.#dataset as Dataset;
  }

  /** The name and the description. */
  get annotation(): QueryBuilderAnnotation {
    return this.#annotation;
  }

  /**
   * Sets the dataset.
   *
   * @param slug the slug of the dataset, such as `my-api`
   */
  dataset(slug: string) {
    const next = this.#next<Calculated, Grouped, Formulas, string, NotInTriggers>(this.#spec);
    next.#dataset = slug;
    return next;
  }

  /** Queries all datasets of the key's environment. */
  environmentWide() {
    return this.dataset(ALL_DATASETS);
  }

  /** Sets the name of the query on a board, 1 to 320 characters. Results have no name. */
  name(name: string): this {
    return this.#annotate({ name });
  }

  /**
   * Sets the description of the query on a board, up to 1023 characters. Results have no description.
   */
  description(description: string): this {
    return this.#annotate({ description });
  }

  /**
   * Adds a calculation. There is also a method for each `op`, such as `p99`: use `calculate` when the op
   * is only known at run time. The type of rows has the result's column if the op is a literal.
   *
   * @param column the column to aggregate; `COUNT`, `CONCURRENCY` and `COUNT_DATAPOINTS` need none
   *
   * @example
   * ```ts
   * function overTime(op: CalculationOp, column?: string) {
   *   return new QueryBuilder().dataset("api").calculate(op, column).lastHours(1);
   * }
   * ```
   */
  calculate<
    const Op extends CalculationOp,
    const Column extends string = never,
    const Name extends string = CalculationName<Op, Column>,
  >(op: Op, ...[column, options]: CalculationArguments<Op, Column, Name>) {
    // Whether the op needs a column is checked when the query is built.
    const calculation = { op, ...(column !== undefined && { column }) } as QueryCalculation;
    return this.#calculate<Name>(calculation, options);
  }

  /** Counts events. The result's column is `COUNT`. */
  count<const Name extends string = "COUNT">(options?: CalculationOptions<Name>) {
    return this.#calculate<Name>({ op: "COUNT" }, options);
  }

  /** Calculates the number of concurrent spans. The result's column is `CONCURRENCY`. */
  concurrency<const Name extends string = "CONCURRENCY">(options?: CalculationOptions<Name>) {
    return this.#calculate<Name>({ op: "CONCURRENCY" }, options);
  }

  /** Counts data points, in metrics datasets. The result's column is `COUNT_DATAPOINTS`. */
  countDatapoints<const Name extends string = "COUNT_DATAPOINTS">(
    options?: CalculationOptions<Name>,
  ) {
    return this.#calculate<Name>({ op: "COUNT_DATAPOINTS" }, options);
  }

  /** Counts the distinct values of a column. The result's column is `COUNT_DISTINCT(column)`. */
  countDistinct<
    const Column extends string,
    const Name extends string = `COUNT_DISTINCT(${Column})`,
  >(column: Column, options?: CalculationOptions<Name>) {
    return this.#calculate<Name>({ op: "COUNT_DISTINCT", column }, options);
  }

  /** Calculates the sum of a column. The result's column is `SUM(column)`. */
  sum<const Column extends string, const Name extends string = `SUM(${Column})`>(
    column: Column,
    options?: CalculationOptions<Name>,
  ) {
    return this.#calculate<Name>({ op: "SUM", column }, options);
  }

  /** Calculates the mean of a column. The result's column is `AVG(column)`. */
  avg<const Column extends string, const Name extends string = `AVG(${Column})`>(
    column: Column,
    options?: CalculationOptions<Name>,
  ) {
    return this.#calculate<Name>({ op: "AVG", column }, options);
  }

  /** Finds the smallest value of a column. The result's column is `MIN(column)`. */
  min<const Column extends string, const Name extends string = `MIN(${Column})`>(
    column: Column,
    options?: CalculationOptions<Name>,
  ) {
    return this.#calculate<Name>({ op: "MIN", column }, options);
  }

  /** Finds the largest value of a column. The result's column is `MAX(column)`. */
  max<const Column extends string, const Name extends string = `MAX(${Column})`>(
    column: Column,
    options?: CalculationOptions<Name>,
  ) {
    return this.#calculate<Name>({ op: "MAX", column }, options);
  }

  /**
   * Shows the distribution of a column over time. A heatmap is a graph: rows can't be ordered by it. The
   * result's column is `HEATMAP(column)`.
   */
  heatmap<const Column extends string, const Name extends string = `HEATMAP(${Column})`>(
    column: Column,
    options?: CalculationOptions<Name>,
  ) {
    return this.#calculate<Name>({ op: "HEATMAP", column }, options);
  }

  /** Calculates the 0.1st percentile of a column. The result's column is `P001(column)`. */
  p001<const Column extends string, const Name extends string = `P001(${Column})`>(
    column: Column,
    options?: CalculationOptions<Name>,
  ) {
    return this.#calculate<Name>({ op: "P001", column }, options);
  }

  /** Calculates the 1st percentile of a column. The result's column is `P01(column)`. */
  p01<const Column extends string, const Name extends string = `P01(${Column})`>(
    column: Column,
    options?: CalculationOptions<Name>,
  ) {
    return this.#calculate<Name>({ op: "P01", column }, options);
  }

  /** Calculates the 5th percentile of a column. The result's column is `P05(column)`. */
  p05<const Column extends string, const Name extends string = `P05(${Column})`>(
    column: Column,
    options?: CalculationOptions<Name>,
  ) {
    return this.#calculate<Name>({ op: "P05", column }, options);
  }

  /** Calculates the 10th percentile of a column. The result's column is `P10(column)`. */
  p10<const Column extends string, const Name extends string = `P10(${Column})`>(
    column: Column,
    options?: CalculationOptions<Name>,
  ) {
    return this.#calculate<Name>({ op: "P10", column }, options);
  }

  /** Calculates the 20th percentile of a column. The result's column is `P20(column)`. */
  p20<const Column extends string, const Name extends string = `P20(${Column})`>(
    column: Column,
    options?: CalculationOptions<Name>,
  ) {
    return this.#calculate<Name>({ op: "P20", column }, options);
  }

  /** Calculates the 25th percentile of a column. The result's column is `P25(column)`. */
  p25<const Column extends string, const Name extends string = `P25(${Column})`>(
    column: Column,
    options?: CalculationOptions<Name>,
  ) {
    return this.#calculate<Name>({ op: "P25", column }, options);
  }

  /** Calculates the median of a column. The result's column is `P50(column)`. */
  p50<const Column extends string, const Name extends string = `P50(${Column})`>(
    column: Column,
    options?: CalculationOptions<Name>,
  ) {
    return this.#calculate<Name>({ op: "P50", column }, options);
  }

  /** Calculates the 75th percentile of a column. The result's column is `P75(column)`. */
  p75<const Column extends string, const Name extends string = `P75(${Column})`>(
    column: Column,
    options?: CalculationOptions<Name>,
  ) {
    return this.#calculate<Name>({ op: "P75", column }, options);
  }

  /** Calculates the 80th percentile of a column. The result's column is `P80(column)`. */
  p80<const Column extends string, const Name extends string = `P80(${Column})`>(
    column: Column,
    options?: CalculationOptions<Name>,
  ) {
    return this.#calculate<Name>({ op: "P80", column }, options);
  }

  /** Calculates the 90th percentile of a column. The result's column is `P90(column)`. */
  p90<const Column extends string, const Name extends string = `P90(${Column})`>(
    column: Column,
    options?: CalculationOptions<Name>,
  ) {
    return this.#calculate<Name>({ op: "P90", column }, options);
  }

  /** Calculates the 95th percentile of a column. The result's column is `P95(column)`. */
  p95<const Column extends string, const Name extends string = `P95(${Column})`>(
    column: Column,
    options?: CalculationOptions<Name>,
  ) {
    return this.#calculate<Name>({ op: "P95", column }, options);
  }

  /** Calculates the 99th percentile of a column. The result's column is `P99(column)`. */
  p99<const Column extends string, const Name extends string = `P99(${Column})`>(
    column: Column,
    options?: CalculationOptions<Name>,
  ) {
    return this.#calculate<Name>({ op: "P99", column }, options);
  }

  /** Calculates the 99.9th percentile of a column. The result's column is `P999(column)`. */
  p999<const Column extends string, const Name extends string = `P999(${Column})`>(
    column: Column,
    options?: CalculationOptions<Name>,
  ) {
    return this.#calculate<Name>({ op: "P999", column }, options);
  }

  /** Calculates the rate of change of a column's mean. The result's column is `RATE_AVG(column)`. */
  rateAvg<const Column extends string, const Name extends string = `RATE_AVG(${Column})`>(
    column: Column,
    options?: CalculationOptions<Name>,
  ) {
    return this.#calculate<Name>({ op: "RATE_AVG", column }, options);
  }

  /** Calculates the rate of change of a column's sum. The result's column is `RATE_SUM(column)`. */
  rateSum<const Column extends string, const Name extends string = `RATE_SUM(${Column})`>(
    column: Column,
    options?: CalculationOptions<Name>,
  ) {
    return this.#calculate<Name>({ op: "RATE_SUM", column }, options);
  }

  /** Calculates the rate of change of a column's largest value. The result's column is `RATE_MAX(column)`. */
  rateMax<const Column extends string, const Name extends string = `RATE_MAX(${Column})`>(
    column: Column,
    options?: CalculationOptions<Name>,
  ) {
    return this.#calculate<Name>({ op: "RATE_MAX", column }, options);
  }

  /** Counts the values of a histogram, in metrics datasets. The result's column is `HISTOGRAM_COUNT(column)`. */
  histogramCount<
    const Column extends string,
    const Name extends string = `HISTOGRAM_COUNT(${Column})`,
  >(column: Column, options?: CalculationOptions<Name>) {
    return this.#calculate<Name>({ op: "HISTOGRAM_COUNT", column }, options);
  }

  /**
   * Adds an expression over calculations, in metrics datasets. Rows then have the values of formulas,
   * instead of those of calculations.
   *
   * @param name the name of the result's column
   * @param expression an expression as in calculated fields, with names of calculations as columns
   *
   * @example
   * ```ts
   * new QueryBuilder()
   *   .count({ name: "all" })
   *   .count({ name: "failed", where: (event) => event.gte("status", 500) })
   *   .formula("error_rate", "DIV($failed, $all)");
   * ```
   */
  formula<const Name extends string>(name: Name, expression: string | Expression) {
    const { formulas = [] } = this.#spec;
    return this.#next<Calculated, Grouped, Formulas | Name, Dataset, NotInTriggers>({
      ...this.#spec,
      formulas: [...formulas, { name, expression: toText(expression) }],
    });
  }

  /**
   * Adds a column that is calculated for this query only, up to 100. Other steps can use it.
   *
   * @param expression text, or an expression that is built with {@link expressions}
   *
   * @example
   * ```ts
   * new QueryBuilder().calculatedField("is_slow", "GT($duration_ms, 1000)").groupBy("is_slow");
   * ```
   */
  calculatedField(name: string, expression: string | Expression): this {
    const { calculated_fields = [] } = this.#spec;
    const field = { name, expression: toText(expression) };
    return this.#with({ calculated_fields: [...calculated_fields, field] });
  }

  /**
   * Groups events by columns, up to 100. Each group is a row.
   *
   * @example
   * ```ts
   * new QueryBuilder().count().groupBy("endpoint", "status");
   * ```
   */
  groupBy<const Column extends string>(...columns: readonly Column[]) {
    return this.#next<Calculated, Grouped | Column, Formulas, Dataset, NotInTriggers>({
      ...this.#spec,
      breakdowns: [...new Set([...(this.#spec.breakdowns ?? []), ...columns])],
    });
  }

  /**
   * Orders rows by a column of the result. Call it after the step that adds the column. Later orders
   * apply to rows that are equal in the earlier ones.
   *
   * @param column a column of the result, such as `COUNT`, `P99(duration_ms)` or `endpoint`
   * @param order the direction; Honeycomb's default is `ascending`
   * @throws HoneycombInputError when the result has no such column
   *
   * @example
   * ```ts
   * new QueryBuilder().p99("duration_ms").orderBy("P99(duration_ms)", "descending");
   * ```
   */
  orderBy(column: Comparable<Calculated> | Grouped | Formulas, order?: "ascending" | "descending") {
    const { orders = [] } = this.#spec;
    const added = { ...this.#toOrder(column), ...(order !== undefined && { order }) };
    return this.#addNotInTriggers({ orders: [...orders, added] });
  }

  /**
   * Keeps rows by a calculated value. Call it after the step that adds the calculation.
   *
   * @param column a column of the result, such as `COUNT` or `P99(duration_ms)`
   * @throws HoneycombInputError when the result has no such column
   *
   * @example
   * ```ts
   * new QueryBuilder().count().groupBy("endpoint").having("COUNT", ">", 100);
   * ```
   */
  having(column: Comparable<Calculated> | Formulas, op: HavingOp, value: number): this {
    const { havings = [] } = this.#spec;
    return this.#with({ havings: [...havings, { ...this.#toHaving(column), op, value }] });
  }

  /**
   * Sets the largest number of rows, up to 1000. Honeycomb's default is 100.
   *
   * `queryResults.run` can return more, without series: see its option `limit`.
   */
  limit(rows: number) {
    return this.#addNotInTriggers({ limit: rows });
  }

  /**
   * Sets the time between the points of the series.
   *
   * @param seconds from a thousandth of the time range to the whole time range
   */
  granularity(seconds: number): this {
    return this.#with({ granularity: seconds });
  }

  /**
   * Compares with the same query at an earlier time. Boards show the comparison. Results don't have it.
   *
   * @param seconds how much earlier: the query's time range, or one of 1800, 3600, 7200, 28800, 86400,
   *   604800, 2419200 and 15724800 that is longer
   */
  compareTimeOffset(seconds: number) {
    return this.#addNotInTriggers({ compare_time_offset_seconds: seconds });
  }

  /** Counts stored events, ignoring their sample rates. */
  usageMode(enabled = true) {
    return this.#addNotInTriggers({ usage_mode: enabled });
  }

  /**
   * Sets the time range to the last seconds, at least 1. Honeycomb's default is 7200. Like every step
   * that sets the time range, it replaces the earlier one.
   */
  timeRange(seconds: number) {
    type Others = Exclude<NotInTriggers, "start_time" | "end_time">;
    return this.#within<Others>({ time_range: seconds });
  }

  /** Sets the time range to the last minutes. Honeycomb's default is 120. */
  lastMinutes(minutes: number) {
    return this.timeRange(toSeconds({ minutes }));
  }

  /** Sets the time range to the last hours. Honeycomb's default is 2. */
  lastHours(hours: number) {
    return this.timeRange(toSeconds({ hours }));
  }

  /** Sets the time range to the last days. A query can be run over up to 7 days. */
  lastDays(days: number) {
    return this.timeRange(toSeconds({ days }));
  }

  /**
   * Sets the time range from `start` to `end`. Fractions of a second are rounded.
   *
   * @throws HoneycombInputError when one of the times is not valid
   *
   * @example
   * ```ts
   * new QueryBuilder().between(new Date("2026-01-05T09:00Z"), new Date("2026-01-05T17:00Z"));
   * ```
   */
  between(start: Date | Instant, end: Date | Instant) {
    return this.#within<NotInTriggers | "start_time" | "end_time">(toTimeRange(start, end));
  }

  /**
   * Sets the time range to a duration that ends at `end`.
   *
   * @param duration the length of the time range, such as `{ hours: 2 }` or `{ days: 1, hours: 12 }`
   * @throws HoneycombInputError when the time is not valid
   *
   * @example
   * ```ts
   * new QueryBuilder().before(new Date("2026-01-05T09:00Z"), { hours: 2 }); // from 7:00 to 9:00
   * ```
   */
  before(end: Date | Instant, duration: QueryDuration) {
    return this.#within<NotInTriggers | "end_time">({
      end_time: toEpochSeconds("end_time", end, Math.ceil),
      time_range: toSeconds(duration),
    });
  }

  /**
   * Sets the time range to a duration that starts at `start`.
   *
   * @param duration the length of the time range, such as `{ hours: 2 }` or `{ days: 1, hours: 12 }`
   * @throws HoneycombInputError when the time is not valid
   *
   * @example
   * ```ts
   * new QueryBuilder().after(new Date("2026-01-05T09:00Z"), { minutes: 30 }); // from 9:00 to 9:30
   * ```
   */
  after(start: Date | Instant, duration: QueryDuration) {
    return this.#within<NotInTriggers | "start_time">({
      start_time: toEpochSeconds("start_time", start, Math.floor),
      time_range: toSeconds(duration),
    });
  }

  override filterCombination(combination: FilterCombination): this {
    return this.#with({ filter_combination: combination });
  }

  /**
   * Returns the query as plain data.
   *
   * @throws HoneycombInputError when the query is not valid
   */
  build(): QuerySpec {
    return validateInput(QuerySpecSchema, this.#spec, undefined, "query") as QuerySpec;
  }

  /**
   * Returns the query of a trigger as plain data.
   *
   * @throws HoneycombInputError when a trigger can't run the query, for example because it has a limit
   */
  buildForTrigger(): TriggerQuery {
    return validateInput(TriggerQuerySchema, this.#spec, undefined, "query") as TriggerQuery;
  }

  protected override withFilter(filter: QueryFilter): this {
    return this.#with({ filters: [...(this.#spec.filters ?? []), filter] });
  }

  #calculate<Name extends string>(
    calculation: QueryCalculation,
    options: CalculationOptions<Name> | undefined,
  ) {
    const { calculations = [] } = this.#spec;
    return this.#next<Calculated | Name, Grouped, Formulas, Dataset, NotInTriggers>({
      ...this.#spec,
      calculations: [...calculations, { ...calculation, ...writeOptions(options) }],
    });
  }

  /** Sets fields of a query that a trigger can't have. */
  #addNotInTriggers<Field extends FieldNotInTriggers>(fields: Pick<QuerySpec, Field>) {
    return this.#next<Calculated, Grouped, Formulas, Dataset, NotInTriggers | Field>({
      ...this.#spec,
      ...fields,
    });
  }

  /** Replaces the time range. */
  #within<Fields extends FieldNotInTriggers>(time: TimeSpan) {
    const { start_time, end_time, time_range, ...spec } = this.#spec;
    return this.#next<Calculated, Grouped, Formulas, Dataset, Fields>({ ...spec, ...time });
  }

  #annotate(change: QueryBuilderAnnotation): this {
    const next = this.#as(this.#spec);
    next.#annotation = { ...this.#annotation, ...change };
    return next;
  }

  #with(change: Partial<QuerySpec>): this {
    return this.#as({ ...this.#spec, ...change });
  }

  /** Creates the next builder, of the same type. */
  #as(spec: QuerySpec): this {
    return this.#next<Calculated, Grouped, Formulas, Dataset, NotInTriggers>(spec) as this;
  }

  #next<
    Calculated extends string,
    Grouped extends string,
    Formulas extends string,
    Dataset extends string | undefined,
    NotInTriggers extends FieldNotInTriggers,
  >(spec: QuerySpec) {
    const next = new QueryBuilder<Calculated, Grouped, Formulas, Dataset, NotInTriggers>();
    next.#spec = spec;
    next.#dataset = this.#dataset;
    next.#annotation = this.#annotation;
    return next;
  }

  #toOrder(name: string): QueryOrder {
    const { breakdowns = [], formulas = [], orders = [] } = this.#spec;
    const path = `orders[${orders.length}]`;
    const calculation = this.#findCalculation(name, path);
    if (calculation && !calculation.name) {
      const { op, column } = calculation;
      return column ? { op, column } : { op };
    }
    if (calculation || breakdowns.includes(name) || formulas.some((each) => each.name === name)) {
      return { column: name };
    }
    throw HoneycombInputError.of(path, name, this.#resultColumns(breakdowns));
  }

  #toHaving(name: string): Pick<QueryHaving, "calculate_op" | "column"> {
    const { formulas = [], havings = [] } = this.#spec;
    const path = `havings[${havings.length}]`;
    const calculation = this.#findCalculation(name, path);
    if (calculation) {
      const column = calculation.name || calculation.column;
      return { calculate_op: calculation.op, ...(column && { column }) };
    }
    // Honeycomb finds a formula by its name, but requires an op that needs a column.
    if (formulas.some((each) => each.name === name)) return { calculate_op: "SUM", column: name };
    throw HoneycombInputError.of(path, name, this.#resultColumns([]));
  }

  #findCalculation(name: string, path: string) {
    const found = this.#spec.calculations?.find((each) => calculationName(each) === name);
    if (!found) return undefined;
    const { op } = found;
    if (op !== "HEATMAP") return { ...found, op };
    const message = `must not be ${name}: rows have no value for a heatmap`;
    throw new HoneycombInputError([{ path, message }]);
  }

  /** Describes the columns of the result, for errors. */
  #resultColumns(breakdowns: readonly string[]): string {
    const names = [...calculatedColumns(this.#spec), ...breakdowns];
    return `a column of the result so far (${names.join(", ")})`;
  }
}

function toText(expression: string | Expression): string {
  return expression instanceof Expression ? `${expression}` : expression;
}

function writeOptions(options: CalculationOptions<string> | undefined) {
  if (options === undefined) return undefined;
  const { filters, combination } = options.where?.(new CalculationFilters()) ?? {};
  return {
    name: options.name,
    ...(filters && { filters: [...filters] }),
    ...(combination && { filter_combination: combination }),
  };
}
