import * as v from "valibot";
import { operationsOf } from "../../operation/operation.ts";
import { DatasetCreateSchema, DatasetSchema, DatasetUpdateSchema } from "./schemas.ts";

const operation = operationsOf({
  resource: "datasets",
  path: "/1/datasets",
  auth: ["configuration"],
  permissions: ["create_datasets"],
});

export const listDatasets = operation("listDatasets", "GET", "", {
  summary: "Lists datasets",
  response: v.array(DatasetSchema),
});

export const getDataset = operation("getDataset", "GET", "/{datasetSlug}", {
  summary: "Gets a dataset",
  response: DatasetSchema,
});

export const createDataset = operation("createDataset", "POST", "", {
  summary: "Creates a dataset",
  body: DatasetCreateSchema,
  response: DatasetSchema,
});

export const updateDataset = operation("updateDataset", "PUT", "/{datasetSlug}", {
  summary: "Updates a dataset",
  body: DatasetUpdateSchema,
  response: DatasetSchema,
});

export const deleteDataset = operation("deleteDataset", "DELETE", "/{datasetSlug}", {
  summary: "Deletes a dataset",
});
