import type { Query, QueryResultDetails } from "@honeycomb/core";
import type { Database, Row } from "../events/database.ts";
import type { EventTable } from "../events/event-table.ts";
import { aggregate } from "./aggregate.ts";
import type { CalculatedColumn } from "./columns.ts";
import { type Plan, planQuery } from "./plan.ts";

export type QueryData = NonNullable<QueryResultDetails["data"]>;

/** What of a result is wanted. */
export interface ResultOptions {
  readonly series: boolean;
  readonly total: boolean;
  readonly other: boolean;
  /** How many rows there may be, a whole number. */
  readonly limit: number;
  readonly now: Date;
  /** The calculated fields that it may use besides its own; of one name, the first counts. */
  readonly calculatedColumns?: readonly CalculatedColumn[];
}

/**
 * Computes a query's result from events. It takes the database for itself while it does: the events
 * that the query asks about become a table `asked`, and the result's rows, in their order, a table
 * `top`.
 *
 * @throws QueryError where the query is not one that can be computed
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
    `CREATE OR REPLACE TEMP TABLE asked AS ${plan.events.sql}`,
    plan.events.parameters,
  );
  await database.run(
    `CREATE OR REPLACE TEMP TABLE top AS
     SELECT *, row_number() OVER (ORDER BY ${plan.order}) AS position
     FROM (${aggregate(calculations, groups, "asked")})
     WHERE ${plan.having.sql} ORDER BY position LIMIT ${limit}`,
    plan.having.parameters,
  );
  const top = await database.query("SELECT * EXCLUDE position FROM top ORDER BY position");
  const data: QueryData = { series: [], results: top.map((row) => ({ data: toData(row) })) };
  if (series) data.series = await selectSeries(database, plan, top);
  if (total) {
    const [row = {}] = await database.query(aggregate(calculations, [], "asked"));
    data.total_by_aggregate = { data: toData(row) };
    if (series) {
      const rows = await database.query(
        `${aggregate(calculations, ["bucket"], "asked")} ORDER BY bucket`,
      );
      data.total_by_aggregate_series = rows.map((row) => ({
        time: timeOf(row),
        data: toData(row),
      }));
    }
  }
  if (other) {
    const beyond = `(SELECT asked.* FROM asked ANTI JOIN top ON ${sameGroup(plan)})`;
    const [row = {}] = await database.query(aggregate(calculations, [], beyond));
    data.other_by_aggregate = { data: toData(row) };
  }
  await database.run("DROP TABLE asked; DROP TABLE top");
  return data;
}

/** The calculations of each of the result's groups in each bucket of time that has events. */
async function selectSeries(database: Database, plan: Plan, top: readonly Row[]) {
  const ofTop = `(SELECT asked.*, CAST(position AS DOUBLE) AS position
    FROM asked JOIN top ON ${sameGroup(plan)})`;
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
  const same = groups.map((group) => `asked.${group} IS NOT DISTINCT FROM top.${group}`);
  return same.join(" AND ") || "TRUE";
}

function timeOf({ bucket }: Row): string {
  return new Date(Number(bucket)).toISOString().replace(".000", "");
}
