import * as v from "valibot";
import { object, optional } from "../../model/schema.ts";
import { operationsOf } from "../../operation/operation.ts";
import {
  CalculatedFieldCreateSchema,
  CalculatedFieldSchema,
  CalculatedFieldUpdateSchema,
} from "./schemas.ts";

const operation = operationsOf({
  resource: "calculatedFields",
  path: "/1/derived_columns/{datasetSlug}",
  auth: ["configuration"],
  permissions: ["manage_columns"],
  allDatasets: true,
});

export const listCalculatedFields = operation("listCalculatedFields", "GET", "", {
  summary: "Lists the calculated fields of a dataset",
  query: object({
    /** Returns the field with this alias, instead of a list. */
    alias: optional(v.string()),
  }),
  response: v.union([v.array(CalculatedFieldSchema), CalculatedFieldSchema]),
});

export const getCalculatedField = operation("getCalculatedField", "GET", "/{derivedColumnId}", {
  summary: "Gets a calculated field",
  response: CalculatedFieldSchema,
});

export const createCalculatedField = operation("createCalculatedField", "POST", "", {
  summary: "Creates a calculated field",
  body: CalculatedFieldCreateSchema,
  response: CalculatedFieldSchema,
});

export const updateCalculatedField = operation(
  "updateCalculatedField",
  "PUT",
  "/{derivedColumnId}",
  {
    summary: "Replaces a calculated field",
    body: CalculatedFieldUpdateSchema,
    response: CalculatedFieldSchema,
  },
);

export const deleteCalculatedField = operation(
  "deleteCalculatedField",
  "DELETE",
  "/{derivedColumnId}",
  {
    summary: "Deletes a calculated field",
  },
);
