import type { Handlers } from "../../http/handler.ts";
import { created, ok } from "../../http/response.ts";
import { findDatasets } from "../datasets/state.ts";
import {
  addMarkerSetting,
  changeMarkerSetting,
  findMarkerSetting,
  markerSettingsOf,
} from "./state.ts";

export const markerSettings = {
  listMarkerSettings: ({ state, path: { datasetSlug } }) => {
    findDatasets(state, datasetSlug);
    return ok(markerSettingsOf(state, datasetSlug));
  },

  createMarkerSetting: async ({ state, path: { datasetSlug }, body }) => {
    findDatasets(state, datasetSlug);
    return created(addMarkerSetting(state, datasetSlug, await body()));
  },

  updateMarkerSettings: async ({ state, path, body }) => {
    const setting = findMarkerSetting(state, path.datasetSlug, path.markerSettingId);
    return ok(changeMarkerSetting(state, setting, await body()));
  },

  deleteMarkerSettings: ({ state, path: { datasetSlug, markerSettingId } }) => {
    const { value } = findMarkerSetting(state, datasetSlug, markerSettingId);
    state.markerSettings.delete(markerSettingId);
    return ok(value);
  },
} satisfies Handlers;
