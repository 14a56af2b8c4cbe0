import * as v from "valibot";
import { list, secret, text } from "../../model/limits.ts";
import {
  type Equal,
  type Output,
  object,
  optional,
  type Schema,
  variant,
} from "../../model/schema.ts";
import { variableName } from "./notification.ts";
import type {
  EmailRecipient,
  EmailRecipientCreate,
  EmailRecipientDetails,
  MSTeamsRecipient,
  MSTeamsRecipientCreate,
  MSTeamsRecipientDetails,
  MSTeamsWorkflowRecipient,
  MSTeamsWorkflowRecipientCreate,
  MSTeamsWorkflowRecipientDetails,
  PagerDutyRecipient,
  PagerDutyRecipientCreate,
  PagerDutyRecipientDetails,
  PayloadTemplate,
  PayloadTemplates,
  Recipient,
  RecipientCreate,
  RecipientUpdate,
  SlackRecipient,
  SlackRecipientCreate,
  SlackRecipientDetails,
  TemplateVariableDefinition,
  WebhookHeader,
  WebhookPayloads,
  WebhookRecipient,
  WebhookRecipientCreate,
  WebhookRecipientDetails,
} from "./types.ts";

const emailDetails = object({ email_address: v.string() });
const EmailRecipientDetailsSchema: Schema<EmailRecipientDetails> = emailDetails;
true satisfies Equal<Output<typeof emailDetails>, EmailRecipientDetails>;

const slackDetails = object({ slack_channel: v.string() });
const SlackRecipientDetailsSchema: Schema<SlackRecipientDetails> = slackDetails;
true satisfies Equal<Output<typeof slackDetails>, SlackRecipientDetails>;

const pagerDutyDetails = object({
  pagerduty_integration_name: v.string(),
  pagerduty_integration_key: secret({ minLength: 32, maxLength: 32 }),
});
const PagerDutyRecipientDetailsSchema: Schema<PagerDutyRecipientDetails> = pagerDutyDetails;
true satisfies Equal<Output<typeof pagerDutyDetails>, PagerDutyRecipientDetails>;

const header = object({
  header: text({ maxLength: 64 }),
  value: optional(secret({ maxLength: 750 })),
});
const WebhookHeaderSchema: Schema<WebhookHeader> = header;
true satisfies Equal<Output<typeof header>, WebhookHeader>;

const templateVariable = object({
  name: variableName,
  default_value: optional(text({ maxLength: 256 })),
});
const TemplateVariableDefinitionSchema: Schema<TemplateVariableDefinition> = templateVariable;
true satisfies Equal<Output<typeof templateVariable>, TemplateVariableDefinition>;

const payloadTemplate = object({ body: optional(v.string()) });
const PayloadTemplateSchema: Schema<PayloadTemplate> = payloadTemplate;
true satisfies Equal<Output<typeof payloadTemplate>, PayloadTemplate>;

const payloadTemplates = object({
  trigger: optional(PayloadTemplateSchema),
  budget_rate: optional(PayloadTemplateSchema),
  exhaustion_time: optional(PayloadTemplateSchema),
});
const PayloadTemplatesSchema: Schema<PayloadTemplates> = payloadTemplates;
true satisfies Equal<Output<typeof payloadTemplates>, PayloadTemplates>;

const payloads = object({
  template_variables: optional(list(TemplateVariableDefinitionSchema, { maxLength: 10 })),
  payload_templates: optional(PayloadTemplatesSchema),
});
const WebhookPayloadsSchema: Schema<WebhookPayloads> = payloads;
true satisfies Equal<Output<typeof payloads>, WebhookPayloads>;

const webhookName = text({ maxLength: 255 });
// Anyone who knows the URL of a webhook can send to it.
const webhookUrl = secret({ maxLength: 2048 });

