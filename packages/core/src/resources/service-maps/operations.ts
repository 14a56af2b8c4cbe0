import * as v from "valibot";
import { operationsOf } from "../../operation/operation.ts";
import { pageParameters } from "../../paging/schemas.ts";
import {
  MapDependenciesCreateSchema,
  MapDependenciesPageSchema,
  MapDependenciesRequestSchema,
} from "./models.ts";

const operation = operationsOf({
  resource: "serviceMaps",
  path: "/1/maps/dependencies/requests",
  auth: ["configuration"],
  permissions: ["read_service_maps"],
});

export const createMapDependencyRequest = operation("createMapDependencyRequest", "POST", "", {
  summary: "Requests the dependencies between services",
  query: v.strictObject({
    /** How many dependencies to return at most, 1 to 64000. Honeycomb's default is 10000. */
    limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(64_000))),
  }),
  body: MapDependenciesCreateSchema,
  response: MapDependenciesRequestSchema,
  // Requesting a map changes nothing.
  idempotent: true,
});

export const getMapDependencies = operation("getMapDependencies", "GET", "/{requestId}", {
  summary: "Gets the dependencies between services",
  query: v.strictObject(pageParameters),
  response: MapDependenciesPageSchema,
});
