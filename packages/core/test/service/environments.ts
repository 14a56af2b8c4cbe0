import type { Json, ServiceCase, ServiceRequest } from "./case.ts";

const own: ServiceRequest = { operation: "getAuth" };

const path = { teamSlug: "{own.team.slug}", ID: "{environment.data.id}" };

const create = (attributes: Json): ServiceRequest => ({
  operation: "createEnvironment",
  path: { teamSlug: path.teamSlug },
  body: { data: { type: "environments", attributes } },
});

const update = (attributes: Json): ServiceRequest => ({
  operation: "updateEnvironment",
  path,
  body: { data: { id: path.ID, type: "environments", attributes } },
});

const get: ServiceRequest = { operation: "getEnvironment", path };
const remove: ServiceRequest = { operation: "deleteEnvironment", path };

/** An environment as the service responds with it. */
const shown = (attributes: { readonly [key: string]: Json } = {}) => ({
  data: {
    id: "hcaen_01j1jrsewaha3m0z6fwffpcrxg",
    type: "environments",
    attributes: {
      name: "staging",
      slug: "staging",
      description: "",
      color: "blue",
      settings: { delete_protected: true },
      ...attributes,
    },
    links: { self: "/2/teams/acme/environments/hcaen_01j1jrsewaha3m0z6fwffpcrxg" },
  },
});

const staging = create({ name: "staging", description: "Before production", color: "blue" });
const unprotect = update({ settings: { delete_protected: false } });

