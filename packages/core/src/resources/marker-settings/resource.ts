import type { Mode, Result } from "../../call/mode.ts";
import type { RequestOptions } from "../../operation/options.ts";
import { Resource } from "../../resource.ts";
import {
  createMarkerSetting,
  deleteMarkerSettings,
  listMarkerSettings,
  updateMarkerSettings,
} from "./operations.ts";
import type { MarkerSetting, MarkerSettingCreate, MarkerSettingUpdate } from "./types.ts";

/**
 * Manages marker settings: the colors of markers, by their types. Use {@link ALL_DATASETS} as the
 * dataset for the settings of the whole environment.
 *
 * @see https://api-docs.honeycomb.io/api/marker-settings
 */
export class MarkerSettings<M extends Mode> extends Resource<M> {
  /**
   * Lists the marker settings of a dataset.
   *
   * @param datasetSlug the slug of a dataset, or {@link ALL_DATASETS}
   * @throws HoneycombNotFoundError when the dataset doesn't exist
   */
  list(datasetSlug: string, options?: RequestOptions): Result<M, MarkerSetting[]> {
    return this.invoke(listMarkerSettings, { path: { datasetSlug } }, options);
  }

  /**
   * Creates a marker setting, which sets the color of all markers of a type.
   *
   * @param datasetSlug the slug of a dataset, or {@link ALL_DATASETS}
   * @throws HoneycombNotFoundError when the dataset doesn't exist
   *
   * @example
   * ```ts
   * await client.markerSettings.create(ALL_DATASETS, { type: "deploy", color: "#7b1fa2" });
   * ```
   */
  create(
    datasetSlug: string,
    setting: MarkerSettingCreate,
    options?: RequestOptions,
  ): Result<M, MarkerSetting> {
    return this.invoke(createMarkerSetting, { path: { datasetSlug }, body: setting }, options);
  }

  /**
   * Replaces a marker setting, to change its color.
   *
   * @param datasetSlug the slug of a dataset, or {@link ALL_DATASETS}
   * @param setting the new color, and the type of the setting, which can't be changed
   * @returns the updated setting
   * @throws HoneycombNotFoundError when there is no setting with this id
   */
  update(
    datasetSlug: string,
    markerSettingId: string,
    setting: MarkerSettingUpdate,
    options?: RequestOptions,
  ): Result<M, MarkerSetting> {
    const path = { datasetSlug, markerSettingId };
    return this.invoke(updateMarkerSettings, { path, body: setting }, options);
  }

  /**
   * Deletes a marker setting.
   *
   * @param datasetSlug the slug of a dataset, or {@link ALL_DATASETS}
   * @returns the deleted setting
   * @throws HoneycombNotFoundError when there is no setting with this id
   */
  delete(
    datasetSlug: string,
    markerSettingId: string,
    options?: RequestOptions,
  ): Result<M, MarkerSetting> {
    const path = { datasetSlug, markerSettingId };
    return this.invoke(deleteMarkerSettings, { path }, options);
  }
}
