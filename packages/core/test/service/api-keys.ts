import type { Json, ServiceCase, ServiceRequest } from "./case.ts";

type Attributes = { readonly [key: string]: Json };

const own: ServiceRequest = { operation: "getAuth" };

const environment: ServiceRequest = {
  operation: "createEnvironment",
  path: { teamSlug: "{own.team.slug}" },
  body: { data: { type: "environments", attributes: { name: "staging" } } },
};

const path = { teamSlug: "{own.team.slug}", ID: "{key.data.id}" };

const create = (attributes: Attributes): ServiceRequest => ({
  operation: "createApiKey",
  path: { teamSlug: path.teamSlug },
  body: {
    data: {
      type: "api-keys",
      attributes: { name: "collectors", ...attributes },
      relationships: {
        environment: { data: { id: "{environment.data.id}", type: "environments" } },
      },
    },
  },
});

const update = (attributes: Attributes, rest: Attributes = {}): ServiceRequest => ({
  operation: "updateApiKey",
  path,
  body: { data: { id: path.ID, type: "api-keys", attributes, ...rest } },
});

const get: ServiceRequest = { operation: "getApiKey", path };
const remove: ServiceRequest = { operation: "deleteApiKey", path };
const ingest = create({ key_type: "ingest", permissions: { create_datasets: true } });

const ids = {
  ingest: "hcxik_01j1824es7n4evcmv81cn392jb",
  configuration: "hcxlk_01j1824es7n4evcmv81cn392jb",
};

/** A key as the service responds with it. */
const shown = (key_type: keyof typeof ids, attributes: Attributes = {}) => ({
  data: {
    id: ids[key_type],
    type: "api-keys",
    attributes: {
      key_type,
      name: "collectors",
      disabled: false,
      permissions: {},
      timestamps: { created: "2026-02-03T04:05:06Z", updated: "2026-02-03T04:05:06Z" },
      ...attributes,
    },
    relationships: {
      environment: { data: { id: "hcaen_01j1jrsewaha3m0z6fwffpcrxg", type: "environments" } },
      creator: null,
      editor: null,
    },
    links: { self: `/2/teams/acme/api-keys/${ids[key_type]}` },
  },
});

const secret = "12345678901234567890123456789012";

const lifecycle = "client/v2/api_keys_test.go TestClient_APIKeys";
const acceptance = "internal/provider/api_key_resource_test.go TestAcc_APIKeyResource";

