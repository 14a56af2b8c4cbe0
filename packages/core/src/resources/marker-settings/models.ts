import * as v from "valibot";
import type { Known } from "../../model/known.ts";

/** A setting to create, or what one is changed to. Its type stays what it was. */
export const MarkerSettingCreateSchema = v.strictObject({
  /** The type of the markers that it is for, such as `deploy`. */
  type: v.string(),
  /** Red, green and blue in hexadecimal, such as `#7b1fa2`. */
  color: v.string(),
});
export interface MarkerSettingCreate extends v.InferInput<typeof MarkerSettingCreateSchema> {}

/** How markers of a type look. */
export const MarkerSettingSchema = v.looseObject({
  /** By which it is changed and deleted. */
  id: v.string(),
  /** The type of the markers that it is for. */
  type: v.string(),
  /** Red, green and blue in hexadecimal, such as `#7b1fa2`. */
  color: v.string(),
  /** When it was made, in ISO 8601. */
  created_at: v.optional(v.string()),
  /** When it was changed, in ISO 8601; null as long as it wasn't. */
  updated_at: v.nullish(v.string()),
});
export interface MarkerSetting extends Known<v.InferOutput<typeof MarkerSettingSchema>> {}
