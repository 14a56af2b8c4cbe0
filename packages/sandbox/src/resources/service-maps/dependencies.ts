import type { MapDependenciesCreate, MapDependency } from "@honeycomb/core";
import { castTo } from "../../events/convert.ts";
import type { Database, Operand } from "../../events/database.ts";
import type { EventTable } from "../../events/event-table.ts";
import { Parameters } from "../../query/parameters.ts";
import type { TimeRange } from "../../query/time-range.ts";
import type { State } from "../../state.ts";
import { type DefinitionName, definedField } from "../dataset-definitions/state.ts";
import type { DatasetState } from "../datasets/state.ts";

/** Which calls a map contains. */
interface MapOptions {
  readonly range: TimeRange;
  readonly filters: MapDependenciesCreate["filters"];
  /** The maximum number of dependencies. */
  readonly limit: number;
}

/** The fields of a span that are needed. */
const meanings = ["trace_id", "span_id", "parent_id", "service_name"] as const;

/** Finds which services call each other, from the spans in some datasets. Sorts by number of calls. */
export async function findDependencies(
  state: State,
  database: Database,
  datasets: readonly DatasetState[],
  tables: readonly EventTable[],
  { range, filters = [], limit }: MapOptions,
): Promise<MapDependency[]> {
  const spans = datasets.flatMap((dataset, index) => selectSpans(state, dataset, tables[index]));
  if (spans.length === 0) return [];
  const parameters = new Parameters();
  const inRange = `time >= ${parameters.add(range.start)} AND time < ${parameters.add(range.end)}`;
  const names = filters.map(({ name }) => parameters.add(name)).join(", ");
  const isWanted = names === "" ? "TRUE" : `(parent IN (${names}) OR child IN (${names}))`;
  // The span of the caller starts earlier, possibly before the time range.
  const statement = parameters.bind(
    `WITH spans AS (${spans.join(" UNION ALL ")}),
      callers AS (SELECT DISTINCT trace_id, span_id, service_name FROM spans),
      calls AS (
        SELECT callers.service_name AS parent, spans.service_name AS child, rate
        FROM spans JOIN callers
          ON spans.trace_id = callers.trace_id AND spans.parent_id = callers.span_id
        WHERE ${inRange} AND callers.service_name <> spans.service_name
      )
    SELECT parent, child, CAST(sum(rate) AS DOUBLE) AS call_count FROM calls
    WHERE ${isWanted} GROUP BY parent, child
    ORDER BY call_count DESC, parent, child LIMIT ${limit}`,
  );
  const rows = await database.query(statement.sql, statement.parameters);
  return rows.map(({ parent, child, call_count }) => ({
    parent_node: { name: String(parent), type: "service" },
    child_node: { name: String(child), type: "service" },
    call_count: Number(call_count),
  }));
}

/** Returns SQL that selects the spans of a dataset. Returns nothing when its events are not spans. */
function selectSpans(state: State, dataset: DatasetState, table: EventTable | undefined): string[] {
  const columns = meanings.map((meaning) => {
    const name = definedField(state, dataset, meaning)?.name ?? "";
    return selectAs(meaning, table?.column(name));
  });
  if (table === undefined || columns.includes(undefined)) return [];
  return [`SELECT time, rate, ${columns.join(", ")} FROM ${table.name}`];
}

function selectAs(meaning: DefinitionName, column: Operand | undefined): string | undefined {
  if (column !== undefined) return `${castTo("VARCHAR", column)} AS ${meaning}`;
  // A dataset may contain only root spans.
  return meaning === "parent_id" ? `CAST(NULL AS VARCHAR) AS ${meaning}` : undefined;
}
