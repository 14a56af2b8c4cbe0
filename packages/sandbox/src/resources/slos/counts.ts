import type { Filter, SLO } from "@honeycomb/core";
import { QueryError } from "../../query/query-error.ts";
import { runQuery } from "../../query/run-query.ts";
import type { InDataset, State } from "../../state.ts";
import { resolveAlias } from "../calculated-fields/state.ts";
import { readIndicator } from "./indicator.ts";

/** How many events an SLO had. */
export interface EventCounts {
  readonly total: number;
  readonly bad: number;
}

/** The same from some time on. */
interface CountedBucket extends EventCounts {
  /** Seconds since 1970. */
  readonly start: number;
}

/** What to count, in seconds since 1970; the end is not part of it. */
interface CountRange {
  readonly start: number;
  readonly end: number;
  /** Seconds that a bucket has. Buckets begin at multiples of it. */
  readonly granularity: number;
}

/** Counts an SLO's events in buckets of time, in order. Those without events are left out. */
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
  const counted: Filter = { column: indicator.column, op: "exists" };
  return state.events.use(datasets, async (database, tables) => {
    const count = async (filters: Filter[]): Promise<ReadonlyMap<number, number>> => {
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
      // As long as no event has the column, there is nothing to count.
      if (error instanceof QueryError) return [];
      throw error;
    }
  });
}

/** What buckets hold together. */
export function sumCounts(buckets: readonly EventCounts[]): EventCounts {
  return {
    total: buckets.reduce((sum, { total }) => sum + total, 0),
    bad: buckets.reduce((sum, { bad }) => sum + bad, 0),
  };
}
