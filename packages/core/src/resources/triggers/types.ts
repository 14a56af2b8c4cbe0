import type { Tag } from "../../model/tag.ts";
import type { Changes } from "../../patch.ts";
import type { Query, TriggerQuery } from "../queries/types.ts";
import type { NotificationRecipient } from "../recipients/notification.ts";

/** When a trigger fires. */
export interface TriggerThreshold {
  /** How the result is compared with `value`. Honeycomb may add values. */
  op: ">" | ">=" | "<" | "<=";
  /** The value to compare with. */
  value: number;
  /** How many times in a row the threshold must be met, 1 to 5. Default: 1. */
  exceeded_limit?: number;
}

/** When a trigger starts to alert again. Honeycomb may add values. */
export type TriggerAlertType = "on_change" | "on_true";

/** Whether a trigger always runs, or in a window of time. Honeycomb may add values. */
export type TriggerScheduleType = "frequency" | "window";

/** A day of the week. */
export type DayOfWeek =
  | "sunday"
  | "monday"
  | "tuesday"
  | "wednesday"
  | "thursday"
  | "friday"
  | "saturday";

/** The times of a week at which a trigger runs. */
export interface TriggerWindow {
  /** The days on which the window starts, at least one. */
  days_of_week: DayOfWeek[];
  /** The start, as `HH:mm` in UTC. */
  start_time: string;
  /** The end, as `HH:mm` in UTC. It is on the next day when it isn't after the start. */
  end_time: string;
}

/** The schedule of a trigger. */
export interface TriggerSchedule {
  /** When the trigger runs. */
  window: TriggerWindow;
}

/** Compares a trigger's result with that of an earlier time. An empty object removes the comparison. */
export interface TriggerBaseline {
  /** How much earlier, in minutes: an hour, a day, a week or four weeks. Honeycomb may add values. */
  offset_minutes?: 60 | 1440 | 10080 | 40320;
  /** Whether the threshold is a difference in percent or in value. Honeycomb may add values. */
  type?: "percentage" | "value";
}

/** What can be set on a trigger, besides its name, threshold and query. */
interface TriggerFields {
  /** A description, up to 1023 characters. */
  description?: string;
  /** Up to ten tags. */
  tags?: Tag[];
  /** How often the query runs, in seconds: a multiple of 60 from 60 to 86400. Default: 900. */
  frequency?: number;
  /** Whether to alert when the threshold is crossed, or each time that it is met. Default: `on_change`. */
  alert_type?: TriggerAlertType;
  /** Whether the trigger is disabled. */
  disabled?: boolean;
  /** Where alerts are sent. */
  recipients?: NotificationRecipient[];
  /** Whether the trigger always runs, or in a window of time. Default: `frequency`. */
  evaluation_schedule_type?: TriggerScheduleType;
  /** When the trigger runs, if its schedule type is `window`. */
  evaluation_schedule?: TriggerSchedule;
  /** Compares the result with that of an earlier time. */
  baseline_details?: TriggerBaseline;
  /** Whether Honeycomb starts an investigation when the trigger fires. */
  auto_investigate?: boolean;
  /** The id of a stored query to run. Set `query` or `query_id`. */
  query_id?: string;
}

/** A trigger to create. */
export interface TriggerCreate extends TriggerFields {
  /** The name, 1 to 120 characters. */
  name: string;
  /** When the trigger fires. */
  threshold: TriggerThreshold;
  /** The query to run. Set `query` or `query_id`. */
  query?: TriggerQuery;
}

/**
 * What to replace a trigger with. Honeycomb sets fields that you leave out to their defaults, except
 * `disabled` and `baseline_details`.
 */
export interface TriggerUpdate extends TriggerFields {
  /** The name, 1 to 120 characters. */
  name?: string;
  /** When the trigger fires. */
  threshold?: TriggerThreshold;
  /** The query to run. Set `query` or `query_id`. */
  query?: TriggerQuery;
}

/** What to change of a trigger. A new `query` replaces `query_id`, and the other way round. */
export interface TriggerChanges extends Changes<TriggerCreate> {}

/**
 * A query that runs regularly, and alerts when its result crosses a threshold.
 *
 * @see https://api-docs.honeycomb.io/api/triggers
 */
export interface Trigger extends TriggerFields {
  /** The id of the trigger. */
  id: string;
  /** The dataset, or `__all__` when the trigger is for the whole environment. */
  dataset_slug?: string;
  /** The name. */
  name: string;
  /** When the trigger fires. */
  threshold: TriggerThreshold;
  /** Whether the threshold is crossed now. */
  triggered?: boolean;
  /** When the trigger was created, in ISO 8601. */
  created_at?: string;
  /** When the trigger was changed, in ISO 8601. */
  updated_at?: string;
  /** The query that runs. */
  query?: Query;
}
