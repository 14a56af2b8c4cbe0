import { ALL_DATASETS, HoneycombConflictError, HoneycombNotFoundError } from "@honeycomb/core";
import { expect, test } from "vitest";
import { connect, request } from "../../../test/client.ts";
import { createSandbox } from "../../index.ts";

const now = () => new Date("2026-02-03T04:05:06.789Z");

test("a column is created, listed, found by its name, changed and deleted", async () => {
  const client = connect(createSandbox({ now }));
  await client.datasets.create({ name: "api" });
  const created = await client.columns.create("api", { key_name: "took_ms", type: "float" });
  expect(created).toEqual({
    id: expect.stringMatching(/^\w{11}$/),
    key_name: "took_ms",
    type: "float",
    description: "",
    hidden: false,
    created_at: "2026-02-03T04:05:06Z",
    updated_at: "2026-02-03T04:05:06Z",
  });
  expect(await client.columns.list("api")).toEqual([created]);
  expect(await client.columns.get("api", created.id)).toEqual(created);
  expect(await client.columns.getByName("api", "took_ms")).toEqual(created);

  const updated = await client.columns.update("api", created.id, { description: "How long" });
  expect(updated).toEqual({ ...created, description: "How long" });

  await client.columns.delete("api", created.id);
  expect(await client.columns.list("api")).toEqual([]);
  await expect(client.columns.get("api", created.id)).rejects.toThrow(HoneycombNotFoundError);
  await expect(client.columns.delete("api", created.id)).rejects.toThrow(HoneycombNotFoundError);
});

test("an existing name is rejected", async () => {
  const client = connect(createSandbox());
  await client.datasets.create({ name: "api" });
  await client.columns.create("api", { key_name: "status" });
  const again = client.columns.create("api", { key_name: "status" });
  await expect(again).rejects.toThrow(HoneycombConflictError);
  await expect(client.columns.getByName("api", "Status")).rejects.toThrow("column not found");
});

test("__all__ contains the columns of every dataset", async () => {
  const client = connect(createSandbox());
  await client.datasets.create({ name: "api" });
  await client.datasets.create({ name: "web" });
  const status = await client.columns.create("api", { key_name: "status" });
  const page = await client.columns.create("web", { key_name: "page" });
  expect(await client.columns.list(ALL_DATASETS)).toEqual([status, page]);
  expect(await client.columns.getByName(ALL_DATASETS, "page")).toEqual(page);
});

test("events create columns with the types of their values, and update last_written", async () => {
  const sandbox = createSandbox({ now });
  const client = connect(sandbox);
  await request(sandbox, "POST", "/1/events/api", {
    endpoint: "/cart",
    status: 200,
    duration_ms: 12.5,
    error: false,
    nothing: null,
    tags: ["a", "b"],
  });
  const columns = await client.columns.list("api");
  expect(columns.map(({ key_name, type }) => [key_name, type])).toEqual([
    ["endpoint", "string"],
    ["status", "integer"],
    ["duration_ms", "float"],
    ["error", "boolean"],
    ["tags", "string"],
  ]);
  expect(columns[0]?.last_written).toBe("2026-02-03T04:05:06Z");
  expect(await client.datasets.get("api")).toMatchObject({
    regular_columns_count: 5,
    last_written_at: "2026-02-03T04:05:06Z",
  });
});

test("an integer column becomes a float column when a fraction arrives", async () => {
  const sandbox = createSandbox();
  const client = connect(sandbox);
  await request(sandbox, "POST", "/1/events/api", { size: 3 });
  await request(sandbox, "POST", "/1/events/api", { size: 3.5 });
  expect(await client.columns.getByName("api", "size")).toMatchObject({ type: "float" });
});
