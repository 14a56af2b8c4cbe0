import * as v from "valibot";
import { operation } from "../../operation/operation.ts";
import { MarkerSettingCreateSchema, MarkerSettingSchema } from "./models.ts";

export const listMarkerSettings = operation({
  id: "listMarkerSettings",
  method: "GET",
  path: "/1/marker_settings/{datasetSlug}",
  allDatasets: true,
  auth: ["configuration"],
  permissions: ["manage_markers"],
  response: v.array(MarkerSettingSchema),
  errors: [404, 429],
});

export const createMarkerSetting = operation({
  id: "createMarkerSetting",
  method: "POST",
  path: "/1/marker_settings/{datasetSlug}",
  allDatasets: true,
  auth: ["configuration"],
  permissions: ["manage_markers"],
  body: MarkerSettingCreateSchema,
  response: MarkerSettingSchema,
  errors: [404, 422, 429],
});

export const updateMarkerSettings = operation({
  id: "updateMarkerSettings",
  method: "PUT",
  path: "/1/marker_settings/{datasetSlug}/{markerSettingId}",
  allDatasets: true,
  auth: ["configuration"],
  permissions: ["manage_markers"],
  body: MarkerSettingCreateSchema,
  response: MarkerSettingSchema,
  errors: [404, 422, 429],
});

export const deleteMarkerSettings = operation({
  id: "deleteMarkerSettings",
  method: "DELETE",
  path: "/1/marker_settings/{datasetSlug}/{markerSettingId}",
  allDatasets: true,
  auth: ["configuration"],
  permissions: ["manage_markers"],
  response: MarkerSettingSchema,
  errors: [404, 429],
});
