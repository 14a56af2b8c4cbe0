import type { HistoricalAnomaly, Signal, SignalDetail } from "@honeycomb/core";
import type { AnomalyNormalRange, SignalDetailRecipient } from "@honeycomb/core/models";
import { conflict, notFound, validationFailed } from "../../http/api-error.ts";
import type { Sent } from "../../http/handler.ts";
import { createOrderedId } from "../../id.ts";
import type { State } from "../../state.ts";
import { ownEnvironment } from "../environments/state.ts";
import { readRecipients, withTargets } from "../recipients/notifications.ts";
import type { SignalRequest } from "./requests.ts";

/** A signal to start a sandbox with. */
export interface SignalOptions {
  /** The service that the signal watches. */
  readonly service_name: string;
  /** The dataset with the events of the service. @default the name of the service */
  readonly dataset_slug?: string | undefined;
  /** What the signal measures. @default "error_rate" */
  readonly measured_signal?: "error_rate" | "presence" | undefined;
  /** The state of the signal. @default "active" */
  readonly status?: "onboarding" | "training" | "active" | "ineligible" | "off" | undefined;
  /** How sensitive the signal is to deviations, once it is trained. @default "medium" */
  readonly sensitivity?: "low" | "medium" | "high" | undefined;
  /** Whether Honeycomb starts an investigation when it fires. @default false */
  readonly auto_investigate?: boolean | undefined;
  /** When the current anomaly started, in seconds since 1970. @default there is no current anomaly */
  readonly anomalous_since?: number | undefined;
  /** Its past anomalies. @default none */
  readonly historical_anomalies?: readonly AnomalyOptions[] | undefined;
}

/** A past anomaly of a signal to start a sandbox with. */
export interface AnomalyOptions {
  /** When the anomaly started, in seconds since 1970. */
  readonly started_at: number;
  /** When the anomaly ended, in seconds since 1970. */
  readonly ended_at: number;
  /** The value that was measured. */
  readonly measurement: number;
  /** The range that was normal. @default none, as for `presence` */
  readonly normal_range?: AnomalyNormalRange | undefined;
}

/** A signal, its recipients and its anomalies. */
export interface SignalState {
  value: Sent<Signal>;
  /** Whether the training is complete. */
  readonly trained: boolean;
  recipients: SignalDetailRecipient[];
  /** Past anomalies, the latest first. */
  readonly anomalies: readonly HistoricalAnomaly[];
}

/** @throws ApiError 404 */
export function findSignal(state: State, id: string): SignalState {
  const signal = state.signals.get(id);
  if (signal === undefined) throw notFound("Signal");
  return signal;
}

export function addSignal(
  state: State,
  {
    service_name,
    dataset_slug = service_name,
    measured_signal = "error_rate",
    status = "active",
    sensitivity = "medium",
    auto_investigate = false,
    anomalous_since,
    historical_anomalies = [],
  }: SignalOptions,
): void {
  const trained = status === "active" || status === "off";
  const anomalies = historical_anomalies
    .map((anomaly) => ({ id: crypto.randomUUID(), ...anomaly }))
    .sort((a, b) => b.started_at - a.started_at);
  const isAnomalous = anomalous_since !== undefined;
  const now = state.timestamp();
  const value: Sent<Signal> = {
    id: createOrderedId("hcasp"),
    service_name,
    dataset_slug,
    environment_slug: ownEnvironment.slug,
    measured_signal,
    enabled: status !== "off",
    status,
    sensitivity: trained && measured_signal !== "presence" ? sensitivity : null,
    auto_investigate,
    currently_anomalous: isAnomalous,
    last_anomaly_started_at: anomalous_since ?? anomalies[0]?.started_at ?? null,
    last_anomaly_ended_at: isAnomalous ? null : (anomalies[0]?.ended_at ?? null),
    created_at: now,
    updated_at: now,
  };
  state.signals.set(value.id, { value, trained, recipients: [], anomalies });
}

/** @throws ApiError 409 when the signal isn't trained yet, 422 when a value is not valid */
export function changeSignal(
  state: State,
  signal: SignalState,
  { enabled, sensitivity, recipients }: SignalRequest,
): void {
  const { value, trained } = signal;
  if (sensitivity !== undefined && value.measured_signal === "presence") {
    const description = "sensitivity: presence signals have no sensitivity";
    throw validationFailed({ field: "sensitivity", code: "invalid", description });
  }
  if (sensitivity !== undefined && !trained) {
    throw conflict("the sensitivity can't be set before the signal is trained");
  }
  if (recipients !== undefined) signal.recipients = assign(state, recipients);
  signal.value = {
    ...value,
    ...(enabled !== undefined &&
      enabled !== value.enabled && {
        enabled,
        status: enabled ? (trained ? "active" : "onboarding") : "off",
      }),
    ...(sensitivity && { sensitivity }),
    updated_at: state.timestamp(),
  };
}

/** Returns the signal with its current recipients. */
export function toDetail(state: State, { value, recipients }: SignalState): Sent<SignalDetail> {
  const existing = recipients.filter(({ id }) => state.recipients.has(id));
  return { ...value, recipients: withTargets(state, { recipients: existing }).recipients };
}

function assign(
  state: State,
  recipients: NonNullable<SignalRequest["recipients"]>,
): SignalDetailRecipient[] {
  const assigned = recipients.map(({ id, details }) => ({
    id,
    details: { muted: false, ...details },
  }));
  const read = readRecipients(state, assigned);
  for (const [index, { id, details }] of assigned.entries()) {
    if (details.pagerduty_severity && state.recipients.get(id)?.type !== "pagerduty") {
      const field = `recipients.${index}.details.pagerduty_severity`;
      const description = `${field}: is only for PagerDuty recipients`;
      throw validationFailed({ field, code: "invalid", description });
    }
  }
  return read;
}
