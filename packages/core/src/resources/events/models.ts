import * as v from "valibot";
import type { Known } from "../../model/known.ts";

const fields = v.pipe(v.record(v.string(), v.unknown()), v.minEntries(1), v.maxEntries(2000));
const noFields = v.pipe(
  v.record(v.string(), v.unknown()),
  v.check(() => false, "must be an object, not a list"),
);

/** What happened: up to 2000 fields. Objects and lists are kept as JSON, or expanded to columns. */
export const EventDataSchema = v.pipe(
  v.lazy((data) => (Array.isArray(data) ? noFields : fields)),
  v.metadata({ knownVariants: fields }),
);
export type EventData = v.InferInput<typeof EventDataSchema>;

/** One event of a batch. */
export const BatchEventSchema = v.strictObject({
  /** What happened. */
  data: EventDataSchema,
  /** When, in RFC 3339, or in seconds or less since 1970. Honeycomb's default is when it arrives. */
  time: v.optional(v.string()),
  /** How many events it stands for, from 1. Honeycomb's default is 1. */
  samplerate: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
});
export interface BatchEvent extends v.InferInput<typeof BatchEventSchema> {}

/** What became of one event of a batch. */
export const BatchEventResultSchema = v.looseObject({
  /** 202 where it was taken. */
  status: v.number(),
  /** Why it wasn't. */
  error: v.optional(v.string()),
});
export interface BatchEventResult extends Known<v.InferOutput<typeof BatchEventResultSchema>> {}
