import type { QueryFilter, SLO } from "@honeycomb/core";
import { QueryError } from "../../query/query-error.ts";
import { runQuery } from "../../query/run-query.ts";
import type { InDataset, State } from "../../state.ts";
import { resolveAlias } from "../calculated-fields/state.ts";
import { readIndicator } from "./indicator.ts";

/** The number of events of an SLO. */
export interface EventCounts {
  readonly total: number;
  readonly bad: number;
}

/** The number of events in a time bucket. */
interface CountedBucket extends EventCounts {
  /** Seconds since 1970. */
  readonly start: number;
}

/** The time range to count, in seconds since 1970. The end is excluded. */
interface CountRange {
  readonly start: number;
  readonly end: number;
  /** The length of a bucket in seconds. Buckets start at multiples of it. */
  readonly granularity: number;
}

/** Counts the events of an SLO in time buckets, in order. Buckets without events are left out. */
export async function countEvents(
  state: State,
  slo: InDataset<SLO>,
  range: CountRange,
): Promise<CountedBucket[]> {
  const { alias } = slo.value.sli;
  const slugs = slo.value.dataset_slugs ?? [];
  const datasets = slugs.flatMap((slug) => state.datasets.get(slug) ?? []);
  const field = resolveAlias(state, slo.datasetSlug, alias);
  const indicator = readIndicator(alias, field?.expression, datasets);
  if (indicator === undefined) return [];
  const counted: QueryFilter = { column: indicator.column, op: "exists" };
  return state.events.use(datasets, async (database, tables) => {
    const count = async (filters: QueryFilter[]): Promise<ReadonlyMap<number, number>> => {
      const { series } = await runQuery(
        {
          calculations: [{ op: "COUNT" }],
          filters,
          start_time: range.start,
          end_time: range.end,
          granularity: range.granularity,
        },
        database,
        tables,
        { series: true, total: false, other: false, limit: 1, now: state.now() },
      );
      return new Map(
        series?.map(({ time = "", data }) => [Date.parse(time) / 1000, Number(data?.COUNT)]),
      );
    };
    try {
      const totals = await count([counted]);
      const good = await count([counted, indicator.good]);
      return [...totals].map(([start, total]) => ({
        start,
        total,
        bad: total - (good.get(start) ?? 0),
      }));
    } catch (error) {
      // No event has the column yet.
      if (error instanceof QueryError) return [];
      throw error;
    }
  });
}

/** Adds up the counts of buckets. */
export function sumCounts(buckets: readonly EventCounts[]): EventCounts {
  return {
    total: buckets.reduce((sum, { total }) => sum + total, 0),
    bad: buckets.reduce((sum, { bad }) => sum + bad, 0),
  };
}
