import { Builder } from "../../bundle/builder.ts";
import { buildFrom, type Source } from "../../bundle/description.ts";
import { RecipientBuilder } from "./builder.ts";
import type { NotificationDetails, RecipientDescription } from "./create-from-description.ts";
import type { RecipientCreate } from "./models.ts";
import type { NotificationRecipient, RecipientType } from "./notification.ts";

/** How an alert notifies PagerDuty. */
export type PagerDutyNotification = Pick<NotificationDetails, "pagerduty_severity">;

/** How an alert notifies a webhook. */
export type WebhookNotification = Pick<NotificationDetails, "variables">;

/**
 * The steps of a builder that say whom an alert notifies. A recipient that the team has already, of
 * the same type and target, is found and used as it is; another one is created with the alert.
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
   * @param name what the integration is called
   * @param key the integration's key, 32 characters
   * @param details how grave the alert is
   */
  pagerduty(name: string, key: string, details?: PagerDutyNotification): this {
    return this.recipient(RecipientBuilder.pagerduty(name, key), details);
  }

  /**
   * Notifies a webhook. `recipient(RecipientBuilder.webhook(…))` takes one with headers, a secret or
   * a payload of its own.
   *
   * @param name what the webhook is called
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
   * @param recipient its id, or one to find or else create
   * @param details how this alert notifies it
   */
  recipient(
    recipient: string | Source<RecipientCreate>,
    details?: NotificationRecipient["details"],
  ): this {
    const how = details && { details };
    return this.withRecipient(
      typeof recipient === "string"
        ? { id: recipient, ...how }
        : { recipient: buildFrom(recipient), ...how },
    );
  }

  /**
   * Notifies a recipient that the team has. The alert is not created where there is none.
   *
   * @param target an address, a channel, or the name of an integration or a webhook
   * @param details how this alert notifies it
   */
  existingRecipient(
    type: RecipientType,
    target: string,
    details?: NotificationRecipient["details"],
  ): this {
    return this.withRecipient({ type, target, ...(details && { details }) });
  }
}
