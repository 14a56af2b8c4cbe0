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
   * @throws HoneycombNotFoundError when the dataset doesn't exist
   */
  list(datasetSlug: string, options?: RequestOptions): Result<M, MarkerSetting[]> {
    return this.invoke(listMarkerSettings, { path: { datasetSlug } }, options);
  }

  /**
   * Creates a marker setting, which sets the color of all markers of a type.
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
   * @param setting the new color, and the type of the setting, which can't be changed
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
   * Changes the color of a marker setting. Lists the settings to find it, and sends it with the change.
   * If someone else changes it in between, that change is lost.
   *
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

  /** Deletes a marker setting. Returns the deleted setting. */
  delete(
    datasetSlug: string,
    markerSettingId: string,
    options?: RequestOptions,
  ): Result<M, MarkerSetting> {
    const path = { datasetSlug, markerSettingId };
    return this.invoke(deleteMarkerSettings, { path }, options);
  }
}
