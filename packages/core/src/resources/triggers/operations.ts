import * as v from "valibot";
import { operation } from "../../operation/operation.ts";
import { TriggerCreateSchema, TriggerSchema, TriggerUpdateSchema } from "./models.ts";

export const listTriggers = operation({
  id: "listTriggers",
  method: "GET",
  path: "/1/triggers/{datasetSlug}",
  allDatasets: true,
  auth: ["configuration"],
  permissions: ["manage_triggers"],
  response: v.array(TriggerSchema),
  errors: [401, 403, 404, 429],
});

export const getTrigger = operation({
  id: "getTrigger",
  method: "GET",
  path: "/1/triggers/{datasetSlug}/{triggerId}",
  allDatasets: true,
  auth: ["configuration"],
  permissions: ["manage_triggers"],
  response: TriggerSchema,
  errors: [401, 403, 404, 429],
});

export const createTrigger = operation({
  id: "createTrigger",
  method: "POST",
  path: "/1/triggers/{datasetSlug}",
  allDatasets: true,
  auth: ["configuration"],
  permissions: ["manage_triggers"],
  body: TriggerCreateSchema,
  response: TriggerSchema,
  errors: [400, 401, 403, 404, 413, 422, 429],
});

export const updateTrigger = operation({
  id: "updateTrigger",
  method: "PUT",
  path: "/1/triggers/{datasetSlug}/{triggerId}",
  allDatasets: true,
  auth: ["configuration"],
  permissions: ["manage_triggers"],
  body: TriggerUpdateSchema,
  response: TriggerSchema,
  errors: [400, 401, 403, 404, 422, 429],
});

export const deleteTrigger = operation({
  id: "deleteTrigger",
  method: "DELETE",
  path: "/1/triggers/{datasetSlug}/{triggerId}",
  allDatasets: true,
  auth: ["configuration"],
  permissions: ["manage_triggers"],
  errors: [401, 404, 429],
});
