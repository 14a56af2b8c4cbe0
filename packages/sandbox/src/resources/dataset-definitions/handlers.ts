import type { Handlers } from "../../http/handler.ts";
import { ok } from "../../http/response.ts";
import { findDataset } from "../datasets/state.ts";
import { changeDefinitions, toDefinitions } from "./state.ts";

export const datasetDefinitions = {
  listDatasetDefinitions: ({ state, path }) =>
    ok(toDefinitions(state, findDataset(state, path.datasetSlug))),

  patchDatasetDefinitions: async ({ state, path, body }) => {
    const dataset = findDataset(state, path.datasetSlug);
    changeDefinitions(state, dataset, await body());
    return ok(toDefinitions(state, dataset));
  },
} satisfies Handlers;
