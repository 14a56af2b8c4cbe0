import { HoneycombConflictError, HoneycombNotFoundError } from "@honeycomb/core";
import { expect, test } from "vitest";
import { connect, request } from "../../../test/client.ts";
import { createSandbox } from "../../index.ts";

const management = { authorization: "Bearer id:secret" };
const jsonApi = { ...management, "content-type": "application/vnd.api+json" };
const path = "/2/teams/sandbox/environments";
const staging = { type: "environments", attributes: { name: "Staging" } };

test("an environment is created, listed, read, changed and deleted", async () => {
  const { environments } = connect(createSandbox());
  const [own] = await environments.list();
  expect(own).toMatchObject({ name: "sandbox", slug: "sandbox" });

  const created = await environments.create({
    name: "Staging EU",
    description: "Before it's real",
  });
  expect(created).toEqual({
    id: expect.stringMatching(/^hcxen_[0-9a-z]{26}$/),
    name: "Staging EU",
    slug: "staging-eu",
    description: "Before it's real",
    color: "blue",
    settings: { delete_protected: true },
  });
  expect(await environments.list()).toEqual([own, created]);
  expect(await environments.get(created.id)).toEqual(created);

  const changed = await environments.update(created.id, { color: "lightGold" });
  expect(changed).toEqual({ ...created, color: "lightGold" });
  await environments.update(created.id, { settings: { delete_protected: false } });

  await environments.delete(created.id);
  expect(await environments.list()).toEqual([own]);
  for (const gone of [
    () => environments.get(created.id),
    () => environments.update(created.id, {}),
    () => environments.delete(created.id),
  ]) {
    await expect(gone()).rejects.toThrow(HoneycombNotFoundError);
  }
});

test("an existing name is rejected", async () => {
  const { environments } = connect(createSandbox());
  await environments.create({ name: "staging" });
  await expect(environments.create({ name: "Staging" })).rejects.toThrow(HoneycombConflictError);
  expect(await environments.list()).toHaveLength(2);
});

test("a protected environment can't be deleted, and neither can the sandbox's own", async () => {
  const { environments } = connect(createSandbox());
  const { id } = await environments.create({ name: "staging" });
  await expect(environments.delete(id)).rejects.toThrow(HoneycombConflictError);
  await environments.delete(id, { liftProtection: true });

  const [own] = await environments.list();
  const attempt = environments.delete(own?.id ?? "", { liftProtection: true });
  await expect(attempt).rejects.toThrow("the sandbox's data");
  expect(await environments.list()).toEqual([own]);
});

test("lists are paged, and no environment is skipped when others are deleted meanwhile", async () => {
  const sandbox = createSandbox();
  const { environments } = connect(sandbox);
  for (let index = 0; index < 25; index++) await environments.create({ name: `e${index}` });
  const first = await request(sandbox, "GET", path, undefined, management);
  expect(first.headers.get("content-type")).toBe("application/vnd.api+json");
  expect(first.body.data).toHaveLength(20);
  expect(first.body.links.next).toMatch(/^\/2\/teams\/sandbox\/environments\?/);

  const deleted = first.body.data[19].id;
  await environments.delete(deleted, { liftProtection: true });
  const second = await request(sandbox, "GET", first.body.links.next, undefined, management);
  expect(
    second.body.data.map(({ attributes }: { attributes: { name: string } }) => attributes.name),
  ).toEqual(["e19", "e20", "e21", "e22", "e23", "e24"]);
  expect(second.body.links).toEqual({ next: null });
  expect(await environments.list({ pageSize: 7 })).toHaveLength(25);
});

test("only the team of the key has environments", async () => {
  const sandbox = createSandbox();
  const { environments } = connect(sandbox);
  const attempt = environments.list({ team: "another" });
  await expect(attempt).rejects.toThrow(HoneycombNotFoundError);
  const { status } = await request(sandbox, "POST", "/2/teams/x/environments", {}, management);
  expect(status).toBe(404);
});

test("the content type of a body must be JSON:API", async () => {
  const sandbox = createSandbox();
  for (const type of ["application/json", "text/plain"]) {
    const headers = { ...management, "content-type": type };
    const response = await request(sandbox, "POST", path, { data: staging }, headers);
    expect(response.headers.get("content-type")).toBe("application/vnd.api+json");
    expect(response).toMatchObject({
      status: 415,
      body: {
        errors: [
          {
            status: "415",
            code: "unsupported-media-type",
            detail: `Content-Type is ${type}; it must be application/vnd.api+json`,
          },
        ],
      },
    });
  }
  const parameters = { ...jsonApi, "content-type": "application/vnd.api+json; charset=utf-8" };
  expect(await request(sandbox, "POST", path, { data: staging }, parameters)).toMatchObject({
    status: 201,
    body: { data: { type: "environments", links: { self: expect.stringContaining(path) } } },
  });
});

test("errors contain pointers to invalid fields", async () => {
  const sandbox = createSandbox();
  const data = { type: "environments", attributes: { description: 1 } };
  const { status, body } = await request(sandbox, "POST", path, { data }, jsonApi);
  expect(status).toBe(422);
  expect(body.errors).toMatchObject([
    { code: "validation-failed/missing", source: { pointer: "/data/attributes/name" } },
    {
      code: "validation-failed/incorrect_type",
      source: { pointer: "/data/attributes/description" },
    },
  ]);

  const { environments } = connect(sandbox);
  const { id } = await environments.create({ name: "staging" });
  const other = { data: { id: "another", type: "environments", attributes: {} } };
  expect(await request(sandbox, "PATCH", `${path}/${id}`, other, jsonApi)).toMatchObject({
    status: 422,
    body: { errors: [{ source: { pointer: "/data/id" } }] },
  });
  expect(
    await request(sandbox, "GET", `${path}?page[size]=101`, undefined, management),
  ).toMatchObject({
    status: 422,
    body: { errors: [{ source: { parameter: "page[size]" } }] },
  });
});
