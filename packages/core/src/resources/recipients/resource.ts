import type { BundleOptions } from "../../bundle/bundle.ts";
import type { Source } from "../../bundle/description.ts";
import type { Mode, Result } from "../../call/mode.ts";
import { isObject } from "../../model/schema.ts";
import type { RequestOptions } from "../../operation/options.ts";
import { type Fields, merge, patch } from "../../patch.ts";
import { Resource } from "../../resource.ts";
import type { Trigger } from "../triggers/types.ts";
import { createRecipientFrom, type RecipientBundle } from "./create-from.ts";
import {
  createRecipient,
  deleteRecipient,
  getRecipient,
  listRecipients,
  listTriggersWithRecipient,
  updateRecipient,
} from "./operations.ts";
import type { Recipient, RecipientChanges, RecipientCreate, RecipientUpdate } from "./types.ts";

/**
 * Manages recipients: where triggers, burn alerts and signals send alerts. Recipients belong to the
 * team, not to an environment. The key needs the permission to manage recipients.
 *
 * @see https://api-docs.honeycomb.io/api/recipients
 */
export class Recipients<M extends Mode> extends Resource<M> {
  /** Lists the team's recipients. */
  list(options?: RequestOptions): Result<M, Recipient[]> {
    return this.invoke(listRecipients, {}, options);
  }

  /** Gets a recipient. */
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
   * Finds a recipient of the team by its type and target, or creates it. An existing recipient is not
   * changed.
   *
   * @param source a {@link RecipientBuilder}, or a recipient to create
   * @returns the recipient, and whether the team had it already
   * @throws HoneycombInputError when the team has one with another address
   * @throws HoneycombBundleError when the recipient can't be created
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
   * Replaces a recipient, for all alerts that use it. Fields that you leave out are reset. To change
   * some details, use {@link patch}.
   *
   * @param recipient the new recipient, of the same type
   * @throws HoneycombValidationError when `type` differs: the type of a recipient can't be changed
   *
   * @example
   * ```ts
   * await client.recipients.update("yUheCUmgZ8p", {
   *   type: "slack",
   *   details: { slack_channel: "#alerts" },
   * });
   * ```
   */
  update(
    recipientId: string,
    recipient: RecipientUpdate,
    options?: RequestOptions,
  ): Result<M, Recipient> {
    return this.invoke(updateRecipient, { path: { recipientId }, body: recipient }, options);
  }

  /**
   * Changes some details of a recipient, for all alerts that use it. Gets the recipient and sends it
   * with the changes. If someone else changes it in between, that change is lost.
   *
   * @param changes the details to change; `null` removes a detail
   *
   * @example
   * ```ts
   * await client.recipients.patch("yUheCUmgZ8p", { details: { slack_channel: "#alerts" } });
   * ```
   */
  patch(
    recipientId: string,
    changes: RecipientChanges,
    options?: RequestOptions,
  ): Result<M, Recipient> {
    const path = { recipientId };
    return this.runCall(
      patch(updateRecipient, path, getRecipient, changes, mergeRecipient),
      options,
    );
  }

  /**
   * Deletes a recipient.
   *
   * @throws HoneycombConflictError when a trigger or a burn alert uses it
   */
  delete(recipientId: string, options?: RequestOptions): Result<M, void> {
    return this.invoke(deleteRecipient, { path: { recipientId } }, options);
  }

  /** Lists the triggers that notify a recipient, in all datasets and environments of the team. */
  triggers(recipientId: string, options?: RequestOptions): Result<M, Trigger[]> {
    return this.invoke(listTriggersWithRecipient, { path: { recipientId } }, options);
  }
}

/** Merges the details, too: a recipient has hardly anything else. */
function mergeRecipient(read: Fields, changes: Fields): Fields {
  const { details } = changes;
  if (!isObject(read.details) || !isObject(details)) return merge(read, changes);
  return merge(read, { ...changes, details: merge(read.details, details) });
}