export const apiKeys: readonly ServiceCase[] = [
  {
    name: "An ingest key needs a name and an environment, and is not disabled",
    evidence: [
      { source: "cli", at: "integration/key_test.go TestKey create", kind: "live test" },
      {
        source: "terraform",
        at: "client/v2/api_keys_test.go TestClient_APIKeys_Pagination",
        kind: "live test",
      },
    ],
    given: { own, environment },
    request: create({ key_type: "ingest" }),
    response: {
      status: 201,
      body: shown("ingest", { secret }),
      exactly: {
        data: {
          type: "api-keys",
          attributes: { key_type: "ingest", name: "collectors", disabled: false },
          relationships: { environment: { data: { id: "{environment.data.id}" } } },
        },
      },
    },
  },
  {
    name: "An ingest key that was created without permissions is shown with them",
    evidence: [
      {
        source: "terraform",
        at: `${acceptance} default values, whose resource fails on keys without permissions`,
        kind: "live test",
      },
    ],
    given: { own, environment },
    request: create({ key_type: "ingest", disabled: false }),
    response: {
      status: 201,
      body: shown("ingest", { secret, permissions: { create_datasets: false } }),
      exactly: { data: { attributes: { permissions: {} } } },
    },
  },
  {
    name: "An ingest key can create datasets if it was created so",
    evidence: [{ source: "terraform", at: lifecycle, kind: "live test" }],
    given: { own, environment, key: ingest },
    request: get,
    response: {
      status: 200,
      body: shown("ingest", { permissions: { create_datasets: true } }),
      exactly: {
        data: {
          id: path.ID,
          attributes: {
            key_type: "ingest",
            name: "collectors",
            disabled: false,
            permissions: { create_datasets: true },
          },
          relationships: { environment: { data: { id: "{environment.data.id}" } } },
        },
      },
    },
  },
  {
    name: "A configuration key has the permissions that it was created with",
    evidence: [
      {
        source: "cli",
        at: "integration/integration_test.go createConfigKey",
        kind: "live test",
      },
      {
        source: "terraform",
        at: `${acceptance} happy path for configuration key`,
        kind: "live test",
      },
    ],
    given: { own, environment },
    request: create({
      key_type: "configuration",
      permissions: {
        create_datasets: true,
        send_events: true,
        manage_markers: true,
        manage_triggers: true,
        manage_boards: true,
        run_queries: true,
        manage_columns: true,
        manage_slos: true,
        manage_recipients: true,
        read_service_maps: true,
      },
    }),
    response: {
      status: 201,
      body: shown("configuration", {
        secret,
        permissions: { create_datasets: true, send_events: true, manage_privateBoards: false },
      }),
      exactly: {
        data: {
          attributes: {
            key_type: "configuration",
            disabled: false,
            permissions: {
              create_datasets: true,
              send_events: true,
              manage_markers: true,
              manage_triggers: true,
              manage_boards: true,
              run_queries: true,
              manage_columns: true,
              manage_slos: true,
              manage_recipients: true,
              read_service_maps: true,
            },
          },
        },
      },
    },
  },
  {
    name: "A configuration key may have no permission at all",
    evidence: [{ source: "terraform", at: `${acceptance} default values`, kind: "live test" }],
    given: { own, environment },
    request: create({ key_type: "configuration", disabled: false, permissions: {} }),
    response: {
      status: 201,
      body: shown("configuration", { secret, permissions: { send_events: false } }),
      exactly: { data: { attributes: { key_type: "configuration", permissions: {} } } },
    },
  },
  {
    name: "A permission that the description lacks is accepted",
    evidence: [
      {
        source: "python",
        at: "tests/integration/setup_test_session.py create_api_key, which prepares the live tests",
        kind: "live test",
      },
    ],
    given: { own, environment },
    request: create({
      key_type: "configuration",
      permissions: { manage_columns: true, manage_queries: true },
    }),
    response: {
      status: 201,
      body: shown("configuration", { secret, permissions: { manage_columns: true } }),
      exactly: { data: { attributes: { permissions: { manage_columns: true } } } },
    },
  },
  {
    name: "An update renames and disables a key, and keeps its permissions",
    evidence: [
      { source: "terraform", at: `${acceptance} happy path for ingest key`, kind: "live test" },
    ],
    given: { own, environment, key: ingest },
    request: update({ name: "old collectors", disabled: true }),
    response: {
      status: 200,
      body: shown("ingest", {
        name: "old collectors",
        disabled: true,
        permissions: { create_datasets: true },
      }),
      exactly: {
        data: {
          id: path.ID,
          attributes: {
            key_type: "ingest",
            name: "old collectors",
            disabled: true,
            permissions: { create_datasets: true },
          },
        },
      },
    },
  },
  {
    name: "An update may contain an environment that is null",
    evidence: [
      {
        source: "terraform",
        at: `${lifecycle}, as client/v2/models.go encodes an update`,
        kind: "live test",
      },
    ],
    given: { own, environment, key: ingest },
    request: update(
      { name: "old collectors", disabled: true },
      { relationships: { environment: { data: null } } },
    ),
    response: {
      status: 200,
      body: shown("ingest", { name: "old collectors", disabled: true }),
      exactly: {
        data: {
          attributes: { name: "old collectors", disabled: true },
          relationships: { environment: { data: { id: "{environment.data.id}" } } },
        },
      },
    },
  },
  {
    name: "An update of the name alone keeps the key enabled",
    evidence: [{ source: "cli", at: "integration/key_test.go TestKey update", kind: "live test" }],
    given: { own, environment, key: ingest },
    request: update({ name: "collectors (us)" }),
    response: {
      status: 200,
      body: shown("ingest", { name: "collectors (us)" }),
      exactly: { data: { attributes: { name: "collectors (us)", disabled: false } } },
    },
  },
  {
    name: "An update of permissions keeps those that it leaves out",
    evidence: [
      { source: "description", at: "ConfigurationKeyRequest permissions", kind: "stated" },
    ],
    given: {
      own,
      environment,
      key: create({ key_type: "configuration", permissions: { send_events: true } }),
    },
    request: update({ permissions: { run_queries: true } }),
    response: {
      status: 200,
      body: shown("configuration", { permissions: { send_events: true, run_queries: true } }),
      exactly: { data: { attributes: { permissions: { send_events: true, run_queries: true } } } },
    },
  },
  {
    name: "A key that was deleted is not found",
    evidence: [{ source: "terraform", at: lifecycle, kind: "live test" }],
    given: { own, environment, key: ingest, deletion: remove },
    request: get,
    response: { status: 404 },
  },
  {
    name: "A key that was deleted can't be deleted again",
    evidence: [
      { source: "description", at: "deleteApiKey 404", kind: "stated" },
      {
        source: "terraform",
        at: "internal/provider/api_key_resource.go Delete",
        kind: "guess",
      },
    ],
    given: { own, environment, key: ingest, deletion: remove },
    request: remove,
    response: { status: 404 },
  },
  {
    name: "A page has as many keys as were requested",
    evidence: [
      {
        source: "terraform",
        at: "client/v2/api_keys_test.go TestClient_APIKeys_Pagination works with custom page size",
        kind: "live test",
      },
    ],
    given: { own, environment, key: ingest, other: create({ key_type: "ingest", name: "others" }) },
    request: {
      operation: "listApiKeys",
      path: { teamSlug: path.teamSlug },
      query: { "page[size]": 1 },
    },
    response: {
      status: 200,
      body: {
        data: [shown("ingest").data],
        links: { next: "/2/teams/acme/api-keys?page[after]=3025fa645ad1100d&page[size]=1" },
      },
      exactly: { data: [{ type: "api-keys" }] },
    },
  },
  {
    name: "A name has at most 100 characters",
    evidence: [
      { source: "description", at: "IngestKeyAttributes name", kind: "stated" },
      { source: "terraform", at: "internal/provider/api_key_resource.go Schema", kind: "stated" },
    ],
    given: { own, environment },
    request: create({ key_type: "ingest", name: "n".repeat(101) }),
    response: { status: 422 },
    rejectedByClient: "a name has at most 100 characters",
  },
];
