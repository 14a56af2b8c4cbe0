import * as v from "valibot";
import { list, object, oneOf, optional, rule, text } from "../../http/request-schema.ts";

const variableName = v.pipe(text({ max: 64 }), v.regex(/^[a-z](?:[a-zA-Z0-9]+$)?$/));

const notificationRecipient = v.pipe(
  object({
    id: optional(v.string()),
    type: optional(
      oneOf("pagerduty", "email", "slack", "webhook", "msteams", "msteams_workflow", "marker"),
    ),
    target: optional(v.string()),
    details: optional(
      object({
        pagerduty_severity: optional(oneOf("critical", "error", "warning", "info")),
        variables: optional(
          list(object({ name: variableName, value: optional(text({ max: 256 })) })),
        ),
        muted: optional(v.boolean()),
      }),
    ),
  }),
  rule("target", ({ id, type, target = "" }) =>
    id === undefined && type === "slack" && !/^[#@]/.test(target)
      ? "slack target must begin with '#' or '@'."
      : undefined,
  ),
);

/** The recipients of an alert. */
export const notificationRecipients = list(notificationRecipient);

export type NotificationRequest = v.InferOutput<typeof notificationRecipient>;

const header = object({ header: text({ max: 64 }), value: optional(text({ max: 750 })) });

const template = object({ body: optional(v.string()) });

const webhookPayloads = object({
  template_variables: optional(
    list(object({ name: variableName, default_value: optional(text({ max: 256 })) }), { max: 10 }),
  ),
  payload_templates: optional(
    object({
      trigger: optional(template),
      budget_rate: optional(template),
      exhaustion_time: optional(template),
    }),
  ),
});

const webhookTarget = { webhook_name: text({ max: 255 }), webhook_url: text({ max: 2048 }) };

const recipient = v.variant("type", [
  object({ type: v.literal("email"), details: object({ email_address: v.string() }) }),
  object({ type: v.literal("slack"), details: object({ slack_channel: v.string() }) }),
  object({
    type: v.literal("pagerduty"),
    details: object({
      pagerduty_integration_name: v.string(),
      pagerduty_integration_key: v.pipe(v.string(), v.length(32)),
    }),
  }),
  object({
    type: v.literal("webhook"),
    details: object({
      ...webhookTarget,
      webhook_secret: optional(text({ max: 255 })),
      webhook_headers: optional(list(header, { max: 5 })),
      webhook_payloads: optional(webhookPayloads),
    }),
  }),
  object({ type: v.literal("msteams_workflow"), details: object(webhookTarget) }),
  object({
    type: v.literal("msteams"),
    details: object({ webhook_name: v.string(), webhook_url: v.string() }),
  }),
]);

/** A recipient to create, or to replace another by. */
export type RecipientRequest = v.InferOutput<typeof recipient>;

export const recipientRequests = {
  createRecipient: {
    body: v.pipe(
      recipient,
      rule("type", ({ type }) =>
        type === "msteams"
          ? "can't be msteams for a new recipient; create one of the type msteams_workflow"
          : undefined,
      ),
    ),
  },
  updateRecipient: { body: recipient },
};
