import * as v from "valibot";
import { type Bundle, type BundleOptions, bundle } from "../../bundle/bundle.ts";
import { buildFrom, pathPart, type Source, validateDescription } from "../../bundle/description.ts";
import { type Call, call } from "../../call/call.ts";
import { list, rule } from "../../model/limits.ts";
import { type Equal, type Output, optional, type Schema } from "../../model/schema.ts";
import { invoke } from "../../operation/invoke.ts";
import {
  addBurnAlert,
  type BurnAlertDescription,
  BurnAlertDescriptionSchema,
} from "../burn-alerts/create-from.ts";
import type { BurnAlertDetailed } from "../burn-alerts/types.ts";
import { createCalculatedField, deleteCalculatedField } from "../calculated-fields/operations.ts";
import { CalculatedFieldCreateSchema } from "../calculated-fields/schemas.ts";
import type { CalculatedField, CalculatedFieldCreate } from "../calculated-fields/types.ts";
import { ALL_DATASETS } from "../datasets/all-datasets.ts";
import type { RecipientDescription } from "../recipients/create-from-description.ts";
import {
  type BundleRecipients,
  findRecipients,
  type ToNotify,
} from "../recipients/create-from-resolve.ts";
import { createSlo, deleteSlo } from "./operations.ts";
import { SLOCreateSchema } from "./schemas.ts";
import type { SLO, SLOCreate } from "./types.ts";

/** Describes an SLO to create, with its calculated field and burn alerts. */
export interface SLODescription {
  /** The slug of a dataset, or {@link ALL_DATASETS} with `dataset_slugs` in the SLO. */
  datasetSlug: string;
  /** The SLO. */
  slo: SLOCreate;
  /** The calculated field of the SLO, to create. Leave it out when the field exists. */
  calculatedField?: CalculatedFieldCreate;
  /** The burn alerts of the SLO. */
  burnAlerts?: BurnAlertDescription[];
}

const description = v.pipe(
  v.strictObject({
    datasetSlug: pathPart,
    slo: SLOCreateSchema,
    calculatedField: optional(CalculatedFieldCreateSchema),
    burnAlerts: optional(list(BurnAlertDescriptionSchema)),
  }),
  rule(
    ["slo", "dataset_slugs"],
    ({ datasetSlug, slo }) => datasetSlug !== ALL_DATASETS || slo.dataset_slugs !== undefined,
    `is missing: an SLO for ${ALL_DATASETS} needs 1 to 10 datasets`,
  ),
  rule(
    ["calculatedField", "alias"],
    ({ slo, calculatedField }) =>
      calculatedField === undefined || calculatedField.alias === slo.sli.alias,
    ({ slo }) => `must be the SLO's sli.alias, "${slo.sli.alias}"`,
  ),
  rule(
    ["burnAlerts"],
    ({ slo, burnAlerts = [] }) =>
      burnAlerts.every(
        ({ burnAlert }) =>
          burnAlert.alert_type !== "budget_rate" ||
          burnAlert.budget_rate_window_minutes <= minutesOf(slo),
      ),
    ({ slo }) =>
      `must have a budget_rate_window_minutes of at most ${minutesOf(slo)}, which is the SLO's time_period_days in minutes`,
  ),
);
export const SLODescriptionSchema: Schema<SLODescription> = description;
true satisfies Equal<Output<typeof description>, SLODescription>;

function minutesOf({ time_period_days }: SLOCreate): number {
  return time_period_days * 24 * 60;
}

/** A created SLO, with its calculated field, burn alerts and recipients. */
export interface SLOBundle {
  /** The SLO. */
  readonly slo: SLO;
  /** The calculated field that was created. Undefined when the description had none. */
  readonly calculatedField: CalculatedField | undefined;
  /** The burn alerts, in the order of the description. */
  readonly burnAlerts: readonly BurnAlertDetailed[];
  /** The recipients of the burn alerts. */
  readonly recipients: BundleRecipients;
}

/**
 * Creates the calculated field and the recipients of an SLO, then the SLO, then its burn alerts.
 */
export function createSloFrom(
  source: Source<SLODescription>,
  options?: BundleOptions,
): Call<SLOBundle> {
  return call(function* () {
    const description = buildFrom(source);
    validateDescription(SLODescriptionSchema, description, "SLO");
    const { datasetSlug, calculatedField: newField } = description;
    const found = yield* findRecipients(recipientsOf(description));
    return yield* bundle(options, (bundle) =>
      call(function* () {
        const [{ recipients, toNotify }, calculatedField] = yield* bundle.all([
          found.createMissing(bundle),
          addCalculatedField(bundle, datasetSlug, newField),
        ]);
        const added = yield* addSlo(bundle, description, toNotify);
        return { ...added, calculatedField, recipients };
      }),
    );
  });
}

/** Returns the recipients of an SLO's burn alerts. */
export function recipientsOf({ burnAlerts = [] }: SLODescription): RecipientDescription[] {
  return burnAlerts.flatMap(({ recipients }) => recipients);
}

/** Creates the calculated field of an SLO as part of a bundle, if there is one to create. */
export function addCalculatedField(
  bundle: Bundle,
  datasetSlug: string,
  field: CalculatedFieldCreate | undefined,
): Call<CalculatedField | undefined> {
  return call(function* () {
    if (field === undefined) return undefined;
    return yield* bundle.create(
      { type: "calculated field", name: field.alias, datasetSlug },
      invoke(createCalculatedField, { path: { datasetSlug }, body: field }),
      (derivedColumnId) =>
        invoke(deleteCalculatedField, { path: { datasetSlug, derivedColumnId } }),
    );
  });
}

/** Creates an SLO and its burn alerts as part of a bundle. Their field and recipients must exist. */
export function addSlo(
  bundle: Bundle,
  { datasetSlug, slo, burnAlerts = [] }: SLODescription,
  toNotify: ToNotify,
): Call<Pick<SLOBundle, "slo" | "burnAlerts">> {
  return call(function* () {
    const created = yield* bundle.create(
      { type: "SLO", name: slo.name, datasetSlug },
      invoke(createSlo, { path: { datasetSlug }, body: slo }),
      (sloId) => invoke(deleteSlo, { path: { datasetSlug, sloId } }),
    );
    const watched = { id: created.id, datasetSlug };
    const alerts = burnAlerts.map((alert) => addBurnAlert(bundle, watched, alert, toNotify));
    return { slo: created, burnAlerts: yield* bundle.all(alerts) };
  });
}
