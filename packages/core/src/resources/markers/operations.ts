import * as v from "valibot";
import { operation } from "../../operation/operation.ts";
import { MarkerCreateSchema, MarkerSchema } from "./models.ts";

/** Lists markers: the id is Honeycomb's. */
export const getMarker = operation({
  id: "getMarker",
  method: "GET",
  path: "/1/markers/{datasetSlug}",
  allDatasets: true,
  auth: ["configuration"],
  permissions: ["manage_markers"],
  response: v.array(MarkerSchema),
  errors: [401, 429],
});

export const createMarker = operation({
  id: "createMarker",
  method: "POST",
  path: "/1/markers/{datasetSlug}",
  allDatasets: true,
  auth: ["configuration"],
  permissions: ["manage_markers"],
  body: MarkerCreateSchema,
  response: MarkerSchema,
  errors: [401, 404, 429],
});

export const updateMarker = operation({
  id: "updateMarker",
  method: "PUT",
  path: "/1/markers/{datasetSlug}/{markerId}",
  allDatasets: true,
  auth: ["configuration"],
  permissions: ["manage_markers"],
  body: MarkerCreateSchema,
  response: MarkerSchema,
  errors: [401, 404, 429],
});

export const deleteMarker = operation({
  id: "deleteMarker",
  method: "DELETE",
  path: "/1/markers/{datasetSlug}/{markerId}",
  allDatasets: true,
  auth: ["configuration"],
  permissions: ["manage_markers"],
  response: MarkerSchema,
  errors: [401, 404, 429],
});
