import type { BurnAlertDetailed, SLO } from "@honeycomb/core";
import { notFound, validationFailed } from "../../http/api-error.ts";
import { createId } from "../../id.ts";
import type { InDataset, State } from "../../state.ts";
import { isIn } from "../datasets/state.ts";
import { readRecipients } from "../recipients/notifications.ts";
import type { BurnAlertCreateRequest, BurnAlertUpdateRequest } from "./requests.ts";

/** A burn alert of a known type. */
export type BurnAlertState = Extract<
  BurnAlertDetailed,
  { alert_type: "exhaustion_time" | "budget_rate" }
> & { readonly slo: { readonly id: string } };

/**
 * Finds a burn alert. `__all__` may stand for its dataset.
 *
 * @throws ApiError 404
 */
export function findBurnAlert(
  state: State,
  datasetSlug: string,
  id: string,
): InDataset<BurnAlertState> {
  const burnAlert = state.burnAlerts.get(id);
  if (burnAlert === undefined || !isIn(datasetSlug, burnAlert)) throw notFound("Burn alert");
  return burnAlert;
}

/** The burn alerts of an SLO. */
export function burnAlertsOf(state: State, sloId: string): BurnAlertState[] {
  return [...state.burnAlerts.values()]
    .map(({ value }) => value)
    .filter(({ slo }) => slo.id === sloId);
}

/** @throws ApiError 422 */
export function addBurnAlert(
  state: State,
  datasetSlug: string,
  { slo: { id: sloId }, ...fields }: BurnAlertCreateRequest,
): BurnAlertState {
  const slo = findWatchedSlo(state, datasetSlug, sloId);
  const now = state.timestamp();
  const value: BurnAlertState = {
    id: createId(),
    ...toFields(state, slo.value, fields),
    slo: { id: sloId },
    triggered: false,
    created_at: now,
    updated_at: now,
  };
  state.burnAlerts.set(value.id, { datasetSlug: slo.datasetSlug, value });
  return value;
}

/** @throws ApiError 422 */
export function changeBurnAlert(
  state: State,
  burnAlert: InDataset<BurnAlertState>,
  change: BurnAlertUpdateRequest,
): BurnAlertState {
  const { id, slo, triggered, created_at } = burnAlert.value;
  const watched = findWatchedSlo(state, burnAlert.datasetSlug, slo.id).value;
  burnAlert.value = {
    id,
    ...toFields(state, watched, change),
    slo,
    triggered,
    created_at,
    updated_at: state.timestamp(),
  };
  return burnAlert.value;
}

function findWatchedSlo(state: State, datasetSlug: string, id: string): InDataset<SLO> {
  const slo = state.slos.get(id);
  if (slo !== undefined && isIn(datasetSlug, slo)) return slo;
  throw validationFailed({
    field: "slo.id",
    code: "invalid",
    description: "slo.id: there is no such SLO in this dataset",
  });
}

/** Returns the fields that a request sets, as they are stored. */
function toFields(state: State, { time_period_days }: SLO, given: BurnAlertUpdateRequest) {
  const maxWindow = time_period_days * 24 * 60;
  if (given.alert_type === "budget_rate" && given.budget_rate_window_minutes > maxWindow) {
    throw validationFailed({
      field: "budget_rate_window_minutes",
      code: "invalid",
      description: `budget_rate_window_minutes: must be at most ${maxWindow}, the SLO's time period`,
    });
  }
  return {
    description: "",
    auto_investigate: false,
    ...given,
    recipients: readRecipients(state, given.recipients),
  };
}
