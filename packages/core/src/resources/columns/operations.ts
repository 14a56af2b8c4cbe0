import * as v from "valibot";
import { object, optional } from "../../model/schema.ts";
import { operationsOf } from "../../operation/operation.ts";
import { ColumnCreateSchema, ColumnSchema, ColumnUpdateSchema } from "./schemas.ts";

const operation = operationsOf({
  resource: "columns",
  path: "/1/columns/{datasetSlug}",
  auth: ["configuration"],
  permissions: ["manage_columns"],
});

export const listColumns = operation("listColumns", "GET", "", {
  summary: "Lists the columns of a dataset",
  allDatasets: true,
  query: object({
    /** Returns the column with this name, instead of a list. */
    key_name: optional(v.string()),
  }),
  response: v.union([v.array(ColumnSchema), ColumnSchema]),
});

export const getColumn = operation("getColumn", "GET", "/{columnId}", {
  summary: "Gets a column",
  response: ColumnSchema,
});

export const createColumn = operation("createColumn", "POST", "", {
  summary: "Creates a column",
  allDatasets: true,
  body: ColumnCreateSchema,
  response: ColumnSchema,
});

export const updateColumn = operation("updateColumn", "PUT", "/{columnId}", {
  summary: "Updates a column",
  body: ColumnUpdateSchema,
  response: ColumnSchema,
});

export const deleteColumn = operation("deleteColumn", "DELETE", "/{columnId}", {
  summary: "Deletes a column",
});
