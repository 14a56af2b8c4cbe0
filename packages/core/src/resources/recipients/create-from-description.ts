import * as v from "valibot";
import { pathPart } from "../../bundle/description.ts";
import {
  type Equal,
  isObject,
  type Output,
  oneOf,
  optional,
  type Schema,
} from "../../model/schema.ts";
import {
  type NotificationDetails,
  NotificationDetailsSchema,
  type RecipientType,
  recipientTypes,
} from "./notification.ts";
import { RecipientCreateSchema } from "./schemas.ts";
import type { RecipientCreate } from "./types.ts";

interface RecipientDescriptionFields {
  /** How the alert notifies the recipient. */
  details?: NotificationDetails;
}

/** An existing recipient, by its id. */
export interface RecipientById extends RecipientDescriptionFields {
  /** The id of the recipient. */
  id: string;
}

/** An existing recipient, by its type and target. */
export interface RecipientByTarget extends RecipientDescriptionFields {
  /** The type of the recipient. */
  type: RecipientType;
  /** The target: an address, a channel, or the name of an integration or a webhook. */
  target: string;
}

/** A recipient that is created unless the team has one with the same type and target. */
export interface RecipientByContent extends RecipientDescriptionFields {
  /** The recipient to find or create. */
  recipient: RecipientCreate;
}

/** A recipient of an alert that is created: an existing one, or one to find or create. */
export type RecipientDescription = RecipientById | RecipientByTarget | RecipientByContent;

const details = optional(NotificationDetailsSchema);

const byId = v.strictObject({ id: pathPart, details });
true satisfies Equal<Output<typeof byId>, RecipientById>;

const byTarget = v.strictObject({ type: oneOf(recipientTypes), target: v.string(), details });
true satisfies Equal<Output<typeof byTarget>, RecipientByTarget>;

const byContent = v.strictObject({ recipient: RecipientCreateSchema, details });
true satisfies Equal<Output<typeof byContent>, RecipientByContent>;

export const RecipientDescriptionSchema: Schema<RecipientDescription> = v.lazy(
  // The error of a union would contain the whole description, including secrets.
  (input): Schema<RecipientDescription> => {
    const fields = isObject(input) ? input : {};
    if ("recipient" in fields) return byContent;
    return "type" in fields || "target" in fields ? byTarget : byId;
  },
);
