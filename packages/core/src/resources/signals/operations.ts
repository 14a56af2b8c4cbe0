import * as v from "valibot";
import { operation } from "../../operation/operation.ts";
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

export const listSignals = operation({
  id: "listSignals",
  method: "GET",
  path: "/1/signals",
  auth: ["configuration"],
  permissions: ["manage_signals"],
  query: v.strictObject({ ...pageParameters, ...SignalFilterSchema.entries }),
  response: v.looseObject({ signals: v.array(SignalSchema), links: v.optional(PageLinksSchema) }),
  errors: [401, 403, 404, 422, 429],
});

export const getSignal = operation({
  id: "getSignal",
  method: "GET",
  path: "/1/signals/{id}",
  auth: ["configuration"],
  permissions: ["manage_signals"],
  response: SignalDetailSchema,
  errors: [401, 403, 404, 429],
});

export const updateSignal = operation({
  id: "updateSignal",
  method: "PUT",
  path: "/1/signals/{id}",
  auth: ["configuration"],
  permissions: ["manage_signals"],
  body: SignalUpdateSchema,
  response: SignalDetailSchema,
  errors: [400, 401, 403, 404, 409, 422, 429],
});

export const listSignalHistoricalAnomalies = operation({
  id: "listSignalHistoricalAnomalies",
  method: "GET",
  path: "/1/signals/{id}/historical_anomalies",
  auth: ["configuration"],
  permissions: ["manage_signals"],
  query: v.pipe(
    v.strictObject({ ...pageParameters, ...AnomalyWindowSchema.entries }),
    windowLength(),
  ),
  response: v.looseObject({
    /** The latest first. */
    historical_anomalies: v.array(HistoricalAnomalySchema),
    links: v.optional(PageLinksSchema),
  }),
  errors: [400, 401, 403, 404, 422, 429],
});
