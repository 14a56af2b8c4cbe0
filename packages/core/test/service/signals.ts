import type { Json, ServiceCase, ServiceRequest } from "./case.ts";

// Honeycomb creates signals when services send data. The API can't.
const list: ServiceRequest = { operation: "listSignals" };

const path = { id: "{list.signals.0.id}" };

const update = (body: Json): ServiceRequest => ({ operation: "updateSignal", path, body });

const anomalies = (query: ServiceRequest["query"]): ServiceRequest => ({
  operation: "listSignalHistoricalAnomalies",
  path,
  ...(query && { query }),
});

/** A signal as the service responds with it in a list. */
const listed = {
  id: "hcasp_01j9x1yq0k2t8m9n3v4b5r6c7d",
  service_name: "checkout",
  dataset_slug: "checkout",
  environment_slug: "production",
  measured_signal: "error_rate",
  enabled: true,
  status: "active",
  sensitivity: "medium",
  auto_investigate: false,
  currently_anomalous: false,
  last_anomaly_started_at: null,
  last_anomaly_ended_at: null,
  created_at: "2026-02-03T04:05:06Z",
  updated_at: "2026-02-03T04:05:06Z",
};

const shown = { ...listed, recipients: [] };

export const signals: readonly ServiceCase[] = [
  {
    name: "A service that isn't watched has no signals",
    evidence: [{ source: "description", at: "listSignals service_name", kind: "stated" }],
    request: { operation: "listSignals", query: { service_name: "no such service" } },
    response: {
      status: 200,
      body: { signals: [], links: { next: null } },
      exactly: { signals: [] },
    },
  },
  {
    name: "A page of signals may have no links",
    evidence: [
      { source: "description", at: "PaginatedSignalsResponse", kind: "stated" },
      { source: "cli", at: "cmd/signal/list_test.go TestList", kind: "guess" },
    ],
    request: list,
    response: { status: 200, body: { signals: [listed] } },
  },
  {
    name: "A signal that doesn't exist is not found",
    evidence: [{ source: "description", at: "getSignal 404", kind: "stated" }],
    request: { operation: "getSignal", path: { id: "hcasp_01j9x1yq0k2t8m9n3v4b5r6c7d" } },
    response: { status: 404 },
  },
  {
    name: "A signal that was listed is found by its id",
    evidence: [
      { source: "cli", at: "integration/signal_test.go TestSignal get", kind: "live test" },
    ],
    given: { list },
    request: { operation: "getSignal", path },
    response: { status: 200, body: shown, exactly: { id: path.id } },
  },
  {
    name: "The anomalies of one day are listed",
    evidence: [
      { source: "cli", at: "integration/signal_test.go TestSignal anomalies", kind: "live test" },
    ],
    given: { list },
    request: anomalies({ start_time: 1_767_225_600, end_time: 1_767_312_000 }),
    response: {
      status: 200,
      body: {
        historical_anomalies: [
          {
            id: "0f8d0f3a-3f8b-5f2b-8f2b-1f2b3f4b5f6b",
            started_at: 1_767_230_000,
            ended_at: 1_767_233_600,
            measurement: 0.42,
            normal_range: { lower: 0, upper: 0.09 },
          },
        ],
        links: { next: null },
      },
    },
  },
  {
    name: "An anomaly of presence has no normal range",
    evidence: [{ source: "description", at: "HistoricalAnomaly normal_range", kind: "stated" }],
    given: { list },
    request: anomalies({ start_time: 1_767_225_600, end_time: 1_767_312_000 }),
    response: {
      status: 200,
      body: {
        historical_anomalies: [
          {
            id: "0f8d0f3a-3f8b-5f2b-8f2b-1f2b3f4b5f6b",
            started_at: 1_767_230_000,
            ended_at: 1_767_233_600,
            measurement: 0,
            normal_range: null,
          },
        ],
      },
    },
  },
  {
    name: "Anomalies are listed for at most 30 days",
    evidence: [
      // It says so without a status.
      { source: "description", at: "listSignalHistoricalAnomalies end_time", kind: "guess" },
    ],
    given: { list },
    request: anomalies({ start_time: 1_767_225_600, end_time: 1_767_225_600 + 31 * 86_400 }),
    response: { status: 422 },
    rejectedByClient: "a window has at most 30 days",
  },
  {
    name: "Anomalies are listed only for a window",
    evidence: [
      // It says so without a status.
      { source: "description", at: "listSignalHistoricalAnomalies start_time", kind: "guess" },
    ],
    given: { list },
    request: anomalies({ end_time: 1_767_312_000 }),
    response: { status: 422 },
    rejectedByClient: "a window has a start",
  },
  {
    name: "A signal that has not trained has no sensitivity",
    evidence: [
      { source: "description", at: "Signal sensitivity", kind: "stated" },
      { source: "cli", at: "overlay.yaml", kind: "stated" },
    ],
    given: { list },
    request: { operation: "getSignal", path },
    response: { status: 200, body: { ...shown, status: "training", sensitivity: null } },
  },
  {
    name: "A signal that is off says so as a text",
    evidence: [{ source: "cli", at: "overlay.yaml", kind: "stated" }],
    given: { list },
    request: update({ enabled: false }),
    response: {
      status: 200,
      body: { ...shown, enabled: false, status: "off" },
      exactly: { id: path.id, enabled: false, status: "off" },
    },
  },
  {
    name: "A list without recipients removes them all",
    evidence: [
      { source: "description", at: "UpdateSignalRequest recipients", kind: "stated" },
      { source: "cli", at: "cmd/signal/update_test.go clear recipients", kind: "guess" },
    ],
    given: { list },
    request: update({ recipients: [] }),
    response: { status: 200, body: shown, exactly: { id: path.id, recipients: [] } },
  },
  {
    name: "An update without fields changes nothing",
    evidence: [{ source: "description", at: "updateSignal", kind: "stated" }],
    given: { list },
    request: update({}),
    response: { status: 200, body: shown, exactly: { id: path.id } },
  },
];
