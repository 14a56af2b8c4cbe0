import type { Handlers } from "../../http/handler.ts";
import { created, noContent, ok } from "../../http/response.ts";
import { findDatasets } from "../datasets/state.ts";
import { withTargets } from "../recipients/notifications.ts";
import { findSlo } from "../slos/state.ts";
import { addBurnAlert, burnAlertsOf, changeBurnAlert, findBurnAlert } from "./state.ts";

export const burnAlerts = {
  listBurnAlertsBySlo: ({ state, path: { datasetSlug }, query }) => {
    const { value: slo } = findSlo(state, datasetSlug, query.slo_id);
    // Lists don't contain recipients.
    return ok(burnAlertsOf(state, slo.id).map(({ recipients: _, ...burnAlert }) => burnAlert));
  },

  getBurnAlert: ({ state, path }) =>
    ok(withTargets(state, findBurnAlert(state, path.datasetSlug, path.burnAlertId).value)),

  createBurnAlert: async ({ state, path: { datasetSlug }, body }) => {
    findDatasets(state, datasetSlug);
    return created(withTargets(state, addBurnAlert(state, datasetSlug, await body())));
  },

  updateBurnAlert: async ({ state, path, body }) => {
    const burnAlert = findBurnAlert(state, path.datasetSlug, path.burnAlertId);
    return ok(withTargets(state, changeBurnAlert(state, burnAlert, await body())));
  },

  deleteBurnAlert: ({ state, path: { datasetSlug, burnAlertId } }) => {
    findBurnAlert(state, datasetSlug, burnAlertId);
    state.burnAlerts.delete(burnAlertId);
    return noContent();
  },
} satisfies Handlers;
