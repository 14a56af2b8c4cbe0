import type { Changes } from "../../patch.ts";

/** What can be set on a marker setting. */
interface MarkerSettingFields {
  /** The type of the markers, such as `deploy`. It can't be changed. */
  type: string;
  /** The color of the markers, in hexadecimal RGB, such as `#7b1fa2`. */
  color: string;
}

/** A marker setting to create. */
export interface MarkerSettingCreate extends MarkerSettingFields {}

/** What to replace a marker setting with. `type` must be the setting's own. */
export interface MarkerSettingUpdate extends MarkerSettingFields {}

/** What to change of a marker setting. `type` must be the setting's own. */
export interface MarkerSettingChanges extends Changes<MarkerSettingUpdate> {}

/**
 * The color of the markers of a type.
 *
 * @see https://api-docs.honeycomb.io/api/marker-settings
 */
export interface MarkerSetting extends MarkerSettingFields {
  /** The id of the setting. */
  id: string;
  /** When the setting was created, in ISO 8601. */
  created_at?: string;
  /** When the setting was updated, in ISO 8601. It is absent when it never was. */
  updated_at?: string;
}
