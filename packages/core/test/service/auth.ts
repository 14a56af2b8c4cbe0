import type { ServiceCase, ServiceRequest } from "./case.ts";

const own: ServiceRequest = { operation: "getAuth" };

const environment: ServiceRequest = {
  operation: "createEnvironment",
  path: { teamSlug: "{own.team.slug}" },
  body: { data: { type: "environments", attributes: { name: "staging" } } },
};

const createKey = (attributes: { readonly [key: string]: string | object }): ServiceRequest => ({
  operation: "createApiKey",
  path: { teamSlug: "{own.team.slug}" },
  body: {
    data: {
      type: "api-keys",
      attributes: { name: "collectors", ...attributes } as { readonly name: string },
      relationships: {
        environment: { data: { id: "{environment.data.id}", type: "environments" } },
      },
    },
  },
});

export const auth: readonly ServiceCase[] = [
  {
    name: "A key names its team and its environment",
    evidence: [
      { source: "terraform", at: "client/auth_test.go TestAuthMetadata List", kind: "live test" },
    ],
    request: own,
    response: {
      status: 200,
      body: {
        id: "FL_xMM5LapLC",
        type: "configuration",
        api_key_access: { events: true, markers: true, createDatasets: true, boards: false },
        environment: { name: "Production", slug: "production" },
        team: { name: "Acme", slug: "acme" },
      },
    },
  },
  {
    name: "A key of Honeycomb Classic has an environment without a name and a slug",
    evidence: [
      { source: "terraform", at: "client/auth_test.go TestAuthMetadata List", kind: "live test" },
      { source: "description", at: "getAuth, its example", kind: "stated" },
    ],
    request: own,
    response: {
      status: 200,
      body: {
        id: "A3jatwoWSxA",
        type: "configuration",
        api_key_access: { events: true },
        environment: { name: "", slug: "" },
        team: { name: "Acme", slug: "acme" },
      },
    },
  },
  {
    name: "An ingest key is sent as its id and its secret, and can only create datasets",
    evidence: [
      { source: "description", at: "createApiKey; getAuth, its example", kind: "stated" },
      {
        source: "terraform",
        at: "internal/provider/api_key_resource.go Create, which joins id and secret",
        kind: "guess",
      },
    ],
    given: {
      own,
      environment,
      key: createKey({ key_type: "ingest", permissions: { create_datasets: true } }),
    },
    request: {
      operation: "getAuth",
      headers: { "X-Honeycomb-Team": "{key.data.id}{key.data.attributes.secret}" },
    },
    response: {
      status: 200,
      body: {
        id: "hcxik_01j1824es7n4evcmv81cn392jb",
        type: "ingest",
        api_key_access: { createDatasets: true },
        environment: { name: "staging", slug: "staging" },
        team: { name: "Acme", slug: "acme" },
      },
      exactly: {
        id: "{key.data.id}",
        type: "ingest",
        api_key_access: { createDatasets: true },
        environment: { name: "staging", slug: "{environment.data.attributes.slug}" },
      },
    },
  },
  {
    name: "A configuration key is sent as its secret alone",
    evidence: [
      {
        source: "cli",
        at: "integration/integration_test.go createConfigKey, auth_test.go TestAuth status",
        kind: "live test",
      },
      {
        source: "python",
        at: "tests/integration/setup_test_session.py create_api_key",
        kind: "live test",
      },
      { source: "description", at: "createApiKey; getAuth, its example", kind: "stated" },
    ],
    given: {
      own,
      environment,
      key: createKey({ key_type: "configuration", permissions: { send_events: true } }),
    },
    request: {
      operation: "getAuth",
      headers: { "X-Honeycomb-Team": "{key.data.attributes.secret}" },
    },
    response: {
      status: 200,
      body: {
        id: "FL_xMM5LapLC",
        type: "configuration",
        api_key_access: { events: true, markers: false },
        environment: { name: "staging", slug: "staging" },
        team: { name: "Acme", slug: "acme" },
      },
      exactly: { type: "configuration", environment: { name: "staging" } },
    },
  },
  {
    name: "A key that was deleted is not accepted any more",
    evidence: [{ source: "description", at: "deleteApiKey", kind: "stated" }],
    given: {
      own,
      environment,
      key: createKey({ key_type: "ingest" }),
      deletion: {
        operation: "deleteApiKey",
        path: { teamSlug: "{own.team.slug}", ID: "{key.data.id}" },
      },
    },
    request: {
      operation: "getAuth",
      headers: { "X-Honeycomb-Team": "{key.data.id}{key.data.attributes.secret}" },
    },
    response: { status: 401 },
  },
  {
    name: "A management key has a name, scopes, times and its team",
    evidence: [
      {
        source: "terraform",
        at: "client/v2/client_test.go TestClient_AuthInfo happy path",
        kind: "live test",
      },
      {
        source: "python",
        at: "tests/integration/test_v2_auth_lifecycle.py test_full_v2_lifecycle",
        kind: "live test",
      },
      // Reads the team from `included`.
      {
        source: "python",
        at: "tests/integration/setup_test_session.py get_team_slug",
        kind: "live test",
      },
    ],
    request: { operation: "getV2Auth" },
    response: {
      status: 200,
      body: {
        data: {
          id: "hcamk_01j1824es7n4evcmv81cn392jb",
          type: "api-keys",
          attributes: {
            name: "ops",
            key_type: "management",
            disabled: false,
            scopes: ["environments:write", "api-keys:write"],
            timestamps: { created: "2026-02-03T04:05:06Z", updated: "2026-02-03T04:05:06Z" },
          },
          relationships: {
            team: { data: { id: "hcatm_01j1824es7n4evcmv81cn392jb", type: "teams" } },
          },
        },
        included: [
          {
            id: "hcatm_01j1824es7n4evcmv81cn392jb",
            type: "teams",
            attributes: { name: "Acme", slug: "acme" },
          },
        ],
      },
      exactly: {
        data: { type: "api-keys", attributes: { key_type: "management", disabled: false } },
        included: [{ type: "teams" }],
      },
    },
  },
];
