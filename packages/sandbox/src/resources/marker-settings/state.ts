import type { MarkerSetting } from "@honeycomb/core";
import { notFound, validationFailed } from "../../http/api-error.ts";
import { createId } from "../../id.ts";
import type { InDataset, State } from "../../state.ts";
import type { MarkerSettingRequest } from "./requests.ts";

/** @throws ApiError 404 */
export function findMarkerSetting(
  state: State,
  datasetSlug: string,
  id: string,
): InDataset<MarkerSetting> {
  const setting = state.markerSettings.get(id);
  if (setting?.datasetSlug !== datasetSlug) throw notFound("Marker setting");
  return setting;
}

/** Returns the settings of one dataset, or of the environment. */
export function markerSettingsOf(state: State, datasetSlug: string): MarkerSetting[] {
  const all = [...state.markerSettings.values()];
  return all.filter((setting) => setting.datasetSlug === datasetSlug).map(({ value }) => value);
}

/** @throws ApiError 422 when the type has a setting */
export function addMarkerSetting(
  state: State,
  datasetSlug: string,
  { type, color }: MarkerSettingRequest,
): MarkerSetting {
  if (markerSettingsOf(state, datasetSlug).some((setting) => setting.type === type)) {
    throw validationFailed({
      field: "type",
      code: "already_exists",
      description: `type: there already is a setting for "${type}"`,
    });
  }
  const now = state.timestamp();
  const value: MarkerSetting = { id: createId(), type, color, created_at: now, updated_at: now };
  state.markerSettings.set(value.id, { datasetSlug, value });
  return value;
}

/** @throws ApiError 422 when the type is different */
export function changeMarkerSetting(
  state: State,
  setting: InDataset<MarkerSetting>,
  { type, color }: MarkerSettingRequest,
): MarkerSetting {
  if (type !== setting.value.type) {
    throw validationFailed({
      field: "type",
      code: "invalid",
      description: `type: can't be changed from "${setting.value.type}"`,
    });
  }
  setting.value = { ...setting.value, color, updated_at: state.timestamp() };
  return setting.value;
}
