import { operation } from "../../operation/operation.ts";
import { QueryResultCreateSchema, QueryResultDetailsSchema, QueryResultSchema } from "./models.ts";

export const createQueryResult = operation({
  id: "createQueryResult",
  method: "POST",
  path: "/1/query_results/{datasetSlug}",
  allDatasets: true,
  auth: ["configuration"],
  permissions: ["manage_columns", "run_queries"],
  body: QueryResultCreateSchema,
  response: QueryResultSchema,
  errors: [400, 403, 404, 422, 429],
  // Running a query twice changes nothing.
  repeatable: true,
});

export const getQueryResult = operation({
  id: "getQueryResult",
  method: "GET",
  path: "/1/query_results/{datasetSlug}/{queryResultId}",
  allDatasets: true,
  auth: ["configuration"],
  permissions: ["manage_columns", "run_queries"],
  response: QueryResultDetailsSchema,
  errors: [404],
});
