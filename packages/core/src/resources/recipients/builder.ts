import { Builder } from "../../bundle/builder.ts";
import { validateDescription } from "../../bundle/description.ts";
import { RecipientCreateSchema } from "./schemas.ts";
import type {
  PayloadTemplates,
  RecipientCreate,
  WebhookPayloads,
  WebhookRecipientDetails,
} from "./types.ts";

/** A kind of alert, which can have its own payload. */
export type WebhookAlert = keyof PayloadTemplates;

/**
 * Builds a recipient. `recipients.createFrom` creates it unless the team has it. The builders of
 * alerts accept it, too.
 *
 * @example
 * ```ts
 * const onCall = RecipientBuilder.webhook("On call", "https://example.com/alert")
 *   .header("Authorization", "Bearer …")
 *   .variable("runbook", "https://example.com/runbooks");
 * const { recipient, reused } = await client.recipients.createFrom(onCall);
 * ```
 */
export class RecipientBuilder extends Builder<{ readonly recipient: RecipientCreate }> {
  /** Starts a recipient that is an email address. */
  static email(address: string): RecipientBuilder {
    return of({ type: "email", details: { email_address: address } });
  }

  /** Starts a recipient that is a Slack channel, such as `#alerts`. The team must be connected to Slack. */
  static slack(channel: string): RecipientBuilder {
    return of({ type: "slack", details: { slack_channel: channel } });
  }

  /**
   * Starts a recipient that is a PagerDuty integration.
   *
   * @param name the name of the integration
   * @param key the key of the integration, 32 characters
   */
  static pagerduty(name: string, key: string): RecipientBuilder {
    const details = { pagerduty_integration_name: name, pagerduty_integration_key: key };
    return of({ type: "pagerduty", details });
  }

  /**
   * Starts a recipient that is a webhook.
   *
   * @param name the name of the webhook, up to 255 characters
   * @param url the URL to send to, up to 2048 characters
   */
  static webhook(name: string, url: string): WebhookBuilder {
    return new WebhookBuilder({
      recipient: { type: "webhook", details: { webhook_name: name, webhook_url: url } },
    });
  }

  /**
   * Starts a recipient that is a Microsoft Teams workflow.
   *
   * @param name the name of the recipient, up to 255 characters
   * @param url the URL of the workflow, up to 2048 characters
   */
  static msteams(name: string, url: string): RecipientBuilder {
    return of({ type: "msteams_workflow", details: { webhook_name: name, webhook_url: url } });
  }

  /**
   * Returns the recipient, as `recipients.create` accepts it.
   *
   * @throws HoneycombInputError when the recipient is not valid
   */
  build(): RecipientCreate {
    return validateDescription(RecipientCreateSchema, this.state.recipient, "recipient");
  }
}

function of(recipient: RecipientCreate): RecipientBuilder {
  return new RecipientBuilder({ recipient });
}

/** Builds a webhook: its headers, variables and payloads. */
export class WebhookBuilder extends RecipientBuilder {
  /** Sets a secret that is sent with each request, so that you can verify its origin. Up to 255 characters. */
  secret(secret: string): this {
    return this.#change(() => ({ webhook_secret: secret }));
  }

  /**
   * Adds a header that is sent with each request, up to five.
   *
   * @param name up to 64 characters
   * @param value up to 750 characters
   */
  header(name: string, value: string): this {
    return this.#change(({ webhook_headers = [] }) => ({
      webhook_headers: [...webhook_headers, { header: name, value }],
    }));
  }

  /**
   * Adds a variable that payloads can use and alerts can set, up to ten.
   *
   * @param name up to 64 letters and digits; the first is a lowercase letter
   * @param defaultValue the value when an alert doesn't set it, up to 256 characters
   */
  variable(name: string, defaultValue?: string): this {
    const variable = { name, ...(defaultValue !== undefined && { default_value: defaultValue }) };
    return this.#changePayloads(({ template_variables = [] }) => ({
      template_variables: [...template_variables, variable],
    }));
  }

  /**
   * Sets the payload for a kind of alert, instead of Honeycomb's own.
   *
   * @param template a Go template, such as `{ "alert": "{{.Alert.Description}}" }`
   */
  payload(alert: WebhookAlert, template: string): this {
    return this.#changePayloads(({ payload_templates }) => ({
      payload_templates: { ...payload_templates, [alert]: { body: template } },
    }));
  }

  #changePayloads(change: (payloads: WebhookPayloads) => WebhookPayloads): this {
    return this.#change(({ webhook_payloads = {} }) => ({
      webhook_payloads: { ...webhook_payloads, ...change(webhook_payloads) },
    }));
  }

  #change(change: (details: WebhookRecipientDetails) => Partial<WebhookRecipientDetails>): this {
    const { recipient } = this.state;
    if (recipient.type !== "webhook") return this;
    const details = { ...recipient.details, ...change(recipient.details) };
    return this.with({ recipient: { ...recipient, details } });
  }
}
