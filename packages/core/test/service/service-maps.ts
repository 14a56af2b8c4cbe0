import type { Json, ServiceCase, ServiceRequest } from "./case.ts";

const create = (body?: Json): ServiceRequest => ({
  operation: "createMapDependencyRequest",
  ...(body !== undefined && { body }),
});

const get: ServiceRequest = {
  operation: "getMapDependencies",
  path: { requestId: "{map.request_id}" },
};

const pending = { request_id: "HprJhV1fYyr", status: "pending" };

export const serviceMaps: readonly ServiceCase[] = [
  {
    name: "A map needs no time range",
    evidence: [{ source: "description", at: "CreateMapDependenciesRequest", kind: "stated" }],
    request: create({}),
    response: { status: 201, body: pending, exactly: { status: "pending" } },
  },
  {
    name: "A map needs no body",
    evidence: [
      {
        source: "description",
        at: "createMapDependencyRequest, whose body is not required",
        kind: "stated",
      },
    ],
    request: create(),
    response: { status: 201, body: pending, exactly: { status: "pending" } },
  },
  {
    name: "A map may have a time range and some services, whose type need not be named",
    evidence: [
      { source: "description", at: "MapNode type, and an example", kind: "stated" },
      {
        source: "python",
        at: "src/honeycomb/resources/service_map_dependencies.py",
        kind: "guess",
      },
    ],
    request: {
      ...create({ time_range: 7200, filters: [{ name: "checkout" }] }),
      query: { limit: 5000 },
    },
    response: { status: 201, body: pending, exactly: { status: "pending" } },
  },
  {
    name: "A map may start at a time and have a time range",
    evidence: [
      { source: "description", at: "createMapDependencyRequest, its example", kind: "stated" },
    ],
    request: create({ time_range: 86_400, start_time: 1_751_328_000 }),
    response: { status: 201, body: pending, exactly: { status: "pending" } },
  },
  {
    name: "A map may end when it starts",
    evidence: [
      { source: "description", at: "CreateMapDependenciesRequest start_time", kind: "stated" },
    ],
    request: create({ start_time: 1_751_328_000, end_time: 1_751_328_000 }),
    response: { status: 201, body: pending, exactly: { status: "pending" } },
  },
  {
    name: "A map can't have a start, an end and a time range",
    evidence: [
      // It says so without a status.
      { source: "description", at: "CreateMapDependenciesRequest time_range", kind: "guess" },
    ],
    request: create({ start_time: 1_751_328_000, end_time: 1_751_414_400, time_range: 7200 }),
    response: { status: 422 },
    rejectedByClient: "a time range goes with a start or an end, not both",
  },
  {
    name: "A map has at most 64000 dependencies",
    evidence: [
      { source: "description", at: "createMapDependencyRequest limit", kind: "guess" },
      {
        source: "python",
        at: "src/honeycomb/resources/service_map_dependencies.py",
        kind: "guess",
      },
    ],
    request: { ...create({}), query: { limit: 64_001 } },
    response: { status: 422 },
    rejectedByClient: "the limit is at most 64000",
  },
  {
    name: "A map that is not ready has null for its dependencies",
    evidence: [
      { source: "description", at: "GetMapDependenciesResponse dependencies", kind: "stated" },
      { source: "cli", at: "overlay.yaml", kind: "stated" },
    ],
    given: { map: create({ time_range: 7200 }) },
    request: get,
    response: {
      status: 200,
      body: { ...pending, dependencies: null },
      exactly: { request_id: "{map.request_id}", status: "pending", dependencies: null },
    },
  },
  {
    name: "A map that is ready has dependencies, each between two services",
    evidence: [{ source: "description", at: "MapDependency", kind: "stated" }],
    given: { map: create({ time_range: 7200 }) },
    request: get,
    response: {
      status: 200,
      body: {
        request_id: "HprJhV1fYyr",
        status: "ready",
        dependencies: [
          {
            parent_node: { name: "frontend", type: "service" },
            child_node: { name: "checkout", type: "service" },
            call_count: 142,
          },
        ],
        links: { next: null },
      },
    },
  },
  {
    name: "A map that was never requested is not found",
    evidence: [{ source: "description", at: "getMapDependencies 404", kind: "stated" }],
    request: { operation: "getMapDependencies", path: { requestId: "HprJhV1fYyr" } },
    response: { status: 404 },
  },
];
