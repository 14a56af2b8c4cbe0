import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { asyncClient, json } from "../../../test/host.ts";
import { type ApiKeyCreate, HoneycombInputError, HoneycombResponseError } from "../../index.ts";
import type { HttpResponse } from "../../transport.ts";

const ids = {
  ingest: "hcxik_12345678901234567890123456",
  configuration: "hcxlk_12345678901234567890123456",
};
const secret = "12345678901234567890123456789012";
const timestamps = { created: "2026-01-01T00:00:00Z", updated: "2026-01-02T00:00:00Z" };

/** A key as Honeycomb returns it. */
const resource = (id: string, attributes: object) => ({
  id,
  type: "api-keys",
  attributes: { name: "collectors", disabled: false, timestamps, ...attributes },
  relationships: {
    environment: { data: { id: "hcaen_1", type: "environments" } },
    creator: { data: { id: "hcaus_1", type: "users" } },
    editor: null,
  },
  links: { self: `/2/teams/acme/api-keys/${id}` },
});
const ingestKey = resource(ids.ingest, {
  key_type: "ingest",
  permissions: { create_datasets: true },
});
const plainKey = {
  id: ids.ingest,
  name: "collectors",
  key_type: "ingest" as const,
  disabled: false,
  permissions: { create_datasets: true },
  timestamps,
  environment: { id: "hcaen_1" },
  creator: { id: "hcaus_1" },
};
const team = { team: "acme" };

/** A client that always gets the same response, with the bodies that it sent. */
function respondingWith(response: HttpResponse) {
  const bodies: unknown[] = [];
  const served = asyncClient(({ body }) => {
    if (body !== undefined) bodies.push(JSON.parse(body as string));
    return response;
  });
  return { ...served, bodies };
}

describe("API keys in responses", () => {
  test("are plain objects", async () => {
    const { client, log } = respondingWith(json({ data: ingestKey }));
    expect(await client.apiKeys.get(ids.ingest, team)).toEqual(plainKey);
    expect(log).toEqual([`GET /2/teams/acme/api-keys/${ids.ingest}`]);
  });

  test("have no creator if the relationship has no data", async () => {
    const relationships = { ...ingestKey.relationships, creator: { data: null } };
    const { client } = respondingWith(json({ data: { ...ingestKey, relationships } }));
    const { creator: _, ...withoutCreator } = plainKey;
    const key = await client.apiKeys.get(ids.ingest, { ...team, validate: "strict" });
    expect(key).toEqual(withoutCreator);
    expect(key).not.toHaveProperty("creator");
  });

  test("can be listed by type", async () => {
    const { client, log } = respondingWith(json({ data: [ingestKey], links: { next: null } }));
    expect(await client.apiKeys.list({ type: "ingest", pageSize: 5, ...team })).toEqual([plainKey]);
    expect(log).toEqual(["GET /2/teams/acme/api-keys?filter[type]=ingest&page[size]=5"]);
  });

  test("keep fields and types that Honeycomb adds later", async () => {
    const key = resource("hcxzk_1", { key_type: "zero_trust", rotation: { days: 30 } });
    const later = {
      ...key,
      relationships: { ...key.relationships, project: { data: { id: "p1" } } },
    };
    const { client } = respondingWith(json({ data: later }));
    expect(await client.apiKeys.get("hcxzk_1", team)).toMatchObject({
      key_type: "zero_trust",
      rotation: { days: 30 },
      project: { id: "p1" },
    });
  });
});

