import { operationsOf } from "../../operation/operation.ts";
import { QueryResultCreateSchema, QueryResultDetailsSchema, QueryResultSchema } from "./schemas.ts";

const operation = operationsOf({
  resource: "queryResults",
  path: "/1/query_results/{datasetSlug}",
  auth: ["configuration"],
  permissions: ["manage_columns", "run_queries"],
  allDatasets: true,
});

export const createQueryResult = operation("createQueryResult", "POST", "", {
  summary: "Starts a query",
  body: QueryResultCreateSchema,
  response: QueryResultSchema,
  // Running a query changes nothing, so that it can be retried.
  idempotent: true,
});

export const getQueryResult = operation("getQueryResult", "GET", "/{queryResultId}", {
  summary: "Gets the result of a query",
  response: QueryResultDetailsSchema,
});
