import type { Changes } from "../../patch.ts";
import type { NotificationRecipient } from "../recipients/notification.ts";

/** What burn alerts of all types have. */
interface BurnAlertFields {
  /** A description, up to 1023 characters. */
  description?: string;
  /** Whether Honeycomb starts an investigation when the alert fires. Default: `false`. */
  auto_investigate?: boolean;
}

/** When an exhaustion time burn alert fires. */
export interface ExhaustionTimeBurnAlertProperties extends BurnAlertFields {
  /** The type of the alert: it fires when the error budget is about to run out. */
  alert_type: "exhaustion_time";
  /** The alert fires when the budget is projected to run out within this many minutes, from 0. */
  exhaustion_minutes: number;
}

/** When a budget rate burn alert fires. */
export interface BudgetRateBurnAlertProperties extends BurnAlertFields {
  /** The type of the alert: it fires when the error budget decreases quickly. */
  alert_type: "budget_rate";
  /** The period over which the decrease is measured, in minutes: from 60 to the SLO's time period. */
  budget_rate_window_minutes: number;
  /**
   * The alert fires when the budget decreases by this much: in millionths of the budget, from 1 to
   * 1000000. 10000 is one percent.
   */
  budget_rate_decrease_threshold_per_million: number;
}

/** When a burn alert fires. `alert_type` is its type. */
export type BurnAlertProperties = ExhaustionTimeBurnAlertProperties | BudgetRateBurnAlertProperties;

/** The SLO of a burn alert. */
export interface BurnAlertSLO {
  /** The id of the SLO. */
  id: string;
}

interface WithRecipients {
  /** Where alerts are sent, at least one. */
  recipients: NotificationRecipient[];
}

interface WithSLO {
  /** The SLO whose error budget is watched. */
  slo: BurnAlertSLO;
}

/** What an update may repeat. */
interface WithOwnSLO {
  /** The SLO of the burn alert. It is sent as it is; Honeycomb may not change it. */
  slo?: BurnAlertSLO;
}

/** What to replace an exhaustion time burn alert with. */
export interface ExhaustionTimeBurnAlertUpdate
  extends ExhaustionTimeBurnAlertProperties,
    WithRecipients,
    WithOwnSLO {}

/** What to replace a budget rate burn alert with. */
export interface BudgetRateBurnAlertUpdate
  extends BudgetRateBurnAlertProperties,
    WithRecipients,
    WithOwnSLO {}

/** What to replace a burn alert with. Fields that you leave out are reset. */
export type BurnAlertUpdate = ExhaustionTimeBurnAlertUpdate | BudgetRateBurnAlertUpdate;

/**
 * What to change of a burn alert. To change its type, pass `alert_type` and all fields that only the
 * new type has.
 */
export type BurnAlertChanges = Changes<BurnAlertUpdate>;

/** An exhaustion time burn alert to create. */
export interface ExhaustionTimeBurnAlertCreate
  extends ExhaustionTimeBurnAlertProperties,
    WithRecipients,
    WithSLO {}

/** A budget rate burn alert to create. */
export interface BudgetRateBurnAlertCreate
  extends BudgetRateBurnAlertProperties,
    WithRecipients,
    WithSLO {}

/** A burn alert to create. `alert_type` is its type. */
export type BurnAlertCreate = ExhaustionTimeBurnAlertCreate | BudgetRateBurnAlertCreate;

/** What Honeycomb adds to a burn alert. */
interface BurnAlertReadOnlyFields extends WithSLO {
  /** The id of the burn alert. */
  id: string;
  /** Whether the alert has fired, and isn't resolved yet. */
  triggered?: boolean;
  /** When the burn alert was created, in ISO 8601. */
  created_at?: string;
  /** When the burn alert was updated, in ISO 8601. */
  updated_at?: string;
}

/** An alert that fires when the error budget of an SLO is about to run out. Lists contain it. */
export interface ExhaustionTimeBurnAlert
  extends ExhaustionTimeBurnAlertProperties,
    BurnAlertReadOnlyFields {}

/** An alert that fires when the error budget of an SLO decreases quickly. Lists contain it. */
export interface BudgetRateBurnAlert
  extends BudgetRateBurnAlertProperties,
    BurnAlertReadOnlyFields {}

/**
 * An alert on the error budget of an SLO, without its recipients. Lists contain it. `alert_type` is
 * its type. Honeycomb may add types.
 *
 * @see https://api-docs.honeycomb.io/api/burn-alerts
 */
export type BurnAlert = ExhaustionTimeBurnAlert | BudgetRateBurnAlert;

/** An exhaustion time burn alert with its recipients. */
export interface ExhaustionTimeBurnAlertDetailed extends ExhaustionTimeBurnAlert, WithRecipients {}

/** A budget rate burn alert with its recipients. */
export interface BudgetRateBurnAlertDetailed extends BudgetRateBurnAlert, WithRecipients {}

/**
 * An alert on the error budget of an SLO, with its recipients. `alert_type` is its type. Honeycomb
 * may add types.
 *
 * @see https://api-docs.honeycomb.io/api/burn-alerts
 */
export type BurnAlertDetailed = ExhaustionTimeBurnAlertDetailed | BudgetRateBurnAlertDetailed;
