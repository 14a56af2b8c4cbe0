import type { SLO, SLODetailed } from "@honeycomb/core";
import type { InDataset, State } from "../../state.ts";
import { burnAlertsOf } from "../burn-alerts/state.ts";
import { countEvents, type EventCounts, sumCounts } from "./counts.ts";

type Evaluation = Pick<SLODetailed, "compliance" | "budget_remaining" | "burn_rate" | "status">;

/** The window of the burn rate, in seconds. */
const burnRateWindow = 4 * 3600;

/** Computes the compliance of an SLO from the events for which its indicator is true or false. */
export async function evaluateSlo(state: State, slo: InDataset<SLO>): Promise<Evaluation> {
  const period = await countLast(state, slo, slo.value.time_period_days * 24 * 3600);
  if (period.total === 0) return { status: "no_events" };
  const recent = await countLast(state, slo, burnRateWindow);
  return {
    ...rate(slo.value, period),
    burn_rate: recent.total === 0 ? 0 : recent.bad / recent.total / allowedShare(slo.value),
    status: burnAlertsOf(state, slo.value.id).length === 0 ? "no_alerts" : "normal",
  };
}

/** Computes the percentage of good events, and of the remaining error budget. */
export function rate(slo: SLO, { total, bad }: EventCounts) {
  const badShare = bad / total;
  return {
    compliance: 100 * (1 - badShare),
    budget_remaining: 100 * (1 - badShare / allowedShare(slo)),
  };
}

/** The share of events that may be bad, 0 to 1. */
function allowedShare({ target_per_million }: SLO): number {
  return 1 - target_per_million / 1e6;
}

async function countLast(state: State, slo: InDataset<SLO>, seconds: number): Promise<EventCounts> {
  const end = Math.floor(state.now().getTime() / 1000) + 1;
  const start = end - seconds;
  return sumCounts(await countEvents(state, slo, { start, end, granularity: seconds }));
}
