import * as v from "valibot";
import { operationsOf } from "../../operation/operation.ts";
import { MarkerCreateSchema, MarkerSchema, MarkerUpdateSchema } from "./schemas.ts";

const operation = operationsOf({
  resource: "markers",
  path: "/1/markers/{datasetSlug}",
  auth: ["configuration"],
  permissions: ["manage_markers"],
  allDatasets: true,
});

/** Lists markers. The id is the one in Honeycomb's description. */
export const getMarker = operation("getMarker", "GET", "", {
  summary: "Lists the markers of a dataset",
  response: v.array(MarkerSchema),
});

export const createMarker = operation("createMarker", "POST", "", {
  summary: "Creates a marker",
  body: MarkerCreateSchema,
  response: MarkerSchema,
});

export const updateMarker = operation("updateMarker", "PUT", "/{markerId}", {
  summary: "Replaces a marker",
  body: MarkerUpdateSchema,
  response: MarkerSchema,
});

export const deleteMarker = operation("deleteMarker", "DELETE", "/{markerId}", {
  summary: "Deletes a marker",
  response: MarkerSchema,
});
