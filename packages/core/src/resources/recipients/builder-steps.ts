import { Builder } from "../../bundle/builder.ts";
import { buildFrom, type Source } from "../../bundle/description.ts";
import { RecipientBuilder } from "./builder.ts";
import type { RecipientDescription } from "./create-from-description.ts";
import type {
  NotificationDetails,
  NotificationVariable,
  PagerDutySeverity,
  RecipientType,
} from "./notification.ts";
import type { RecipientCreate } from "./types.ts";

/** How an alert notifies PagerDuty. */
export interface PagerDutyNotification {
  /** The severity of the alert. Default: `critical`. */
  pagerduty_severity?: PagerDutySeverity;
}

/** How an alert notifies a webhook. */
export interface WebhookNotification {
  /** The values of the webhook's variables in this alert. */
  variables?: NotificationVariable[];
}

/**
 * The steps of a builder that add the recipients of an alert. A recipient is reused when the team has
 * one with the same type and target. Otherwise it is created with the alert.
 */
export abstract class RecipientSteps<State extends object> extends Builder<State> {
  protected abstract withRecipient(recipient: RecipientDescription): this;

  /** Notifies an email address. */
  email(address: string): this {
    return this.recipient(RecipientBuilder.email(address));
  }

  /** Notifies a Slack channel, such as `#alerts`. */
  slack(channel: string): this {
    return this.recipient(RecipientBuilder.slack(channel));
  }

  /**
   * Notifies PagerDuty.
   *
   * @param name the name of the integration
   * @param key the key of the integration, 32 characters
   * @param details the severity of the alert
   */
  pagerduty(name: string, key: string, details?: PagerDutyNotification): this {
    return this.recipient(RecipientBuilder.pagerduty(name, key), details);
  }

  /**
   * Notifies a webhook. To add headers, a secret or a payload, use
   * `recipient(RecipientBuilder.webhook(…))`.
   *
   * @param name the name of the webhook
   * @param details the values of its variables in this alert
   */
  webhook(name: string, url: string, details?: WebhookNotification): this {
    return this.recipient(RecipientBuilder.webhook(name, url), details);
  }

  /** Notifies a Microsoft Teams workflow. */
  msteams(name: string, url: string): this {
    return this.recipient(RecipientBuilder.msteams(name, url));
  }

  /**
   * Notifies a recipient.
   *
   * @param recipient the id of an existing one, or one to find or create
   * @param details how this alert notifies it
   */
  recipient(recipient: string | Source<RecipientCreate>, details?: NotificationDetails): this {
    const how = details && { details };
    return this.withRecipient(
      typeof recipient === "string"
        ? { id: recipient, ...how }
        : { recipient: buildFrom(recipient), ...how },
    );
  }

  /**
   * Notifies an existing recipient of the team. The alert is not created when there is none.
   *
   * @param target an address, a channel, or the name of an integration or a webhook
   * @param details how this alert notifies it
   */
  existingRecipient(type: RecipientType, target: string, details?: NotificationDetails): this {
    return this.withRecipient({ type, target, ...(details && { details }) });
  }
}
