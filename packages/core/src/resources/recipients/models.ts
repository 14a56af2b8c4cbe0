import * as v from "valibot";
import type { Known } from "../../model/known.ts";
import { openVariant } from "../../model/open-variant.ts";
import { secret } from "../../model/secret.ts";
import { variableName } from "./notification.ts";

const payloadTemplate = v.optional(
  v.strictObject({
    /** The payload as a Go template, such as `{ "alert": "{{.Alert.Description}}" }`. */
    body: v.optional(v.string()),
  }),
);

const webhookName = v.pipe(v.string(), v.maxLength(255));
const webhookUrl = secret({ maxLength: 2048 });

/** A recipient to create, of any type. */
export const RecipientCreateSchema = v.variant("type", [
  v.strictObject({
    type: v.literal("email"),
    details: v.strictObject({ email_address: v.string() }),
  }),
  v.strictObject({
    /** The team has to be connected with Slack. */
    type: v.literal("slack"),
    details: v.strictObject({
      /** A channel: `#alerts`. */
      slack_channel: v.string(),
    }),
  }),
  v.strictObject({
    type: v.literal("pagerduty"),
    details: v.strictObject({
      pagerduty_integration_name: v.string(),
      /** 32 characters. */
      pagerduty_integration_key: secret({ minLength: 32, maxLength: 32 }),
    }),
  }),
  v.strictObject({
    type: v.literal("webhook"),
    details: v.strictObject({
      /** Up to 255 characters. */
      webhook_name: webhookName,
      /** Up to 2048 characters. */
      webhook_url: webhookUrl,
      /** Sent along, so that the receiver knows that Honeycomb sent it. Up to 255 characters. */
      webhook_secret: v.optional(secret({ maxLength: 255 })),
      /** Sent along, up to five. */
      webhook_headers: v.optional(
        v.pipe(
          v.array(
            v.strictObject({
              /** Its name, up to 64 characters. */
              header: v.pipe(v.string(), v.maxLength(64)),
              /** Up to 750 characters. */
              value: v.optional(secret({ maxLength: 750 })),
            }),
          ),
          v.maxLength(5),
        ),
      ),
      /** What is sent, where it is not Honeycomb's own payload. */
      webhook_payloads: v.optional(
        v.strictObject({
          /** Variables that payloads may use and alerts may set, up to ten. */
          template_variables: v.optional(
            v.pipe(
              v.array(
                v.strictObject({
                  /** Up to 64 letters and digits, a lowercase letter first. */
                  name: variableName,
                  /** Up to 256 characters. */
                  default_value: v.optional(v.pipe(v.string(), v.maxLength(256))),
                }),
              ),
              v.maxLength(10),
            ),
          ),
          /** The payload of each kind of alert. */
          payload_templates: v.optional(
            v.strictObject({
              trigger: payloadTemplate,
              budget_rate: payloadTemplate,
              exhaustion_time: payloadTemplate,
            }),
          ),
        }),
      ),
    }),
  }),
  v.strictObject({
    type: v.literal("msteams_workflow"),
    details: v.strictObject({
      /** Up to 255 characters. */
      webhook_name: webhookName,
      /** Up to 2048 characters. */
      webhook_url: webhookUrl,
    }),
  }),
  v.strictObject({
    /** @deprecated Use `msteams_workflow`. */
    type: v.literal("msteams"),
    details: v.strictObject({ webhook_name: v.string(), webhook_url: secret() }),
  }),
]);
export type RecipientCreate = v.InferInput<typeof RecipientCreateSchema>;

/** What a recipient is changed to: all of it. Its type has to be the one that it has. */
export const RecipientUpdateSchema = RecipientCreateSchema;
export type RecipientUpdate = RecipientCreate;

const answeredEntries = {
  id: v.string(),
  /** In ISO 8601. */
  created_at: v.optional(v.string()),
  /** In ISO 8601. */
  updated_at: v.optional(v.string()),
};

const answeredPayloadTemplate = v.optional(v.looseObject({ body: v.optional(v.string()) }));
const answeredTeams = v.looseObject({ webhook_name: v.string(), webhook_url: v.string() });

/** Whom alerts can notify, told apart by `type`. */
export const RecipientSchema = openVariant(
  "type",
  [
    v.looseObject({
      ...answeredEntries,
      type: v.literal("email"),
      details: v.looseObject({ email_address: v.string() }),
    }),
    v.looseObject({
      ...answeredEntries,
      type: v.literal("slack"),
      details: v.looseObject({ slack_channel: v.string() }),
    }),
    v.looseObject({
      ...answeredEntries,
      type: v.literal("pagerduty"),
      details: v.looseObject({
        pagerduty_integration_name: v.string(),
        pagerduty_integration_key: v.string(),
      }),
    }),
    v.looseObject({
      ...answeredEntries,
      type: v.literal("webhook"),
      details: v.looseObject({
        webhook_name: v.string(),
        webhook_url: v.string(),
        webhook_secret: v.optional(v.string()),
        webhook_headers: v.nullish(
          v.array(v.looseObject({ header: v.string(), value: v.optional(v.string()) })),
        ),
        webhook_payloads: v.nullish(
          v.looseObject({
            template_variables: v.nullish(
              v.array(v.looseObject({ name: v.string(), default_value: v.optional(v.string()) })),
            ),
            payload_templates: v.nullish(
              v.looseObject({
                trigger: answeredPayloadTemplate,
                budget_rate: answeredPayloadTemplate,
                exhaustion_time: answeredPayloadTemplate,
              }),
            ),
          }),
        ),
      }),
    }),
    v.looseObject({
      ...answeredEntries,
      type: v.literal("msteams_workflow"),
      details: answeredTeams,
    }),
    v.looseObject({
      ...answeredEntries,
      type: v.literal("msteams"),
      details: answeredTeams,
    }),
  ],
  answeredEntries,
);
export type Recipient = Known<v.InferOutput<typeof RecipientSchema>>;
