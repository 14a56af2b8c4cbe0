import * as v from "valibot";
import { integer, object, optional, text } from "../../http/request-schema.ts";
import { notificationRecipients } from "../recipients/requests.ts";

const shared = {
  description: optional(text({ max: 1023 })),
  auto_investigate: optional(v.boolean()),
  recipients: v.pipe(notificationRecipients, v.minLength(1)),
};

const exhaustionTime = {
  ...shared,
  alert_type: v.literal("exhaustion_time"),
  exhaustion_minutes: integer({ min: 0 }),
};

const budgetRate = {
  ...shared,
  alert_type: v.literal("budget_rate"),
  budget_rate_window_minutes: integer({ min: 60 }),
  budget_rate_decrease_threshold_per_million: integer({ min: 1, max: 1_000_000 }),
};

/** Adds the type when it is missing or empty, which means exhaustion time. */
const withType = v.pipe(
  v.unknown(),
  v.transform((body) =>
    typeof body === "object" && body !== null && !("alert_type" in body && body.alert_type)
      ? { ...body, alert_type: "exhaustion_time" }
      : body,
  ),
);

const update = v.pipe(
  withType,
  v.variant("alert_type", [object(exhaustionTime), object(budgetRate)]),
);

const slo = object({ id: v.string() });

const create = v.pipe(
  withType,
  v.variant("alert_type", [object({ ...exhaustionTime, slo }), object({ ...budgetRate, slo })]),
);

/** A burn alert to create. */
export type BurnAlertCreateRequest = v.InferOutput<typeof create>;

/** What a burn alert is replaced by. */
export type BurnAlertUpdateRequest = v.InferOutput<typeof update>;

export const burnAlertRequests = {
  listBurnAlertsBySlo: { query: object({ slo_id: v.string() }) },
  createBurnAlert: { body: create },
  updateBurnAlert: { body: update },
};
