import type { FieldNotInTriggers, QueryBuilder } from "./builder.ts";
import { calculationName } from "./calculation-name.ts";
import type {
  ColumnCalculation,
  ColumnlessOp,
  EventCalculation,
  NamedExpression,
  QuerySpec,
} from "./types.ts";

/** The value of a column of an event. */
export type ColumnValue = string | number | boolean;

/**
 * A row of a query's result: the values of a group, by the names of calculations and breakdowns.
 *
 * - COUNT, COUNT_DISTINCT and CONCURRENCY are always numbers.
 * - Other calculations are null when no event of the group has a value.
 * - A breakdown is absent when the events of the group lack the column.
 */
export type QueryRow<Calculated extends string, Grouped extends string> =
  // As a single object type, so that editors show its fields.
  { [Name in Calculated]: CalculatedValue<Name> } & {
    [Column in Grouped]?: ColumnValue;
  } extends infer Fields
    ? { [Name in keyof Fields]: Fields[Name] }
    : never;

/** A row of a query whose columns are not known: one that was run by its id, or built at run time. */
export type AnyQueryRow = Record<string, ColumnValue | null | undefined>;

/** The values of a group in one step of time. */
export interface QuerySeriesPoint<Row> {
  /** The start of the step, in ISO 8601. */
  readonly time: string;
  /** The values of the group in that step. */
  readonly data: Row;
}

type CalculatedValue<Name extends string> = Name extends ColumnlessOp | `COUNT_DISTINCT(${string})`
  ? number
  : Name extends `HEATMAP(${string})`
    ? unknown
    : number | null;

/** The rows of a query, by the names of what it calculates. Formulas replace calculations. */
type RowWith<
  Calculated extends string,
  Grouped extends string,
  Formulas extends string,
> = string extends Calculated | Formulas
  ? AnyQueryRow
  : QueryRow<
      [Formulas] extends [never] ? ([Calculated] extends [never] ? "COUNT" : Calculated) : Formulas,
      Grouped
    >;

/**
 * The rows of a query: of a builder, of a plain query, or of one that is known by its id.
 *
 * @typeParam First the first argument of the method: a builder, or the slug of a dataset
 * @typeParam Query the second argument: the query in the dataset
 */
export type RowOf<First, Query> =
  First extends QueryBuilder<
    infer Calculated,
    infer Grouped,
    infer Formulas,
    string,
    FieldNotInTriggers
  >
    ? RowWith<Calculated, Grouped, Formulas>
    : Query extends QueryBuilder<
          infer Calculated,
          infer Grouped,
          infer Formulas,
          string | undefined,
          FieldNotInTriggers
        >
      ? RowWith<Calculated, Grouped, Formulas>
      : Query extends string
        ? AnyQueryRow
        : RowWith<CalculatedBy<Query>, GroupedBy<Query>, FormulasOf<Query>>;

/** The names of a plain query's calculations: `string` when the compiler doesn't know them. */
type CalculatedBy<Spec> = Spec extends { readonly calculations: readonly (infer Calculation)[] }
  ? NameOf<Calculation>
  : UnknownIf<"calculations", Spec>;

/** The names of a plain query's breakdowns. */
type GroupedBy<Spec> = Spec extends {
  readonly breakdowns: readonly (infer Column extends string)[];
}
  ? Column
  : UnknownIf<"breakdowns", Spec>;

/** The names of a plain query's formulas. */
type FormulasOf<Spec> = Spec extends { readonly formulas: readonly (infer Formula)[] }
  ? NameOf<Formula>
  : UnknownIf<"formulas", Spec>;

/** The names in an optional field: any names if it can be set, none if a literal leaves it out. */
type UnknownIf<Field extends string, Spec> = Field extends keyof Spec ? string : never;

/** The name of a calculation's or a formula's column in the result. */
type NameOf<Calculation> = Calculation extends { readonly name: infer Name extends string }
  ? Name
  : Calculation extends { readonly op: infer Op extends string; readonly column?: infer Column }
    ? CalculationName<Op, Column extends string ? Column : never>
    : string;

/** The name of a calculation's column. It is any `string` when there are several ops to choose from. */
export type CalculationName<Op extends string, Column extends string, Ops = Op> = Op extends unknown
  ? [Ops] extends [Op]
    ? Op extends ColumnlessOp
      ? Op
      : `${Op}(${Column})`
    : string
  : never;

/** A calculation of events whose name the compiler knows. */
export interface TypedEventCalculation<Name extends string> extends EventCalculation {
  /** Not needed. */
  column?: Name;
  /** The name of the result's column, in metrics datasets. */
  name?: Name;
}

/** A calculation of a column's values whose name the compiler knows. */
export interface TypedColumnCalculation<Name extends string> extends ColumnCalculation {
  /** The column whose values are aggregated. */
  column: Name;
  /** The name of the result's column, in metrics datasets. */
  name?: Name;
}

/** A formula whose name the compiler knows. */
export interface TypedFormula<Name extends string> extends NamedExpression {
  /** The name of the result's column. */
  name: Name;
}

/**
 * A query of which the compiler knows the names of columns, if it is a literal. The types of rows
 * follow from them.
 */
export interface TypedSpec<Name extends string> extends QuerySpec {
  /** What to calculate for each group, up to 100. Default: `COUNT`. */
  calculations?: (TypedEventCalculation<Name> | TypedColumnCalculation<Name>)[];
  /** Columns that group events, up to 100. */
  breakdowns?: Name[];
  /** Expressions over calculations, in metrics datasets. */
  formulas?: TypedFormula<Name>[];
}

/** The columns of a query's result that have calculated values. */
export function calculatedColumns({ calculations, formulas }: QuerySpec): string[] {
  if (formulas?.length) return formulas.map(({ name }) => name);
  if (!calculations?.length) return ["COUNT"];
  // A heatmap is a graph. Rows may have no value of it.
  return calculations.filter(({ op }) => op !== "HEATMAP").map(calculationName);
}

/** Converts the rows of a result, so that their values match {@link QueryRow}. */
export function rowReader(calculated: readonly string[]) {
  const missing = Object.fromEntries(calculated.map((name) => [name, null]));
  return (data: Readonly<Record<string, unknown>> | undefined): AnyQueryRow => {
    const row = { ...missing, ...data } as AnyQueryRow;
    for (const [name, value] of Object.entries(row)) {
      if (value === null && !Object.hasOwn(missing, name)) delete row[name];
    }
    return row;
  };
}
