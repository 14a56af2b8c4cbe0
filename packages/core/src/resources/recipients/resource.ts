import type { BundleOptions } from "../../bundle/bundle.ts";
import type { Source } from "../../bundle/description.ts";
import type { Mode, Performer, Result } from "../../call/result.ts";
import { invoke } from "../../operation/invoke.ts";
import type { Trigger } from "../triggers/models.ts";
import { createRecipientFrom, type RecipientBundle } from "./create-from.ts";
import type { Recipient, RecipientCreate, RecipientUpdate } from "./models.ts";
import {
  createRecipient,
  deleteRecipient,
  getRecipient,
  listRecipients,
  listTriggersWithRecipient,
  updateRecipient,
} from "./operations.ts";

/**
 * Whom triggers, burn alerts and signals can notify. They belong to the whole team: a change is seen
 * in all its environments. The key needs the permission to manage recipients.
 *
 * @see https://api-docs.honeycomb.io/api/recipients
 */
export class Recipients<M extends Mode> {
  readonly #perform: Performer<M>;

  constructor(perform: Performer<M>) {
    this.#perform = perform;
  }

  /** Lists the team's recipients. */
  list(): Result<M, Recipient[]> {
    return this.#perform(invoke(listRecipients));
  }

  /**
   * Gets a recipient.
   *
   * @throws HoneycombNotFoundError when there is none with this id
   */
  get(recipientId: string): Result<M, Recipient> {
    return this.#perform(invoke(getRecipient, { path: { recipientId } }));
  }

  /**
   * Creates a recipient.
   *
   * @throws HoneycombConflictError when the team has it already
   *
   * @example
   * ```ts
   * const recipient = await client.recipients.create({
   *   type: "email",
   *   details: { email_address: "on-call@example.com" },
   * });
   * ```
   */
  create(recipient: RecipientCreate): Result<M, Recipient> {
    return this.#perform(invoke(createRecipient, { body: recipient }));
  }

  /**
   * Finds the team's recipient of a type and target, or creates it. One that is found stays as it is.
   *
   * @param source a {@link RecipientBuilder}, or what one builds
   * @throws HoneycombBundleError when it can't be created
   *
   * @example
   * ```ts
   * const { recipient, reused } = await client.recipients.createFrom(RecipientBuilder.slack("#alerts"));
   * ```
   */
  createFrom(source: Source<RecipientCreate>, options?: BundleOptions): Result<M, RecipientBundle> {
    return this.#perform(createRecipientFrom(source, options));
  }

  /**
   * Changes a recipient, by all of it and not by parts, for everything that notifies it. Returns it as
   * it is then.
   *
   * @throws HoneycombValidationError when `type` is another than the one that it has
   */
  update(recipientId: string, recipient: RecipientUpdate): Result<M, Recipient> {
    return this.#perform(invoke(updateRecipient, { path: { recipientId }, body: recipient }));
  }

  /**
   * Deletes a recipient.
   *
   * @throws HoneycombConflictError when a trigger or a burn alert of the team notifies it
   */
  delete(recipientId: string): Result<M, void> {
    return this.#perform(invoke(deleteRecipient, { path: { recipientId } }));
  }

  /** Lists the triggers that notify a recipient, of all datasets and environments of the team. */
  triggers(recipientId: string): Result<M, Trigger[]> {
    return this.#perform(invoke(listTriggersWithRecipient, { path: { recipientId } }));
  }
}
