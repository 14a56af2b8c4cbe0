import * as v from "valibot";
import { type BundleOptions, bundle } from "../../bundle/bundle.ts";
import { buildFrom, checkDescription, pathPart, type Source } from "../../bundle/description.ts";
import { type Call, call } from "../../call/call.ts";
import { invoke } from "../../operation/invoke.ts";
import {
  type RecipientDescription,
  RecipientDescriptionSchema,
} from "../recipients/create-from-description.ts";
import { type BundleRecipients, findRecipients } from "../recipients/create-from-resolve.ts";
import { type Trigger, type TriggerCreate, TriggerCreateSchema } from "./models.ts";
import { createTrigger, deleteTrigger } from "./operations.ts";

/** A trigger with all that it needs, to create. */
export interface TriggerDescription {
  /** A dataset, or {@link ALL_DATASETS} for an environment-wide trigger. */
  readonly datasetSlug: string;
  /** The trigger, without its recipients. */
  readonly trigger: TriggerCreate;
  /** Whom it notifies. */
  readonly recipients?: readonly RecipientDescription[] | undefined;
}

export const TriggerDescriptionSchema = v.strictObject({
  datasetSlug: pathPart,
  trigger: TriggerCreateSchema,
  recipients: v.optional(v.array(RecipientDescriptionSchema)),
});

/** A trigger, and whom it notifies. */
export interface TriggerBundle {
  readonly trigger: Trigger;
  readonly recipients: BundleRecipients;
}

/** Creates a trigger, and first those of its recipients that the team doesn't have. */
export function createTriggerFrom(
  source: Source<TriggerDescription>,
  options?: BundleOptions,
): Call<TriggerBundle> {
  return call(function* () {
    const description: TriggerDescription = buildFrom(source);
    checkDescription(TriggerDescriptionSchema, description, "trigger");
    const { datasetSlug, trigger, recipients: described = [] } = description;
    const found = yield* findRecipients(described);
    return yield* bundle(options, (bundle) =>
      call(function* () {
        const { recipients, toNotify } = yield* found.createMissing(bundle);
        const notified = [...(trigger.recipients ?? []), ...toNotify(described)];
        const body = { ...trigger, ...(notified.length > 0 && { recipients: notified }) };
        const created = yield* bundle.create(
          { type: "trigger", name: trigger.name, datasetSlug },
          invoke(createTrigger, { path: { datasetSlug }, body }),
          (triggerId) => invoke(deleteTrigger, { path: { datasetSlug, triggerId } }),
        );
        return { trigger: created, recipients };
      }),
    );
  });
}
