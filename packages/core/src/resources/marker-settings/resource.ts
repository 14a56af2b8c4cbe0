import type { Mode, Result } from "../../call/mode.ts";
import type { RequestOptions } from "../../operation/options.ts";
import { Resource } from "../../resource.ts";
import type { MarkerSetting, MarkerSettingCreate } from "./models.ts";
import {
  createMarkerSetting,
  deleteMarkerSettings,
  listMarkerSettings,
  updateMarkerSettings,
} from "./operations.ts";

/**
 * The colors of markers, by their types. Every method takes {@link ALL_DATASETS} for the whole
 * environment.
 *
 * @see https://api-docs.honeycomb.io/api/marker-settings
 */
export class MarkerSettings<M extends Mode> extends Resource<M> {
  /**
   * Lists a dataset's marker settings.
   *
   * @param datasetSlug a dataset, or {@link ALL_DATASETS}
   * @throws HoneycombNotFoundError when there is no such dataset
   */
  list(datasetSlug: string, options?: RequestOptions): Result<M, MarkerSetting[]> {
    return this.invoke(listMarkerSettings, { path: { datasetSlug } }, options);
  }

  /**
   * Gives the markers of a type a color.
   *
   * @param datasetSlug a dataset, or {@link ALL_DATASETS}
   * @throws HoneycombNotFoundError when there is no such dataset
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
   * Changes a setting's color. Returns the setting as it is then.
   *
   * @param datasetSlug a dataset, or {@link ALL_DATASETS}
   * @param setting with the type that the setting has, which can't be changed
   * @throws HoneycombNotFoundError when there is none with this id
   */
  update(
    datasetSlug: string,
    markerSettingId: string,
    setting: MarkerSettingCreate,
    options?: RequestOptions,
  ): Result<M, MarkerSetting> {
    const path = { datasetSlug, markerSettingId };
    return this.invoke(updateMarkerSettings, { path, body: setting }, options);
  }

  /**
   * Deletes a setting. Returns it as it was.
   *
   * @param datasetSlug a dataset, or {@link ALL_DATASETS}
   * @throws HoneycombNotFoundError when there is none with this id
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
