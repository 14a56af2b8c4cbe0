import * as v from "valibot";
import { operationsOf } from "../../operation/operation.ts";
import { TriggerCreateSchema, TriggerSchema, TriggerUpdateSchema } from "./schemas.ts";

const operation = operationsOf({
  resource: "triggers",
  path: "/1/triggers/{datasetSlug}",
  auth: ["configuration"],
  permissions: ["manage_triggers"],
  allDatasets: true,
});

export const listTriggers = operation("listTriggers", "GET", "", {
  summary: "Lists the triggers of a dataset",
  response: v.array(TriggerSchema),
});

export const getTrigger = operation("getTrigger", "GET", "/{triggerId}", {
  summary: "Gets a trigger",
  response: TriggerSchema,
});

export const createTrigger = operation("createTrigger", "POST", "", {
  summary: "Creates a trigger",
  body: TriggerCreateSchema,
  response: TriggerSchema,
});

export const updateTrigger = operation("updateTrigger", "PUT", "/{triggerId}", {
  summary: "Replaces a trigger",
  body: TriggerUpdateSchema,
  response: TriggerSchema,
});

export const deleteTrigger = operation("deleteTrigger", "DELETE", "/{triggerId}", {
  summary: "Deletes a trigger",
});
