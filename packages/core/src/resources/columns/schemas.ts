import * as v from "valibot";
import { text } from "../../model/limits.ts";
import {
  type Equal,
  type Output,
  object,
  oneOf,
  optional,
  type Schema,
} from "../../model/schema.ts";
import type { Column, ColumnCreate, ColumnUpdate } from "./types.ts";

const columnFields = {
  type: optional(oneOf(["string", "float", "integer", "boolean", "histogram"])),
  description: optional(text({ maxLength: 255 })),
  hidden: optional(v.boolean()),
};

const columnCreate = object({ key_name: text({ minLength: 1, maxLength: 255 }), ...columnFields });
export const ColumnCreateSchema: Schema<ColumnCreate> = columnCreate;
true satisfies Equal<Output<typeof columnCreate>, ColumnCreate>;

const columnUpdate = object({ ...columnFields, key_name: optional(v.string()) });
export const ColumnUpdateSchema: Schema<ColumnUpdate> = columnUpdate;
true satisfies Equal<Output<typeof columnUpdate>, ColumnUpdate>;

const column = object({
  id: v.string(),
  key_name: v.string(),
  ...columnFields,
  last_written: optional(v.string()),
  created_at: optional(v.string()),
  updated_at: optional(v.string()),
});
export const ColumnSchema: Schema<Column> = column;
true satisfies Equal<Output<typeof column>, Column>;
