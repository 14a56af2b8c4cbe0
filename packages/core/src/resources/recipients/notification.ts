import * as v from "valibot";
import { openPicklist } from "../../model/open-picklist.ts";

/** The kinds of recipient. */
export const recipientTypes = [
  "pagerduty",
  "email",
  "slack",
  "webhook",
  "msteams",
  "msteams_workflow",
] as const;
export type RecipientType = (typeof recipientTypes)[number];

/** How grave an alert is for PagerDuty. */
export const severities = ["critical", "error", "warning", "info"] as const;

/** How a webhook's variable may be called, which starts with a lowercase letter. */
export const variableName = v.pipe(
  v.string(),
  v.maxLength(64),
  v.regex(/^[a-z](?:[a-zA-Z0-9]+$)?$/),
);

/** Whom an alert notifies, and how. */
export const NotificationRecipientSchema = v.strictObject({
  /** The id of a recipient that exists. */
  id: v.optional(v.string()),
  /** @deprecated Create the recipient, and give its id. */
  type: v.optional(v.picklist(recipientTypes)),
  /** @deprecated Create the recipient, and give its id. */
  target: v.optional(v.string()),
  details: v.optional(
    v.strictObject({
      /** For PagerDuty. Honeycomb's default is `critical`. */
      pagerduty_severity: v.optional(v.picklist(severities)),
      /** For webhooks: the values of their variables in this alert. */
      variables: v.optional(
        v.array(
          v.strictObject({
            /** Up to 64 letters and digits, a lowercase letter first. */
            name: variableName,
            /** Up to 256 characters. */
            value: v.optional(v.pipe(v.string(), v.maxLength(256))),
          }),
        ),
      ),
      /** For signals: whether the recipient is not told for now. */
      muted: v.optional(v.boolean()),
    }),
  ),
});
export interface NotificationRecipient extends v.InferInput<typeof NotificationRecipientSchema> {}

/** Whom an alert notifies, in an answer. */
export const AnsweredNotificationRecipientSchema = v.looseObject({
  id: v.optional(v.string()),
  type: v.optional(openPicklist(recipientTypes)),
  target: v.optional(v.string()),
  details: v.optional(
    v.looseObject({
      pagerduty_severity: v.optional(openPicklist(severities)),
      variables: v.nullish(
        v.array(v.looseObject({ name: v.string(), value: v.optional(v.string()) })),
      ),
      muted: v.optional(v.boolean()),
    }),
  ),
});