const webhookDetails = object({
  webhook_name: webhookName,
  webhook_url: webhookUrl,
  webhook_secret: optional(secret({ maxLength: 255 })),
  webhook_headers: optional(list(WebhookHeaderSchema, { maxLength: 5 })),
  webhook_payloads: optional(WebhookPayloadsSchema),
});
const WebhookRecipientDetailsSchema: Schema<WebhookRecipientDetails> = webhookDetails;
true satisfies Equal<Output<typeof webhookDetails>, WebhookRecipientDetails>;

const workflowDetails = object({ webhook_name: webhookName, webhook_url: webhookUrl });
const MSTeamsWorkflowRecipientDetailsSchema: Schema<MSTeamsWorkflowRecipientDetails> =
  workflowDetails;
true satisfies Equal<Output<typeof workflowDetails>, MSTeamsWorkflowRecipientDetails>;

const teamsDetails = object({ webhook_name: v.string(), webhook_url: secret() });
const MSTeamsRecipientDetailsSchema: Schema<MSTeamsRecipientDetails> = teamsDetails;
true satisfies Equal<Output<typeof teamsDetails>, MSTeamsRecipientDetails>;

const emailFields = { type: v.literal("email"), details: EmailRecipientDetailsSchema };
const slackFields = { type: v.literal("slack"), details: SlackRecipientDetailsSchema };
const pagerDutyFields = { type: v.literal("pagerduty"), details: PagerDutyRecipientDetailsSchema };
const webhookFields = { type: v.literal("webhook"), details: WebhookRecipientDetailsSchema };
const workflowFields = {
  type: v.literal("msteams_workflow"),
  details: MSTeamsWorkflowRecipientDetailsSchema,
};
const teamsFields = { type: v.literal("msteams"), details: MSTeamsRecipientDetailsSchema };

const emailCreate = object(emailFields);
true satisfies Equal<Output<typeof emailCreate>, EmailRecipientCreate>;

const slackCreate = object(slackFields);
true satisfies Equal<Output<typeof slackCreate>, SlackRecipientCreate>;

const pagerDutyCreate = object(pagerDutyFields);
true satisfies Equal<Output<typeof pagerDutyCreate>, PagerDutyRecipientCreate>;

const webhookCreate = object(webhookFields);
true satisfies Equal<Output<typeof webhookCreate>, WebhookRecipientCreate>;

const workflowCreate = object(workflowFields);
true satisfies Equal<Output<typeof workflowCreate>, MSTeamsWorkflowRecipientCreate>;

const teamsCreate = object(teamsFields);
true satisfies Equal<Output<typeof teamsCreate>, MSTeamsRecipientCreate>;

export const RecipientCreateSchema: Schema<RecipientCreate> = variant("type", [
  emailCreate,
  slackCreate,
  pagerDutyCreate,
  webhookCreate,
  workflowCreate,
  teamsCreate,
]);

export const RecipientUpdateSchema: Schema<RecipientUpdate> = RecipientCreateSchema;

const readOnlyFields = {
  id: v.string(),
  created_at: optional(v.string()),
  updated_at: optional(v.string()),
};

const email = object({ ...emailFields, ...readOnlyFields });
true satisfies Equal<Output<typeof email>, EmailRecipient>;

const slack = object({ ...slackFields, ...readOnlyFields });
true satisfies Equal<Output<typeof slack>, SlackRecipient>;

const pagerDuty = object({ ...pagerDutyFields, ...readOnlyFields });
true satisfies Equal<Output<typeof pagerDuty>, PagerDutyRecipient>;

const webhook = object({ ...webhookFields, ...readOnlyFields });
true satisfies Equal<Output<typeof webhook>, WebhookRecipient>;

const workflow = object({ ...workflowFields, ...readOnlyFields });
true satisfies Equal<Output<typeof workflow>, MSTeamsWorkflowRecipient>;

const teams = object({ ...teamsFields, ...readOnlyFields });
true satisfies Equal<Output<typeof teams>, MSTeamsRecipient>;

export const RecipientSchema: Schema<Recipient> = variant("type", [
  email,
  slack,
  pagerDuty,
  webhook,
  workflow,
  teams,
]);
