import * as v from "valibot";
import type { Known } from "../../model/known.ts";

/** A column whose values are calculated from others, also called a derived column. */
export const CalculatedFieldSchema = v.looseObject({
  id: v.string(),
  /** The name that queries use. */
  alias: v.string(),
  /** The formula. */
  expression: v.string(),
  description: v.optional(v.string()),
  /** In ISO 8601. */
  created_at: v.string(),
  /** In ISO 8601. */
  updated_at: v.string(),
});
export interface CalculatedField extends Known<v.InferOutput<typeof CalculatedFieldSchema>> {}

/** A calculated field to create. */
export const CalculatedFieldCreateSchema = v.strictObject({
  /** The name that queries use, 1 to 255 characters. */
  alias: v.pipe(v.string(), v.minLength(1), v.maxLength(255)),
  /** The formula, such as `IF(LT($status, 400), 1, 0)`, 1 to 4095 characters. */
  expression: v.pipe(v.string(), v.minLength(1), v.maxLength(4095)),
  /** Up to 255 characters. */
  description: v.optional(v.pipe(v.string(), v.maxLength(255))),
});
export interface CalculatedFieldCreate extends v.InferInput<typeof CalculatedFieldCreateSchema> {}

/** What a calculated field is changed to: all of it. */
export const CalculatedFieldUpdateSchema = CalculatedFieldCreateSchema;
export interface CalculatedFieldUpdate extends CalculatedFieldCreate {}
