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
   * Selects the events that the query asks about: their `bucket` of time, their `weight`, and the
   * values `b0`, … of breakdowns and `v0`, … that are calculated with.
   */
  readonly events: Statement;
  /** The identifiers of the breakdowns. */
  readonly groups: readonly string[];
  readonly calculations: readonly Calculation[];
  /** The order of rows, and which are kept, by the identifiers `a0`, … of calculations, and `b0`, …. */
  readonly order: string;
  readonly having: Statement;
  /** What a row holds, by the names of breakdowns and calculations. */
  toData(row: Row): Record<string, Scalar>;
}

interface Statement {
  readonly sql: string;
  readonly parameters: readonly Scalar[];
}

/** @throws QueryError where the query is not one that can be computed */
export function planQuery(
  query: Query,
  tables: readonly EventTable[],
  calculatedColumns: readonly CalculatedColumn[],
  now: Date,
): Plan {
  if (query.formulas?.length) throw new QueryError("the sandbox does not compute formulas");
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
