import { operationsOf } from "../../operation/operation.ts";
import {
  AnomalyPageQuerySchema,
  AnomalyPageSchema,
  SignalDetailSchema,
  SignalPageQuerySchema,
  SignalPageSchema,
  SignalUpdateSchema,
} from "./schemas.ts";

const operation = operationsOf({
  resource: "signals",
  path: "/1/signals",
  auth: ["configuration"],
  permissions: ["manage_signals"],
});

export const listSignals = operation("listSignals", "GET", "", {
  summary: "Lists signals",
  query: SignalPageQuerySchema,
  response: SignalPageSchema,
});

export const getSignal = operation("getSignal", "GET", "/{id}", {
  summary: "Gets a signal",
  response: SignalDetailSchema,
});

export const updateSignal = operation("updateSignal", "PUT", "/{id}", {
  summary: "Updates a signal",
  body: SignalUpdateSchema,
  response: SignalDetailSchema,
});

export const listSignalHistoricalAnomalies = operation(
  "listSignalHistoricalAnomalies",
  "GET",
  "/{id}/historical_anomalies",
  {
    summary: "Lists past anomalies of a signal",
    query: AnomalyPageQuerySchema,
    response: AnomalyPageSchema,
  },
);
