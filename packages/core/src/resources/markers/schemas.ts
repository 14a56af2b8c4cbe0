import * as v from "valibot";
import { integer } from "../../model/limits.ts";
import { type Equal, type Output, object, optional, type Schema } from "../../model/schema.ts";
import type { Marker, MarkerCreate, MarkerUpdate } from "./types.ts";

const markerFields = {
  start_time: optional(integer()),
  end_time: optional(integer()),
  message: optional(v.string()),
  type: optional(v.string()),
  url: optional(v.string()),
};

const markerCreate = object(markerFields);
export const MarkerCreateSchema: Schema<MarkerCreate> = markerCreate;
true satisfies Equal<Output<typeof markerCreate>, MarkerCreate>;

export const MarkerUpdateSchema: Schema<MarkerUpdate> = markerCreate;
true satisfies Equal<Output<typeof markerCreate>, MarkerUpdate>;

const marker = object({
  ...markerFields,
  id: v.string(),
  created_at: optional(v.string()),
  updated_at: optional(v.string()),
  color: optional(v.string()),
});
export const MarkerSchema: Schema<Marker> = marker;
true satisfies Equal<Output<typeof marker>, Marker>;
