import type { Handlers } from "../../http/handler.ts";
import { created, ok } from "../../http/response.ts";
import { findDatasets } from "../datasets/state.ts";
import { addMarker, findMarker, replaceMarker, withColor } from "./state.ts";

export const markers = {
  getMarker: ({ state, path: { datasetSlug } }) => {
    findDatasets(state, datasetSlug);
    const all = [...state.markers.values()];
    return ok(
      all
        .filter((marker) => marker.datasetSlug === datasetSlug)
        .map((marker) => withColor(state, marker)),
    );
  },

  createMarker: async ({ state, path: { datasetSlug }, body }) => {
    findDatasets(state, datasetSlug);
    return created(addMarker(state, datasetSlug, await body()));
  },

  updateMarker: async ({ state, path, body }) => {
    const marker = findMarker(state, path.datasetSlug, path.markerId);
    return ok(replaceMarker(state, marker, await body()));
  },

  deleteMarker: ({ state, path: { datasetSlug, markerId } }) => {
    const { value } = findMarker(state, datasetSlug, markerId);
    state.markers.delete(markerId);
    return ok(value);
  },
} satisfies Handlers;
