import { integer } from "../../model/limits.ts";
import { object, optional } from "../../model/schema.ts";
import { operationsOf } from "../../operation/operation.ts";
import { pageParameters } from "../../paging/schemas.ts";
import {
  MapDependenciesCreateSchema,
  MapDependenciesPageSchema,
  MapDependenciesRequestSchema,
} from "./schemas.ts";

const operation = operationsOf({
  resource: "serviceMaps",
  path: "/1/maps/dependencies/requests",
  auth: ["configuration"],
  permissions: ["read_service_maps"],
});

export const createMapDependencyRequest = operation("createMapDependencyRequest", "POST", "", {
  summary: "Requests the dependencies between services",
  query: object({
    /** The maximum number of dependencies, 1 to 64000. Default: 10000. */
    limit: optional(integer(1, 64_000)),
  }),
  body: optional(MapDependenciesCreateSchema),
  response: MapDependenciesRequestSchema,
  // Requesting a map changes nothing, so that it can be retried.
  idempotent: true,
});

export const getMapDependencies = operation("getMapDependencies", "GET", "/{requestId}", {
  summary: "Gets the dependencies between services",
  query: object(pageParameters),
  response: MapDependenciesPageSchema,
});
