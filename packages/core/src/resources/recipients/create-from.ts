import { type BundleOptions, bundle } from "../../bundle/bundle.ts";
import { buildFrom, checkDescription, type Source } from "../../bundle/description.ts";
import { type Call, call } from "../../call/call.ts";
import { findRecipients } from "./create-from-resolve.ts";
import { type Recipient, type RecipientCreate, RecipientCreateSchema } from "./models.ts";

/** A recipient, and whether it is new. */
export interface RecipientBundle {
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
    const recipient = checkDescription(RecipientCreateSchema, buildFrom(source), "recipient");
    const found = yield* findRecipients([{ recipient }]);
    const { recipients } = yield* bundle(options, found.createMissing);
    const [reused] = recipients.reused;
    return {
      recipient: (reused ?? recipients.created[0]) as Recipient,
      reused: reused !== undefined,
    };
  });
}
