import { Builder } from "../../bundle/builder.ts";
import { checkDescription } from "../../bundle/description.ts";
import { type RecipientCreate, RecipientCreateSchema } from "./models.ts";

type Webhook = Extract<RecipientCreate, { type: "webhook" }>["details"];
type Payloads = NonNullable<Webhook["webhook_payloads"]>;

/** An alert whose payload a webhook can have of its own. */
export type WebhookAlert = keyof NonNullable<Payloads["payload_templates"]>;

/**
 * Builds a recipient. `recipients.createFrom` creates it unless the team has it; an alert's builder
 * takes it, too.
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
  /** An email address. */
  static email(address: string): RecipientBuilder {
    return of({ type: "email", details: { email_address: address } });
  }

  /** A Slack channel, such as `#alerts`. The team has to be connected with Slack. */
  static slack(channel: string): RecipientBuilder {
    return of({ type: "slack", details: { slack_channel: channel } });
  }

  /**
   * A PagerDuty integration.
   *
   * @param name what it is called
   * @param key its key, 32 characters
   */
  static pagerduty(name: string, key: string): RecipientBuilder {
    const details = { pagerduty_integration_name: name, pagerduty_integration_key: key };
    return of({ type: "pagerduty", details });
  }

  /**
   * A webhook.
   *
   * @param name what it is called, up to 255 characters
   * @param url where alerts are sent, up to 2048 characters
   */
  static webhook(name: string, url: string): WebhookBuilder {
    return new WebhookBuilder({
      recipient: { type: "webhook", details: { webhook_name: name, webhook_url: url } },
    });
  }

  /**
   * A Microsoft Teams workflow.
   *
   * @param name what it is called, up to 255 characters
   * @param url where alerts are sent, up to 2048 characters
   */
  static msteams(name: string, url: string): RecipientBuilder {
    return of({ type: "msteams_workflow", details: { webhook_name: name, webhook_url: url } });
  }

  /**
   * The recipient, as `recipients.create` takes it.
   *
   * @throws HoneycombInputError when it is not one that Honeycomb takes
   */
  build(): RecipientCreate {
    return checkDescription(RecipientCreateSchema, this.state.recipient, "recipient");
  }
}

function of(recipient: RecipientCreate): RecipientBuilder {
  return new RecipientBuilder({ recipient });
}

/** Builds a webhook: what is sent along, and what is sent. */
export class WebhookBuilder extends RecipientBuilder {
  /** Sends a secret along, by which the receiver knows that Honeycomb sent it. Up to 255 characters. */
  secret(secret: string): this {
    return this.#change(() => ({ webhook_secret: secret }));
  }

  /** Sends a header along, up to five. A name has up to 64 characters, a value up to 750. */
  header(name: string, value: string): this {
    return this.#change(({ webhook_headers = [] }) => ({
      webhook_headers: [...webhook_headers, { header: name, value }],
    }));
  }

  /**
   * A variable that payloads may use and alerts may set, up to ten.
   *
   * @param name up to 64 letters and digits, a lowercase letter first
   * @param defaultValue its value where an alert has none, up to 256 characters
   */
  variable(name: string, defaultValue?: string): this {
    const variable = { name, ...(defaultValue !== undefined && { default_value: defaultValue }) };
    return this.#changePayloads(({ template_variables = [] }) => ({
      template_variables: [...template_variables, variable],
    }));
  }

  /**
   * What is sent for a kind of alert, in place of Honeycomb's own payload.
   *
   * @param template a Go template, such as `{ "alert": "{{.Alert.Description}}" }`
   */
  payload(alert: WebhookAlert, template: string): this {
    return this.#changePayloads(({ payload_templates }) => ({
      payload_templates: { ...payload_templates, [alert]: { body: template } },
    }));
  }

  #changePayloads(change: (payloads: Payloads) => Payloads): this {
    return this.#change(({ webhook_payloads = {} }) => ({
      webhook_payloads: { ...webhook_payloads, ...change(webhook_payloads) },
    }));
  }

  #change(change: (details: Webhook) => Partial<Webhook>): this {
    const { recipient } = this.state;
    if (recipient.type !== "webhook") return this;
    const details = { ...recipient.details, ...change(recipient.details) };
    return this.with({ recipient: { ...recipient, details } });
  }
}
