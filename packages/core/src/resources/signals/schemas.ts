import * as v from "valibot";
import { integer, list, rule } from "../../model/limits.ts";
import {
  type Equal,
  type Output,
  object,
  oneOf,
  optional,
  type Schema,
} from "../../model/schema.ts";
import {
  type PageLinks,
  PageLinksSchema,
  type PageQuery,
  pageParameters,
} from "../../paging/schemas.ts";
import {
  NotificationDetailsSchema,
  recipientTypes,
  severities,
} from "../recipients/notification.ts";
import type {
  AnomalyNormalRange,
  AnomalyWindow,
  HistoricalAnomaly,
  Signal,
  SignalDetail,
  SignalDetailRecipient,
  SignalFilter,
  SignalRecipient,
  SignalRecipientDetails,
  SignalUpdate,
} from "./types.ts";

const measuredSignal = oneOf(["error_rate", "presence"]);
const status = oneOf(["onboarding", "training", "active", "ineligible", "off"]);
const sensitivity = optional(oneOf(["low", "medium", "high"]));

const filter = object({
  service_name: optional(v.string()),
  dataset_slug: optional(v.string()),
  measured_signal: optional(measuredSignal),
  status: optional(status),
  currently_anomalous: optional(v.boolean()),
});
true satisfies Equal<Output<typeof filter>, SignalFilter>;

/** The query of a page of signals. */
export interface SignalPageQuery extends PageQuery, SignalFilter {}

const signalPageQuery = object({ ...pageParameters, ...filter.entries });
export const SignalPageQuerySchema: Schema<SignalPageQuery> = signalPageQuery;
true satisfies Equal<Output<typeof signalPageQuery>, SignalPageQuery>;

const details = object({
  pagerduty_severity: optional(oneOf(severities)),
  muted: optional(v.boolean()),
});
const SignalRecipientDetailsSchema: Schema<SignalRecipientDetails> = details;
true satisfies Equal<Output<typeof details>, SignalRecipientDetails>;

const recipient = object({ id: v.string(), details: optional(SignalRecipientDetailsSchema) });
const SignalRecipientSchema: Schema<SignalRecipient> = recipient;
true satisfies Equal<Output<typeof recipient>, SignalRecipient>;

const detailRecipient = object({
  ...recipient.entries,
  type: optional(oneOf(recipientTypes)),
  target: optional(v.string()),
  details: optional(NotificationDetailsSchema),
});
const SignalDetailRecipientSchema: Schema<SignalDetailRecipient> = detailRecipient;
true satisfies Equal<Output<typeof detailRecipient>, SignalDetailRecipient>;

const signalUpdate = object({
  enabled: optional(v.boolean()),
  sensitivity,
  recipients: optional(list(SignalRecipientSchema)),
});
export const SignalUpdateSchema: Schema<SignalUpdate> = signalUpdate;
true satisfies Equal<Output<typeof signalUpdate>, SignalUpdate>;

const signal = object({
  id: v.string(),
  service_name: v.string(),
  dataset_slug: v.string(),
  environment_slug: v.string(),
  measured_signal: measuredSignal,
  enabled: v.boolean(),
  status,
  sensitivity,
  auto_investigate: v.boolean(),
  currently_anomalous: v.boolean(),
  last_anomaly_started_at: optional(v.number()),
  last_anomaly_ended_at: optional(v.number()),
  created_at: v.string(),
  updated_at: v.string(),
});
export const SignalSchema: Schema<Signal> = signal;
true satisfies Equal<Output<typeof signal>, Signal>;

const signalDetail = object({ ...signal.entries, recipients: list(SignalDetailRecipientSchema) });
export const SignalDetailSchema: Schema<SignalDetail> = signalDetail;
true satisfies Equal<Output<typeof signalDetail>, SignalDetail>;

/** A page of signals. */
export interface SignalPage {
  signals: Signal[];
  links?: PageLinks;
}

const signalPage = object({ signals: v.array(SignalSchema), links: optional(PageLinksSchema) });
export const SignalPageSchema: Schema<SignalPage> = signalPage;
true satisfies Equal<Output<typeof signalPage>, SignalPage>;

const maxWindow = 30 * 86_400;

const anomalyWindow = object({ start_time: integer(), end_time: integer() });
true satisfies Equal<Output<typeof anomalyWindow>, AnomalyWindow>;

/** The query of a page of anomalies. */
export interface AnomalyPageQuery extends PageQuery, AnomalyWindow {}

const anomalyPageQuery = v.pipe(
  object({ ...pageParameters, ...anomalyWindow.entries }),
  rule(
    ["end_time"],
    ({ start_time, end_time }) => end_time > start_time && end_time - start_time <= maxWindow,
    `must be after start_time, by at most 30 days (${maxWindow} seconds)`,
  ),
);
export const AnomalyPageQuerySchema: Schema<AnomalyPageQuery> = anomalyPageQuery;
true satisfies Equal<Output<typeof anomalyPageQuery>, AnomalyPageQuery>;

const normalRange = object({ lower: v.number(), upper: v.number() });
const AnomalyNormalRangeSchema: Schema<AnomalyNormalRange> = normalRange;
true satisfies Equal<Output<typeof normalRange>, AnomalyNormalRange>;

const anomaly = object({
  id: v.string(),
  started_at: v.number(),
  ended_at: v.number(),
  measurement: v.number(),
  normal_range: optional(AnomalyNormalRangeSchema),
});
export const HistoricalAnomalySchema: Schema<HistoricalAnomaly> = anomaly;
true satisfies Equal<Output<typeof anomaly>, HistoricalAnomaly>;

/** A page of anomalies, starting with the latest. */
export interface AnomalyPage {
  historical_anomalies: HistoricalAnomaly[];
  links?: PageLinks;
}

const anomalyPage = object({
  historical_anomalies: v.array(HistoricalAnomalySchema),
  links: optional(PageLinksSchema),
});
export const AnomalyPageSchema: Schema<AnomalyPage> = anomalyPage;
true satisfies Equal<Output<typeof anomalyPage>, AnomalyPage>;
