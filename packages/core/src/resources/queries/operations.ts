import { operation } from "../../operation/operation.ts";
import { QuerySchema, QuerySpecSchema } from "./models.ts";

export const createQuery = operation({
  id: "createQuery",
  method: "POST",
  path: "/1/queries/{datasetSlug}",
  allDatasets: true,
  auth: ["configuration"],
  permissions: ["manage_columns"],
  body: QuerySpecSchema,
  response: QuerySchema,
  errors: [400, 404, 422, 429],
  // Creating the same query twice leaves one more id behind, which costs nothing and shows nowhere.
  repeatable: true,
});

export const getQuery = operation({
  id: "getQuery",
  method: "GET",
  path: "/1/queries/{datasetSlug}/{queryId}",
  allDatasets: true,
  auth: ["configuration"],
  permissions: ["manage_columns"],
  response: QuerySchema,
  errors: [403, 404, 429],
});
