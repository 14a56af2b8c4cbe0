import * as v from "valibot";
import { object, oneOf, optional, text } from "../../http/request-schema.ts";

const fields = {
  type: optional(oneOf("string", "float", "integer", "boolean", "histogram")),
  description: optional(text({ max: 255 })),
  hidden: optional(v.boolean()),
};

const create = object({ key_name: text({ min: 1, max: 255 }), ...fields });

/** A column to create. */
export type ColumnRequest = v.InferOutput<typeof create>;

export const columnRequests = {
  listColumns: { query: object({ key_name: optional(v.string()) }) },
  createColumn: { body: create },
  updateColumn: { body: object(fields) },
};
