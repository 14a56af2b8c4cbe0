import * as v from "valibot";
import { type Bundle, type BundleOptions, bundle } from "../../bundle/bundle.ts";
import { buildFrom, pathPart, type Source, validateDescription } from "../../bundle/description.ts";
import { type Call, call } from "../../call/call.ts";
import { list } from "../../model/limits.ts";
import type { Equal, Output, Schema } from "../../model/schema.ts";
import { invoke } from "../../operation/invoke.ts";
import {
  type RecipientDescription,
  RecipientDescriptionSchema,
} from "../recipients/create-from-description.ts";
import {
  type BundleRecipients,
  findRecipients,
  type ToNotify,
} from "../recipients/create-from-resolve.ts";
import { createBurnAlert, deleteBurnAlert } from "./operations.ts";
import { BurnAlertPropertiesSchema } from "./schemas.ts";
import type { BurnAlertDetailed, BurnAlertProperties } from "./types.ts";

/** A burn alert to create, with its recipients. */
export interface BurnAlertDescription {
  /** The burn alert, without its SLO and its recipients. */
  burnAlert: BurnAlertProperties;
  /** Where alerts are sent, at least one. */
  recipients: RecipientDescription[];
}

const descriptionFields = {
  burnAlert: BurnAlertPropertiesSchema,
  recipients: list(RecipientDescriptionSchema, { minLength: 1 }),
};

const description = v.strictObject(descriptionFields);
export const BurnAlertDescriptionSchema: Schema<BurnAlertDescription> = description;
true satisfies Equal<Output<typeof description>, BurnAlertDescription>;

/** A burn alert that was created, with its recipients. */
export interface BurnAlertBundle {
  /** The burn alert. */
  readonly burnAlert: BurnAlertDetailed;
  /** The recipients of the burn alert. */
  readonly recipients: BundleRecipients;
}

/** The description of a burn alert for an existing SLO. */
const StandaloneSchema = v.strictObject({
  datasetSlug: pathPart,
  sloId: pathPart,
  ...descriptionFields,
});

/** Creates a burn alert for an SLO, after the recipients that the team doesn't have. */
export function createBurnAlertFrom(
  datasetSlug: string,
  sloId: string,
  source: Source<BurnAlertDescription>,
  options?: BundleOptions,
): Call<BurnAlertBundle> {
  return call(function* () {
    const description = buildFrom(source);
    validateDescription(StandaloneSchema, { datasetSlug, sloId, ...description }, "burn alert");
    const found = yield* findRecipients(description.recipients);
    return yield* bundle(options, (bundle) =>
      call(function* () {
        const { recipients, toNotify } = yield* found.createMissing(bundle);
        const slo = { id: sloId, datasetSlug };
        const burnAlert = yield* addBurnAlert(bundle, slo, description, toNotify);
        return { burnAlert, recipients };
      }),
    );
  });
}

/** Creates the burn alert of an SLO, as part of a bundle. */
export function addBurnAlert(
  bundle: Bundle,
  { id, datasetSlug }: { readonly id: string; readonly datasetSlug: string },
  { burnAlert, recipients }: BurnAlertDescription,
  toNotify: ToNotify,
): Call<BurnAlertDetailed> {
  const body = { ...burnAlert, slo: { id }, recipients: toNotify(recipients) };
  return bundle.create(
    { type: "burn alert", name: burnAlert.description || burnAlert.alert_type, datasetSlug },
    invoke(createBurnAlert, { path: { datasetSlug }, body }),
    (burnAlertId) => invoke(deleteBurnAlert, { path: { datasetSlug, burnAlertId } }),
  );
}
