import type { ServiceCase } from "./case.ts";
import { dataset } from "./given.ts";

const own: ServiceCase["request"] = { operation: "getAuth" };

export const errors: readonly ServiceCase[] = [
  {
    name: "A body that is missing can't be parsed",
    evidence: [
      {
        source: "terraform",
        at: "client/errors_test.go TestClient_ParseDetailedError Post with no body should fail with 400 unparseable",
        kind: "live test",
      },
    ],
    // The test sends it to `/1/boards/`.
    request: { operation: "createBoard" },
    response: {
      status: 400,
      body: {
        status: 400,
        type: "https://api.honeycomb.io/problems/unparseable",
        title: "The request body could not be parsed.",
        error: "could not parse request body",
      },
      exactly: {
        status: 400,
        type: "https://api.honeycomb.io/problems/unparseable",
        title: "The request body could not be parsed.",
        error: "could not parse request body",
      },
    },
    rejectedByClient: "a board has a body",
  },
  {
    name: "A dataset that doesn't exist is not found",
    evidence: [
      {
        source: "terraform",
        at: "client/errors_test.go TestClient_ParseDetailedError Get into non-existent dataset should fail with 404",
        kind: "live test",
      },
    ],
    request: { operation: "getMarker", path: { datasetSlug: "non-existent-dataset" } },
    response: {
      status: 404,
      body: {
        status: 404,
        type: "https://api.honeycomb.io/problems/not-found",
        title: "The requested resource cannot be found.",
        error: "Dataset not found",
        detail: "Dataset not found",
        instance: "06dcdd6508ca822f0e7e2bb4121c1f52",
      },
      exactly: {
        status: 404,
        type: "https://api.honeycomb.io/problems/not-found",
        title: "The requested resource cannot be found.",
        error: "Dataset not found",
      },
    },
  },
  {
    name: "An API key that is not known is an error with only a text",
    evidence: [{ source: "description", at: "Unauthorized, its example", kind: "stated" }],
    request: { operation: "getAuth", headers: { "X-Honeycomb-Team": "unknown" } },
    response: {
      status: 401,
      body: { error: "unknown API key - check your credentials" },
      exactly: { error: "unknown API key - check your credentials" },
    },
  },
  {
    name: "A management key that is not known is one error, about the header",
    evidence: [
      {
        source: "terraform",
        at: "client/v2/client_test.go TestClient_AuthInfo handles unauthorized gracefully",
        kind: "live test",
      },
    ],
    request: { operation: "getV2Auth", headers: { Authorization: "Bearer foo:bar" } },
    response: {
      status: 401,
      body: {
        errors: [
          {
            id: "06dcdd6508ca822f0e7e2bb4121c1f52",
            status: "401",
            code: "unauthenticated/invalid-key",
            title: "invalid API key",
            source: { header: "Authorization" },
          },
        ],
      },
      exactly: {
        errors: [
          {
            code: "unauthenticated/invalid-key",
            title: "invalid API key",
            source: { header: "Authorization" },
          },
        ],
      },
    },
  },
  {
    name: "Each attribute that is not valid is an error, with the path in the body",
    evidence: [
      {
        source: "terraform",
        at: "client/errors_test.go TestErrors_JSONAPI multi error",
        kind: "guess",
      },
    ],
    given: { own },
    request: {
      operation: "createEnvironment",
      path: { teamSlug: "{own.team.slug}" },
      body: {
        data: {
          type: "environments",
          attributes: { name: "n".repeat(256), description: "d".repeat(256) },
        },
      },
    },
    response: {
      status: 422,
      body: {
        errors: ["name", "description"].map((field) => ({
          id: "06dcdd6508ca822f0e7e2bb4121c1f52",
          status: "422",
          code: "validation-failed/invalid",
          title: "field is invalid",
          detail: "the length must be between 1 and 255",
          source: { pointer: `/data/attributes/${field}` },
        })),
      },
      exactly: {
        errors: ["name", "description"].map((field) => ({
          status: "422",
          code: "validation-failed/invalid",
          source: { pointer: `/data/attributes/${field}` },
        })),
      },
    },
    rejectedByClient: "a name and a description have at most 255 characters",
  },
  {
    name: "A body has at most 100000 bytes",
    evidence: [{ source: "docs", at: "api/errors, HTTP status codes", kind: "stated" }],
    given: { dataset },
    request: {
      operation: "createMarker",
      path: { datasetSlug: "{dataset.slug}" },
      body: { message: "m".repeat(100_001) },
    },
    response: { status: 413 },
  },
  {
    name: "A limit that is exceeded may be an error with only a text",
    occasion: "load",
    evidence: [{ source: "description", at: "RateLimited, its examples", kind: "stated" }],
    request: { operation: "listDatasets" },
    response: { status: 429, body: { error: "Rate Limited" } },
  },
  {
    name: "A limit that is exceeded may be an error with a time to try again",
    occasion: "load",
    evidence: [{ source: "description", at: "RateLimited, its examples", kind: "stated" }],
    request: { operation: "listDatasets" },
    response: {
      status: 429,
      body: {
        status: 429,
        type: "https://api.honeycomb.io/problems/rate-limited",
        title: "You have exceeded your rate limit.",
        error: "You have exceeded your rate limit.",
        detail: "Please try again after 2026-02-01T15:23:12Z.",
      },
    },
  },
  {
    name: "A limit of a team that is exceeded is an error without a status",
    occasion: "load",
    evidence: [{ source: "description", at: "RateLimited, its examples", kind: "stated" }],
    request: { operation: "listEnvironments", path: { teamSlug: "acme" } },
    response: {
      status: 429,
      body: {
        errors: [
          {
            id: "06dcdd6508ca822f0e7e2bb4121c1f52",
            code: "rate-limited/may-retry",
            title: "request rate limit exceeded",
            detail: "Please try again after 2026-02-01T15:23:12Z.",
          },
        ],
      },
    },
  },
  {
    name: "Events beyond the limit of a team are dropped",
    occasion: "load",
    evidence: [{ source: "description", at: "createEvents 429", kind: "stated" }],
    request: {
      operation: "createEvents",
      path: { datasetSlug: "api" },
      body: [{ data: { endpoint: "/users" } }],
    },
    response: { status: 429, body: { error: "Request dropped due to rate limiting." } },
  },
  {
    name: "Events of a team that Honeycomb throttles are dropped",
    occasion: "a decision of Honeycomb's",
    evidence: [{ source: "description", at: "createEvents 403", kind: "stated" }],
    request: {
      operation: "createEvents",
      path: { datasetSlug: "api" },
      body: [{ data: { endpoint: "/users" } }],
    },
    response: { status: 403, body: { error: "Event dropped due to administrative throttling" } },
  },
  {
    name: "A team that is denied the management API gets an error with only a text",
    occasion: "a decision of Honeycomb's",
    evidence: [{ source: "description", at: "Forbidden, its example", kind: "stated" }],
    request: { operation: "listEnvironments", path: { teamSlug: "acme" } },
    response: {
      status: 403,
      body: {
        error:
          "Your team has been denied access to Management APIs, please contact support to be unblocked.",
      },
    },
  },
];
