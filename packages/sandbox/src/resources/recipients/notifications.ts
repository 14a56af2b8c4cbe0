import type { NotificationRecipient, Trigger } from "@honeycomb/core";
import { validationFailed } from "../../http/api-error.ts";
import { createId } from "../../id.ts";
import type { State } from "../../state.ts";
import type { NotificationRequest } from "./requests.ts";
import { addRecipient, findTarget, type RecipientState, targetOf } from "./state.ts";

/** The recipients of an alert, as responses contain them. */
type ResponseRecipients = (NotificationRecipient & { readonly id: string })[];

/**
 * Reads the recipients of an alert. Only their ids are stored, since recipients can change. Types and
 * targets are added when the alert is read.
 *
 * @throws ApiError 422 when a recipient doesn't exist and can't be created
 */
export function readRecipients(
  state: State,
  recipients: readonly NotificationRequest[],
): ResponseRecipients {
  return recipients.map((recipient, index) => {
    const { id } = readRecipient(state, recipient, `recipients.${index}`);
    return { id, ...(recipient.details && { details: { ...recipient.details } }) };
  });
}

function readRecipient(
  state: State,
  { id, type, target }: NotificationRequest,
  field: string,
): RecipientState {
  if (id !== undefined) {
    return state.recipients.get(id) ?? reject(`${field}.id`, "there is no such recipient");
  }
  if (type === undefined || target === undefined) {
    return reject(`${field}.id`, "is required, unless type and target are given");
  }
  const existing = findTarget(state, type, target);
  if (existing !== undefined) return existing;
  // For other types, the target is only a name, which is not enough to create one.
  if (type === "email") return addRecipient(state, { type, details: { email_address: target } });
  if (type === "slack") return addRecipient(state, { type, details: { slack_channel: target } });
  if (type === "marker") {
    return addRecipient(state, { type, details: { marker_id: createId() }, text: target });
  }
  return reject(`${field}.target`, `there is no recipient of the type ${type} with this name`);
}

function reject(field: string, reason: string): never {
  throw validationFailed({ field, code: "invalid", description: `${field}: ${reason}` });
}

/** Returns an alert as responses contain it, with the types and targets of its recipients. */
export function withTargets<T extends Pick<Trigger, "recipients">>(state: State, alert: T): T {
  return { ...alert, recipients: alert.recipients?.map((recipient) => describe(state, recipient)) };
}

function describe(
  state: State,
  { id = "", details }: NotificationRecipient,
): ResponseRecipients[number] {
  const recipient = state.recipients.get(id);
  if (recipient === undefined) return { id };
  const { type } = recipient;
  const shown =
    type === "pagerduty" ? { pagerduty_severity: "critical" as const, ...details } : details;
  const target = targetOf(recipient);
  return { id, type, target, ...(shown && { details: shown }) };
}
