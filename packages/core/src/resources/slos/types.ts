import type { Tag } from "../../model/tag.ts";
import type { Changes } from "../../patch.ts";

/** The service level indicator of an SLO: the calculated field that identifies good events. */
export interface SLI {
  /**
   * The alias of a calculated field, 1 to 255 characters. It is `true` for good events and `false`
   * for bad ones. Events without a value don't count.
   */
  alias: string;
}

/** What can be set on an SLO at any time. */
interface SLOFields {
  /** The name, 1 to 120 characters. */
  name: string;
  /** A description of what the SLO promises and why, up to 1023 characters. */
  description?: string;
  /** The calculated field that identifies good events. */
  sli: SLI;
  /** The time period that the SLO covers, in days, at least 1. */
  time_period_days: number;
  /** The target: how many of a million events must be good, 0 to 999999. */
  target_per_million: number;
  /** Up to ten tags. */
  tags?: Tag[];
}

/** An SLO to create. */
export interface SLOCreate extends SLOFields {
  /**
   * The datasets that an environment-wide SLO covers: at least 1, and at most 10 for most teams. It
   * needs them, and no other has them.
   */
  dataset_slugs?: string[];
}

/** What to replace an SLO with. Without a description or tags, Honeycomb removes them. */
export interface SLOUpdate extends SLOFields {
  /** The datasets that the SLO covers. It is sent as it is; Honeycomb may not change them. */
  dataset_slugs?: string[];
}

/** What to change of an SLO. */
export interface SLOChanges extends Changes<SLOUpdate> {}

/**
 * A service level objective: a target for the share of good events.
 *
 * @see https://api-docs.honeycomb.io/api/slos
 */
export interface SLO extends SLOFields {
  /** The id of the SLO. */
  id: string;
  /** The datasets that the SLO covers. */
  dataset_slugs?: string[];
  /** When the error budget was last reset, in ISO 8601. It is absent when it never was. */
  reset_at?: string;
  /** When the SLO was created, in ISO 8601. */
  created_at?: string;
  /** When the SLO was updated, in ISO 8601. */
  updated_at?: string;
}

/**
 * The status of an SLO: `triggered` when a burn alert is triggered, `no_alerts` when it has no burn
 * alerts, `no_events` when no events arrive, and `normal` otherwise. Honeycomb may add values.
 */
export type SLOStatus = "normal" | "triggered" | "no_alerts" | "no_events";

/** An SLO and how it performs. */
export interface SLODetailed extends SLO {
  /** The share of good events, in percent. */
  compliance?: number;
  /**
   * The share of the error budget that remains, in percent. It is negative when it is overspent.
   */
  budget_remaining?: number;
  /** The status of the SLO. */
  status?: SLOStatus;
  /** The ratio of actual to expected failures in the last four hours. */
  burn_rate?: number;
}

/** A time range of an SLO's events to count by minute, within the last 24 hours. */
export interface SLOCountsQuery {
  /** The start, in seconds since 1970. */
  start_time: number;
  /** The end, in seconds since 1970: after the start, in the same hour of the clock. */
  end_time: number;
}

/** The number of an SLO's events in a minute. */
export interface SLOCountWindow {
  /** The start of the minute, in seconds since 1970. */
  window_start?: number;
  /** The end of the minute, in seconds since 1970. */
  window_end?: number;
  /** The number of good and bad events. */
  total_count?: number;
  /** The number of bad events. */
  error_count?: number;
  /**
   * Whether the counts may be incomplete: in the last ten minutes, in a window without an earlier
   * one to subtract, and at the start of an hour.
   */
  is_partial?: boolean;
}

/** The number of an SLO's events by minute. */
export interface SLOCounts {
  /** The id of the SLO. */
  slo_id?: string;
  /** The length of a window in seconds: 60. */
  resolution_seconds?: number;
  /** Identifies the definition of the SLO. When it changes, earlier counts are not comparable. */
  epoch?: string;
  /** The start of the hour in which the counts accumulate, in seconds since 1970. */
  period_start?: number;
  /**
   * The minutes in order of time. A minute that is missing has no data, which may not mean no
   * events.
   */
  windows?: SLOCountWindow[];
}

/** A time range of an SLO's events to count by hour. */
export interface SLOCountsHistoryQuery {
  /** The start, in seconds since 1970. */
  start_time: number;
  /** The end, in seconds since 1970: after the start. */
  end_time: number;
}

/** The number of an SLO's events in an hour. */
export interface SLOHourBucket {
  /** The start of the hour, in seconds since 1970. */
  start_time?: number;
  /** The end of the hour, in seconds since 1970. */
  end_time?: number;
  /** The number of good and bad events. */
  total_count?: number;
  /** The number of bad events. */
  error_count?: number;
  /** Whether the hour is in progress, so that the counts still grow. */
  is_partial?: boolean;
}

/** The number of an SLO's events by hour. */
export interface SLOCountsHistory {
  /** The id of the SLO. */
  slo_id?: string;
  /** The length of a bucket in seconds: 3600. */
  resolution_seconds?: number;
  /** The hours in order of time. An hour that is missing has no data. */
  buckets?: SLOHourBucket[];
}

/** The SLOs and the time range of a history. */
export interface SLOHistoryRequest {
  /** The ids of the SLOs, 1 to 24. */
  ids: string[];
  /** The start, in seconds since 1970: at most a year ago. */
  start_time: number;
  /** The end, in seconds since 1970: after the start, not in the future. */
  end_time: number;
}

/** How an SLO performed in an interval. */
export interface SLOHistoryEntry {
  /** The start of the interval, in seconds since 1970. */
  timestamp?: number;
  /** The share of good events, in percent. */
  compliance?: number;
  /**
   * The share of the error budget that remained, in percent. It is negative when it was overspent.
   */
  budget_remaining?: number;
}

/** How SLOs performed over time. */
export interface SLOHistory {
  /**
   * The intervals of an SLO in order of time, by the id of the SLO. The list is empty without data.
   */
  [sloId: string]: SLOHistoryEntry[];
}
