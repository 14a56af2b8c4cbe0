import * as v from "valibot";
import { type BundleOptions, bundle } from "../../bundle/bundle.ts";
import { buildFrom, pathPart, type Source, validateDescription } from "../../bundle/description.ts";
import { type Call, call } from "../../call/call.ts";
import { list } from "../../model/limits.ts";
import { type Equal, type Output, optional, type Schema } from "../../model/schema.ts";
import { invoke } from "../../operation/invoke.ts";
import {
  type RecipientDescription,
  RecipientDescriptionSchema,
} from "../recipients/create-from-description.ts";
import { type BundleRecipients, findRecipients } from "../recipients/create-from-resolve.ts";
import { createTrigger, deleteTrigger } from "./operations.ts";
import { TriggerCreateSchema } from "./schemas.ts";
import type { Trigger, TriggerCreate } from "./types.ts";

/** A trigger to create, with its dataset and its recipients. */
export interface TriggerDescription {
  /** The slug of a dataset, or {@link ALL_DATASETS} for an environment-wide trigger. */
  datasetSlug: string;
  /** The trigger. Its own recipients are notified as well. */
  trigger: TriggerCreate;
  /** Where alerts are sent. */
  recipients?: RecipientDescription[];
}

const description = v.strictObject({
  datasetSlug: pathPart,
  trigger: TriggerCreateSchema,
  recipients: optional(list(RecipientDescriptionSchema)),
});
export const TriggerDescriptionSchema: Schema<TriggerDescription> = description;
true satisfies Equal<Output<typeof description>, TriggerDescription>;

/** A trigger that was created, with its recipients. */
export interface TriggerBundle {
  /** The trigger. */
  readonly trigger: Trigger;
  /** The recipients that were created and reused. */
  readonly recipients: BundleRecipients;
}

/** Creates a trigger, after the recipients that the team doesn't have. */
export function createTriggerFrom(
  source: Source<TriggerDescription>,
  options?: BundleOptions,
): Call<TriggerBundle> {
  return call(function* () {
    const description: TriggerDescription = buildFrom(source);
    validateDescription(TriggerDescriptionSchema, description, "trigger");
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
