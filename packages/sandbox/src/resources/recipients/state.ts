import type { Recipient, Trigger } from "@honeycomb/core";
import { conflict, notFound, validationFailed } from "../../http/api-error.ts";
import { createId } from "../../id.ts";
import type { State } from "../../state.ts";
import type { NotificationRequest, RecipientRequest } from "./requests.ts";

/** Puts a marker with a text when an alert fires. Only alerts can create it. */
interface MarkerRecipient {
  readonly type: "marker";
  readonly details: { readonly marker_id: string };
  readonly text: string;
}

/** A recipient of a known type. */
export type RecipientState = (RecipientRequest | MarkerRecipient) & {
  readonly id: string;
  readonly created_at: string;
  readonly updated_at: string;
};

/** Returns a recipient as responses contain it. */
export function toRecipient(recipient: RecipientState): Recipient {
  const { text: _, ...shown } = { text: "", ...recipient };
  // The client's types lack markers.
  return shown as Recipient;
}

/** @throws ApiError 404 */
export function findRecipient(state: State, id: string): RecipientState {
  const recipient = state.recipients.get(id);
  if (recipient === undefined) throw notFound("Recipient");
  return recipient;
}

/** @throws ApiError 409 when the team has a recipient with this type and target */
export function addRecipient(
  state: State,
  recipient: RecipientRequest | MarkerRecipient,
): RecipientState {
  checkTarget(state, recipient);
  const now = state.timestamp();
  const added = { id: createId(), ...recipient, created_at: now, updated_at: now };
  state.recipients.set(added.id, added);
  return added;
}

/**
 * @throws ApiError 409 when another recipient has this type and target, 422 when the type is
 * different
 */
export function changeRecipient(
  state: State,
  { id, type, created_at }: RecipientState,
  change: RecipientRequest,
): RecipientState {
  if (change.type !== type) {
    throw validationFailed({
      field: "type",
      code: "invalid",
      description: `type: can't be changed from ${type}`,
    });
  }
  checkTarget(state, change, id);
  const changed = { id, ...change, created_at, updated_at: state.timestamp() };
  state.recipients.set(id, changed);
  return changed;
}

/** Returns the target of a recipient, which alerts contain. It is not secret. */
export function targetOf(recipient: RecipientRequest | MarkerRecipient): string {
  switch (recipient.type) {
    case "email":
      return recipient.details.email_address;
    case "slack":
      return recipient.details.slack_channel;
    case "pagerduty":
      return recipient.details.pagerduty_integration_name;
    case "marker":
      return recipient.text;
    default:
      return recipient.details.webhook_name;
  }
}

/** The triggers that notify a recipient. */
export function triggersWithRecipient(state: State, id: string): Trigger[] {
  return [...state.triggers.values()].map(({ value }) => value).filter(notifies(id));
}

/** @throws ApiError 409 when a trigger or a burn alert notifies the recipient */
export function removeRecipient(state: State, { id }: RecipientState): void {
  const burnAlerts = [...state.burnAlerts.values()].map(({ value }) => value);
  if (triggersWithRecipient(state, id).length > 0 || burnAlerts.some(notifies(id))) {
    throw conflict("the recipient is used by a trigger or a burn alert");
  }
  state.recipients.delete(id);
}

interface Alert {
  readonly recipients?: readonly { readonly id?: string | undefined }[] | null | undefined;
}

function notifies(recipientId: string): (alert: Alert) => boolean {
  return ({ recipients }) => recipients?.some(({ id }) => id === recipientId) ?? false;
}

/** Finds a recipient by type and target. */
export function findTarget(
  state: State,
  type: NotificationRequest["type"],
  target: string,
): RecipientState | undefined {
  return [...state.recipients.values()].find(
    (recipient) => recipient.type === type && targetOf(recipient) === target,
  );
}

function checkTarget(
  state: State,
  recipient: RecipientRequest | MarkerRecipient,
  ownId?: string,
): void {
  const address = addressOf(recipient);
  for (const other of state.recipients.values()) {
    if (other.id === ownId || other.type !== recipient.type) continue;
    if (addressOf(other) !== address) continue;
    const target = targetOf(other);
    throw conflict(`a recipient of the type ${other.type} already exists for "${target}"`);
  }
}

/** What distinguishes a recipient from others of its type. */
function addressOf(recipient: RecipientRequest | MarkerRecipient): string {
  return "webhook_url" in recipient.details ? recipient.details.webhook_url : targetOf(recipient);
}
