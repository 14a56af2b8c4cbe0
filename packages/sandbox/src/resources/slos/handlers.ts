import { ALL_DATASETS } from "@honeycomb/core";
import { created, noContent, ok } from "../../http/answer.ts";
import { validationFailed } from "../../http/api-error.ts";
import type { Handlers } from "../../http/handler.ts";
import { findDatasets } from "../datasets/state.ts";
import { evaluateSlo } from "./evaluate.ts";
import { addSlo, findSlo } from "./state.ts";

export const slos = {
  listSlos: ({ state, path: { datasetSlug } }) => {
    findDatasets(state, datasetSlug);
    const all = [...state.slos.values()];
    return ok(all.filter((slo) => slo.datasetSlug === datasetSlug).map(({ value }) => value));
  },

  getSlo: async ({ state, path, query }) => {
    const { value } = findSlo(state, path.datasetSlug, path.sloId);
    return ok(query.detailed ? { ...value, ...(await evaluateSlo(state, value)) } : value);
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
    return created(addSlo(state, datasetSlug, slo));
  },

  updateSlo: async ({ state, path, body }) => {
    const slo = findSlo(state, path.datasetSlug, path.sloId);
    slo.value = { ...slo.value, ...(await body()), updated_at: state.timestamp() };
    return ok(slo.value);
  },

  deleteSlo: ({ state, path: { datasetSlug, sloId } }) => {
    findSlo(state, datasetSlug, sloId);
    state.slos.delete(sloId);
    return noContent();
  },
} satisfies Handlers;
