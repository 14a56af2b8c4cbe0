import type { Handlers } from "../../http/handler.ts";
import { ok } from "../../http/response.ts";
import { findDatasets } from "../datasets/state.ts";
import { addQuery, findQuery } from "./state.ts";

export const queries = {
  createQuery: async ({ state, path: { datasetSlug }, body }) => {
    findDatasets(state, datasetSlug);
    return ok(addQuery(state, datasetSlug, await body()));
  },

  getQuery: ({ state, path }) => ok(findQuery(state, path.datasetSlug, path.queryId)),
} satisfies Handlers;
