import * as v from "valibot";
import { object } from "../../model/schema.ts";
import { operationsOf } from "../../operation/operation.ts";
import {
  BurnAlertCreateSchema,
  BurnAlertDetailedSchema,
  BurnAlertSchema,
  BurnAlertUpdateSchema,
} from "./schemas.ts";

const operation = operationsOf({
  resource: "burnAlerts",
  path: "/1/burn_alerts/{datasetSlug}",
  auth: ["configuration"],
  permissions: ["manage_slos"],
  allDatasets: true,
});

export const listBurnAlertsBySlo = operation("listBurnAlertsBySlo", "GET", "", {
  summary: "Lists the burn alerts of an SLO",
  query: object({
    /** The id of the SLO. */
    slo_id: v.string(),
  }),
  response: v.array(BurnAlertSchema),
});

export const getBurnAlert = operation("getBurnAlert", "GET", "/{burnAlertId}", {
  summary: "Gets a burn alert",
  response: BurnAlertDetailedSchema,
});

export const createBurnAlert = operation("createBurnAlert", "POST", "", {
  summary: "Creates a burn alert",
  body: BurnAlertCreateSchema,
  response: BurnAlertDetailedSchema,
});

export const updateBurnAlert = operation("updateBurnAlert", "PUT", "/{burnAlertId}", {
  summary: "Replaces a burn alert",
  body: BurnAlertUpdateSchema,
  response: BurnAlertDetailedSchema,
});

export const deleteBurnAlert = operation("deleteBurnAlert", "DELETE", "/{burnAlertId}", {
  summary: "Deletes a burn alert",
});
