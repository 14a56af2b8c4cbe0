import type { Handlers } from "../../http/handler.ts";
import { created, noContent, ok } from "../../http/response.ts";
import { findDatasets } from "../datasets/state.ts";
import { withTargets } from "../recipients/notifications.ts";
import { addTrigger, changeTrigger, findTrigger } from "./state.ts";

export const triggers = {
  listTriggers: ({ state, path: { datasetSlug } }) => {
    findDatasets(state, datasetSlug);
    const all = [...state.triggers.values()];
    return ok(
      all
        .filter((trigger) => trigger.datasetSlug === datasetSlug)
        .map(({ value }) => withTargets(state, value)),
    );
  },

  getTrigger: ({ state, path }) =>
    ok(withTargets(state, findTrigger(state, path.datasetSlug, path.triggerId).value)),

  createTrigger: async ({ state, path: { datasetSlug }, body }) => {
    findDatasets(state, datasetSlug);
    return created(withTargets(state, addTrigger(state, datasetSlug, await body())));
  },

  updateTrigger: async ({ state, path, body }) => {
    const trigger = findTrigger(state, path.datasetSlug, path.triggerId);
    return ok(withTargets(state, changeTrigger(state, trigger, await body())));
  },

  deleteTrigger: ({ state, path: { datasetSlug, triggerId } }) => {
    findTrigger(state, datasetSlug, triggerId);
    state.triggers.delete(triggerId);
    return noContent();
  },
} satisfies Handlers;
