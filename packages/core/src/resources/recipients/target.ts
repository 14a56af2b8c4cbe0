import type { RecipientCreate } from "./types.ts";

/**
 * Identifies a recipient by its type and target. A recipient of an unknown type has no known target and
 * is identified by all its details.
 */
export function keyOf(recipient: RecipientCreate): string {
  return toKey(recipient.type, targetOf(recipient) ?? JSON.stringify(recipient.details));
}

export function toKey(type: string, target: string): string {
  return `${type} ${target}`;
}

/**
 * The target of a recipient, as alerts name it: an address, a channel, or the name of an integration
 * or a webhook. It is undefined for an unknown type.
 */
export function targetOf(recipient: RecipientCreate): string | undefined {
  switch (recipient.type) {
    case "email":
      return recipient.details.email_address;
    case "slack":
      return recipient.details.slack_channel;
    case "pagerduty":
      return recipient.details.pagerduty_integration_name;
    case "webhook":
    case "msteams_workflow":
    case "msteams":
      return recipient.details.webhook_name;
    default:
      return undefined;
  }
}

/** The field with the address of a recipient whose target is only a name. */
export function addressField(type: RecipientCreate["type"]): string | undefined {
  if (type === "pagerduty") return "pagerduty_integration_key";
  return type === "email" || type === "slack" ? undefined : "webhook_url";
}

function addressOf(recipient: RecipientCreate): string | undefined {
  switch (recipient.type) {
    case "pagerduty":
      return recipient.details.pagerduty_integration_key;
    case "webhook":
    case "msteams_workflow":
    case "msteams":
      return recipient.details.webhook_url;
    default:
      return undefined;
  }
}

/** Whether two recipients with the same type and target have the same address. */
export function hasSameAddress(recipient: RecipientCreate, other: RecipientCreate): boolean {
  return addressOf(recipient) === addressOf(other);
}
