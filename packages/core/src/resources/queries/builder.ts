import { checkInput } from "../../operation/check.ts";
import { HoneycombInputError } from "../../operation/errors/input-error.ts";
import { Expression } from "../calculated-fields/expression/expression.ts";
import { ALL_DATASETS } from "../datasets/models.ts";
import { CalculationFilters, type FilterCombination, FilterSteps } from "./builder-filters.ts";
import { type Instant, toEpochSeconds } from "./builder-time.ts";
import { calculationName } from "./calculation-name.ts";
import {
  type CalculationOp,
  type Filter,
  type Having,
  type Order,
  type QuerySpec,
  QuerySpecSchema,
  type TriggerQuery,
  TriggerQuerySchema,
} from "./models.ts";
import { calculatedColumns } from "./rows.ts";

/** What a calculation may have besides its column. Metrics datasets alone have it. */
export interface CalculationOptions<Name extends string> {
  /** What the result's column is called. */
  readonly name: Name;
  /** Chooses the events that count for this calculation. */
  readonly where?: ((filters: CalculationFilters) => CalculationFilters) | undefined;
}

/** A name and a description for a query, which is its annotation in Honeycomb. */
export interface QueryBuilderAnnotation {
  readonly name?: string | undefined;
  readonly description?: string | undefined;
}

/** Any builder, whatever it calculates. */
export type AnyQueryBuilder = QueryBuilder<string, string, string, string | undefined>;

/** The plain spec of what was given as one or as a builder. */
export function toQuerySpec(query: QuerySpec | AnyQueryBuilder): QuerySpec {
  return isBuilder(query) ? query.build() : query;
}

/** Which dataset was given, by its name or in a builder. */
export function toDatasetSlug(dataset: string | AnyQueryBuilder): string {
  if (!isBuilder(dataset)) return dataset;
  if (dataset.datasetSlug !== undefined) return dataset.datasetSlug;
  const message = "is missing: name it by dataset() or environmentWide(), or before the query";
  throw new HoneycombInputError([{ path: "dataset", message }]);
}

/** Whether this is a builder, from whichever copy of this package. */
function isBuilder(value: unknown): value is AnyQueryBuilder {
  return typeof (value as AnyQueryBuilder | undefined)?.build === "function";
}

/** What rows can be ordered and chosen by: not heatmaps, which are graphs. */
type Comparable<Calculated extends string> = Exclude<Calculated, `HEATMAP(${string})`>;

/**
 * Builds what to ask, step by step. Each step returns a new builder and leaves the one it is called
 * on as it is, so that queries can share their beginning. `queryResults.run`, `queryResults.runAll`
 * and `queries.create` take the builder itself; `build` makes it a plain spec for anything else.
 *
 * The type keeps what is calculated, grouped by and named: from it follow the rows' types, and what
 * rows can be ordered by.
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
 * @see https://docs.honeycomb.io/reference/query-specification
 */
export class QueryBuilder<
  Calculated extends string = never,
  Grouped extends string = never,
  Formulas extends string = never,
  Dataset extends string | undefined = undefined,
