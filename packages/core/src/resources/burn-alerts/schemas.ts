import * as v from "valibot";
import { integer, list, text } from "../../model/limits.ts";
import {
  type Equal,
  type Output,
  object,
  optional,
  type Schema,
  variant,
} from "../../model/schema.ts";
import { NotificationRecipientSchema } from "../recipients/notification.ts";
import type {
  BudgetRateBurnAlert,
  BudgetRateBurnAlertCreate,
  BudgetRateBurnAlertDetailed,
  BudgetRateBurnAlertProperties,
  BudgetRateBurnAlertUpdate,
  BurnAlert,
  BurnAlertCreate,
  BurnAlertDetailed,
  BurnAlertProperties,
  BurnAlertSLO,
  BurnAlertUpdate,
  ExhaustionTimeBurnAlert,
  ExhaustionTimeBurnAlertCreate,
  ExhaustionTimeBurnAlertDetailed,
  ExhaustionTimeBurnAlertProperties,
  ExhaustionTimeBurnAlertUpdate,
} from "./types.ts";

const alertFields = {
  description: optional(text({ maxLength: 1023 })),
  auto_investigate: optional(v.boolean()),
};

const exhaustionTimeFields = {
  ...alertFields,
  alert_type: v.literal("exhaustion_time"),
  exhaustion_minutes: integer(0),
};

const budgetRateFields = {
  ...alertFields,
  alert_type: v.literal("budget_rate"),
  budget_rate_window_minutes: integer(60),
  budget_rate_decrease_threshold_per_million: integer(1, 1_000_000),
};

const exhaustionTimeProperties = object(exhaustionTimeFields);
true satisfies Equal<Output<typeof exhaustionTimeProperties>, ExhaustionTimeBurnAlertProperties>;

const budgetRateProperties = object(budgetRateFields);
true satisfies Equal<Output<typeof budgetRateProperties>, BudgetRateBurnAlertProperties>;

export const BurnAlertPropertiesSchema: Schema<BurnAlertProperties> = variant("alert_type", [
  exhaustionTimeProperties,
  budgetRateProperties,
]);

const alertSLO = object({ id: v.string() });
const BurnAlertSLOSchema: Schema<BurnAlertSLO> = alertSLO;
true satisfies Equal<Output<typeof alertSLO>, BurnAlertSLO>;

const withRecipients = { recipients: list(NotificationRecipientSchema, { minLength: 1 }) };
const withSLO = { slo: BurnAlertSLOSchema };
const withOwnSLO = { slo: optional(BurnAlertSLOSchema) };

// Honeycomb keeps the type of an alert, and creates one for exhaustion time by default.
const optionalType = { isRequired: false };

const exhaustionTimeUpdate = object({
  ...exhaustionTimeFields,
  ...withRecipients,
  ...withOwnSLO,
});
true satisfies Equal<Output<typeof exhaustionTimeUpdate>, ExhaustionTimeBurnAlertUpdate>;

const budgetRateUpdate = object({ ...budgetRateFields, ...withRecipients, ...withOwnSLO });
true satisfies Equal<Output<typeof budgetRateUpdate>, BudgetRateBurnAlertUpdate>;

export const BurnAlertUpdateSchema: Schema<BurnAlertUpdate> = variant(
  "alert_type",
  [exhaustionTimeUpdate, budgetRateUpdate],
  optionalType,
);

const exhaustionTimeCreate = object({ ...exhaustionTimeFields, ...withRecipients, ...withSLO });
true satisfies Equal<Output<typeof exhaustionTimeCreate>, ExhaustionTimeBurnAlertCreate>;

const budgetRateCreate = object({ ...budgetRateFields, ...withRecipients, ...withSLO });
true satisfies Equal<Output<typeof budgetRateCreate>, BudgetRateBurnAlertCreate>;

export const BurnAlertCreateSchema: Schema<BurnAlertCreate> = variant(
  "alert_type",
  [exhaustionTimeCreate, budgetRateCreate],
  optionalType,
);

const readOnlyFields = {
  ...withSLO,
  id: v.string(),
  triggered: optional(v.boolean()),
  created_at: optional(v.string()),
  updated_at: optional(v.string()),
};

const exhaustionTime = object({ ...exhaustionTimeFields, ...readOnlyFields });
true satisfies Equal<Output<typeof exhaustionTime>, ExhaustionTimeBurnAlert>;

const budgetRate = object({ ...budgetRateFields, ...readOnlyFields });
true satisfies Equal<Output<typeof budgetRate>, BudgetRateBurnAlert>;

export const BurnAlertSchema: Schema<BurnAlert> = variant("alert_type", [
  exhaustionTime,
  budgetRate,
]);

const exhaustionTimeDetailed = object({
  ...exhaustionTimeFields,
  ...readOnlyFields,
  ...withRecipients,
});
true satisfies Equal<Output<typeof exhaustionTimeDetailed>, ExhaustionTimeBurnAlertDetailed>;

const budgetRateDetailed = object({ ...budgetRateFields, ...readOnlyFields, ...withRecipients });
true satisfies Equal<Output<typeof budgetRateDetailed>, BudgetRateBurnAlertDetailed>;

export const BurnAlertDetailedSchema: Schema<BurnAlertDetailed> = variant("alert_type", [
  exhaustionTimeDetailed,
  budgetRateDetailed,
]);
