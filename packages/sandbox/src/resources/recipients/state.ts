import type { NotificationRecipient, Trigger } from "@honeycomb/core";
import type { RecipientCreateSchema } from "@honeycomb/core/schemas";
import type { InferOutput } from "valibot";
import { conflict, notFound, validationFailed } from "../../http/api-error.ts";
import { createId } from "../../id.ts";
import type { State } from "../../state.ts";

type RecipientCreate = InferOutput<typeof RecipientCreateSchema>;

/** A recipient of a known type. */
export type RecipientState = RecipientCreate & {
  readonly id: string;
  readonly created_at: string;
  readonly updated_at: string;
};

/** @throws ApiError 404 */
export function findRecipient(state: State, id: string): RecipientState {
  const recipient = state.recipients.get(id);
  if (recipient === undefined) throw notFound("Recipient");
  return recipient;
}

/** @throws ApiError 409 when the team has a recipient with this type and target */
export function addRecipient(state: State, recipient: RecipientCreate): RecipientState {
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
  change: RecipientCreate,
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

/**
 * Returns the target of a recipient, which alerts contain. It is not secret, and unique for a type.
 */
export function targetOf(recipient: RecipientCreate): string {
  switch (recipient.type) {
    case "email":
      return recipient.details.email_address;
    case "slack":
      return recipient.details.slack_channel;
    case "pagerduty":
      return recipient.details.pagerduty_integration_name;
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
  type: NotificationRecipient["type"],
  target: string,
): RecipientState | undefined {
  return [...state.recipients.values()].find(
    (recipient) => recipient.type === type && targetOf(recipient) === target,
  );
}

function checkTarget(state: State, recipient: RecipientCreate, ownId?: string): void {
  const target = targetOf(recipient);
  const existing = findTarget(state, recipient.type, target);
  if (existing !== undefined && existing.id !== ownId) {
    throw conflict(`a recipient of the type ${recipient.type} already exists for "${target}"`);
  }
}
