import * as v from "valibot";
import { operationsOf } from "../../operation/operation.ts";
import {
  MarkerSettingCreateSchema,
  MarkerSettingSchema,
  MarkerSettingUpdateSchema,
} from "./schemas.ts";

const operation = operationsOf({
  resource: "markerSettings",
  path: "/1/marker_settings/{datasetSlug}",
  auth: ["configuration"],
  permissions: ["manage_markers"],
  allDatasets: true,
});

export const listMarkerSettings = operation("listMarkerSettings", "GET", "", {
  summary: "Lists the marker settings of a dataset",
  response: v.array(MarkerSettingSchema),
});

export const createMarkerSetting = operation("createMarkerSetting", "POST", "", {
  summary: "Creates a marker setting",
  body: MarkerSettingCreateSchema,
  response: MarkerSettingSchema,
});

export const updateMarkerSettings = operation("updateMarkerSettings", "PUT", "/{markerSettingId}", {
  summary: "Replaces a marker setting",
  body: MarkerSettingUpdateSchema,
  response: MarkerSettingSchema,
});

export const deleteMarkerSettings = operation(
  "deleteMarkerSettings",
  "DELETE",
  "/{markerSettingId}",
  {
    summary: "Deletes a marker setting",
    response: MarkerSettingSchema,
  },
);
