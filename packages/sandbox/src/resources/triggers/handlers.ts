import { created, noContent, ok } from "../../http/answer.ts";
import type { Handlers } from "../../http/handler.ts";
import { findDatasets } from "../datasets/state.ts";
import { addTrigger, changeTrigger, findTrigger } from "./state.ts";

export const triggers = {
  listTriggers: ({ state, path: { datasetSlug } }) => {
    findDatasets(state, datasetSlug);
    const all = [...state.triggers.values()];
    return ok(
      all.filter((trigger) => trigger.datasetSlug === datasetSlug).map(({ value }) => value),
    );
  },

  getTrigger: ({ state, path }) => ok(findTrigger(state, path.datasetSlug, path.triggerId).value),

  createTrigger: async ({ state, path: { datasetSlug }, body }) => {
    findDatasets(state, datasetSlug);
    return created(addTrigger(state, datasetSlug, await body()));
  },

  updateTrigger: async ({ state, path, body }) => {
    const trigger = findTrigger(state, path.datasetSlug, path.triggerId);
    return ok(changeTrigger(state, trigger, await body()));
  },

  deleteTrigger: ({ state, path: { datasetSlug, triggerId } }) => {
    findTrigger(state, datasetSlug, triggerId);
    state.triggers.delete(triggerId);
    return noContent();
  },
} satisfies Handlers;
