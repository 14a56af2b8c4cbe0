import * as v from "valibot";
import { operation } from "../../operation/operation.ts";
import { ColumnCreateSchema, ColumnSchema, ColumnUpdateSchema } from "./models.ts";

export const listColumns = operation({
  id: "listColumns",
  method: "GET",
  path: "/1/columns/{datasetSlug}",
  allDatasets: true,
  auth: ["configuration"],
  permissions: ["manage_columns"],
  query: v.strictObject({
    /** Answers with this one column, in place of a list. */
    key_name: v.optional(v.string()),
  }),
  response: v.union([v.array(ColumnSchema), ColumnSchema]),
  errors: [400, 401, 404, 429],
});

export const getColumn = operation({
  id: "getColumn",
  method: "GET",
  path: "/1/columns/{datasetSlug}/{columnId}",
  auth: ["configuration"],
  permissions: ["manage_columns"],
  response: ColumnSchema,
  errors: [400, 401, 404, 429],
});

export const createColumn = operation({
  id: "createColumn",
  method: "POST",
  path: "/1/columns/{datasetSlug}",
  allDatasets: true,
  auth: ["configuration"],
  permissions: ["manage_columns"],
  body: ColumnCreateSchema,
  response: ColumnSchema,
  errors: [400, 401, 403, 404, 409, 422, 429],
});

export const updateColumn = operation({
  id: "updateColumn",
  method: "PUT",
  path: "/1/columns/{datasetSlug}/{columnId}",
  auth: ["configuration"],
  permissions: ["manage_columns"],
  body: ColumnUpdateSchema,
  response: ColumnSchema,
  errors: [400, 401, 404, 422, 429],
});

export const deleteColumn = operation({
  id: "deleteColumn",
  method: "DELETE",
  path: "/1/columns/{datasetSlug}/{columnId}",
  auth: ["configuration"],
  permissions: ["manage_columns"],
  errors: [400, 401, 404, 409, 429],
});
