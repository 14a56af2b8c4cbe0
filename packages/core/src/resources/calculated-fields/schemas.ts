import * as v from "valibot";
import { text } from "../../model/limits.ts";
import { type Equal, type Output, object, optional, type Schema } from "../../model/schema.ts";
import type { CalculatedField, CalculatedFieldCreate, CalculatedFieldUpdate } from "./types.ts";

const fields = {
  alias: text({ minLength: 1, maxLength: 255 }),
  expression: text({ minLength: 1, maxLength: 4095 }),
  description: optional(text({ maxLength: 255 })),
};

const fieldCreate = object(fields);
export const CalculatedFieldCreateSchema: Schema<CalculatedFieldCreate> = fieldCreate;
export const CalculatedFieldUpdateSchema: Schema<CalculatedFieldUpdate> = fieldCreate;
true satisfies Equal<Output<typeof fieldCreate>, CalculatedFieldCreate>;
true satisfies Equal<Output<typeof fieldCreate>, CalculatedFieldUpdate>;

const field = object({
  id: v.string(),
  ...fields,
  created_at: optional(v.string()),
  updated_at: optional(v.string()),
});
export const CalculatedFieldSchema: Schema<CalculatedField> = field;
true satisfies Equal<Output<typeof field>, CalculatedField>;
