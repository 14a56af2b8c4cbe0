import * as v from "valibot";
import { operationsOf } from "../../operation/operation.ts";
import { TriggerSchema } from "../triggers/schemas.ts";
import { RecipientCreateSchema, RecipientSchema, RecipientUpdateSchema } from "./schemas.ts";

const operation = operationsOf({
  resource: "recipients",
  path: "/1/recipients",
  auth: ["configuration"],
});

export const listRecipients = operation("listRecipients", "GET", "", {
  summary: "Lists recipients",
  permissions: ["manage_recipients"],
  response: v.array(RecipientSchema),
});

export const getRecipient = operation("getRecipient", "GET", "/{recipientId}", {
  summary: "Gets a recipient",
  permissions: ["manage_recipients"],
  response: RecipientSchema,
});

export const createRecipient = operation("createRecipient", "POST", "", {
  summary: "Creates a recipient",
  permissions: ["manage_recipients"],
  body: RecipientCreateSchema,
  response: RecipientSchema,
});

export const updateRecipient = operation("updateRecipient", "PUT", "/{recipientId}", {
  summary: "Replaces a recipient",
  permissions: ["manage_recipients"],
  body: RecipientUpdateSchema,
  response: RecipientSchema,
});

export const deleteRecipient = operation("deleteRecipient", "DELETE", "/{recipientId}", {
  summary: "Deletes a recipient",
  permissions: ["manage_recipients"],
});

export const listTriggersWithRecipient = operation(
  "listTriggersWithRecipient",
  "GET",
  "/{recipientId}/triggers",
  {
    summary: "Lists the triggers that notify a recipient",
    permissions: ["manage_triggers"],
    response: v.array(TriggerSchema),
  },
);
