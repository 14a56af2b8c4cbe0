import * as v from "valibot";
import { type Bundle, type BundleOptions, bundle } from "../../bundle/bundle.ts";
import { buildFrom, checkDescription, pathPart, type Source } from "../../bundle/description.ts";
import { type Call, call } from "../../call/call.ts";
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
import { type BurnAlertDetailed, BurnAlertUpdateSchema } from "./models.ts";
import { createBurnAlert, deleteBurnAlert } from "./operations.ts";

const [exhaustionTime, budgetRate] = BurnAlertUpdateSchema.options;

export const BurnAlertDescriptionSchema = v.strictObject({
  /** The burn alert, without its SLO and its recipients. */
  burnAlert: v.variant("alert_type", [
    v.omit(exhaustionTime, ["recipients"]),
    v.omit(budgetRate, ["recipients"]),
  ]),
  /** Whom it notifies, at least one. */
  recipients: v.pipe(v.array(RecipientDescriptionSchema), v.minLength(1)),
});
/** A burn alert with all that it needs besides its SLO, to create. */
export interface BurnAlertDescription {
  /** The burn alert, without its SLO and its recipients. */
  readonly burnAlert: v.InferInput<typeof BurnAlertDescriptionSchema>["burnAlert"];
  /** Whom it notifies, at least one. */
  readonly recipients: readonly RecipientDescription[];
}

/** A burn alert, and whom it notifies. */
export interface BurnAlertBundle {
  readonly burnAlert: BurnAlertDetailed;
  readonly recipients: BundleRecipients;
}

const StandaloneSchema = v.strictObject({
  datasetSlug: pathPart,
  sloId: pathPart,
  ...BurnAlertDescriptionSchema.entries,
});

/** Creates a burn alert for an SLO, and first those of its recipients that the team doesn't have. */
export function createBurnAlertFrom(
  datasetSlug: string,
  sloId: string,
  source: Source<BurnAlertDescription>,
  options?: BundleOptions,
): Call<BurnAlertBundle> {
  return call(function* () {
    const description = buildFrom(source);
    checkDescription(StandaloneSchema, { datasetSlug, sloId, ...description }, "burn alert");
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

/** Creates the burn alert of an SLO as part of a bundle. */
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
