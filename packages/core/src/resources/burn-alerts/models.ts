import * as v from "valibot";
import type { Known } from "../../model/known.ts";
import { openVariant } from "../../model/open-variant.ts";
import {
  AnsweredNotificationRecipientSchema,
  NotificationRecipientSchema,
} from "../recipients/notification.ts";

const sharedEntries = {
  /** Up to 1023 characters. */
  description: v.optional(v.pipe(v.string(), v.maxLength(1023))),
  /** Whether Honeycomb starts an investigation when it fires. */
  auto_investigate: v.optional(v.boolean()),
  /** Whom to notify, at least one. */
  recipients: v.pipe(v.array(NotificationRecipientSchema), v.minLength(1)),
};

const exhaustionTimeEntries = {
  ...sharedEntries,
  /** Fires when the error budget is about to be used up. */
  alert_type: v.literal("exhaustion_time"),
  /** How many minutes before it is used up, from 0. */
  exhaustion_minutes: v.pipe(v.number(), v.integer(), v.minValue(0)),
};

const budgetRateEntries = {
  ...sharedEntries,
  /** Fires when much of the error budget is used up in a short time. */
  alert_type: v.literal("budget_rate"),
  /** How short a time, in minutes: from 60 to the SLO's own. */
  budget_rate_window_minutes: v.pipe(v.number(), v.integer(), v.minValue(60)),
  /** How much of the budget, in millionths, 1 to 1000000: 10000 is one per cent. */
  budget_rate_decrease_threshold_per_million: v.pipe(
    v.number(),
    v.integer(),
    v.minValue(1),
    v.maxValue(1_000_000),
  ),
};

/** The SLO that it watches. */
const slo = v.strictObject({ id: v.string() });

/** A burn alert to create, of either type. */
export const BurnAlertCreateSchema = v.variant("alert_type", [
  v.strictObject({ ...exhaustionTimeEntries, slo }),
  v.strictObject({ ...budgetRateEntries, slo }),
]);
export type BurnAlertCreate = v.InferInput<typeof BurnAlertCreateSchema>;

/** What a burn alert is changed to: all of it. Its SLO stays. */
export const BurnAlertUpdateSchema = v.variant("alert_type", [
  v.strictObject(exhaustionTimeEntries),
  v.strictObject(budgetRateEntries),
]);
export type BurnAlertUpdate = v.InferInput<typeof BurnAlertUpdateSchema>;

const answeredEntries = {
  id: v.string(),
  description: v.optional(v.string()),
  /** Whether it fires now. */
  triggered: v.optional(v.boolean()),
  /** In ISO 8601. */
  created_at: v.optional(v.string()),
  /** In ISO 8601. */
  updated_at: v.optional(v.string()),
  auto_investigate: v.optional(v.boolean()),
  /** The SLO that it watches. */
  slo: v.optional(v.looseObject({ id: v.optional(v.string()) })),
};

const answeredExhaustionTimeEntries = {
  ...answeredEntries,
  alert_type: v.literal("exhaustion_time"),
  /** How many minutes before the error budget is used up it fires. */
  exhaustion_minutes: v.number(),
};

const answeredBudgetRateEntries = {
  ...answeredEntries,
  alert_type: v.literal("budget_rate"),
  /** In minutes. */
  budget_rate_window_minutes: v.number(),
  /** In millionths of the error budget. */
  budget_rate_decrease_threshold_per_million: v.number(),
};

/** A burn alert as it is listed, told apart by `alert_type`. */
export const BurnAlertSchema = openVariant(
  "alert_type",
  [v.looseObject(answeredExhaustionTimeEntries), v.looseObject(answeredBudgetRateEntries)],
  answeredEntries,
);
export type BurnAlert = Known<v.InferOutput<typeof BurnAlertSchema>>;

/** Whom it notifies. */
const recipients = v.nullish(v.array(AnsweredNotificationRecipientSchema));

/** A burn alert with its recipients. */
export const BurnAlertDetailedSchema = openVariant(
  "alert_type",
  [
    v.looseObject({ ...answeredExhaustionTimeEntries, recipients }),
    v.looseObject({ ...answeredBudgetRateEntries, recipients }),
  ],
  { ...answeredEntries, recipients },
);
export type BurnAlertDetailed = Known<v.InferOutput<typeof BurnAlertDetailedSchema>>;