describe("creating a key", () => {
  const key: ApiKeyCreate = {
    key_type: "configuration",
    name: "deploys",
    permissions: { manage_markers: true },
    environment: { id: "hcaen_1" },
  };
  const created = resource(ids.configuration, { ...key, environment: undefined, secret });

  test("sends the key in an envelope and returns it with its secret", async () => {
    const { client, bodies } = respondingWith(json({ data: created }, { status: 201 }));
    expect(await client.apiKeys.create(key, team)).toMatchObject({ id: ids.configuration, secret });
    expect(bodies).toEqual([
      {
        data: {
          type: "api-keys",
          attributes: {
            key_type: "configuration",
            name: "deploys",
            permissions: { manage_markers: true },
          },
          relationships: { environment: { data: { type: "environments", id: "hcaen_1" } } },
        },
      },
    ]);
  });

  test("accepts a copy of an existing key", async () => {
    const { client, bodies } = respondingWith(
      json({ data: { ...ingestKey, attributes: { ...ingestKey.attributes, secret } } }),
    );
    await client.apiKeys.create(plainKey, team);
    expect(bodies).toEqual([
      {
        data: {
          type: "api-keys",
          attributes: {
            key_type: "ingest",
            name: "collectors",
            disabled: false,
            permissions: { create_datasets: true },
          },
          relationships: { environment: { data: { type: "environments", id: "hcaen_1" } } },
        },
      },
    ]);
  });

  test.each<[change: object, message: string]>([
    [{ name: "x".repeat(101) }, "name: must have at most 100 characters"],
    [{ name: undefined }, "name: is missing"],
    [{ key_type: 1 }, "key_type: expected a string, but it is 1"],
    [
      { permissions: { send_events: 1 } },
      "permissions.send_events: expected a boolean, but it is 1",
    ],
    [{ environment: undefined }, "environment: is missing"],
    [{ environment: {} }, "environment.id: is missing"],
    [{ environment: "production" }, 'environment: expected an object, but it is "production"'],
  ])("rejects %j before anything is sent", async (change, message) => {
    const { client, log } = respondingWith(json({}));
    const creating = client.apiKeys.create({ ...key, ...change } as ApiKeyCreate, team);
    await expect(creating).rejects.toThrow(HoneycombInputError);
    await expect(creating).rejects.toThrow(`Invalid input for createApiKey: ${message}`);
    expect(log).toEqual([]);
  });

  test.each<[name: string, response: HttpResponse]>([
    ["a list", json([{ data: created }])],
    [
      "cut off",
      { ...json({ data: created }), body: JSON.stringify({ data: created }).slice(0, -3) },
    ],
  ])("does not show the secret in the error of a response that is %s", async (_, response) => {
    const { client } = respondingWith(response);
    const error = await client.apiKeys.create(key, team).catch((error) => error);
    expect(error).toBeInstanceOf(HoneycombResponseError);
    const text = inspect(error, { depth: Number.POSITIVE_INFINITY, showHidden: true });
    expect(text).toContain("[secret");
    expect(text).not.toContain(secret);
  });
});

describe("updating a key", () => {
  test.each(["ingest", "configuration"] as const)("sends the id of the key: %s", async (kind) => {
    const { client, log, bodies } = respondingWith(
      json({ data: resource(ids[kind], { key_type: kind }) }),
    );
    const changed = await client.apiKeys.update(ids[kind], { disabled: true }, team);
    expect(changed).toMatchObject({ id: ids[kind], key_type: kind });
    expect(log).toEqual([`PATCH /2/teams/acme/api-keys/${ids[kind]}`]);
    expect(bodies).toEqual([
      { data: { id: ids[kind], type: "api-keys", attributes: { disabled: true } } },
    ]);
  });

  test("accepts a key that was read", async () => {
    const { client, bodies } = respondingWith(json({ data: ingestKey }));
    const { permissions, ...key } = plainKey;
    await client.apiKeys.update(ids.ingest, { ...key, name: "renamed" }, team);
    expect(bodies).toEqual([
      {
        data: {
          id: ids.ingest,
          type: "api-keys",
          attributes: { name: "renamed", disabled: false },
        },
      },
    ]);
  });

  test("sends the permissions of a configuration key", async () => {
    const permissions = { manage_signals: true };
    const { client, bodies } = respondingWith(
      json({ data: resource(ids.configuration, { key_type: "configuration" }) }),
    );
    await client.apiKeys.update(ids.configuration, { permissions }, team);
    expect(bodies).toMatchObject([{ data: { attributes: { permissions } } }]);
  });

  test("accepts a created key, without sending its secret", async () => {
    const { client, bodies } = respondingWith(
      json({
        data: resource(ids.configuration, {
          key_type: "configuration",
          permissions: { manage_markers: true },
          secret,
        }),
      }),
    );
    const environment = { id: "hcaen_1" };
    const created = await client.apiKeys.create(
      { key_type: "configuration", name: "collectors", environment },
      team,
    );
    expect(created.secret).toBe(secret);
    await client.apiKeys.update(created.id, { ...created, disabled: true }, team);
    expect(bodies[1]).toEqual({
      data: {
        id: ids.configuration,
        type: "api-keys",
        attributes: {
          name: "collectors",
          disabled: true,
          permissions: { manage_markers: true },
        },
      },
    });
  });
});

test("a key is deleted", async () => {
  const { client, log } = asyncClient(() => ({ ...json(""), status: 204, body: "" }));
  expect(await client.apiKeys.delete(ids.ingest, team)).toBeUndefined();
  expect(log).toEqual([`DELETE /2/teams/acme/api-keys/${ids.ingest}`]);
});
