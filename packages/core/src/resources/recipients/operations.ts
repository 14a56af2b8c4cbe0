import * as v from "valibot";
import { operation } from "../../operation/operation.ts";
import { TriggerSchema } from "../triggers/models.ts";
import { RecipientCreateSchema, RecipientSchema, RecipientUpdateSchema } from "./models.ts";

export const listRecipients = operation({
  id: "listRecipients",
  method: "GET",
  path: "/1/recipients",
  auth: ["configuration"],
  permissions: ["manage_recipients"],
  response: v.array(RecipientSchema),
  errors: [401],
});

export const getRecipient = operation({
  id: "getRecipient",
  method: "GET",
  path: "/1/recipients/{recipientId}",
  auth: ["configuration"],
  permissions: ["manage_recipients"],
  response: RecipientSchema,
  errors: [401, 404],
});

export const createRecipient = operation({
  id: "createRecipient",
  method: "POST",
  path: "/1/recipients",
  auth: ["configuration"],
  permissions: ["manage_recipients"],
  body: RecipientCreateSchema,
  response: RecipientSchema,
  errors: [400, 401, 403, 409, 422],
});

export const updateRecipient = operation({
  id: "updateRecipient",
  method: "PUT",
  path: "/1/recipients/{recipientId}",
  auth: ["configuration"],
  permissions: ["manage_recipients"],
  body: RecipientUpdateSchema,
  response: RecipientSchema,
  errors: [401, 404, 409, 422],
});

export const deleteRecipient = operation({
  id: "deleteRecipient",
  method: "DELETE",
  path: "/1/recipients/{recipientId}",
  auth: ["configuration"],
  permissions: ["manage_recipients"],
  errors: [401, 404, 409],
});

export const listTriggersWithRecipient = operation({
  id: "listTriggersWithRecipient",
  method: "GET",
  path: "/1/recipients/{recipientId}/triggers",
  auth: ["configuration"],
  permissions: ["manage_triggers"],
  response: v.array(TriggerSchema),
  errors: [401, 404, 429],
});
