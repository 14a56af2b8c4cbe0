import * as v from "valibot";
import { operation } from "../../operation/operation.ts";
import {
  CalculatedFieldCreateSchema,
  CalculatedFieldSchema,
  CalculatedFieldUpdateSchema,
} from "./models.ts";

export const listCalculatedFields = operation({
  id: "listCalculatedFields",
  method: "GET",
  path: "/1/derived_columns/{datasetSlug}",
  allDatasets: true,
  auth: ["configuration"],
  permissions: ["manage_columns"],
  query: v.strictObject({
    /** Answers with this one field, in place of a list. */
    alias: v.optional(v.string()),
  }),
  response: v.union([v.array(CalculatedFieldSchema), CalculatedFieldSchema]),
  errors: [400, 401, 404, 429],
});

export const getCalculatedField = operation({
  id: "getCalculatedField",
  method: "GET",
  path: "/1/derived_columns/{datasetSlug}/{derivedColumnId}",
  allDatasets: true,
  auth: ["configuration"],
  permissions: ["manage_columns"],
  response: CalculatedFieldSchema,
  errors: [400, 401, 404, 429],
});

export const createCalculatedField = operation({
  id: "createCalculatedField",
  method: "POST",
  path: "/1/derived_columns/{datasetSlug}",
  allDatasets: true,
  auth: ["configuration"],
  permissions: ["manage_columns"],
  body: CalculatedFieldCreateSchema,
  response: CalculatedFieldSchema,
  errors: [400, 401, 403, 404, 409, 429],
});

export const updateCalculatedField = operation({
  id: "updateCalculatedField",
  method: "PUT",
  path: "/1/derived_columns/{datasetSlug}/{derivedColumnId}",
  allDatasets: true,
  auth: ["configuration"],
  permissions: ["manage_columns"],
  body: CalculatedFieldUpdateSchema,
  response: CalculatedFieldSchema,
  errors: [400, 401, 404, 409, 429],
});

export const deleteCalculatedField = operation({
  id: "deleteCalculatedField",
  method: "DELETE",
  path: "/1/derived_columns/{datasetSlug}/{derivedColumnId}",
  allDatasets: true,
  auth: ["configuration"],
  permissions: ["manage_columns"],
  errors: [400, 401, 404, 409, 429],
});
