import { HoneycombConflictError, HoneycombNotFoundError } from "@honeycomb/core";
import { expect, test } from "vitest";
import { connect, request } from "../../../test/client.ts";
import { createSandbox } from "../../index.ts";

const now = () => new Date("2026-02-03T04:05:06.789Z");

test("a dataset is created, listed, read, changed and deleted", async () => {
  const sandbox = createSandbox({ now });
  const client = connect(sandbox);
  const { existed: _, ...created } = await client.datasets.create({
    name: "Web Shop",
    expand_json_depth: 2,
  });
  expect(created).toEqual({
    name: "Web Shop",
    slug: "web-shop",
    description: "",
    settings: { delete_protected: true },
    expand_json_depth: 2,
    created_at: "2026-02-03T04:05:06Z",
  });
  expect(await client.datasets.list()).toEqual([created]);
  const { body } = await request(sandbox, "GET", "/1/datasets/web-shop");
  expect(body).toEqual({ ...created, last_written_at: null, regular_columns_count: null });
  expect(await client.datasets.get("web-shop")).toEqual(created);

  const updated = await client.datasets.update("web-shop", {
    description: "Pages of the shop",
    expand_json_depth: 0,
  });
  expect(updated).toEqual({
    ...created,
    description: "Pages of the shop",
    expand_json_depth: 0,
  });

  await client.datasets.delete("web-shop", { liftProtection: true });
  expect(await client.datasets.list()).toEqual([]);
  await expect(client.datasets.get("web-shop")).rejects.toThrow(HoneycombNotFoundError);
  await expect(client.datasets.delete("web-shop")).rejects.toThrow("404: Dataset not found");
});

test.each([
  ["MyDataset!", "mydataset-"],
  ["My Dataset!", "my-dataset-"],
  ["api_v2", "api_v2"],
  ["über // straße", "-ber-stra-e"],
])("the slug of %j is %j", async (name, slug) => {
  const client = connect(createSandbox());
  expect(await client.datasets.create({ name })).toMatchObject({ name, slug });
});

test("creating a dataset whose name or slug exists responds 200 with the existing one", async () => {
  const sandbox = createSandbox();
  const first = await request(sandbox, "POST", "/1/datasets", { name: "My API", description: "1" });
  const second = await request(sandbox, "POST", "/1/datasets", {
    name: "my api",
    description: "2",
  });
  expect(first.status).toBe(201);
  expect(second).toMatchObject({ status: 200, body: first.body });
});

test("no dataset can be named __all__, not even by events", async () => {
  const sandbox = createSandbox();
  for (const [path, body] of [
    ["/1/datasets", { name: "__ALL__" }],
    ["/1/events/__all__", { status: 200 }],
  ] as const) {
    expect((await request(sandbox, "POST", path, body)).status).toBe(409);
  }
  expect((await request(sandbox, "GET", "/1/datasets")).body).toEqual([]);
});

test("a dataset is protected: it can't be deleted until the protection is removed", async () => {
  const client = connect(createSandbox());
  await client.datasets.create({ name: "api" });
  const deleted = client.datasets.delete("api");
  await expect(deleted).rejects.toThrow(HoneycombConflictError);
  await expect(deleted).rejects.toThrow("resource is delete protected and cannot be deleted");
  const settings = { delete_protected: false };
  expect(await client.datasets.update("api", { settings })).toMatchObject({ settings });
  await client.datasets.delete("api");
  expect(await client.datasets.list()).toEqual([]);
});

test("deleting a dataset deletes everything in it", async () => {
  const sandbox = createSandbox({ polls: 0 });
  const client = connect(sandbox);
  await request(sandbox, "POST", "/1/events/api", { status: 200 });
  const query = await client.queries.create("api", { calculations: [{ op: "COUNT" }] });
  const result = await client.queryResults.run("api", query.id ?? "");
  await client.triggers.create("api", { name: "t", threshold: { op: ">", value: 1 } });
  await client.datasets.delete("api", { liftProtection: true });
  await client.datasets.create({ name: "api" });
  expect(await client.columns.list("api")).toEqual([]);
  expect(await client.triggers.list("api")).toEqual([]);
  await expect(client.queries.get("api", query.id ?? "")).rejects.toThrow(HoneycombNotFoundError);
  await expect(client.queryResults.get("api", result.id)).rejects.toThrow(HoneycombNotFoundError);
  await request(sandbox, "POST", "/1/events/api", { status: 500 });
  const { data } = await client.queryResults.run("api", { calculations: [{ op: "COUNT" }] });
  expect(data?.results).toEqual([{ data: { COUNT: 1 } }]);
});
