import type { HistoricalAnomaly, Signal, SignalDetail, SignalUpdate } from "@honeycomb/core";
import { conflict, notFound, validationFailed } from "../../http/api-error.ts";
import { createOrderedId } from "../../id.ts";
import type { State } from "../../state.ts";
import { ownEnvironment } from "../environments/state.ts";
import { readRecipients, withTargets } from "../recipients/notifications.ts";

/** A signal that a sandbox starts with. */
export interface SignalOptions {
  /** The service that it watches. */
  readonly service_name: string;
  /** The dataset that the service's events are in. @default the service's name */
  readonly dataset_slug?: string | undefined;
  /** What it measures. @default "error_rate" */
  readonly measured_signal?: "error_rate" | "presence" | undefined;
  /** How far it is. @default "active" */
  readonly status?: "onboarding" | "training" | "active" | "ineligible" | "off" | undefined;
  /** How small a deviation counts, once it is trained. @default "medium" */
  readonly sensitivity?: "low" | "medium" | "high" | undefined;
  /** Whether Honeycomb starts an investigation when it fires. @default false */
  readonly auto_investigate?: boolean | undefined;
  /** When the anomaly began that is on, in seconds since 1970. @default none is on */
  readonly anomalous_since?: number | undefined;
  /** Its anomalies that are over. */
  readonly historical_anomalies?: readonly Omit<HistoricalAnomaly, "id">[] | undefined;
}

/** A signal and what it knows. */
export interface SignalState {
  value: Signal;
  /** Whether it has learnt what is normal. */
  readonly trained: boolean;
  recipients: SignalDetail["recipients"];
  /** Those that are over, the latest first. */
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
  const value: Signal = {
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

/** @throws ApiError 409 where it isn't trained yet, 422 for what can't be */
export function changeSignal(
  state: State,
  signal: SignalState,
  { enabled, sensitivity, recipients }: SignalUpdate,
): void {
  const { value, trained } = signal;
  if (sensitivity !== undefined && value.measured_signal === "presence") {
    const description = "sensitivity: a presence signal has none";
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

/** The signal with those whom it notifies, as they are now. */
export function toDetail(state: State, { value, recipients }: SignalState): SignalDetail {
  const existing = recipients.filter(({ id = "" }) => state.recipients.has(id));
  return { ...value, recipients: withTargets(state, { recipients: existing }).recipients };
}

function assign(
  state: State,
  recipients: NonNullable<SignalUpdate["recipients"]>,
): SignalDetail["recipients"] {
  const assigned = recipients.map(({ id, details }) => ({
    id,
    details: { muted: false, ...details },
  }));
  const read = readRecipients(state, assigned);
  for (const [index, { id, details }] of assigned.entries()) {
    if (details.pagerduty_severity && state.recipients.get(id)?.type !== "pagerduty") {
      const field = `recipients.${index}.details.pagerduty_severity`;
      const description = `${field}: is for PagerDuty alone`;
      throw validationFailed({ field, code: "invalid", description });
    }
  }
  return read;
}
