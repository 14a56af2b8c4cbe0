import * as v from "valibot";
import { list, text } from "../../model/limits.ts";
import {
  type Equal,
  type Output,
  object,
  oneOf,
  optional,
  type Schema,
} from "../../model/schema.ts";

/** The type of a recipient. Honeycomb may add values. */
export type RecipientType =
  | "pagerduty"
  | "email"
  | "slack"
  | "webhook"
  | "msteams"
  | "msteams_workflow"
  | "marker";

/** The severity of an alert in PagerDuty. Honeycomb may add values. */
export type PagerDutySeverity = "critical" | "error" | "warning" | "info";

/** The value of a webhook's variable in one alert. */
export interface NotificationVariable {
  /** Up to 64 letters and digits. The first is a lowercase letter. */
  name: string;
  /** Up to 256 characters. */
  value?: string;
}

/** How a recipient is notified by one alert. */
export interface NotificationDetails {
  /** For PagerDuty: the severity of the alert. Default: `critical`. */
  pagerduty_severity?: PagerDutySeverity;
  /** For webhooks: the values of their variables in this alert. */
  variables?: NotificationVariable[];
  /** For signals: whether the recipient is muted. */
  muted?: boolean;
}

/** A recipient of an alert. */
export interface NotificationRecipient {
  /** The id of a recipient. */
  id?: string;
  /**
   * The type of the recipient.
   *
   * @deprecated In requests, create the recipient and pass its id.
   */
  type?: RecipientType;
  /**
   * Where the recipient is notified, such as an email address.
   *
   * @deprecated In requests, create the recipient and pass its id.
   */
  target?: string;
  /** How the recipient is notified. */
  details?: NotificationDetails;
}

/** The documented types of recipients. */
export const recipientTypes = [
  "pagerduty",
  "email",
  "slack",
  "webhook",
  "msteams",
  "msteams_workflow",
  "marker",
] as const;
true satisfies Equal<(typeof recipientTypes)[number], RecipientType>;

/** The documented severities of PagerDuty. */
export const severities = ["critical", "error", "warning", "info"] as const;
true satisfies Equal<(typeof severities)[number], PagerDutySeverity>;

/** The name of a webhook's variable. */
export const variableName = text({ maxLength: 64, pattern: /^[a-z](?:[a-zA-Z0-9]+$)?$/ });

const variable = object({ name: variableName, value: optional(text({ maxLength: 256 })) });
const NotificationVariableSchema: Schema<NotificationVariable> = variable;
true satisfies Equal<Output<typeof variable>, NotificationVariable>;

const details = object({
  pagerduty_severity: optional(oneOf(severities)),
  variables: optional(list(NotificationVariableSchema)),
  muted: optional(v.boolean()),
});
export const NotificationDetailsSchema: Schema<NotificationDetails> = details;
true satisfies Equal<Output<typeof details>, NotificationDetails>;

const notification = object({
  id: optional(v.string()),
  type: optional(oneOf(recipientTypes)),
  target: optional(v.string()),
  details: optional(NotificationDetailsSchema),
});
export const NotificationRecipientSchema: Schema<NotificationRecipient> = notification;
true satisfies Equal<Output<typeof notification>, NotificationRecipient>;
