import type { Recipient, RecipientCreate } from "./models.ts";

/** Recipients of one type with one target are the same. Empty for a type that isn't known. */
export function keyOf(recipient: RecipientCreate | Recipient): string {
  const target = targetOf(recipient);
  return target === undefined ? "" : toKey(String(recipient.type), target);
}

export function toKey(type: string, target: string): string {
  return `${type} ${target}`;
}

/**
 * Whom a recipient reaches, as alerts call it: an address, a channel, or the name of an integration
 * or a webhook. Undefined for a type that isn't known.
 */
export function targetOf(recipient: RecipientCreate | Recipient): string | undefined {
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

/** The field that says where a recipient leads, in those whose target is only a name. */
export function addressField(type: RecipientCreate["type"]): string | undefined {
  if (type === "pagerduty") return "pagerduty_integration_key";
  return type === "email" || type === "slack" ? undefined : "webhook_url";
}

/** Whether two recipients of one type and target lead to the same place. */
export function leadsTo(recipient: RecipientCreate, other: RecipientCreate | Recipient): boolean {
  const field = addressField(recipient.type);
  const read = ({ details }: { readonly details?: object }) =>
    field && (details as Readonly<Record<string, unknown>> | undefined)?.[field];
  return read(recipient) === read(other as { readonly details?: object });
}
