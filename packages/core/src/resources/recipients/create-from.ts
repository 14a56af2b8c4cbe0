import { type BundleOptions, bundle } from "../../bundle/bundle.ts";
import { buildFrom, type Source, validateDescription } from "../../bundle/description.ts";
import { type Call, call } from "../../call/call.ts";
import { findRecipients } from "./create-from-resolve.ts";
import { RecipientCreateSchema } from "./schemas.ts";
import type { Recipient, RecipientCreate } from "./types.ts";

/** A recipient that was found or created. */
export interface RecipientBundle {
  /** The recipient. */
  readonly recipient: Recipient;
  /** Whether the team had it already. */
  readonly reused: boolean;
}

/** Finds a recipient by its type and target, or creates it. */
export function createRecipientFrom(
  source: Source<RecipientCreate>,
  options?: BundleOptions,
): Call<RecipientBundle> {
  return call(function* () {
    const recipient = validateDescription(RecipientCreateSchema, buildFrom(source), "recipient");
    const found = yield* findRecipients([{ recipient }]);
    const { recipients } = yield* bundle(options, found.createMissing);
    const [reused] = recipients.reused;
    return {
      recipient: (reused ?? recipients.created[0]) as Recipient,
      reused: reused !== undefined,
    };
  });
}
