import * as v from "valibot";
import { operation } from "../../operation/operation.ts";
import { DatasetCreateSchema, DatasetSchema, DatasetUpdateSchema } from "./models.ts";

export const listDatasets = operation({
  id: "listDatasets",
  method: "GET",
  path: "/1/datasets",
  auth: ["configuration"],
  permissions: ["create_datasets"],
  response: v.array(DatasetSchema),
  errors: [401, 429],
});

export const getDataset = operation({
  id: "getDataset",
  method: "GET",
  path: "/1/datasets/{datasetSlug}",
  auth: ["configuration"],
  permissions: ["create_datasets"],
  response: DatasetSchema,
  errors: [401, 404, 429],
});

export const createDataset = operation({
  id: "createDataset",
  method: "POST",
  path: "/1/datasets",
  auth: ["configuration"],
  permissions: ["create_datasets"],
  body: DatasetCreateSchema,
  response: DatasetSchema,
  errors: [401, 403, 409, 422, 429],
});

export const updateDataset = operation({
  id: "updateDataset",
  method: "PUT",
  path: "/1/datasets/{datasetSlug}",
  auth: ["configuration"],
  permissions: ["create_datasets"],
  body: DatasetUpdateSchema,
  response: DatasetSchema,
  errors: [401, 404, 429],
});

export const deleteDataset = operation({
  id: "deleteDataset",
  method: "DELETE",
  path: "/1/datasets/{datasetSlug}",
  auth: ["configuration"],
  permissions: ["create_datasets"],
  errors: [401, 403, 404, 409, 429],
});
