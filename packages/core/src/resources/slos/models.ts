import * as v from "valibot";
import type { Known } from "../../model/known.ts";
import { openPicklist } from "../../model/open-picklist.ts";
import { AnsweredTagsSchema, TagsSchema } from "../../model/tag.ts";

const sloEntries = {
  /** 1 to 120 characters. */
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(120)),
  /** What it promises and why, up to 1023 characters. */
  description: v.optional(v.pipe(v.string(), v.maxLength(1023))),
  /** What tells a good event: a calculated field that is true for it. */
  sli: v.strictObject({
    /** The calculated field's name, 1 to 255 characters. */
    alias: v.pipe(v.string(), v.minLength(1), v.maxLength(255)),
  }),
  /** How many days it looks back, from 1. */
  time_period_days: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** How many of a million events have to be good, 0 to 999999. */
  target_per_million: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(999_999)),
  /** Up to ten. */
  tags: v.optional(TagsSchema),
};

/** An SLO to create. */
export const SLOCreateSchema = v.strictObject({
  ...sloEntries,
  /** Which datasets it watches, 1 to 10: for an environment-wide SLO alone, which needs it. */
  dataset_slugs: v.optional(v.pipe(v.array(v.string()), v.minLength(1), v.maxLength(10))),
});
export interface SLOCreate extends v.InferInput<typeof SLOCreateSchema> {}

/** What an SLO is changed to. Its datasets stay. */
export const SLOUpdateSchema = v.strictObject(sloEntries);
export interface SLOUpdate extends v.InferInput<typeof SLOUpdateSchema> {}

/** A promise of how many events are good. */
export const SLOSchema = v.looseObject({
  id: v.string(),
  name: v.string(),
  description: v.optional(v.string()),
  /** What tells a good event. */
  sli: v.looseObject({ alias: v.string() }),
  time_period_days: v.number(),
  target_per_million: v.number(),
  tags: v.nullish(AnsweredTagsSchema),
  /** When its budget was last reset, in ISO 8601; null as long as it wasn't. */
  reset_at: v.nullish(v.string()),
  /** In ISO 8601. */
  created_at: v.optional(v.string()),
  /** In ISO 8601. */
  updated_at: v.optional(v.string()),
  dataset_slugs: v.nullish(v.array(v.string())),
});
export interface SLO extends Known<v.InferOutput<typeof SLOSchema>> {}

/** An SLO with how it is kept. */
export const SLODetailedSchema = v.looseObject({
  ...SLOSchema.entries,
  /** How many per cent of events were good. */
  compliance: v.optional(v.number()),
  /** How many per cent of the error budget are left; negative where it is used up. */
  budget_remaining: v.optional(v.number()),
  status: v.optional(openPicklist(["normal", "triggered", "no_alerts", "no_events"])),
  /** Failures over the last four hours, as a multiple of what was expected. */
  burn_rate: v.optional(v.number()),
});
export interface SLODetailed extends Known<v.InferOutput<typeof SLODetailedSchema>> {}
