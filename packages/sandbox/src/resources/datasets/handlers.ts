import { legacyError } from "../../http/api-error.ts";
import type { Handlers } from "../../http/handler.ts";
import { accepted, created, ok } from "../../http/response.ts";
import { addDataset, findDataset, removeDataset, toDataset } from "./state.ts";

export const datasets = {
  listDatasets: ({ state }) => ok([...state.datasets.values()].map(toDataset)),

  getDataset: ({ state, path }) => ok(toDataset(findDataset(state, path.datasetSlug))),

  createDataset: async ({ state, body }) => {
    const { dataset, isNew } = addDataset(state, await body());
    return isNew ? created(toDataset(dataset)) : ok(toDataset(dataset));
  },

  updateDataset: async ({ state, path, body }) => {
    const dataset = findDataset(state, path.datasetSlug);
    const { description = "", expand_json_depth = 0, settings } = await body();
    dataset.description = description;
    dataset.expandJsonDepth = expand_json_depth;
    dataset.deleteProtected = settings?.delete_protected ?? dataset.deleteProtected;
    return ok(toDataset(dataset));
  },

  deleteDataset: ({ state, path }) => {
    const dataset = findDataset(state, path.datasetSlug);
    if (dataset.deleteProtected) {
      throw legacyError(409, "resource is delete protected and cannot be deleted");
    }
    removeDataset(state, dataset);
    return accepted();
  },
} satisfies Handlers;
