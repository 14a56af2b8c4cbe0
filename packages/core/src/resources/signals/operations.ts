import * as v from "valibot";
import { operationsOf } from "../../operation/operation.ts";
import { PageLinksSchema, pageParameters } from "../../paging/schemas.ts";
import {
  AnomalyWindowSchema,
  HistoricalAnomalySchema,
  SignalDetailSchema,
  SignalFilterSchema,
  SignalSchema,
  SignalUpdateSchema,
  windowLength,
} from "./models.ts";

const operation = operationsOf({
  resource: "signals",
  path: "/1/signals",
  auth: ["configuration"],
  permissions: ["manage_signals"],
});

export const listSignals = operation("listSignals", "GET", "", {
  summary: "Lists signals",
  query: v.strictObject({ ...pageParameters, ...SignalFilterSchema.entries }),
  response: v.looseObject({ signals: v.array(SignalSchema), links: v.optional(PageLinksSchema) }),
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
    query: v.pipe(
      v.strictObject({ ...pageParameters, ...AnomalyWindowSchema.entries }),
      windowLength(),
    ),
    response: v.looseObject({
      /** The latest first. */
      historical_anomalies: v.array(HistoricalAnomalySchema),
      links: v.optional(PageLinksSchema),
    }),
  },
);
