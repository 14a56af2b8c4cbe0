import type { Changes } from "../../patch.ts";

/** Where emails are sent. */
export interface EmailRecipientDetails {
  /** The email address. */
  email_address: string;
}

/** Where Slack messages are sent. */
export interface SlackRecipientDetails {
  /** The channel, such as `#alerts`. */
  slack_channel: string;
}

/** Where PagerDuty events are sent. */
export interface PagerDutyRecipientDetails {
  /** The name of the integration. */
  pagerduty_integration_name: string;
  /** The key of the integration, 32 characters. */
  pagerduty_integration_key: string;
}

/** A header that is sent to a webhook. */
export interface WebhookHeader {
  /** The name of the header, up to 64 characters. */
  header: string;
  /** The value of the header, up to 750 characters. */
  value?: string;
}

/** A variable that the payload templates of a webhook can use. */
export interface TemplateVariableDefinition {
  /** Up to 64 letters and digits. The first is a lowercase letter. */
  name: string;
  /** The value when an alert doesn't set the variable, up to 256 characters. */
  default_value?: string;
}

/** A template of a webhook's payload. */
export interface PayloadTemplate {
  /** The payload as a Go template, such as `{ "alert": "{{.Alert.Description}}" }`. */
  body?: string;
}

/** The payload templates of a webhook, by kind of alert. */
export interface PayloadTemplates {
  /** The payload for triggers. Default: Honeycomb's own. */
  trigger?: PayloadTemplate;
  /** The payload for budget rate burn alerts. Default: Honeycomb's own. */
  budget_rate?: PayloadTemplate;
  /** The payload for exhaustion time burn alerts. Default: Honeycomb's own. */
  exhaustion_time?: PayloadTemplate;
}

/** Custom payloads of a webhook. */
export interface WebhookPayloads {
  /** Variables that the templates can use and that alerts can set, up to ten. */
  template_variables?: TemplateVariableDefinition[];
  /** The payload of each kind of alert. */
  payload_templates?: PayloadTemplates;
}

/** Where webhook requests are sent, and what they contain. */
export interface WebhookRecipientDetails {
  /** The name of the webhook, up to 255 characters. */
  webhook_name: string;
  /** The URL to send to, up to 2048 characters. */
  webhook_url: string;
  /** A secret that is sent with each request, so that you can verify its origin. Up to 255 characters. */
  webhook_secret?: string;
  /** Headers that are sent with each request, up to five. */
  webhook_headers?: WebhookHeader[];
  /** Custom payloads. Default: Honeycomb's own. */
  webhook_payloads?: WebhookPayloads;
}

/** Where messages to a Microsoft Teams workflow are sent. */
export interface MSTeamsWorkflowRecipientDetails {
  /** The name of the recipient, up to 255 characters. */
  webhook_name: string;
  /** The URL of the workflow, up to 2048 characters. */
  webhook_url: string;
}

/**
 * Where messages to Microsoft Teams are sent.
 *
 * @deprecated Use a recipient of the type `msteams_workflow`.
 */
export interface MSTeamsRecipientDetails {
  /** The name of the recipient. */
  webhook_name: string;
  /** The URL of the incoming webhook. */
  webhook_url: string;
}

/** An email address to create or update. */
export interface EmailRecipientCreate {
  /** The type of the recipient. */
  type: "email";
  /** Where emails are sent. */
  details: EmailRecipientDetails;
}

/** A Slack channel to create or update. The team must be connected to Slack first. */
export interface SlackRecipientCreate {
  /** The type of the recipient. */
  type: "slack";
  /** Where messages are sent. */
  details: SlackRecipientDetails;
}

/** A PagerDuty integration to create or update. */
export interface PagerDutyRecipientCreate {
  /** The type of the recipient. */
  type: "pagerduty";
  /** Where events are sent. */
  details: PagerDutyRecipientDetails;
}

/** A webhook to create or update. */
export interface WebhookRecipientCreate {
  /** The type of the recipient. */
  type: "webhook";
  /** Where requests are sent, and what they contain. */
  details: WebhookRecipientDetails;
}

/** A Microsoft Teams workflow to create or update. */
export interface MSTeamsWorkflowRecipientCreate {
  /** The type of the recipient. */
  type: "msteams_workflow";
  /** Where messages are sent. */
  details: MSTeamsWorkflowRecipientDetails;
}

/**
 * An incoming webhook of Microsoft Teams to create or update.
 *
 * @deprecated Use a recipient of the type `msteams_workflow`.
 */
export interface MSTeamsRecipientCreate {
  /** The type of the recipient. */
  type: "msteams";
  /** Where messages are sent. */
  details: MSTeamsRecipientDetails;
}

/** A recipient to create. `type` is its type. */
export type RecipientCreate =
  | EmailRecipientCreate
  | SlackRecipientCreate
  | PagerDutyRecipientCreate
  | WebhookRecipientCreate
  | MSTeamsWorkflowRecipientCreate
  | MSTeamsRecipientCreate;

/**
 * What to replace a recipient with. Fields that you leave out are reset. `type` must be the
 * recipient's own: it can't be changed.
 */
export type RecipientUpdate = RecipientCreate;

/** What to change of a recipient of one type: any of its details. */
export interface RecipientChangesOf<R extends RecipientUpdate> {
  /** The type of the recipient. It can't be changed. */
  type?: R["type"];
  /** The details to change. The others keep their values, and `null` removes one. */
  details?: Changes<R["details"]>;
}

/** What to change of a recipient: any of its details. */
export type RecipientChanges =
  | RecipientChangesOf<EmailRecipientCreate>
  | RecipientChangesOf<SlackRecipientCreate>
  | RecipientChangesOf<PagerDutyRecipientCreate>
  | RecipientChangesOf<WebhookRecipientCreate>
  | RecipientChangesOf<MSTeamsWorkflowRecipientCreate>
  | RecipientChangesOf<MSTeamsRecipientCreate>;

/** What Honeycomb adds to a recipient. */
interface RecipientReadOnlyFields {
  /** The id of the recipient. */
  id: string;
  /** When the recipient was created, in ISO 8601. */
  created_at?: string;
  /** When the recipient was updated, in ISO 8601. */
  updated_at?: string;
}

/** An email address that alerts are sent to. */
export interface EmailRecipient extends EmailRecipientCreate, RecipientReadOnlyFields {}

/** A Slack channel that alerts are sent to. */
export interface SlackRecipient extends SlackRecipientCreate, RecipientReadOnlyFields {}

/** A PagerDuty integration that alerts are sent to. */
export interface PagerDutyRecipient extends PagerDutyRecipientCreate, RecipientReadOnlyFields {}

/** A webhook that alerts are sent to. */
export interface WebhookRecipient extends WebhookRecipientCreate, RecipientReadOnlyFields {}

/** A Microsoft Teams workflow that alerts are sent to. */
export interface MSTeamsWorkflowRecipient
  extends MSTeamsWorkflowRecipientCreate,
    RecipientReadOnlyFields {}

/**
 * An incoming webhook of Microsoft Teams that alerts are sent to.
 *
 * @deprecated Use a recipient of the type `msteams_workflow`.
 */
export interface MSTeamsRecipient extends MSTeamsRecipientCreate, RecipientReadOnlyFields {}

/**
 * Where alerts are sent. `type` is its type. Honeycomb may add types.
 *
 * @see https://api-docs.honeycomb.io/api/recipients
 */
export type Recipient =
  | EmailRecipient
  | SlackRecipient
  | PagerDutyRecipient
  | WebhookRecipient
  | MSTeamsWorkflowRecipient
  | MSTeamsRecipient;
