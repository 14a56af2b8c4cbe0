import * as v from "valibot";
import { type Equal, type Output, object, optional, type Schema } from "../../model/schema.ts";
import type { MarkerSetting, MarkerSettingCreate, MarkerSettingUpdate } from "./types.ts";

const settingFields = { type: v.string(), color: v.string() };

const settingCreate = object(settingFields);
export const MarkerSettingCreateSchema: Schema<MarkerSettingCreate> = settingCreate;
true satisfies Equal<Output<typeof settingCreate>, MarkerSettingCreate>;

export const MarkerSettingUpdateSchema: Schema<MarkerSettingUpdate> = settingCreate;
true satisfies Equal<Output<typeof settingCreate>, MarkerSettingUpdate>;

const setting = object({
  ...settingFields,
  id: v.string(),
  created_at: optional(v.string()),
  updated_at: optional(v.string()),
});
export const MarkerSettingSchema: Schema<MarkerSetting> = setting;
true satisfies Equal<Output<typeof setting>, MarkerSetting>;
