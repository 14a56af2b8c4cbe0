import type { Bundle } from "../../bundle/bundle.ts";
import { type Call, call } from "../../call/call.ts";
import { HoneycombInputError } from "../../operation/errors/input-error.ts";
import { invoke } from "../../operation/invoke.ts";
import type { RecipientDescription } from "./create-from-description.ts";
import type { Recipient, RecipientCreate } from "./models.ts";
import type { NotificationRecipient } from "./notification.ts";
import { createRecipient, deleteRecipient, listRecipients } from "./operations.ts";
import { addressField, keyOf, leadsTo, targetOf, toKey } from "./target.ts";

/** The recipients of a bundle. Those that were given by their ids are not looked up. */
export interface BundleRecipients {
  /** Those that the team didn't have. */
  readonly created: readonly Recipient[];
  /** Those that the team had already. They stay as they were. */
  readonly reused: readonly Recipient[];
}

/** Whom an alert notifies, as Honeycomb takes it, once all of them are there. */
export type ToNotify = (descriptions: readonly RecipientDescription[]) => NotificationRecipient[];

interface FoundRecipients {
  /** Creates those that the team doesn't have, as part of a bundle. */
  createMissing(bundle: Bundle): Call<{ recipients: BundleRecipients; toNotify: ToNotify }>;
}

/**
 * Finds recipients, before anything is created. Asks for the team's list once, and not at all where
 * ids are all that is given.
 *
 * @throws HoneycombInputError where one that is to exist doesn't, or leads elsewhere
 */
export function findRecipients(
  descriptions: readonly RecipientDescription[],
): Call<FoundRecipients> {
  return call(function* () {
    const wanted = collect(descriptions);
    const existing = wanted.size === 0 ? [] : yield* invoke(listRecipients);
    const missing: RecipientCreate[] = [];
    const reused: Recipient[] = [];
    for (const [key, wish] of wanted) {
      const alike = existing.filter((candidate) => keyOf(candidate) === key);
      const recipient = alike.find((each) => !wish || leadsTo(wish, each)) ?? alike[0];
      if (wish && recipient) checkAddress(wish, recipient, "the team has one");
      if (recipient) reused.push(recipient);
      else if (wish) missing.push(wish);
      else throw refuse(`expected one that the team has, but it has no ${key}`);
    }
    return {
      createMissing: (bundle) =>
        call(function* () {
          const created = yield* bundle.all(missing.map((recipient) => create(bundle, recipient)));
          return { recipients: { created, reused }, toNotify: notifier([...reused, ...created]) };
        }),
    };
  });
}

function notifier(recipients: readonly Recipient[]): ToNotify {
  const ids = new Map(recipients.map((recipient) => [keyOf(recipient), recipient.id]));
  return (descriptions) =>
    descriptions.map((description) => ({
      id: "id" in description ? description.id : ids.get(keyOfDescription(description)),
      ...(description.details && { details: description.details }),
    }));
}

/** What is to be found, or else created, by its key. What is only to be found has nothing to create. */
function collect(descriptions: readonly RecipientDescription[]) {
  const wanted = new Map<string, RecipientCreate | undefined>();
  for (const description of descriptions) {
    if ("id" in description) continue;
    const key = keyOfDescription(description);
    const earlier = wanted.get(key);
    const wish = "recipient" in description ? description.recipient : undefined;
    if (wish && earlier) checkAddress(wish, earlier, "there is one");
    wanted.set(key, earlier ?? wish);
  }
  return wanted;
}

function keyOfDescription(description: Exclude<RecipientDescription, { id: string }>): string {
  return "recipient" in description
    ? keyOf(description.recipient)
    : toKey(description.type, description.target);
}

/** Two webhooks of one name must not be mistaken for each other: an alert would go elsewhere. */
function checkAddress(
  wish: RecipientCreate,
  other: RecipientCreate | Recipient,
  where: string,
): void {
  if (leadsTo(wish, other)) return;
  throw refuse(
    `${where} of the type ${wish.type} called "${targetOf(wish)}" with another ${addressField(wish.type)}; choose another name, or take that one by its id`,
  );
}

function refuse(message: string): HoneycombInputError {
  return new HoneycombInputError([{ path: "recipients", message }]);
}

function create(bundle: Bundle, recipient: RecipientCreate): Call<Recipient> {
  return bundle.create(
    { type: "recipient", name: targetOf(recipient) ?? recipient.type },
    invoke(createRecipient, { body: recipient }),
    (recipientId) => invoke(deleteRecipient, { path: { recipientId } }),
  );
}
