import * as v from "valibot";
import { object } from "../../http/request-schema.ts";

const setting = object({ type: v.string(), color: v.string() });

/** A setting to create, or to replace another by. */
export type MarkerSettingRequest = v.InferOutput<typeof setting>;

export const markerSettingRequests = {
  createMarkerSetting: { body: setting },
  updateMarkerSettings: { body: setting },
};
