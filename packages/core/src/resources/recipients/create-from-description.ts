import * as v from "valibot";
import { pathPart } from "../../bundle/description.ts";
import { type RecipientCreate, RecipientCreateSchema } from "./models.ts";
import {
  type NotificationRecipient,
  NotificationRecipientSchema,
  type RecipientType,
  recipientTypes,
} from "./notification.ts";

/** How an alert notifies a recipient. */
export type NotificationDetails = NonNullable<NotificationRecipient["details"]>;

interface Notification {
  /** How the alert notifies it. */
  readonly details?: NotificationDetails | undefined;
}

/** A recipient that exists, by its id. */
export interface RecipientById extends Notification {
  readonly id: string;
}

/** A recipient that exists, by its type and target. */
export interface RecipientByTarget extends Notification {
  readonly type: RecipientType;
  /** An address, a channel, or the name of an integration or a webhook. */
  readonly target: string;
}

/** A recipient that is created unless the team has one of its type and target. */
export interface RecipientByContent extends Notification {
  readonly recipient: RecipientCreate;
}

/** Whom an alert notifies, and how. */
export type RecipientDescription = RecipientById | RecipientByTarget | RecipientByContent;

const { details } = NotificationRecipientSchema.entries;
const byId = v.strictObject({ id: pathPart, details });
const byTarget = v.strictObject({
  type: v.picklist(recipientTypes),
  target: v.string(),
  details,
});
const byContent = v.strictObject({ recipient: RecipientCreateSchema, details });

export const RecipientDescriptionSchema: v.GenericSchema<RecipientDescription> = v.lazy(
  // A union would answer what is wrong somewhere with the whole of it, secrets and all.
  (input): v.GenericSchema<RecipientDescription> => {
    const fields = typeof input === "object" && input !== null ? input : {};
    if ("recipient" in fields) return byContent;
    return "type" in fields || "target" in fields ? byTarget : byId;
  },
);
