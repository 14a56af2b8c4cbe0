import { ALL_DATASETS, type SLOHistoryRequest } from "@honeycomb/core";
import { type FieldIssue, legacyError, validationFailed } from "../../http/api-error.ts";
import type { Handlers } from "../../http/handler.ts";
import { created, noContent, ok } from "../../http/response.ts";
import type { State } from "../../state.ts";
import { burnAlertsOf } from "../burn-alerts/state.ts";
import { findDatasets } from "../datasets/state.ts";
import { evaluateSlo } from "./evaluate.ts";
import { countHours, countMinutes, rateWeeks } from "./reporting.ts";
import { addSlo, changeSlo, findSlo, slosOf, toSlo } from "./state.ts";

/** Seconds. */
const day = 24 * 3600;

export const slos = {
  listSlos: ({ state, path: { datasetSlug } }) => {
    findDatasets(state, datasetSlug);
    return ok(slosOf(state, datasetSlug).map(toSlo));
  },

  getSlo: async ({ state, path, query }) => {
    const slo = findSlo(state, path.datasetSlug, path.sloId);
    const { value } = slo;
    return ok(toSlo(query.detailed ? { ...value, ...(await evaluateSlo(state, slo)) } : value));
  },

  createSlo: async ({ state, path: { datasetSlug }, body }) => {
    findDatasets(state, datasetSlug);
    const slo = await body();
    if (datasetSlug === ALL_DATASETS) {
      if (slo.dataset_slugs === undefined) {
        throw validationFailed({
          field: "dataset_slugs",
          code: "missing",
          description: `dataset_slugs: is required for ${ALL_DATASETS}`,
        });
      }
      for (const slug of slo.dataset_slugs) findDatasets(state, slug);
    }
    return created(toSlo(addSlo(state, datasetSlug, slo)));
  },

  updateSlo: async ({ state, path, body }) => {
    const slo = findSlo(state, path.datasetSlug, path.sloId);
    return ok(toSlo(changeSlo(state, slo, await body())));
  },

  deleteSlo: ({ state, path: { datasetSlug, sloId } }) => {
    findSlo(state, datasetSlug, sloId);
    state.slos.delete(sloId);
    for (const { id } of burnAlertsOf(state, sloId)) state.burnAlerts.delete(id);
    return noContent();
  },

  getSloRealtimeCounts: async ({ state, path, query }) => {
    const slo = findSlo(state, path.datasetSlug, path.sloId);
    if (query.start_time < state.now().getTime() / 1000 - day) {
      throw legacyError(400, "start_time must be within the last 24 hours");
    }
    return ok(await countMinutes(state, slo, query));
  },

  getSloHourlyCountsHistory: async ({ state, path, query }) =>
    ok(await countHours(state, findSlo(state, path.datasetSlug, path.sloId), query)),

  getSloHistory: async ({ state, body }) => {
    const { ids, ...range } = await body();
    const issues = [...validateHistory(state, ids, range)];
    if (issues.length > 0) throw validationFailed(...issues);
    const histories = ids.map(async (id) => {
      const slo = state.slos.get(id);
      return [id, slo === undefined ? [] : await rateWeeks(state, slo, range)] as const;
    });
    return ok(Object.fromEntries(await Promise.all(histories)));
  },
} satisfies Handlers;

function* validateHistory(
  state: State,
  ids: readonly string[],
  { start_time, end_time }: Pick<SLOHistoryRequest, "start_time" | "end_time">,
): Generator<FieldIssue> {
  const now = state.now().getTime() / 1000;
  for (const [index, id] of ids.entries()) {
    if (state.slos.has(id)) continue;
    const field = `ids.${index}`;
    yield { field, code: "invalid", description: `${field}: there is no such SLO` };
  }
  if (start_time < now - 366 * day) {
    const description = "start_time: must be at most a year ago";
    yield { field: "start_time", code: "invalid", description };
  }
  if (end_time > now) {
    const description = "end_time: must not be in the future";
    yield { field: "end_time", code: "invalid", description };
  }
}
