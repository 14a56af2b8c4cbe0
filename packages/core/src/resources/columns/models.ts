import * as v from "valibot";
import type { Known } from "../../model/known.ts";
import { openPicklist } from "../../model/open-picklist.ts";

const types = ["string", "float", "integer", "boolean", "histogram"] as const;

/** A field of a dataset's events. */
export const ColumnSchema = v.looseObject({
  id: v.string(),
  /** The field's name in events. */
  key_name: v.string(),
  /** What the column holds. */
  type: v.optional(openPicklist(types)),
  description: v.optional(v.string()),
  /** Whether it is left out of autocompletion and of raw data's fields. */
  hidden: v.optional(v.boolean()),
  /** When an event last had it, in ISO 8601. */
  last_written: v.optional(v.string()),
  /** In ISO 8601. */
  created_at: v.optional(v.string()),
  /** In ISO 8601. */
  updated_at: v.optional(v.string()),
});
export interface Column extends Known<v.InferOutput<typeof ColumnSchema>> {}

/** A column to create. */
export const ColumnCreateSchema = v.strictObject({
  /** The field's name in events, 1 to 255 characters. */
  key_name: v.pipe(v.string(), v.minLength(1), v.maxLength(255)),
  /** What the column holds. Honeycomb's default is `string`; `histogram` is for metrics datasets. */
  type: v.optional(v.picklist(types)),
  /** Up to 255 characters. */
  description: v.optional(v.pipe(v.string(), v.maxLength(255))),
  /** Whether it is left out of autocompletion and of raw data's fields. */
  hidden: v.optional(v.boolean()),
});
export interface ColumnCreate extends v.InferInput<typeof ColumnCreateSchema> {}

/** What a column is changed to; its name stays. */
export const ColumnUpdateSchema = v.omit(ColumnCreateSchema, ["key_name"]);
export interface ColumnUpdate extends v.InferInput<typeof ColumnUpdateSchema> {}