export const environments: readonly ServiceCase[] = [
  {
    name: "An environment needs only a name, has no description, and is protected from being deleted",
    evidence: [
      {
        source: "terraform",
        at: "internal/provider/environment_resource_test.go TestAcc_EnvironmentResource default values",
        kind: "live test",
      },
      {
        source: "cli",
        at: "integration/environment_test.go TestEnvironment delete",
        kind: "live test",
      },
    ],
    given: { own },
    request: create({ name: "staging" }),
    response: {
      status: 201,
      body: shown(),
      exactly: {
        data: {
          type: "environments",
          attributes: { name: "staging", description: "", settings: { delete_protected: true } },
        },
      },
    },
  },
  {
    name: "A new environment may come with an empty slug, which the service fills in",
    evidence: [
      {
        source: "terraform",
        at: "client/v2/environments_test.go TestClient_Environments, as client/v2/models.go encodes it",
        kind: "live test",
      },
    ],
    given: { own },
    request: create({
      name: "staging",
      slug: "",
      description: "Before production",
      color: "blue",
    }),
    response: {
      status: 201,
      body: shown({ description: "Before production" }),
      exactly: {
        data: {
          attributes: {
            name: "staging",
            description: "Before production",
            color: "blue",
          },
        },
      },
    },
  },
  {
    name: "An environment that is read has what it was created with",
    evidence: [
      {
        source: "terraform",
        at: "client/v2/environments_test.go TestClient_Environments happy path",
        kind: "live test",
      },
    ],
    given: { own, environment: staging },
    request: get,
    response: {
      status: 200,
      body: shown({ description: "Before production" }),
      exactly: {
        data: {
          id: path.ID,
          attributes: {
            name: "staging",
            slug: "{environment.data.attributes.slug}",
            description: "Before production",
            color: "blue",
            settings: { delete_protected: true },
          },
        },
      },
    },
  },
  {
    name: "An update may send all that was read",
    evidence: [
      {
        source: "terraform",
        at: "client/v2/environments_test.go TestClient_Environments happy path, as client/v2/models.go encodes it",
        kind: "live test",
      },
    ],
    given: { own, environment: staging },
    request: update({
      name: "staging",
      slug: "{environment.data.attributes.slug}",
      description: "After tests",
      color: "green",
      settings: { delete_protected: true },
    }),
    response: {
      status: 200,
      body: shown({ description: "After tests", color: "green" }),
      exactly: {
        data: { id: path.ID, attributes: { description: "After tests", color: "green" } },
      },
    },
  },
  {
    name: "An update with an empty name and slug changes neither",
    evidence: [
      {
        source: "terraform",
        at: "internal/provider/environment_resource_test.go TestAcc_EnvironmentResource happy path, as client/v2/models.go encodes it",
        kind: "live test",
      },
    ],
    given: { own, environment: staging },
    request: update({
      name: "",
      slug: "",
      description: "After tests",
      color: "green",
      settings: { delete_protected: false },
    }),
    response: {
      status: 200,
      body: shown({
        description: "After tests",
        color: "green",
        settings: { delete_protected: false },
      }),
      exactly: {
        data: {
          attributes: {
            name: "staging",
            slug: "{environment.data.attributes.slug}",
            description: "After tests",
            color: "green",
            settings: { delete_protected: false },
          },
        },
      },
    },
  },
  {
    name: "An update of the settings alone keeps the rest",
    evidence: [
      {
        source: "python",
        at: "tests/integration/test_v2_auth_lifecycle.py test_full_v2_lifecycle",
        kind: "live test",
      },
      {
        source: "description",
        at: "updateEnvironment, whose attributes are all optional",
        kind: "stated",
      },
    ],
    given: { own, environment: staging },
    request: unprotect,
    response: {
      status: 200,
      body: shown({ description: "Before production", settings: { delete_protected: false } }),
      exactly: {
        data: {
          attributes: {
            description: "Before production",
            color: "blue",
            settings: { delete_protected: false },
          },
        },
      },
    },
  },
  {
    name: "An environment that is protected is not deleted",
    evidence: [
      {
        source: "terraform",
        at: "client/v2/environments_test.go TestClient_Environments happy path",
        kind: "live test",
      },
    ],
    given: { own, environment: staging },
    request: remove,
    response: { status: 409 },
  },
  {
    name: "An environment that is not protected is deleted",
    evidence: [
      {
        source: "terraform",
        at: "client/v2/environments_test.go TestClient_Environments happy path",
        kind: "live test",
      },
    ],
    given: { own, environment: staging, unprotected: unprotect },
    request: remove,
    response: { status: 204 },
  },
  {
    name: "An environment that was deleted is not found",
    evidence: [
      {
        source: "terraform",
        at: "client/v2/environments_test.go TestClient_Environments happy path",
        kind: "live test",
      },
    ],
    given: { own, environment: staging, unprotected: unprotect, deletion: remove },
    request: get,
    response: { status: 404 },
  },
  {
    name: "A page has as many environments as were requested",
    evidence: [
      {
        source: "terraform",
        at: "client/v2/environments_test.go TestClient_Environments_Pagination works with custom page size",
        kind: "live test",
      },
    ],
    given: { own, environment: staging, other: create({ name: "testing" }) },
    request: {
      operation: "listEnvironments",
      path: { teamSlug: path.teamSlug },
      query: { "page[size]": 1 },
    },
    response: {
      status: 200,
      body: {
        data: [shown().data],
        links: { next: "/2/teams/acme/environments?page[after]=3025fa645ad1100d&page[size]=1" },
      },
      exactly: { data: [{ type: "environments" }] },
    },
  },
  {
    name: "The environment of Honeycomb Classic has a color of its own",
    evidence: [{ source: "description", at: "Environment color", kind: "stated" }],
    given: { own, environment: staging },
    request: get,
    response: { status: 200, body: shown({ name: "Classic", color: "classic" }) },
  },
  {
    name: "Two environments can't have the same name",
    evidence: [{ source: "description", at: "createEnvironment 409", kind: "guess" }],
    given: { own, environment: staging },
    request: staging,
    response: { status: 409 },
  },
  {
    name: "A name has at most 255 characters",
    evidence: [{ source: "description", at: "CreateEnvironmentRequest name", kind: "stated" }],
    given: { own },
    request: create({ name: "n".repeat(256) }),
    response: { status: 422 },
    rejectedByClient: "a name has at most 255 characters",
  },
];
