import * as v from "valibot";
import { operation } from "../../operation/operation.ts";
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
} from "./models.ts";

export const listSlos = operation({
  id: "listSlos",
  method: "GET",
  path: "/1/slos/{datasetSlug}",
  allDatasets: true,
  auth: ["configuration"],
  permissions: ["manage_slos"],
  response: v.array(SLOSchema),
  errors: [401, 403, 404, 429],
});

export const getSlo = operation({
  id: "getSlo",
  method: "GET",
  path: "/1/slos/{datasetSlug}/{sloId}",
  allDatasets: true,
  auth: ["configuration"],
  permissions: ["manage_slos"],
  query: v.strictObject({
    /** Whether to answer with compliance, budget, status and burn rate, too. */
    detailed: v.optional(v.boolean()),
  }),
  response: SLODetailedSchema,
  errors: [401, 403, 404, 429],
});

export const createSlo = operation({
  id: "createSlo",
  method: "POST",
  path: "/1/slos/{datasetSlug}",
  allDatasets: true,
  auth: ["configuration"],
  permissions: ["manage_slos"],
  body: SLOCreateSchema,
  response: SLOSchema,
  errors: [401, 403, 404, 422, 429],
});

export const updateSlo = operation({
  id: "updateSlo",
  method: "PUT",
  path: "/1/slos/{datasetSlug}/{sloId}",
  allDatasets: true,
  auth: ["configuration"],
  permissions: ["manage_slos"],
  body: SLOUpdateSchema,
  response: SLOSchema,
  errors: [401, 403, 404, 422, 429],
});

export const deleteSlo = operation({
  id: "deleteSlo",
  method: "DELETE",
  path: "/1/slos/{datasetSlug}/{sloId}",
  allDatasets: true,
  auth: ["configuration"],
  permissions: ["manage_slos"],
  errors: [401, 403, 404, 429],
});

export const getSloRealtimeCounts = operation({
  id: "getSloRealtimeCounts",
  method: "GET",
  path: "/1/slos/{datasetSlug}/{sloId}/counts",
  allDatasets: true,
  auth: ["configuration"],
  permissions: ["manage_slos"],
  query: SLOCountsQuerySchema,
  response: SLOCountsSchema,
  errors: [400, 401, 403, 404, 429],
});

export const getSloHourlyCountsHistory = operation({
  id: "getSloHourlyCountsHistory",
  method: "GET",
  path: "/1/slos/{datasetSlug}/{sloId}/counts/history",
  allDatasets: true,
  auth: ["configuration"],
  permissions: ["manage_slos"],
  query: SLOCountsHistoryQuerySchema,
  response: SLOCountsHistorySchema,
  errors: [400, 401, 403, 404, 429],
});

export const getSloHistory = operation({
  id: "getSloHistory",
  method: "POST",
  path: "/1/reporting/slos/historical",
  auth: ["configuration"],
  permissions: ["manage_slos"],
  body: SLOHistoryRequestSchema,
  response: SLOHistorySchema,
  errors: [401, 403, 422, 429, 500],
  // It asks, and changes nothing.
  repeatable: true,
});
