import type { NotificationRecipient, Trigger } from "@honeycomb/core";
import { validationFailed } from "../../http/api-error.ts";
import type { State } from "../../state.ts";
import { addRecipient, findTarget, type RecipientState, targetOf } from "./state.ts";

/** Whom an alert notifies, as it is answered. */
type AnsweredRecipients = NonNullable<Trigger["recipients"]>;

/**
 * Reads whom an alert is to notify. What is kept is a recipient's id: where it leads is told when
 * the alert is read, since a recipient may be changed.
 *
 * @throws ApiError 422 for a recipient that doesn't exist and can't be created
 */
export function readRecipients(
  state: State,
  recipients: readonly NotificationRecipient[],
): AnsweredRecipients {
  return recipients.map((recipient, index) => {
    const { id } = readRecipient(state, recipient, `recipients.${index}`);
    return { id, ...(recipient.details && { details: { ...recipient.details } }) };
  });
}

function readRecipient(
  state: State,
  { id, type, target }: NotificationRecipient,
  field: string,
): RecipientState {
  if (id !== undefined) {
    return state.recipients.get(id) ?? refuse(`${field}.id`, "there is no such recipient");
  }
  if (type === undefined || target === undefined) {
    return refuse(`${field}.id`, "is required, or type and target in its place");
  }
  const existing = findTarget(state, type, target);
  if (existing !== undefined) return existing;
  // Of the other types, the target is only a name.
  if (type === "email") return addRecipient(state, { type, details: { email_address: target } });
  if (type === "slack") return addRecipient(state, { type, details: { slack_channel: target } });
  return refuse(`${field}.target`, `there is no recipient of the type ${type} with this name`);
}

function refuse(field: string, reason: string): never {
  throw validationFailed({ field, code: "invalid", description: `${field}: ${reason}` });
}

/** An alert as it is answered: with its recipients' types and targets. */
export function withTargets<T extends Pick<Trigger, "recipients">>(state: State, alert: T): T {
  return { ...alert, recipients: alert.recipients?.map((recipient) => describe(state, recipient)) };
}

function describe(
  state: State,
  { id = "", details }: AnsweredRecipients[number],
): AnsweredRecipients[number] {
  const recipient = state.recipients.get(id);
  if (recipient === undefined) return { id };
  const { type } = recipient;
  const shown =
    type === "pagerduty" ? { pagerduty_severity: "critical" as const, ...details } : details;
  return { id, type, target: targetOf(recipient), ...(shown && { details: shown }) };
}
