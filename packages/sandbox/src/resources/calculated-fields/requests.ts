import * as v from "valibot";
import { object, optional, text } from "../../http/request-schema.ts";

const field = object({
  alias: text({ min: 1, max: 255 }),
  expression: text({ min: 1, max: 4095 }),
  description: optional(text({ max: 255 })),
});

/** A calculated field to create, or to replace another by. */
export type CalculatedFieldRequest = v.InferOutput<typeof field>;

export const calculatedFieldRequests = {
  listCalculatedFields: { query: object({ alias: optional(v.string()) }) },
  createCalculatedField: { body: field },
  updateCalculatedField: { body: field },
};
