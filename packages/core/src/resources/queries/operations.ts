import { operationsOf } from "../../operation/operation.ts";
import { QuerySchema, QuerySpecSchema } from "./schemas.ts";

const operation = operationsOf({
  resource: "queries",
  path: "/1/queries/{datasetSlug}",
  auth: ["configuration"],
  permissions: ["manage_columns"],
  allDatasets: true,
});

export const createQuery = operation("createQuery", "POST", "", {
  summary: "Creates a query",
  body: QuerySpecSchema,
  response: QuerySchema,
  // Creating a query twice only creates another id, which does no harm.
  idempotent: true,
});

export const getQuery = operation("getQuery", "GET", "/{queryId}", {
  summary: "Gets a query",
  response: QuerySchema,
});
