import type { Mode, Performer, Result } from "../../call/result.ts";
import { invoke } from "../../operation/invoke.ts";
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
export class MarkerSettings<M extends Mode> {
  readonly #perform: Performer<M>;

  constructor(perform: Performer<M>) {
    this.#perform = perform;
  }

  /**
   * Lists a dataset's marker settings.
   *
   * @param datasetSlug a dataset, or {@link ALL_DATASETS}
   * @throws HoneycombNotFoundError when there is no such dataset
   */
  list(datasetSlug: string): Result<M, MarkerSetting[]> {
    return this.#perform(invoke(listMarkerSettings, { path: { datasetSlug } }));
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
  create(datasetSlug: string, setting: MarkerSettingCreate): Result<M, MarkerSetting> {
    return this.#perform(invoke(createMarkerSetting, { path: { datasetSlug }, body: setting }));
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
  ): Result<M, MarkerSetting> {
    const path = { datasetSlug, markerSettingId };
    return this.#perform(invoke(updateMarkerSettings, { path, body: setting }));
  }

  /**
   * Deletes a setting. Returns it as it was.
   *
   * @param datasetSlug a dataset, or {@link ALL_DATASETS}
   * @throws HoneycombNotFoundError when there is none with this id
   */
  delete(datasetSlug: string, markerSettingId: string): Result<M, MarkerSetting> {
    const path = { datasetSlug, markerSettingId };
    return this.#perform(invoke(deleteMarkerSettings, { path }));
  }
}
