import * as v from "valibot";
import type { Known } from "../../model/known.ts";
import { openPicklist } from "../../model/open-picklist.ts";

/** The dataset slug that stands for the whole environment, in the operations that take it. */
export const ALL_DATASETS = "__all__";

/** Events from one source, or from related ones. */
export const DatasetSchema = v.looseObject({
  /** The name shown in Honeycomb. */
  name: v.string(),
  /** What the dataset holds. */
  description: v.optional(v.string()),
  settings: v.optional(
    v.looseObject({
      /** Whether the dataset is protected from being deleted. */
      delete_protected: v.optional(v.boolean()),
    }),
  ),
  /** How many levels of nested JSON become columns of their own. */
  expand_json_depth: v.optional(v.number()),
  /** The name in paths. */
  slug: v.string(),
  /** How many columns there are; null as long as there are none. */
  regular_columns_count: v.nullish(v.number()),
  /** When the last event came, in ISO 8601; null as long as none has. */
  last_written_at: v.nullish(v.string()),
  /** When it was created, in ISO 8601. */
  created_at: v.optional(v.string()),
  /** `metrics` for a dataset of time series; missing for others. */
  dataset_type: v.optional(openPicklist(["metrics"])),
});
export interface Dataset extends Known<v.InferOutput<typeof DatasetSchema>> {}

const description = v.pipe(v.string(), v.maxLength(1024));
const expandJsonDepth = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10));

/** A dataset to create. */
export const DatasetCreateSchema = v.strictObject({
  /** The name shown in Honeycomb, 1 to 255 characters. The slug follows from it. */
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(255)),
  /** What the dataset holds, up to 1024 characters. */
  description: v.optional(description),
  /** How many levels of nested JSON become columns of their own, 0 to 10. Honeycomb's default is 0. */
  expand_json_depth: v.optional(expandJsonDepth),
});
export interface DatasetCreate extends v.InferInput<typeof DatasetCreateSchema> {}

/** What a dataset is changed to. */
export const DatasetUpdateSchema = v.strictObject({
  /** What the dataset holds, up to 1024 characters. */
  description,
  /** How many levels of nested JSON become columns of their own, 0 to 10. */
  expand_json_depth: expandJsonDepth,
  settings: v.optional(
    v.strictObject({
      /** Whether the dataset is protected from being deleted. */
      delete_protected: v.optional(v.boolean()),
    }),
  ),
});
export interface DatasetUpdate extends v.InferInput<typeof DatasetUpdateSchema> {}
