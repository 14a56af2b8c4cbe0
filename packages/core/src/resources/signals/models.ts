import * as v from "valibot";
import type { Known } from "../../model/known.ts";
import { openPicklist } from "../../model/open-picklist.ts";
import { rule } from "../../model/rule.ts";
import { AnsweredNotificationRecipientSchema, severities } from "../recipients/notification.ts";

const measuredSignals = ["error_rate", "presence"] as const;
const statuses = ["onboarding", "training", "active", "ineligible", "off"] as const;
const sensitivities = ["low", "medium", "high"] as const;

/** Which signals to list. */
export const SignalFilterSchema = v.strictObject({
  /** Those of one service. */
  service_name: v.optional(v.string()),
  /** Those of one dataset. */
  dataset_slug: v.optional(v.string()),
  /** Those that measure this. */
  measured_signal: v.optional(v.picklist(measuredSignals)),
  /** Those with this status. */
  status: v.optional(v.picklist(statuses)),
  /** Those that see an anomaly now, or those that don't. */
  currently_anomalous: v.optional(v.boolean()),
});
export interface SignalFilter extends v.InferInput<typeof SignalFilterSchema> {}

/** Something that Honeycomb watches for anomalies, having learnt what is normal. */
export const SignalSchema = v.looseObject({
  /** By which it is read and changed. */
  id: v.string(),
  /** The service that it watches. */
  service_name: v.string(),
  /** The dataset that the service's events are in. */
  dataset_slug: v.string(),
  /** The environment that the service's events are in. */
  environment_slug: v.string(),
  /** What it measures: the share of requests with errors, or whether there are spans at all. */
  measured_signal: openPicklist(measuredSignals),
  /** Whether it is switched on. */
  enabled: v.boolean(),
  /** How far it is; `ineligible` where the service can't be learnt. */
  status: openPicklist(statuses),
  /** How small a deviation counts; null for `presence`, and as long as it isn't trained. */
  sensitivity: v.nullable(openPicklist(sensitivities)),
  /** Whether Honeycomb starts an investigation when it fires. */
  auto_investigate: v.boolean(),
  /** Whether it sees an anomaly now. */
  currently_anomalous: v.boolean(),
  /** When the last anomaly began, in seconds since 1970; null where there was none. */
  last_anomaly_started_at: v.nullable(v.number()),
  /** When the last anomaly ended, in seconds since 1970; null where none did, or one is on. */
  last_anomaly_ended_at: v.nullable(v.number()),
  /** When it was made, in ISO 8601. */
  created_at: v.string(),
  /** When it was changed, in ISO 8601. */
  updated_at: v.string(),
});
export interface Signal extends Known<v.InferOutput<typeof SignalSchema>> {}

/** A signal, with those whom it notifies. */
export const SignalDetailSchema = v.looseObject({
  ...SignalSchema.entries,
  /** Whom it notifies. */
  recipients: v.array(AnsweredNotificationRecipientSchema),
});
export interface SignalDetail extends Known<v.InferOutput<typeof SignalDetailSchema>> {}

/** What a signal is changed to. What is left out stays. */
export const SignalUpdateSchema = v.strictObject({
  /** Whether it is switched on. */
  enabled: v.optional(v.boolean()),
  /** How small a deviation counts. For `error_rate` alone, once it is trained. */
  sensitivity: v.optional(v.picklist(sensitivities)),
  /** All whom it notifies; an empty list clears them. Needs a key that may manage recipients. */
  recipients: v.optional(
    v.array(
      v.strictObject({
        /** The id of a recipient that exists. */
        id: v.string(),
        /** How it is told. */
        details: v.optional(
          v.strictObject({
            /** For PagerDuty alone. */
            pagerduty_severity: v.optional(v.picklist(severities)),
            /** Whether the recipient is not told for now. Honeycomb's default is false. */
            muted: v.optional(v.boolean()),
          }),
        ),
      }),
    ),
  ),
});
export interface SignalUpdate extends v.InferInput<typeof SignalUpdateSchema> {}

const longestWindow = 30 * 86_400;

/** The window of time to list anomalies of. */
export const AnomalyWindowSchema = v.strictObject({
  /** Where it begins, in seconds since 1970. */
  start_time: v.pipe(v.number(), v.integer()),
  /** Where it ends, in seconds since 1970: after its beginning, by 30 days at most. */
  end_time: v.pipe(v.number(), v.integer()),
});
export interface AnomalyWindow extends v.InferInput<typeof AnomalyWindowSchema> {}

/** How long a window may be. */
export const windowLength = <T extends AnomalyWindow>() =>
  rule<T>(
    ["end_time"],
    ({ start_time, end_time }) => end_time > start_time && end_time - start_time <= longestWindow,
    "must be after start_time, by 30 days (2592000 seconds) at most",
  );

/** A time when a signal fired, which is over. */
export const HistoricalAnomalySchema = v.looseObject({
  /** Follows from the signal, from what it measures and from when the anomaly began. */
  id: v.string(),
  /** When it began, in seconds since 1970. */
  started_at: v.number(),
  /** When it ended, in seconds since 1970. */
  ended_at: v.number(),
  /** What was measured. */
  measurement: v.number(),
  /** What would have been normal; null for `presence`. */
  normal_range: v.nullable(
    v.looseObject({
      /** The least that is normal. */
      lower: v.number(),
      /** The most that is normal. */
      upper: v.number(),
    }),
  ),
});
export interface HistoricalAnomaly extends Known<v.InferOutput<typeof HistoricalAnomalySchema>> {}
