import { operationsOf } from "../../operation/operation.ts";
import { DatasetDefinitionMapSchema, DatasetDefinitionsUpdateSchema } from "./schemas.ts";

const operation = operationsOf({
  resource: "datasetDefinitions",
  path: "/1/dataset_definitions/{datasetSlug}",
  auth: ["configuration"],
  permissions: ["create_datasets"],
});

export const listDatasetDefinitions = operation("listDatasetDefinitions", "GET", "", {
  summary: "Lists the field definitions of a dataset",
  response: DatasetDefinitionMapSchema,
});

export const patchDatasetDefinitions = operation("patchDatasetDefinitions", "PATCH", "", {
  summary: "Updates field definitions of a dataset",
  body: DatasetDefinitionsUpdateSchema,
  response: DatasetDefinitionMapSchema,
  idempotent: true,
});
