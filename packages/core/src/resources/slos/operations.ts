import * as v from "valibot";
import { object, optional } from "../../model/schema.ts";
import { operationsOf } from "../../operation/operation.ts";
import {
  SLOCountsHistoryQuerySchema,
  SLOCountsHistorySchema,
  SLOCountsQuerySchema,
  SLOCountsSchema,
  SLOCreateSchema,
  SLODetailedSchema,
  SLOHistoryRequestSchema,
  SLOHistorySchema,
  SLOSchema,
  SLOUpdateSchema,
} from "./schemas.ts";

const operation = operationsOf({
  resource: "slos",
  path: "/1/slos/{datasetSlug}",
  auth: ["configuration"],
  permissions: ["manage_slos"],
  allDatasets: true,
});

const reporting = operationsOf({
  resource: "slos",
  auth: ["configuration"],
  permissions: ["manage_slos"],
  path: "/1/reporting/slos/historical",
});

export const listSlos = operation("listSlos", "GET", "", {
  summary: "Lists the SLOs of a dataset",
  response: v.array(SLOSchema),
});

export const getSlo = operation("getSlo", "GET", "/{sloId}", {
  summary: "Gets an SLO",
  query: object({
    /** Whether to return compliance, budget, status and burn rate, too. */
    detailed: optional(v.boolean()),
  }),
  response: SLODetailedSchema,
});

export const createSlo = operation("createSlo", "POST", "", {
  summary: "Creates an SLO",
  body: SLOCreateSchema,
  // Includes the read-only fields of a detailed SLO, so that they are removed from requests.
  response: SLODetailedSchema,
});

export const updateSlo = operation("updateSlo", "PUT", "/{sloId}", {
  summary: "Replaces an SLO",
  body: SLOUpdateSchema,
  response: SLODetailedSchema,
});

export const deleteSlo = operation("deleteSlo", "DELETE", "/{sloId}", {
  summary: "Deletes an SLO",
});

export const getSloRealtimeCounts = operation("getSloRealtimeCounts", "GET", "/{sloId}/counts", {
  summary: "Counts the events of an SLO by minute",
  query: SLOCountsQuerySchema,
  response: SLOCountsSchema,
});

export const getSloHourlyCountsHistory = operation(
  "getSloHourlyCountsHistory",
  "GET",
  "/{sloId}/counts/history",
  {
    summary: "Counts the events of an SLO by hour",
    query: SLOCountsHistoryQuerySchema,
    response: SLOCountsHistorySchema,
  },
);

export const getSloHistory = reporting("getSloHistory", "POST", "", {
  summary: "Gets the history of SLOs: compliance and remaining budget",
  body: SLOHistoryRequestSchema,
  response: SLOHistorySchema,
  // The request changes nothing, so that it can be retried.
  idempotent: true,
});
