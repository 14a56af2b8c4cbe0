import { type ColumnlessOp, calculationName } from "./calculation-name.ts";
import type { Calculation, QuerySpec } from "./models.ts";

/** What a column of an event holds. */
export type ColumnValue = string | number | boolean;

/**
 * A row of a query's result, by the names of what was calculated and grouped by.
 *
 * - COUNT, COUNT_DISTINCT and CONCURRENCY are numbers always.
 * - What else is calculated is null where none of the group's events has a value.
 * - A column that was grouped by is missing where the group's events lack it.
 */
export type Row<Calculated extends string, Grouped extends string> =
  // As one object, which is what editors show.
  { [Name in Calculated]: CalculatedValue<Name> } & {
    [Column in Grouped]?: ColumnValue;
  } extends infer Fields
    ? { [Name in keyof Fields]: Fields[Name] }
    : never;

/** A row of a query about which no more is known: one that was given by its id, or built at run time. */
export type AnyRow = Record<string, ColumnValue | null | undefined>;

/** What a query found in each group in one step of time. */
export interface SeriesPoint<Row> {
  /** When the step began, in ISO 8601. */
  readonly time: string;
  /** The same that a row holds, of that step alone. */
  readonly data: Row;
}

type CalculatedValue<Name extends string> = Name extends ColumnlessOp | `COUNT_DISTINCT(${string})`
  ? number
  : Name extends `HEATMAP(${string})`
    ? unknown
    : number | null;

/** The rows of a builder: formulas, where there are some, stand in place of calculations. */
export type BuiltRow<
  Calculated extends string,
  Grouped extends string,
  Formulas extends string,
> = Row<
  [Formulas] extends [never] ? ([Calculated] extends [never] ? "COUNT" : Calculated) : Formulas,
  Grouped
>;

/** A spec whose calculations, breakdowns and formulas are known to the letter, as in a literal. */
export interface TypedSpec<
  Calculated extends Calculation,
  Grouped extends string,
  Formulas extends string,
> extends Omit<QuerySpec, "calculations" | "breakdowns" | "formulas"> {
  /** What is calculated of each group, up to 100. Honeycomb's default is COUNT. */
  calculations?:
    | (Calculated & { [K in Exclude<keyof Calculated, keyof Calculation>]: never })[]
    | undefined;
  /** Columns that break events down into groups, up to 100. */
  breakdowns?: Grouped[] | undefined;
  /** Expressions over calculations, in metrics datasets. */
  formulas?: { name: Formulas; expression: string }[] | undefined;
}

/** The rows of a {@link TypedSpec}. */
export type SpecRow<
  Calculated extends Calculation,
  Grouped extends string,
  Formulas extends string,
> = Calculation extends Calculated ? AnyRow : BuiltRow<NameOf<Calculated>, Grouped, Formulas>;

/** What the result's column of a calculation is called. */
type NameOf<C extends Calculation> = C extends { readonly name: infer Name extends string }
  ? Name
  : C extends { readonly op: infer Op extends string; readonly column: infer Column extends string }
    ? CalculationName<Op, Column>
    : C["op"];

type CalculationName<Op extends string, Column extends string> = Op extends ColumnlessOp
  ? Op
  : `${Op}(${Column})`;

/** The columns of a result that hold what was calculated. */
export function calculatedColumns({ calculations, formulas }: Calculating): string[] {
  if (formulas?.length) return formulas.map(({ name }) => name);
  if (!calculations?.length) return ["COUNT"];
  // A heatmap is a graph, of which rows may hold nothing.
  return calculations.filter(({ op }) => op !== "HEATMAP").map(calculationName);
}

/** What of a spec, or of a query as it is answered, says what is calculated. */
interface Calculating {
  readonly calculations?: readonly Parameters<typeof calculationName>[0][] | null | undefined;
  readonly formulas?: readonly { readonly name: string }[] | null | undefined;
}

/** Makes rows of what a result holds, so that they are as {@link Row} says. */
export function rowReader(calculated: readonly string[]) {
  const missing = Object.fromEntries(calculated.map((name) => [name, null]));
  return (data: Readonly<Record<string, unknown>> | undefined): AnyRow => {
    const row = { ...missing, ...data } as AnyRow;
    for (const [name, value] of Object.entries(row)) {
      if (value === null && !Object.hasOwn(missing, name)) delete row[name];
    }
    return row;
  };
}
