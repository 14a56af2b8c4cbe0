import type { Mode, Result } from "../../call/mode.ts";
import { invoke } from "../../operation/invoke.ts";
import type { RequestOptions } from "../../operation/options.ts";
import { findById, patch } from "../../patch.ts";
import { Resource } from "../../resource.ts";
import {
  createMarkerSetting,
  deleteMarkerSettings,
  listMarkerSettings,
  updateMarkerSettings,
} from "./operations.ts";
import type {
  MarkerSetting,
  MarkerSettingChanges,
  MarkerSettingCreate,
  MarkerSettingUpdate,
} from "./types.ts";

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
   * Replaces a marker setting: both its color and its type. To change the color alone, use
   * {@link patch}.
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
   * Changes the color of a marker setting. Lists the settings to find it and sends the result, as two
   * requests. A change that someone else makes in between is overwritten.
   *
   * @param datasetSlug the slug of a dataset, or {@link ALL_DATASETS}
   * @returns the updated setting
   * @throws HoneycombInputError when a change is not valid, or a field of it can't be changed
   * @throws HoneycombNotFoundError when the dataset has no setting with this id
   *
   * @example
   * ```ts
   * await client.markerSettings.patch(ALL_DATASETS, "3d97ad", { color: "#f96e11" });
   * ```
   */
  patch(
    datasetSlug: string,
    markerSettingId: string,
    changes: MarkerSettingChanges,
    options?: RequestOptions,
  ): Result<M, MarkerSetting> {
    const path = { datasetSlug, markerSettingId };
    const list = invoke(listMarkerSettings, { path });
    const read = findById(listMarkerSettings, list, markerSettingId);
    return this.runCall(patch(updateMarkerSettings, path, read, changes), options);
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
