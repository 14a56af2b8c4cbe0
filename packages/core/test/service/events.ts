import type { Json, ServiceCase, ServiceRequest } from "./case.ts";

type Headers = NonNullable<ServiceRequest["headers"]>;

const one = (body: Json, headers: Headers = {}, datasetSlug = "api"): ServiceRequest => ({
  operation: "createEvent",
  path: { datasetSlug },
  headers,
  body,
});

const batch = (body: Json): ServiceRequest => ({
  operation: "createEvents",
  path: { datasetSlug: "api" },
  body,
});

const data = { endpoint: "/users", duration_ms: 45, status_code: 200 };

const accepted = { status: 202 };

export const events: readonly ServiceCase[] = [
  {
    name: "An event is accepted with 200 and no body",
    evidence: [
      {
        source: "python",
        at: "tests/integration/test_doc_examples.py TestEventExamples test_send_event",
        kind: "live test",
      },
      { source: "docs", at: "api/events, responses", kind: "stated" },
    ],
    request: one(data),
    response: { status: 200 },
  },
  {
    name: "The values of an event may be texts, numbers and booleans, under names with dots",
    evidence: [
      { source: "python", at: "tests/integration/conftest.py ensure_columns", kind: "live test" },
    ],
    request: one({
      "trace.trace_id": "abc123",
      "trace.span_id": "span456",
      duration_ms: 45.5,
      status_code: 200,
      error: false,
    }),
    response: { status: 200 },
  },
  {
    name: "The time of an event may be in seconds",
    evidence: [
      { source: "description", at: "createEvent X-Honeycomb-Event-Time", kind: "stated" },
      { source: "refinery", at: "route/route.go getEventTime", kind: "guess" },
    ],
    request: one(data, { "X-Honeycomb-Event-Time": "1767225600" }),
    response: { status: 200 },
  },
  {
    name: "The time of an event may be RFC 3339",
    evidence: [
      { source: "docs", at: "api/events, anatomy of an event", kind: "stated" },
      { source: "refinery", at: "route/route.go getEventTime", kind: "guess" },
    ],
    request: one(data, { "X-Honeycomb-Event-Time": "2026-01-01T00:00:00.123Z" }),
    response: { status: 200 },
  },
  {
    name: "An event may stand for others",
    evidence: [{ source: "description", at: "createEvent X-Honeycomb-Samplerate", kind: "stated" }],
    request: one(data, { "X-Honeycomb-Samplerate": "10" }),
    response: { status: 200 },
  },
  {
    name: "The dataset of an event is named as its first event spelled it",
    evidence: [{ source: "description", at: "createEvents", kind: "stated" }],
    given: { first: one(data, {}, "MyDatasET"), second: one(data, {}, "mydataset") },
    request: { operation: "listDatasets" },
    response: {
      status: 200,
      exactly: [{ name: "MyDatasET" }],
    },
  },
  {
    name: "The name of an event's dataset may have spaces",
    evidence: [{ source: "description", at: "createEvents", kind: "stated" }],
    given: { event: one(data, {}, "My Dataset") },
    request: { operation: "listDatasets" },
    response: { status: 200, exactly: [{ name: "My Dataset" }] },
  },
  {
    name: "A batch responds with a status for each of its events",
    evidence: [
      {
        source: "python",
        at: "tests/integration/test_doc_examples.py TestEventExamples test_send_batch",
        kind: "live test",
      },
      { source: "refinery", at: "transmit/direct_transmit.go", kind: "guess" },
    ],
    request: batch([{ data }, { data }, { data }]),
    response: {
      status: 200,
      body: [accepted, accepted, accepted],
      exactly: [accepted, accepted, accepted],
    },
  },
  {
    name: "The time of an event in a batch needs no fraction of seconds",
    evidence: [{ source: "cli", at: "integration/gendata_test.go TestGenData", kind: "live test" }],
    request: batch([{ time: "2026-01-01T00:00:00Z", data }]),
    response: { status: 200, body: [accepted], exactly: [accepted] },
  },
  {
    name: "The time of an event in a batch may have nanoseconds and an offset",
    evidence: [
      {
        source: "libhoney",
        at: "transmission/event.go MarshalJSON, which encodes times so",
        kind: "guess",
      },
    ],
    request: batch([{ time: "2026-01-01T01:00:00.123456789+01:00", data }]),
    response: { status: 200, body: [accepted], exactly: [accepted] },
  },
  {
    name: "The time of an event in a batch may be in milliseconds since 1970",
    evidence: [{ source: "description", at: "BatchEvent time", kind: "stated" }],
    request: batch([{ time: "1767225600123", data }]),
    response: { status: 200, body: [accepted], exactly: [accepted] },
  },
  {
    name: "An event from the future is accepted",
    evidence: [{ source: "docs", at: "api/events, timestamp considerations", kind: "stated" }],
    request: batch([{ time: "2096-01-01T00:00:00Z", data }]),
    response: { status: 200, body: [accepted], exactly: [accepted] },
  },
  {
    name: "An event in a batch may stand for others",
    evidence: [
      { source: "description", at: "BatchEvent samplerate", kind: "stated" },
      { source: "libhoney", at: "transmission/event.go MarshalJSON", kind: "guess" },
    ],
    request: batch([{ data, samplerate: 10 }]),
    response: { status: 200, body: [accepted], exactly: [accepted] },
  },
  {
    name: "A value may be an object",
    evidence: [{ source: "description", at: "Dataset expand_json_depth", kind: "stated" }],
    request: batch([{ data: { request: { method: "GET", headers: { host: "a" } } } }]),
    response: { status: 200, body: [accepted], exactly: [accepted] },
  },
  {
    name: "An event may have almost 1 MB",
    evidence: [
      { source: "libhoney", at: "CHANGELOG.md, pull request 261", kind: "stated" },
      { source: "docs", at: "api/events/create-an-event, limits", kind: "stated" },
    ],
    request: batch([
      {
        data: Object.fromEntries(
          Array.from({ length: 15 }, (_, index) => [`field${index}`, "x".repeat(60_000)]),
        ),
      },
    ]),
    response: { status: 200, body: [accepted], exactly: [accepted] },
  },
  {
    name: "An event without fields doesn't affect the others of its batch",
    evidence: [
      // The example doesn't say which event it is.
      { source: "description", at: "createEvents, its example", kind: "guess" },
      { source: "refinery", at: "route/route.go batch", kind: "guess" },
    ],
    request: batch([{ data }, { data: {} }]),
    response: {
      status: 200,
      body: [accepted, { status: 400, error: "Request body should not be empty." }],
      exactly: [accepted, { status: 400, error: "Request body should not be empty." }],
    },
    rejectedByClient: "an event has at least one field",
  },
  {
    name: "An event has at most 2000 fields",
    evidence: [{ source: "description", at: "createEvent, 400", kind: "stated" }],
    request: one(
      Object.fromEntries(Array.from({ length: 2001 }, (_, index) => [`field${index}`, index])),
    ),
    response: {
      status: 400,
      body: { error: "Event has too many columns." },
      exactly: { error: "Event has too many columns." },
    },
    rejectedByClient: "an event has at most 2000 fields",
  },
  {
    name: "An event without fields is an error",
    evidence: [
      // The description says so of an empty body.
      { source: "description", at: "createEvent, 400", kind: "guess" },
      { source: "refinery", at: "route/route.go requestToEvent", kind: "guess" },
    ],
    request: one({}),
    response: {
      status: 400,
      body: { error: "Request body should not be empty." },
    },
    rejectedByClient: "an event has at least one field",
  },
  {
    name: "A batch that is not a list is one error, not one for each event",
    evidence: [
      {
        source: "refinery",
        at: "route/route.go batch, which responds the same way",
        kind: "guess",
      },
      { source: "description", at: "createEvents, 400", kind: "stated" },
    ],
    request: batch({ data }),
    response: {
      status: 400,
      body: { error: "Request body is malformed and cannot be read." },
    },
    rejectedByClient: "a batch is a list",
  },
];
