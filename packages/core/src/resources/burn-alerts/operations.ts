import * as v from "valibot";
import { operation } from "../../operation/operation.ts";
import {
  BurnAlertCreateSchema,
  BurnAlertDetailedSchema,
  BurnAlertSchema,
  BurnAlertUpdateSchema,
} from "./models.ts";

export const listBurnAlertsBySlo = operation({
  id: "listBurnAlertsBySlo",
  method: "GET",
  path: "/1/burn_alerts/{datasetSlug}",
  allDatasets: true,
  auth: ["configuration"],
  permissions: ["manage_slos"],
  query: v.strictObject({
    /** The SLO that they watch. */
    slo_id: v.string(),
  }),
  response: v.array(BurnAlertSchema),
  errors: [403, 404, 422, 429],
});

export const getBurnAlert = operation({
  id: "getBurnAlert",
  method: "GET",
  path: "/1/burn_alerts/{datasetSlug}/{burnAlertId}",
  allDatasets: true,
  auth: ["configuration"],
  permissions: ["manage_slos"],
  response: BurnAlertDetailedSchema,
  errors: [403, 404, 422, 429],
});

export const createBurnAlert = operation({
  id: "createBurnAlert",
  method: "POST",
  path: "/1/burn_alerts/{datasetSlug}",
  allDatasets: true,
  auth: ["configuration"],
  permissions: ["manage_slos"],
  body: BurnAlertCreateSchema,
  response: BurnAlertDetailedSchema,
  errors: [403, 404, 422, 429],
});

export const updateBurnAlert = operation({
  id: "updateBurnAlert",
  method: "PUT",
  path: "/1/burn_alerts/{datasetSlug}/{burnAlertId}",
  allDatasets: true,
  auth: ["configuration"],
  permissions: ["manage_slos"],
  body: BurnAlertUpdateSchema,
  response: BurnAlertDetailedSchema,
  errors: [403, 404, 422, 429],
});

export const deleteBurnAlert = operation({
  id: "deleteBurnAlert",
  method: "DELETE",
  path: "/1/burn_alerts/{datasetSlug}/{burnAlertId}",
  allDatasets: true,
  auth: ["configuration"],
  permissions: ["manage_slos"],
  errors: [403, 404, 429],
});
