import * as v from "valibot";
import { type Bundle, type BundleOptions, bundle } from "../../bundle/bundle.ts";
import { buildFrom, checkDescription, pathPart, type Source } from "../../bundle/description.ts";
import { type Call, call } from "../../call/call.ts";
import { rule } from "../../model/rule.ts";
import { invoke } from "../../operation/invoke.ts";
import {
  addBurnAlert,
  type BurnAlertDescription,
  BurnAlertDescriptionSchema,
} from "../burn-alerts/create-from.ts";
import type { BurnAlertDetailed } from "../burn-alerts/models.ts";
import {
  type CalculatedField,
  type CalculatedFieldCreate,
  CalculatedFieldCreateSchema,
} from "../calculated-fields/models.ts";
import { createCalculatedField, deleteCalculatedField } from "../calculated-fields/operations.ts";
import { ALL_DATASETS } from "../datasets/models.ts";
import type { RecipientDescription } from "../recipients/create-from-description.ts";
import {
  type BundleRecipients,
  findRecipients,
  type ToNotify,
} from "../recipients/create-from-resolve.ts";
import { type SLO, type SLOCreate, SLOCreateSchema } from "./models.ts";
import { createSlo, deleteSlo } from "./operations.ts";

/** An SLO with all that it needs, to create. */
export interface SLODescription {
  /** A dataset; or {@link ALL_DATASETS}, with `dataset_slugs` in the SLO. */
  readonly datasetSlug: string;
  readonly slo: SLOCreate;
  /** The calculated field that tells a good event, where it doesn't exist yet. */
  readonly calculatedField?: CalculatedFieldCreate | undefined;
  readonly burnAlerts?: readonly BurnAlertDescription[] | undefined;
}

export const SLODescriptionSchema = v.pipe(
  v.strictObject({
    datasetSlug: pathPart,
    slo: SLOCreateSchema,
    calculatedField: v.optional(CalculatedFieldCreateSchema),
    burnAlerts: v.optional(v.array(BurnAlertDescriptionSchema)),
  }),
  rule(
    ["slo", "dataset_slugs"],
    ({ datasetSlug, slo }) => datasetSlug !== ALL_DATASETS || slo.dataset_slugs !== undefined,
    `is missing: an SLO for ${ALL_DATASETS} names 1 to 10 datasets`,
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
      `must have a budget_rate_window_minutes of at most ${minutesOf(slo)}, the SLO's time_period_days`,
  ),
);

function minutesOf({ time_period_days }: SLOCreate): number {
  return time_period_days * 24 * 60;
}

/** An SLO with all that was created for it. */
export interface SLOBundle {
  readonly slo: SLO;
  /** The calculated field that was created; undefined where it existed. */
  readonly calculatedField: CalculatedField | undefined;
  /** In the order in which they were given. */
  readonly burnAlerts: readonly BurnAlertDetailed[];
  /** Whom the burn alerts notify. */
  readonly recipients: BundleRecipients;
}

/** Creates an SLO: its calculated field and its recipients first, then it, then its burn alerts. */
export function createSloFrom(
  source: Source<SLODescription>,
  options?: BundleOptions,
): Call<SLOBundle> {
  return call(function* () {
    const description = buildFrom(source);
    checkDescription(SLODescriptionSchema, description, "SLO");
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

/** Whom an SLO's burn alerts notify. */
export function recipientsOf({ burnAlerts = [] }: SLODescription): RecipientDescription[] {
  return burnAlerts.flatMap(({ recipients }) => recipients);
}

/** Creates an SLO's calculated field, where there is one to create, as part of a bundle. */
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

/** Creates an SLO and its burn alerts as part of a bundle, once what they need is there. */
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
