import * as v from "valibot";
import { integer, object, optional } from "../../http/request-schema.ts";

const marker = object({
  start_time: optional(integer()),
  end_time: optional(integer()),
  message: optional(v.string()),
  type: optional(v.string()),
  url: optional(v.string()),
});

/** A marker to create, or to replace another by. */
export type MarkerRequest = v.InferOutput<typeof marker>;

export const markerRequests = { createMarker: { body: marker }, updateMarker: { body: marker } };
