import type { Bundle } from "../../bundle/bundle.ts";
import { type Call, call } from "../../call/call.ts";
import { HoneycombConflictError } from "../../operation/errors/api-error.ts";
import { HoneycombInputError } from "../../operation/errors/input-error.ts";
import { invoke } from "../../operation/invoke.ts";
import type {
  RecipientByContent,
  RecipientByTarget,
  RecipientDescription,
} from "./create-from-description.ts";
import type { NotificationRecipient } from "./notification.ts";
import { createRecipient, deleteRecipient, listRecipients } from "./operations.ts";
import { addressField, hasSameAddress, keyOf, targetOf, toKey } from "./target.ts";
import type { Recipient, RecipientCreate } from "./types.ts";

/** The recipients of a bundle, except those that were described by their ids. */
export interface BundleRecipients {
  /** The recipients that were created. */
  readonly created: readonly Recipient[];
  /** The recipients that the team had already. They are not changed. */
  readonly reused: readonly Recipient[];
}

/** Converts descriptions to the recipients of an alert. All of them must exist. */
export type ToNotify = (descriptions: readonly RecipientDescription[]) => NotificationRecipient[];

interface FoundRecipients {
  /** Creates the recipients that the team doesn't have, as part of a bundle. */
  createMissing(bundle: Bundle): Call<{ recipients: BundleRecipients; toNotify: ToNotify }>;
}

/**
 * Finds recipients, before anything is created. Lists the team's recipients once, or not at all when
 * all descriptions are ids.
 *
 * @throws HoneycombInputError when an existing recipient isn't found, or has another address
 */
export function findRecipients(
  descriptions: readonly RecipientDescription[],
): Call<FoundRecipients> {
  return call(function* () {
    const wanted = collect(descriptions);
    const existing = wanted.size === 0 ? [] : yield* invoke(listRecipients);
    const missing: [key: string, content: RecipientCreate][] = [];
    const found = new Map<string, Recipient>();
    for (const [key, content] of wanted) {
      const recipient = choose(existing, key, content);
      if (recipient) found.set(key, recipient);
      else if (content) missing.push([key, content]);
      else throw inputError(`expected an existing recipient, but the team has no ${key}`);
    }
    return {
      createMissing: (bundle) =>
        call(function* () {
          const created: Recipient[] = [];
          const reused = [...found.values()];
          const recipients = new Map(found);
          const added = yield* bundle.all(
            missing.map(([key, content]) => createOrReuse(bundle, key, content)),
          );
          for (const { key, recipient, isNew } of added) {
            recipients.set(key, recipient);
            (isNew ? created : reused).push(recipient);
          }
          return { recipients: { created, reused }, toNotify: notifier(recipients) };
        }),
    };
  });
}

/** Chooses the recipient that is meant from those of the team. */
function choose(
  recipients: readonly Recipient[],
  key: string,
  content: RecipientCreate | undefined,
): Recipient | undefined {
  const candidates = recipients.filter((candidate) => keyOf(candidate) === key);
  const recipient =
    candidates.find((each) => !content || hasSameAddress(content, each)) ?? candidates[0];
  if (content && recipient) checkAddress(content, recipient, "the team has a recipient");
  return recipient;
}

/** Creates a recipient, or finds it if another call has created it meanwhile. */
function createOrReuse(
  bundle: Bundle,
  key: string,
  content: RecipientCreate,
): Call<{ key: string; recipient: Recipient; isNew: boolean }> {
  return call(function* () {
    let isNew = true;
    const recipient = yield* bundle.create(
      { type: "recipient", name: targetOf(content) ?? content.type },
      invoke(createRecipient, { body: content }),
      (recipientId) => invoke(deleteRecipient, { path: { recipientId } }),
      (error) =>
        call(function* () {
          if (!(error instanceof HoneycombConflictError)) return undefined;
          isNew = false;
          return choose(yield* invoke(listRecipients), key, content);
        }),
    );
    return { key, recipient, isNew };
  });
}

function notifier(recipients: ReadonlyMap<string, Recipient>): ToNotify {
  return (descriptions) =>
    descriptions.map((description) => ({
      id: "id" in description ? description.id : recipients.get(keyOfDescription(description))?.id,
      ...(description.details && { details: description.details }),
    }));
}

/** Collects the recipients to find, by their keys, with what to create for those that don't exist. */
function collect(descriptions: readonly RecipientDescription[]) {
  const wanted = new Map<string, RecipientCreate | undefined>();
  for (const description of descriptions) {
    if ("id" in description) continue;
    const key = keyOfDescription(description);
    const earlier = wanted.get(key);
    const content = "recipient" in description ? description.recipient : undefined;
    if (content && earlier) checkAddress(content, earlier, "there is another recipient");
    wanted.set(key, earlier ?? content);
  }
  return wanted;
}

function keyOfDescription(description: RecipientByTarget | RecipientByContent): string {
  return "recipient" in description
    ? keyOf(description.recipient)
    : toKey(description.type, description.target);
}

/** Two webhooks with the same name must not be confused: an alert would be sent elsewhere. */
function checkAddress(content: RecipientCreate, other: RecipientCreate, where: string): void {
  if (hasSameAddress(content, other)) return;
  throw inputError(
    `${where} of the type ${content.type} with the name "${targetOf(content)}" but a different ${addressField(content.type)}; choose another name, or refer to the existing recipient by its id`,
  );
}

function inputError(message: string): HoneycombInputError {
  return new HoneycombInputError([{ path: "recipients", message }]);
}
