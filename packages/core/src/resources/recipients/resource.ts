import type { BundleOptions } from "../../bundle/bundle.ts";
import type { Source } from "../../bundle/description.ts";
import type { Mode, Result } from "../../call/mode.ts";
import type { RequestOptions } from "../../operation/options.ts";
import { Resource } from "../../resource.ts";
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
export class Recipients<M extends Mode> extends Resource<M> {
  /** Lists the team's recipients. */
  list(options?: RequestOptions): Result<M, Recipient[]> {
    return this.invoke(listRecipients, {}, options);
  }

  /**
   * Gets a recipient.
   *
   * @throws HoneycombNotFoundError when there is none with this id
   */
  get(recipientId: string, options?: RequestOptions): Result<M, Recipient> {
    return this.invoke(getRecipient, { path: { recipientId } }, options);
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
  create(recipient: RecipientCreate, options?: RequestOptions): Result<M, Recipient> {
    return this.invoke(createRecipient, { body: recipient }, options);
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
    return this.runCall(createRecipientFrom(source, options), options);
  }

  /**
   * Changes a recipient, by all of it and not by parts, for everything that notifies it. Returns it as
   * it is then.
   *
   * @throws HoneycombValidationError when `type` is another than the one that it has
   */
  update(
    recipientId: string,
    recipient: RecipientUpdate,
    options?: RequestOptions,
  ): Result<M, Recipient> {
    return this.invoke(updateRecipient, { path: { recipientId }, body: recipient }, options);
  }

  /**
   * Deletes a recipient.
   *
   * @throws HoneycombConflictError when a trigger or a burn alert of the team notifies it
   */
  delete(recipientId: string, options?: RequestOptions): Result<M, void> {
    return this.invoke(deleteRecipient, { path: { recipientId } }, options);
  }

  /** Lists the triggers that notify a recipient, of all datasets and environments of the team. */
  triggers(recipientId: string, options?: RequestOptions): Result<M, Trigger[]> {
    return this.invoke(listTriggersWithRecipient, { path: { recipientId } }, options);
  }
}
