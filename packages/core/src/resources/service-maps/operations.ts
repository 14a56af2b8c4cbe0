import * as v from "valibot";
import { operation } from "../../operation/operation.ts";
import { pageParameters } from "../../paging/schemas.ts";
import {
  MapDependenciesCreateSchema,
  MapDependenciesPageSchema,
  MapDependenciesRequestSchema,
} from "./models.ts";

export const createMapDependencyRequest = operation({
  id: "createMapDependencyRequest",
  method: "POST",
  path: "/1/maps/dependencies/requests",
  auth: ["configuration"],
  permissions: ["read_service_maps"],
  query: v.strictObject({
    /** How many dependencies the map may have, 1 to 64000. Honeycomb's default is 10000. */
    limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(64_000))),
  }),
  body: MapDependenciesCreateSchema,
  response: MapDependenciesRequestSchema,
  errors: [400, 401, 403, 404, 422, 429],
  // Asking for a map twice changes nothing.
  repeatable: true,
});

export const getMapDependencies = operation({
  id: "getMapDependencies",
  method: "GET",
  path: "/1/maps/dependencies/requests/{requestId}",
  auth: ["configuration"],
  permissions: ["read_service_maps"],
  query: v.strictObject(pageParameters),
  response: MapDependenciesPageSchema,
  errors: [400, 401, 403, 404, 422, 429],
});
