import type { SLO, SLODetailed } from "@honeycomb/core";
import { QueryError } from "../../query/query-error.ts";
import { runQuery } from "../../query/run-query.ts";
import type { State } from "../../state.ts";
import { findDatasets } from "../datasets/state.ts";

type Evaluation = Pick<SLODetailed, "compliance" | "budget_remaining" | "burn_rate" | "status">;

/** Seconds that the burn rate looks at. */
const burnRateWindow = 4 * 3600;

/** How an SLO is kept, from the events that its indicator is true or false for. */
export async function evaluateSlo(state: State, slo: SLO): Promise<Evaluation> {
  const period = await countEvents(state, slo, slo.time_period_days * 24 * 3600);
  if (period.total === 0) return { status: "no_events" };
  const recent = await countEvents(state, slo, burnRateWindow);
  const allowed = 1 - slo.target_per_million / 1e6;
  const badShare = period.bad / period.total;
  return {
    compliance: 100 * (1 - badShare),
    budget_remaining: 100 * (1 - badShare / allowed),
    burn_rate: recent.total === 0 ? 0 : recent.bad / recent.total / allowed,
    status: "no_alerts",
  };
}

async function countEvents(state: State, slo: SLO, timeRange: number) {
  const { alias } = slo.sli;
  const datasets = (slo.dataset_slugs ?? []).flatMap((slug) => findDatasets(state, slug));
  const count = { total: 0, bad: 0 };
  try {
    const { results } = await state.events.use(datasets, (database, tables) =>
      runQuery(
        {
          calculations: [{ op: "COUNT" }],
          breakdowns: [alias],
          filters: [{ column: alias, op: "in", value: [true, false] }],
          time_range: timeRange,
        },
        database,
        tables,
        { series: false, total: false, other: false, limit: 2, now: state.now() },
      ),
    );
    for (const { data } of results ?? []) {
      const events = Number(data?.COUNT);
      count.total += events;
      if (data?.[alias] === false) count.bad += events;
    }
  } catch (error) {
    // As long as no event has the indicator, there is nothing to count.
    if (!(error instanceof QueryError)) throw error;
  }
  return count;
}
