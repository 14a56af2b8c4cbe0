import {
  type ApiKeyCreate,
  HoneycombAuthError,
  HoneycombForbiddenError,
  HoneycombNotFoundError,
  HoneycombValidationError,
} from "@honeycomb/core";
import { describe, expect, test } from "vitest";
import { connect, request } from "../../../test/client.ts";
import { createSandbox, type SandboxOptions } from "../../index.ts";

let time = "2026-02-03T04:05:06.789Z";
const now = () => new Date(time);

async function withEnvironment(options: SandboxOptions = {}) {
  time = "2026-02-03T04:05:06.789Z";
  const sandbox = createSandbox({ now, ...options });
  const { apiKeys, environments } = connect(sandbox);
  const environment = await environments.create({ name: "Production" });
  const of = { environment: { id: environment.id } };
  const ingest = { key_type: "ingest", name: "collectors", ...of } satisfies ApiKeyCreate;
  const configuration = { key_type: "configuration", name: "ci", ...of } satisfies ApiKeyCreate;
  return { sandbox, apiKeys, environments, environment, ingest, configuration };
}

test("a key is created, listed, read, changed and deleted; its secret is returned once", async () => {
  const { apiKeys, environment, configuration } = await withEnvironment();
  const permissions = { run_queries: true, manage_columns: true };
  const created = await apiKeys.create({ ...configuration, permissions });
  const { secret, ...key } = created;
  expect(secret).toMatch(/^\w{32}$/);
  expect(key).toEqual({
    id: expect.stringMatching(/^hcxlk_[0-9a-z]{26}$/),
    key_type: "configuration",
    name: "ci",
    disabled: false,
    permissions,
    timestamps: { created: "2026-02-03T04:05:06Z", updated: "2026-02-03T04:05:06Z" },
    environment: { id: environment.id },
  });
  expect(await apiKeys.list()).toEqual([key]);
  expect(await apiKeys.get(key.id)).toEqual(key);

  time = "2026-02-03T05:00:00.000Z";
  const changed = await apiKeys.update(key.id, {
    name: "ci at night",
    permissions: { run_queries: false, manage_slos: true },
  });
  expect(changed).toEqual({
    ...key,
    name: "ci at night",
    permissions: { run_queries: false, manage_columns: true, manage_slos: true },
    timestamps: { created: "2026-02-03T04:05:06Z", updated: "2026-02-03T05:00:00Z" },
  });

  await apiKeys.delete(key.id);
  expect(await apiKeys.list()).toEqual([]);
  for (const gone of [
    () => apiKeys.get(key.id),
    () => apiKeys.update(key.id, {}),
    () => apiKeys.delete(key.id),
  ]) {
    await expect(gone()).rejects.toThrow(HoneycombNotFoundError);
  }
});

test("keys of one kind are listed in order of creation", async () => {
  const { apiKeys, ingest, configuration } = await withEnvironment();
  for (const index of [1, 2, 3]) {
    await apiKeys.create({ ...ingest, name: `i${index}` });
    await apiKeys.create({ ...configuration, name: `c${index}` });
  }
  const named = (...names: readonly string[]) => names.map((name) => ({ name }));
  const all = await apiKeys.list({ pageSize: 4 });
  expect(all).toMatchObject(named("i1", "c1", "i2", "c2", "i3", "c3"));
  const ofIngest = await apiKeys.list({ type: "ingest", pageSize: 2 });
  expect(ofIngest).toMatchObject(named("i1", "i2", "i3"));
  const ofConfiguration = await apiKeys.list({ type: "configuration" });
  expect(ofConfiguration).toMatchObject(named("c1", "c2", "c3"));
});

test("the environment and the team of a key must exist", async () => {
  const { apiKeys, ingest } = await withEnvironment();
  const attempt = apiKeys.create({ ...ingest, environment: { id: "nope" } });
  await expect(attempt).rejects.toThrow(HoneycombValidationError);
  await expect(apiKeys.create(ingest, { team: "another" })).rejects.toThrow(HoneycombNotFoundError);
  expect(await apiKeys.list()).toEqual([]);
});

test("auth returns the team of a management key", async () => {
  const { auth } = connect(createSandbox({ now }));
  expect(await auth.getManagementKey()).toEqual({
    id: "test-id",
    name: "Sandbox",
    key_type: "management",
    disabled: false,
    scopes: ["api-keys:read", "api-keys:write", "environments:read", "environments:write"],
    timestamps: { created: "2026-02-03T04:05:06Z", updated: "2026-02-03T04:05:06Z" },
    team: { id: expect.stringMatching(/^hcxtm_[0-9a-z]{26}$/), name: "Sandbox", slug: "sandbox" },
  });
});

describe.each([
  ["any key is accepted", {}],
  ["only some keys are accepted", { apiKeys: ["other"] }],
])("when %s", (_, options) => {
  test("a created key is accepted until it is disabled or deleted", async () => {
    const { sandbox, apiKeys, configuration } = await withEnvironment(options);
    const permissions = { create_datasets: true, manage_markers: true };
    const { id, secret } = await apiKeys.create({ ...configuration, permissions });
    const client = connect(sandbox, secret);
    expect(await client.auth.get()).toMatchObject({
      id,
      type: "configuration",
      api_key_access: { createDatasets: true, markers: true, slos: false },
      environment: { name: "Production", slug: "production" },
    });
    await client.datasets.create({ name: "api" });

    await apiKeys.update(id, { disabled: true });
    await expect(client.datasets.list()).rejects.toThrow(HoneycombAuthError);
    await apiKeys.update(id, { disabled: false });
    expect(await client.datasets.list()).toHaveLength(1);
    await apiKeys.delete(id);
    await expect(client.datasets.list()).rejects.toThrow(HoneycombAuthError);
  });

  test("an ingest key consists of its id and its secret, and sends events", async () => {
    const { sandbox, apiKeys, ingest } = await withEnvironment(options);
    const { id, secret } = await apiKeys.create(ingest);
    const send = (key: string) =>
      request(sandbox, "POST", "/1/events/api", { a: 1 }, { "x-honeycomb-team": key });
    expect((await send(id + secret)).status).toBe(200);
    const client = connect(sandbox, id + secret);
    expect(await client.auth.get()).toMatchObject({
      id,
      type: "ingest",
      api_key_access: { createDatasets: false },
    });
    await expect(client.datasets.list()).rejects.toThrow(HoneycombAuthError);
    await apiKeys.delete(id);
    expect((await send(id + secret)).status).toBe(401);
  });
});

test("a key allows what its permissions allow; everything else is 403", async () => {
  const { sandbox, apiKeys, configuration } = await withEnvironment();
  const { id, secret } = await apiKeys.create(configuration);
  const client = connect(sandbox, secret);
  await expect(client.signals.list()).rejects.toThrow(HoneycombForbiddenError);
  await expect(client.markers.list("__all__")).rejects.toThrow(HoneycombForbiddenError);
  await expect(client.markers.list("__all__")).rejects.toThrow("manage_markers");
  await apiKeys.update(id, { permissions: { manage_markers: true, manage_signals: true } });
  expect(await client.signals.list()).toEqual([]);
  expect(await client.markers.list("__all__")).toEqual([]);
});

test("deleting an environment deletes its keys", async () => {
  const { sandbox, apiKeys, environments, environment, ingest } = await withEnvironment();
  const { id, secret } = await apiKeys.create(ingest);
  await environments.delete(environment.id, { liftProtection: true });
  expect(await apiKeys.list()).toEqual([]);
  await expect(connect(sandbox, id + secret).auth.get()).rejects.toThrow(HoneycombAuthError);
});
