import type {
  NotificationDetails,
  PagerDutySeverity,
  RecipientType,
} from "../recipients/notification.ts";

/**
 * What a signal measures: `error_rate`, the share of requests with errors, or `presence`, whether
 * the service sends spans. Honeycomb may add values.
 */
export type MeasuredSignal = "error_rate" | "presence";

/**
 * The status of a signal. It is `ineligible` when the service doesn't meet the conditions of
 * training. Honeycomb may add values.
 */
export type SignalStatus = "onboarding" | "training" | "active" | "ineligible" | "off";

/**
 * How sensitive a signal is. With a higher sensitivity, smaller deviations from the normal range
 * count. Honeycomb may add values.
 */
export type SignalSensitivity = "low" | "medium" | "high";

/** Selects signals. */
export interface SignalFilter {
  /** Selects the signals of this service. */
  service_name?: string;
  /** Selects the signals of this dataset. */
  dataset_slug?: string;
  /** Selects the signals that measure this. */
  measured_signal?: MeasuredSignal;
  /** Selects the signals with this status. */
  status?: SignalStatus;
  /** Selects the signals that see an anomaly now, when `true`. */
  currently_anomalous?: boolean;
}

/** How a signal notifies a recipient. */
export interface SignalRecipientDetails {
  /** For PagerDuty: the severity of the alert. Honeycomb rejects it for other recipients. */
  pagerduty_severity?: PagerDutySeverity;
  /** Whether the recipient is muted, so that this signal doesn't notify it. Default: `false`. */
  muted?: boolean;
}

/** A recipient that a signal notifies. */
export interface SignalRecipient {
  /** The id of a recipient. */
  id: string;
  /** How the recipient is notified. */
  details?: SignalRecipientDetails;
}

/** A recipient that a signal notifies, as Honeycomb returns it. */
export interface SignalDetailRecipient extends SignalRecipient {
  /** The type of the recipient. */
  type?: RecipientType;
  /** Where the recipient is notified, such as an email address. */
  target?: string;
  /** How the recipient is notified. An update doesn't set the variables of a webhook. */
  details?: NotificationDetails;
}

/** What to change a signal to. Fields that you leave out keep their values. */
export interface SignalUpdate {
  /** Whether the signal is enabled. */
  enabled?: boolean;
  /** How sensitive the signal is. It can be set for `error_rate`, once the signal is trained. */
  sensitivity?: SignalSensitivity;
  /**
   * All recipients of the signal. An empty list removes them. It needs the permission to manage
   * recipients, too.
   */
  recipients?: SignalRecipient[];
}

/**
 * A measurement of a service that Honeycomb watches for anomalies. It learns what is normal.
 *
 * @see https://api-docs.honeycomb.io/api/anomaly-detection
 */
export interface Signal {
  /** The id of the signal. */
  id: string;
  /** The name of the service. */
  service_name: string;
  /** The slug of the dataset with the events of the service. */
  dataset_slug: string;
  /** The slug of the environment. */
  environment_slug: string;
  /** What the signal measures. */
  measured_signal: MeasuredSignal;
  /** Whether the signal is enabled. A disabled signal doesn't fire. */
  enabled: boolean;
  /** The status of the signal. */
  status: SignalStatus;
  /** How sensitive the signal is. It is absent for `presence`, and until the signal is trained. */
  sensitivity?: SignalSensitivity;
  /** Whether Honeycomb starts an investigation when the signal fires. */
  auto_investigate: boolean;
  /** Whether the signal sees an anomaly now. */
  currently_anomalous: boolean;
  /** When the last anomaly started, in seconds since 1970. It is absent when there was none. */
  last_anomaly_started_at?: number;
  /**
   * When the last anomaly ended, in seconds since 1970. It is absent during an anomaly, and when
   * none has ended.
   */
  last_anomaly_ended_at?: number;
  /** When the signal was created, in ISO 8601. */
  created_at: string;
  /** When the signal was updated, in ISO 8601. */
  updated_at: string;
}

/** A signal and its recipients. */
export interface SignalDetail extends Signal {
  /** The recipients of the signal. */
  recipients: SignalDetailRecipient[];
}

/** The time range of anomalies to list. */
export interface AnomalyWindow {
  /** The start, in seconds since 1970. */
  start_time: number;
  /** The end, in seconds since 1970: after the start, by at most 30 days. */
  end_time: number;
}

/** The range of a measurement that is normal. */
export interface AnomalyNormalRange {
  /** The lower bound. */
  lower: number;
  /** The upper bound. */
  upper: number;
}

/** An anomaly that is over. */
export interface HistoricalAnomaly {
  /** The id of the anomaly. It depends on the signal, what it measures, and `started_at` only. */
  id: string;
  /** When the anomaly started, in seconds since 1970. */
  started_at: number;
  /** When the anomaly ended, in seconds since 1970. */
  ended_at: number;
  /** The value that was measured. */
  measurement: number;
  /** The range that was normal. It is absent for `presence`. */
  normal_range?: AnomalyNormalRange;
}
