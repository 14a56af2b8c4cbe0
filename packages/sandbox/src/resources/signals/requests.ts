import * as v from "valibot";
import {
  flag,
  integerParameter,
  list,
  object,
  oneOf,
  optional,
  pageParameters,
  rule,
} from "../../http/request-schema.ts";

const filter = object({
  service_name: optional(v.string()),
  dataset_slug: optional(v.string()),
  measured_signal: optional(oneOf("error_rate", "presence")),
  status: optional(oneOf("onboarding", "training", "active", "ineligible", "off")),
  currently_anomalous: optional(flag),
});

/** The signals to list. */
export type SignalFilterRequest = v.InferOutput<typeof filter>;

const recipient = object({
  id: v.string(),
  details: optional(
    object({
      pagerduty_severity: optional(oneOf("critical", "error", "warning", "info")),
      muted: optional(v.boolean()),
    }),
  ),
});

const update = object({
  enabled: optional(v.boolean()),
  sensitivity: optional(oneOf("low", "medium", "high")),
  recipients: optional(list(recipient)),
});

/** What to change of a signal. */
export type SignalRequest = v.InferOutput<typeof update>;

/** The longest time range of anomalies, in seconds. */
const maxWindow = 30 * 86_400;

export const signalRequests = {
  listSignals: { query: object({ ...pageParameters, ...filter.entries }) },
  updateSignal: { body: update },
  listSignalHistoricalAnomalies: {
    query: v.pipe(
      object({ ...pageParameters, start_time: integerParameter(), end_time: integerParameter() }),
      rule("end_time", ({ start_time, end_time }) =>
        end_time > start_time && end_time - start_time <= maxWindow
          ? undefined
          : `must be after start_time, by at most 30 days (${maxWindow} seconds)`,
      ),
    ),
  },
};
