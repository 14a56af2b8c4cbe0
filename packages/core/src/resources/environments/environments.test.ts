import { describe, expect, test } from "vitest";
import { asyncClient, json } from "../../../test/host.ts";
import {
  HoneycombConflictError,
  HoneycombResponseError,
  HoneycombServerError,
} from "../../index.ts";
import { callApi, type HttpResponse } from "../../transport.ts";

const resource = {
  id: "hcaen_1",
  type: "environments",
  attributes: {
    name: "production",
    slug: "production",
    description: "The real thing",
    color: "ultraviolet",
    settings: { delete_protected: true },
  },
  links: { self: "/2/teams/acme/environments/hcaen_1" },
};
const environment = { id: "hcaen_1", ...resource.attributes };
const auth = {
  data: {
    id: "hcamk_1",
    type: "api-keys",
    attributes: {
      name: "ops",
      key_type: "management",
      disabled: false,
      scopes: ["environments:write"],
    },
    relationships: { team: { data: { id: "hcatm_1", type: "teams" } } },
  },
  included: [{ id: "hcatm_1", type: "teams", attributes: { name: "Acme", slug: "acme" } }],
};
const deleted: HttpResponse = { ...json(""), status: 204, body: "" };

/** A team with one environment, which can be protected. */
function acme(responses: Record<string, HttpResponse> = {}) {
  let isProtected = true;
  const bodies: unknown[] = [];
  const served = asyncClient(({ method, path, body }) => {
    if (body !== undefined) bodies.push(JSON.parse(body as string));
    const response = responses[`${method} ${path}`];
    if (response) return response;
    if (path === "/2/auth") return json(auth);
    if (method === "PATCH")
      isProtected = JSON.parse(body as string).data.attributes.settings.delete_protected;
    if (method === "DELETE") {
      return isProtected
        ? json({ errors: [{ detail: "Environment is protected" }] }, { status: 409 })
        : deleted;
    }
    return json({ data: method === "GET" && path.includes("?") ? [resource] : resource });
  });
  return { ...served, bodies };
}

describe("environments", () => {
  test("are plain objects", async () => {
    const { client } = acme();
    expect(await client.environments.list()).toEqual([environment]);
    expect(await client.environments.get("hcaen_1")).toEqual(environment);
  });

  test("are sent in their envelope", async () => {
    const { client, log, bodies } = acme({
      "PATCH /2/teams/acme/environments/hcaen_1": json({ data: resource }),
    });
    await client.environments.create({ name: "staging", color: "lightBlue" }, { team: "acme" });
    await client.environments.update("hcaen_1", { description: "" }, { team: "acme" });
    expect(log).toEqual([
      "POST /2/teams/acme/environments",
      "PATCH /2/teams/acme/environments/hcaen_1",
    ]);
    expect(bodies).toEqual([
      { data: { type: "environments", attributes: { name: "staging", color: "lightBlue" } } },
      { data: { id: "hcaen_1", type: "environments", attributes: { description: "" } } },
    ]);
  });

  test("are rejected with an error that names the caller's fields", async () => {
    const { client, log } = acme();
    const creating = client.environments.create(
      { name: "x".repeat(256), color: 7 as never },
      { team: "acme" },
    );
    await expect(creating).rejects.toMatchObject({
      issues: [
        { path: "name", message: expect.stringContaining("must have at most 255 characters") },
        { path: "color", message: "expected a string, but it is 7" },
      ],
    });
    expect(log).toEqual([]);
  });
});

describe("the team", () => {
  test("is that of the management key, requested once", async () => {
    const { client, log } = acme();
    await Promise.all([
      client.environments.list(),
      client.environments.get("hcaen_1"),
      client.environments.list(),
    ]);
    expect(log.filter((request) => request === "GET /2/auth")).toHaveLength(1);
  });

  test("is requested once per client, even if several clients run the same call", async () => {
    const { environments } = callApi();
    const listed = environments.list();
    const other = { ...auth, included: [{ ...auth.included[0], attributes: { slug: "other" } }] };
    const clients = [acme(), acme({ "GET /2/auth": json(other) })];
    for (const { client } of clients) {
      await client.perform(listed);
      await client.perform(listed);
    }
    expect(clients.map(({ log }) => log)).toEqual(
      ["acme", "other"].map((team) => [
        "GET /2/auth",
        `GET /2/teams/${team}/environments?page[size]=100`,
        `GET /2/teams/${team}/environments?page[size]=100`,
      ]),
    );
  });

  test("is requested again after a failure", async () => {
    const responses: Record<string, HttpResponse> = { "GET /2/auth": json({}, { status: 500 }) };
    const { client } = acme(responses);
    await expect(client.environments.list()).rejects.toThrow(HoneycombServerError);
    delete responses["GET /2/auth"];
    expect(await client.environments.list()).toHaveLength(1);
  });

  test("must be passed when Honeycomb doesn't name it", async () => {
    const { client } = acme({ "GET /2/auth": json({ data: auth.data }) });
    const listing = client.environments.list();
    await expect(listing).rejects.toThrow(HoneycombResponseError);
    await expect(listing).rejects.toThrow("pass its slug as `team`");
  });
});

describe("an environment that is protected", () => {
  const path = "/2/teams/acme/environments/hcaen_1";

  test("is not deleted, and the error explains why and how to delete it", async () => {
    const { client, log } = acme();
    const deleting = client.environments.delete("hcaen_1");
    await expect(deleting).rejects.toThrow(HoneycombConflictError);
    await expect(deleting).rejects.toThrow(
      "deleteEnvironment: 409: Environment is protected (the environment hcaen_1 is protected from deletion by settings.delete_protected; pass liftProtection: true to delete it anyway)",
    );
    expect(log).toEqual(["GET /2/auth", `DELETE ${path}`]);
  });

  test("is deleted once its protection is lifted", async () => {
    const { client, log } = acme();
    expect(await client.environments.delete("hcaen_1", { liftProtection: true })).toBeUndefined();
    expect(log).toEqual(["GET /2/auth", `DELETE ${path}`, `PATCH ${path}`, `DELETE ${path}`]);
  });

  test("is protected again when the deletion fails anyway", async () => {
    const conflict = json({ errors: [{ detail: "Busy" }] }, { status: 409 });
    const { client, bodies } = acme({ [`DELETE ${path}`]: conflict });
    const deleting = client.environments.delete("hcaen_1", { liftProtection: true });
    await expect(deleting).rejects.toThrow("deleteEnvironment: 409: Busy");
    expect(bodies).toMatchObject(
      [false, true].map((delete_protected) => ({
        data: { attributes: { settings: { delete_protected } } },
      })),
    );
  });
});

test("management keys have their scopes and their team", async () => {
  const { client } = acme();
  expect(await client.auth.getManagementKey()).toEqual({
    id: "hcamk_1",
    name: "ops",
    key_type: "management",
    disabled: false,
    scopes: ["environments:write"],
    team: { id: "hcatm_1", name: "Acme", slug: "acme" },
  });
});
