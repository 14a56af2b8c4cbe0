import { operation } from "../../operation/operation.ts";
import { DatasetDefinitionMapSchema, DatasetDefinitionsUpdateSchema } from "./models.ts";

export const listDatasetDefinitions = operation({
  id: "listDatasetDefinitions",
  method: "GET",
  path: "/1/dataset_definitions/{datasetSlug}",
  auth: ["configuration"],
  permissions: ["create_datasets"],
  response: DatasetDefinitionMapSchema,
  errors: [401, 404],
});

export const patchDatasetDefinitions = operation({
  id: "patchDatasetDefinitions",
  method: "PATCH",
  path: "/1/dataset_definitions/{datasetSlug}",
  auth: ["configuration"],
  permissions: ["create_datasets"],
  body: DatasetDefinitionsUpdateSchema,
  response: DatasetDefinitionMapSchema,
  errors: [400, 401, 404, 422],
  // A definition that is set twice is set.
  repeatable: true,
});
