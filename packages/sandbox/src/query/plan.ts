import type { Query } from "@honeycomb/core";
import type { Row, Scalar } from "../events/database.ts";
import type { EventTable } from "../events/event-table.ts";
import { type Calculation, compileCalculation, Values } from "./calculations.ts";
import { type CalculatedColumn, Columns } from "./columns.ts";
import { compileFilters } from "./filters.ts";
import { Parameters } from "./parameters.ts";
import { QueryError } from "./query-error.ts";
import { compileHavings, compileOrders } from "./result-order.ts";
import { readGranularity, readTimeRange } from "./time-range.ts";

/** A query in SQL. */
export interface Plan {
  /**
   * Selects the events that match the query: their time `bucket`, their `weight`, the values `b0`, …
   * of breakdowns, and the values `v0`, … that calculations use.
   */
  readonly events: Statement;
  /** The identifiers of the breakdowns. */
  readonly groups: readonly string[];
  readonly calculations: readonly Calculation[];
  /**
   * The order of rows, as SQL with the identifiers `a0`, … of calculations and `b0`, … of
   * breakdowns.
   */
  readonly order: string;
  /** The condition for rows, with the same identifiers. */
  readonly having: Statement;
  /** Returns the values of a row, by the names of breakdowns and calculations. */
  toData(row: Row): Record<string, Scalar>;
}

interface Statement {
  readonly sql: string;
  readonly parameters: readonly Scalar[];
}

/** @throws QueryError when the query can't be computed */
export function planQuery(
  query: Query,
  tables: readonly EventTable[],
  calculatedColumns: readonly CalculatedColumn[],
  now: Date,
): Plan {
  if (query.formulas?.length) throw new QueryError("the sandbox does not support formulas");
  const parameters = new Parameters();
  const calculated = [...(query.calculated_fields ?? []), ...calculatedColumns];
  const columns = new Columns(tables, calculated, parameters);
  const values = new Values();
  const breakdowns = (query.breakdowns ?? []).map((name, index) => ({
    name,
    identifier: `b${index}`,
    sql: columns.use(name).sql,
  }));
  const calculations = (query.calculations ?? []).map((calculation) =>
    compileCalculation(calculation, columns, values, parameters),
  );
  const condition = compileFilters(query.filters, query.filter_combination, columns, parameters);
  const granularity = parameters.add(readGranularity(query) * 1000);
  const selected = [
    `floor(time / ${granularity}) * ${granularity} AS bucket`,
    "weight",
    ...breakdowns.map(({ sql, identifier }) => `${sql} AS ${identifier}`),
    ...values.selected,
  ];
  const weight = query.usage_mode ? "CAST(1 AS DOUBLE)" : "rate";
  const source = columns.source(readTimeRange(query, now));
  const having = new Parameters();
  const names = [
    ...calculations.map(({ name }, index) => ({ name, identifier: `a${index}` })),
    ...breakdowns,
  ];
  return {
    events: parameters.bind(
      `SELECT ${selected.join(", ")}
        FROM (SELECT *, ${weight} AS weight FROM ${source}) WHERE ${condition}`,
    ),
    groups: breakdowns.map(({ identifier }) => identifier),
    calculations,
    order: compileOrders(query, calculations),
    having: having.bind(compileHavings(query, calculations, having)),
    toData: (row) =>
      Object.fromEntries(
        names.flatMap(({ name, identifier }) => {
          const value = row[identifier];
          return value === null || value === undefined ? [] : [[name, value] as const];
        }),
      ),
  };
}
