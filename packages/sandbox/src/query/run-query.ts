import type { Query, QueryResultDetails } from "@honeycomb/core";
import type { Database, Row } from "../events/database.ts";
import type { EventTable } from "../events/event-table.ts";
import { aggregate } from "./aggregate.ts";
import type { CalculatedColumn } from "./columns.ts";
import { type Plan, planQuery } from "./plan.ts";

export type QueryData = NonNullable<QueryResultDetails["data"]>;

/** The requested parts of a result. */
export interface ResultOptions {
  readonly series: boolean;
  readonly total: boolean;
  readonly other: boolean;
  /** The maximum number of rows, a whole number. */
  readonly limit: number;
  readonly now: Date;
  /**
   * Calculated fields that it can use besides its own. If several have the same name, the first one
   * is used.
   */
  readonly calculatedColumns?: readonly CalculatedColumn[];
}

/**
 * Computes the result of a query. It needs exclusive access to the database, since it creates the
 * tables `matching` for the events that match the query and `top` for the rows of the result.
 *
 * @throws QueryError when the query can't be computed
 */
export async function runQuery(
  query: Query,
  database: Database,
  tables: readonly EventTable[],
  { series, total, other, limit, now, calculatedColumns = [] }: ResultOptions,
): Promise<QueryData> {
  const plan = planQuery(query, tables, calculatedColumns, now);
  const { groups, calculations, toData } = plan;
  await database.run(
    `CREATE OR REPLACE TEMP TABLE matching AS ${plan.events.sql}`,
    plan.events.parameters,
  );
  await database.run(
    `CREATE OR REPLACE TEMP TABLE top AS
     SELECT *, row_number() OVER (ORDER BY ${plan.order}) AS position
     FROM (${aggregate(calculations, groups, "matching")})
     WHERE ${plan.having.sql} ORDER BY position LIMIT ${limit}`,
    plan.having.parameters,
  );
  const top = await database.query("SELECT * EXCLUDE position FROM top ORDER BY position");
  const data: QueryData = { series: [], results: top.map((row) => ({ data: toData(row) })) };
  if (series) data.series = await selectSeries(database, plan, top);
  if (total) {
    const [row = {}] = await database.query(aggregate(calculations, [], "matching"));
    data.total_by_aggregate = { data: toData(row) };
    if (series) {
      const rows = await database.query(
        `${aggregate(calculations, ["bucket"], "matching")} ORDER BY bucket`,
      );
      data.total_by_aggregate_series = rows.map((row) => ({
        time: timeOf(row),
        data: toData(row),
      }));
    }
  }
  if (other) {
    const beyond = `(SELECT matching.* FROM matching ANTI JOIN top ON ${sameGroup(plan)})`;
    const [row = {}] = await database.query(aggregate(calculations, [], beyond));
    data.other_by_aggregate = { data: toData(row) };
  }
  await database.run("DROP TABLE matching; DROP TABLE top");
  return data;
}

/** Computes the calculations of each row's group for each time bucket that has events. */
async function selectSeries(database: Database, plan: Plan, top: readonly Row[]) {
  const ofTop = `(SELECT matching.*, CAST(position AS DOUBLE) AS position
    FROM matching JOIN top ON ${sameGroup(plan)})`;
  const rows = await database.query(
    `${aggregate(plan.calculations, ["bucket", "position"], ofTop)} ORDER BY bucket, position`,
  );
  return rows.map((row) => {
    const result = top[Number(row.position) - 1];
    const group = plan.groups.map((identifier) => [identifier, result?.[identifier] ?? null]);
    return { time: timeOf(row), data: plan.toData({ ...row, ...Object.fromEntries(group) }) };
  });
}

function sameGroup({ groups }: Plan): string {
  const same = groups.map((group) => `matching.${group} IS NOT DISTINCT FROM top.${group}`);
  return same.join(" AND ") || "TRUE";
}

function timeOf({ bucket }: Row): string {
  // The bucket of an early event can start before the earliest time that a Date can have.
  return new Date(Math.max(Number(bucket), -8.64e15)).toISOString().replace(".000", "");
}
