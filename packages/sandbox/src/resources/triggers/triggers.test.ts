import { ALL_DATASETS, HoneycombNotFoundError, HoneycombValidationError } from "@honeycomb/core";
import { expect, test } from "vitest";
import { connect, request } from "../../../test/client.ts";
import { createSandbox } from "../../index.ts";

const now = () => new Date("2026-02-03T04:05:06.789Z");
const threshold = { op: ">", value: 10 } as const;
const slow = { calculations: [{ op: "P99" as const, column: "duration_ms" }], time_range: 900 };

test("a trigger is created with Honeycomb's defaults, listed, read, changed and deleted", async () => {
  const client = connect(createSandbox({ now }));
  await client.datasets.create({ name: "api" });
  const created = await client.triggers.create("api", { name: "Slow", query: slow, threshold });
  expect(created).toEqual({
    id: expect.stringMatching(/^\w{11}$/),
    dataset_slug: "api",
    name: "Slow",
    description: "",
    tags: [],
    threshold: { op: ">", value: 10, exceeded_limit: 1 },
    frequency: 900,
    alert_type: "on_change",
    disabled: false,
    triggered: false,
    recipients: [],
    evaluation_schedule_type: "frequency",
    auto_investigate: false,
    query: { id: expect.any(String), ...slow },
    created_at: "2026-02-03T04:05:06Z",
    updated_at: "2026-02-03T04:05:06Z",
  });
  expect(await client.triggers.list("api")).toEqual([created]);
  expect(await client.triggers.get("api", created.id)).toEqual(created);

  const updated = await client.triggers.update("api", created.id, {
    name: "Very slow",
    threshold: { op: ">=", value: 20, exceeded_limit: 3 },
    recipients: [{ type: "email", target: "on-call@example.com" }],
  });
  expect(updated).toEqual({
    ...created,
    name: "Very slow",
    threshold: { op: ">=", value: 20, exceeded_limit: 3 },
    recipients: [{ id: expect.any(String), type: "email", target: "on-call@example.com" }],
  });

  await client.triggers.delete("api", created.id);
  expect(await client.triggers.list("api")).toEqual([]);
  await expect(client.triggers.get("api", created.id)).rejects.toThrow(HoneycombNotFoundError);
  await expect(client.triggers.delete("api", created.id)).rejects.toThrow(HoneycombNotFoundError);
});

test("the default query counts events", async () => {
  const client = connect(createSandbox());
  await client.datasets.create({ name: "api" });
  const trigger = await client.triggers.create("api", { name: "t", threshold, frequency: 300 });
  expect(trigger.query).toMatchObject({ calculations: [{ op: "COUNT" }], time_range: 300 });
});

test("an inline query can be replaced by an existing query, and vice versa", async () => {
  const client = connect(createSandbox());
  await client.datasets.create({ name: "api" });
  const query = await client.queries.create("api", slow);
  const trigger = await client.triggers.create("api", {
    name: "t",
    threshold,
    query_id: query.id,
  });
  expect(trigger.query_id).toBe(query.id);
  expect(trigger.query).toBeUndefined();
  const changed = await client.triggers.update("api", trigger.id, { query: slow });
  expect(changed.query).toMatchObject(slow);
  expect(changed.query_id).toBeUndefined();
});

test("a query of another dataset, or with too long a time range, is rejected", async () => {
  const sandbox = createSandbox();
  const client = connect(sandbox);
  await client.datasets.create({ name: "api" });
  await client.datasets.create({ name: "web" });
  const elsewhere = await client.queries.create("web", slow);
  const long = await client.queries.create("api", { ...slow, time_range: 3601 });
  const create = (query_id: string | undefined) =>
    client.triggers.create("api", { name: "t", threshold, query_id });
  await expect(create(elsewhere.id)).rejects.toThrow("there is no such query in this dataset");
  await expect(create(long.id)).rejects.toThrow("more than four times the frequency");
  await expect(create(long.id)).rejects.toThrow(HoneycombValidationError);
});

test("a trigger for the whole environment belongs to __all__", async () => {
  const client = connect(createSandbox());
  await client.datasets.create({ name: "api" });
  const trigger = await client.triggers.create(ALL_DATASETS, { name: "t", threshold });
  expect(trigger.dataset_slug).toBe(ALL_DATASETS);
  expect(await client.triggers.list(ALL_DATASETS)).toEqual([trigger]);
  expect(await client.triggers.list("api")).toEqual([]);
});

test("a trigger that was read can be sent back; read-only fields are ignored", async () => {
  const sandbox = createSandbox();
  const client = connect(sandbox);
  await client.datasets.create({ name: "api" });
  const { query: _, ...trigger } = await client.triggers.create("api", { name: "t", threshold });
  const sent = { ...trigger, id: "another", name: "renamed" };
  const response = await request(sandbox, "PUT", `/1/triggers/api/${trigger.id}`, sent);
  expect(response).toMatchObject({ status: 200, body: { id: trigger.id, name: "renamed" } });
});
