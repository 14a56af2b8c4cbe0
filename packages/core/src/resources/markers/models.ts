import * as v from "valibot";
import type { Known } from "../../model/known.ts";

/** A marker to create, or what one is changed to: a field that is left out is then empty. */
export const MarkerCreateSchema = v.strictObject({
  /** Where it begins, in seconds since 1970. Honeycomb's default is now. */
  start_time: v.optional(v.pipe(v.number(), v.integer())),
  /** Where it ends, in seconds since 1970, for something that takes a while. */
  end_time: v.optional(v.pipe(v.number(), v.integer())),
  /** What happened. */
  message: v.optional(v.string()),
  /** What kind of thing, such as `deploy`. Markers of one type have the color of its setting. */
  type: v.optional(v.string()),
  /** Where a click on the message leads. */
  url: v.optional(v.string()),
});
export interface MarkerCreate extends v.InferInput<typeof MarkerCreateSchema> {}

/** A point or a span of time, shown in graphs: a deploy, an outage. */
export const MarkerSchema = v.looseObject({
  /** Six hexadecimal digits. */
  id: v.string(),
  /** In seconds since 1970. */
  start_time: v.optional(v.number()),
  /** In seconds since 1970; missing for a point of time. */
  end_time: v.optional(v.number()),
  /** What happened. */
  message: v.optional(v.string()),
  /** What kind of thing, such as `deploy`. */
  type: v.optional(v.string()),
  /** Where a click on the message leads. */
  url: v.optional(v.string()),
  /** When it was made, in ISO 8601. */
  created_at: v.optional(v.string()),
  /** When it was changed, in ISO 8601. */
  updated_at: v.optional(v.string()),
  /** The color of its type, such as `#7b1fa2`; in lists alone. */
  color: v.optional(v.string()),
});
export interface Marker extends Known<v.InferOutput<typeof MarkerSchema>> {}