> extends FilterSteps {
  #spec: QuerySpec = {};
  #dataset: string | undefined;
  #annotation: QueryBuilderAnnotation = {};

  /** The dataset that was named. */
  get datasetSlug(): Dataset {
    // The type parameter says whether one was named, which the field can't.
    return this.#dataset as Dataset;
  }

  /** The name and the description that were given. */
  get annotation(): QueryBuilderAnnotation {
    return this.#annotation;
  }

  /** What is asked: the dataset. */
  dataset(slug: string) {
    const next = this.#next<Calculated, Grouped, Formulas, string>(this.#spec);
    next.#dataset = slug;
    return next;
  }

  /** What is asked: all datasets of the key's environment. */
  environmentWide() {
    return this.dataset(ALL_DATASETS);
  }

  /** What a board's panel calls the query. Results have no name. */
  name(name: string): this {
    return this.#annotate({ name });
  }

  /** How a board's panel describes the query. Results have no description. */
  description(description: string): this {
    return this.#annotate({ description });
  }

  /** Counts events. The result's column is `COUNT`. */
  count<const Name extends string = "COUNT">(options?: CalculationOptions<Name>) {
    return this.#calculate<Name>({ op: "COUNT" }, options);
  }

  /** How many spans are under way at a time. The result's column is `CONCURRENCY`. */
  concurrency<const Name extends string = "CONCURRENCY">(options?: CalculationOptions<Name>) {
    return this.#calculate<Name>({ op: "CONCURRENCY" }, options);
  }

  /** Counts a column's different values. The result's column is `COUNT_DISTINCT(column)`. */
  countDistinct<
    const Column extends string,
    const Name extends string = `COUNT_DISTINCT(${Column})`,
  >(column: Column, options?: CalculationOptions<Name>) {
    return this.#calculate<Name>({ op: "COUNT_DISTINCT", column }, options);
  }

  /** Adds up a column's values. The result's column is `SUM(column)`. */
  sum<const Column extends string, const Name extends string = `SUM(${Column})`>(
    column: Column,
    options?: CalculationOptions<Name>,
  ) {
    return this.#calculate<Name>({ op: "SUM", column }, options);
  }

  /** The mean of a column's values. The result's column is `AVG(column)`. */
  avg<const Column extends string, const Name extends string = `AVG(${Column})`>(
    column: Column,
    options?: CalculationOptions<Name>,
  ) {
    return this.#calculate<Name>({ op: "AVG", column }, options);
  }

  /** A column's smallest value. The result's column is `MIN(column)`. */
  min<const Column extends string, const Name extends string = `MIN(${Column})`>(
    column: Column,
    options?: CalculationOptions<Name>,
  ) {
    return this.#calculate<Name>({ op: "MIN", column }, options);
  }

  /** A column's largest value. The result's column is `MAX(column)`. */
  max<const Column extends string, const Name extends string = `MAX(${Column})`>(
    column: Column,
    options?: CalculationOptions<Name>,
  ) {
    return this.#calculate<Name>({ op: "MAX", column }, options);
  }

  /** How a column's values are distributed over time. It is a graph: rows can't be ordered by it. The result's column is `HEATMAP(column)`. */
  heatmap<const Column extends string, const Name extends string = `HEATMAP(${Column})`>(
    column: Column,
    options?: CalculationOptions<Name>,
  ) {
    return this.#calculate<Name>({ op: "HEATMAP", column }, options);
  }

  /** The value that a thousandth of a column's values are below. The result's column is `P001(column)`. */
  p001<const Column extends string, const Name extends string = `P001(${Column})`>(
    column: Column,
    options?: CalculationOptions<Name>,
  ) {
    return this.#calculate<Name>({ op: "P001", column }, options);
  }

  /** The value that one per cent of a column's values are below. The result's column is `P01(column)`. */
  p01<const Column extends string, const Name extends string = `P01(${Column})`>(
    column: Column,
    options?: CalculationOptions<Name>,
  ) {
    return this.#calculate<Name>({ op: "P01", column }, options);
  }

  /** The value that 5 per cent of a column's values are below. The result's column is `P05(column)`. */
  p05<const Column extends string, const Name extends string = `P05(${Column})`>(
    column: Column,
    options?: CalculationOptions<Name>,
  ) {
    return this.#calculate<Name>({ op: "P05", column }, options);
  }

  /** The value that 10 per cent of a column's values are below. The result's column is `P10(column)`. */
  p10<const Column extends string, const Name extends string = `P10(${Column})`>(
    column: Column,
    options?: CalculationOptions<Name>,
  ) {
    return this.#calculate<Name>({ op: "P10", column }, options);
  }

  /** The value that 20 per cent of a column's values are below. The result's column is `P20(column)`. */
  p20<const Column extends string, const Name extends string = `P20(${Column})`>(
    column: Column,
    options?: CalculationOptions<Name>,
  ) {
    return this.#calculate<Name>({ op: "P20", column }, options);
  }

  /** The value that 25 per cent of a column's values are below. The result's column is `P25(column)`. */
  p25<const Column extends string, const Name extends string = `P25(${Column})`>(
    column: Column,
    options?: CalculationOptions<Name>,
  ) {
    return this.#calculate<Name>({ op: "P25", column }, options);
  }

  /** The median of a column's values. The result's column is `P50(column)`. */
  p50<const Column extends string, const Name extends string = `P50(${Column})`>(
    column: Column,
    options?: CalculationOptions<Name>,
  ) {
    return this.#calculate<Name>({ op: "P50", column }, options);
  }

  /** The value that 75 per cent of a column's values are below. The result's column is `P75(column)`. */
  p75<const Column extends string, const Name extends string = `P75(${Column})`>(
    column: Column,
    options?: CalculationOptions<Name>,
  ) {
    return this.#calculate<Name>({ op: "P75", column }, options);
  }

  /** The value that 80 per cent of a column's values are below. The result's column is `P80(column)`. */
  p80<const Column extends string, const Name extends string = `P80(${Column})`>(
    column: Column,
    options?: CalculationOptions<Name>,
  ) {
    return this.#calculate<Name>({ op: "P80", column }, options);
  }

  /** The value that 90 per cent of a column's values are below. The result's column is `P90(column)`. */
  p90<const Column extends string, const Name extends string = `P90(${Column})`>(
    column: Column,
    options?: CalculationOptions<Name>,
  ) {
    return this.#calculate<Name>({ op: "P90", column }, options);
  }

  /** The value that 95 per cent of a column's values are below. The result's column is `P95(column)`. */
  p95<const Column extends string, const Name extends string = `P95(${Column})`>(
    column: Column,
    options?: CalculationOptions<Name>,
  ) {
    return this.#calculate<Name>({ op: "P95", column }, options);
  }

  /** The value that 99 per cent of a column's values are below. The result's column is `P99(column)`. */
  p99<const Column extends string, const Name extends string = `P99(${Column})`>(
    column: Column,
    options?: CalculationOptions<Name>,
  ) {
    return this.#calculate<Name>({ op: "P99", column }, options);
  }

  /** The value that all but a thousandth of a column's values are below. The result's column is `P999(column)`. */
  p999<const Column extends string, const Name extends string = `P999(${Column})`>(
    column: Column,
    options?: CalculationOptions<Name>,
  ) {
    return this.#calculate<Name>({ op: "P999", column }, options);
  }

  /** How fast the mean of a column's values changes. The result's column is `RATE_AVG(column)`. */
  rateAvg<const Column extends string, const Name extends string = `RATE_AVG(${Column})`>(
    column: Column,
    options?: CalculationOptions<Name>,
  ) {
    return this.#calculate<Name>({ op: "RATE_AVG", column }, options);
  }

  /** How fast the sum of a column's values changes. The result's column is `RATE_SUM(column)`. */
  rateSum<const Column extends string, const Name extends string = `RATE_SUM(${Column})`>(
    column: Column,
    options?: CalculationOptions<Name>,
  ) {
    return this.#calculate<Name>({ op: "RATE_SUM", column }, options);
  }

  /** How fast a column's largest value changes. The result's column is `RATE_MAX(column)`. */
  rateMax<const Column extends string, const Name extends string = `RATE_MAX(${Column})`>(
    column: Column,
    options?: CalculationOptions<Name>,
  ) {
    return this.#calculate<Name>({ op: "RATE_MAX", column }, options);
  }

  /**
   * Calculates with calculations, in metrics datasets. Rows have the formulas then, and no longer
   * what these calculate with.
   *
   * @param name what the result's column is called
   * @param expression as a calculated field's, with the names of calculations in place of columns
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
    return this.#next<Calculated, Grouped, Formulas | Name, Dataset>({
      ...this.#spec,
      formulas: [...formulas, { name, expression: toText(expression) }],
    });
  }

  /**
   * Adds a column that is calculated for this query alone, to be used as any other. Its expression is
   * text, or made by {@link expressions}.
   */
  calculatedField(name: string, expression: string | Expression): this {
    const { calculated_fields = [] } = this.#spec;
    const field = { name, expression: toText(expression) };
    return this.#with({ calculated_fields: [...calculated_fields, field] });
  }

  /** Breaks events down into groups by columns; each group is a row. */
  groupBy<const Column extends string>(...columns: readonly Column[]) {
    return this.#next<Calculated, Grouped | Column, Formulas, Dataset>({
      ...this.#spec,
      breakdowns: [...new Set([...(this.#spec.breakdowns ?? []), ...columns])],
    });
  }

  /**
   * Orders rows by what is calculated or grouped by before this step. Further orders decide among
   * rows that are equal in those before.
   *
   * @param column a column of the result: `COUNT`, `P99(duration_ms)`, `endpoint`
   * @param order Honeycomb's default is `ascending`
   * @throws HoneycombInputError when the result has no such column
   */
  orderBy(
    column: Comparable<Calculated> | Grouped | Formulas,
    order?: "ascending" | "descending",
  ): this {
    const { orders = [] } = this.#spec;
    return this.#with({
      orders: [...orders, { ...this.#toOrder(column), ...(order !== undefined && { order }) }],
    });
  }

  /**
   * Keeps rows by what is calculated before this step.
   *
   * @param column a column of the result: `COUNT`, `P99(duration_ms)`
   * @throws HoneycombInputError when the result has no such column
   */
  having(
    column: Comparable<Calculated> | Formulas,
    op: NonNullable<Having["op"]>,
    value: number,
  ): this {
    const { havings = [] } = this.#spec;
    return this.#with({ havings: [...havings, { ...this.#toHaving(column), op, value }] });
  }

  /** How many rows there may be, up to 1000. Honeycomb's default is 100. */
  limit(rows: number): this {
    return this.#with({ limit: rows });
  }

  /** The time between the points of the series, in seconds: from a thousandth of the time range to all of it. */
  granularity(seconds: number): this {
    return this.#with({ granularity: seconds });
  }

  /**
   * Compares with the same query earlier. Boards show it; results don't have it.
   *
   * @param seconds how much earlier: the query's time range, or one of {@link compareTimeOffsets} that is longer
   */
  compareTimeOffset(seconds: number): this {
    return this.#with({ compare_time_offset_seconds: seconds });
  }

  /** Counts what is stored, whatever the sample rates are. */
  usageMode(enabled = true): this {
    return this.#with({ usage_mode: enabled });
  }

  /** Looks at the last minutes before now. Honeycomb's default are 120. */
  lastMinutes(minutes: number): this {
    return this.#last(minutes * 60);
  }

  /** Looks at the last hours before now. */
  lastHours(hours: number): this {
    return this.#last(hours * 3600);
  }

  /** Looks at the last days before now. A result may look at 7 at most. */
  lastDays(days: number): this {
    return this.#last(days * 86_400);
  }

  /**
   * Looks at the time from `start` to `end`, to the second.
   *
   * @throws HoneycombInputError when one of them is no time
   */
  between(start: Date | Instant, end: Date | Instant): this {
    return this.#within({
      start_time: toEpochSeconds("start_time", start, Math.floor),
      end_time: toEpochSeconds("end_time", end, Math.ceil),
    });
  }

  override filterCombination(combination: FilterCombination): this {
    return this.#with({ filter_combination: combination });
  }

  /**
   * The query, as Honeycomb takes it.
   *
   * @throws HoneycombInputError when it is not one that Honeycomb takes
   */
  build(): QuerySpec {
    return checkInput(QuerySpecSchema, this.#spec, undefined, "query") as QuerySpec;
  }

  /**
   * The query, as a trigger takes it.
   *
   * @throws HoneycombInputError when a trigger can't run it: it has orders or a limit, say, or no `time_range`
   */
  buildForTrigger(): TriggerQuery {
    return checkInput(TriggerQuerySchema, this.#spec, undefined, "query") as TriggerQuery;
  }

  protected override withFilter(filter: Filter): this {
    return this.#with({ filters: [...(this.#spec.filters ?? []), filter] });
  }

  #calculate<Name extends string>(
    calculation: { op: CalculationOp; column?: string },
    options: CalculationOptions<Name> | undefined,
  ) {
    const { calculations = [] } = this.#spec;
    return this.#next<Calculated | Name, Grouped, Formulas, Dataset>({
      ...this.#spec,
      calculations: [...calculations, { ...calculation, ...writeOptions(options) }],
    });
  }

  #last(seconds: number): this {
    return this.#within({ time_range: seconds });
  }

  #within(time: Pick<QuerySpec, "start_time" | "end_time" | "time_range">): this {
    const { start_time, end_time, time_range, ...spec } = this.#spec;
    return this.#as({ ...spec, ...time });
  }

  #annotate(change: QueryBuilderAnnotation): this {
    const next = this.#as(this.#spec);
    next.#annotation = { ...this.#annotation, ...change };
    return next;
  }

  #with(change: Partial<QuerySpec>): this {
    return this.#as({ ...this.#spec, ...change });
  }

  /** The next builder, of the same type. */
  #as(spec: QuerySpec): this {
    return this.#next<Calculated, Grouped, Formulas, Dataset>(spec) as this;
  }

  #next<
    Calculated extends string,
    Grouped extends string,
    Formulas extends string,
    Dataset extends string | undefined,
  >(spec: QuerySpec) {
    const next = new QueryBuilder<Calculated, Grouped, Formulas, Dataset>();
    next.#spec = spec;
    next.#dataset = this.#dataset;
    next.#annotation = this.#annotation;
    return next;
  }

  #toOrder(name: string): Order {
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

  #toHaving(name: string): Pick<Having, "calculate_op" | "column"> {
    const { formulas = [], havings = [] } = this.#spec;
    const path = `havings[${havings.length}]`;
    const calculation = this.#findCalculation(name, path);
    if (calculation) {
      const column = calculation.name || calculation.column;
      return { calculate_op: calculation.op, ...(column && { column }) };
    }
    // Honeycomb finds a formula by its name, but wants an operation, of those that have a column.
    if (formulas.some((each) => each.name === name)) return { calculate_op: "SUM", column: name };
    throw HoneycombInputError.of(path, name, this.#resultColumns([]));
  }

  #findCalculation(name: string, path: string) {
    const found = this.#spec.calculations?.find((each) => calculationName(each) === name);
    if (!found) return undefined;
    const { op } = found;
    if (op !== "HEATMAP") return { ...found, op };
    const message = `must not be ${name}: a heatmap is a graph, and no value of a row`;
    throw new HoneycombInputError([{ path, message }]);
  }

  /** What there is, in words. */
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
