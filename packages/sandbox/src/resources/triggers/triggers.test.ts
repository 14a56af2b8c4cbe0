import { ALL_DATASETS, HoneycombNotFoundError, HoneycombValidationError } from "@honeycomb/core";
import { expect, test } from "vitest";
import { connect, createDataset, request } from "../../../test/client.ts";
import { createSandbox } from "../../index.ts";

const now = () => new Date("2026-02-03T04:05:06.789Z");
const threshold = { op: ">", value: 10 } as const;
const columns = { duration_ms: "float" } as const;
const slow = { calculations: [{ op: "P99" as const, column: "duration_ms" }], time_range: 900 };

test("a trigger is created with Honeycomb's defaults, listed, read, changed and deleted", async () => {
  const client = connect(createSandbox({ now }));
  await createDataset(client, "api", columns);
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
    query: { id: created.query_id, ...slow },
    query_id: expect.any(String),
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
  await createDataset(client, "api", columns);
  const query = await client.queries.create("api", slow);
  const trigger = await client.triggers.create("api", {
    name: "t",
    threshold,
    query_id: query.id,
  });
  expect(trigger).toMatchObject({ query_id: query.id, query });
  const changed = await client.triggers.update("api", trigger.id, { query: slow });
  expect(changed.query).toMatchObject(slow);
  expect(changed.query_id).not.toBe(query.id);
});

test("a query of another dataset, or with too long a time range, is rejected", async () => {
  const sandbox = createSandbox();
  const client = connect(sandbox);
  await createDataset(client, "api", columns);
  await createDataset(client, "web", columns);
  const elsewhere = await client.queries.create("web", slow);
  const long = await client.queries.create("api", { ...slow, time_range: 3601 });
  const create = (query_id: string | undefined) =>
    client.triggers.create("api", { name: "t", threshold, query_id });
  await expect(create(elsewhere.id)).rejects.toThrow("there is no such query in this dataset");
  await expect(create(long.id)).rejects.toThrow("more than four times the frequency");
  await expect(create(long.id)).rejects.toThrow(HoneycombValidationError);
});

test("an update replaces a trigger, except for its name, its threshold, its query, its baseline and disabled", async () => {
  const client = connect(createSandbox({ now }));
  await createDataset(client, "api", columns);
  const kept = {
    name: "Slow",
    threshold: { op: ">=" as const, value: 10, exceeded_limit: 2 },
    query: { ...slow, time_range: 900 },
    baseline_details: { type: "percentage" as const, offset_minutes: 1440 as const },
    disabled: true,
  };
  const created = await client.triggers.create("api", {
    ...kept,
    description: "Look at payments first",
    frequency: 300,
    alert_type: "on_true",
    recipients: [{ type: "email", target: "on-call@example.com" }],
    tags: [{ key: "team", value: "shop" }],
    auto_investigate: true,
    evaluation_schedule_type: "window",
    evaluation_schedule: {
      window: { days_of_week: ["monday"], start_time: "09:00", end_time: "17:00" },
    },
  });
  const { evaluation_schedule: _, ...rest } = created;
  expect(await client.triggers.update("api", created.id, {})).toEqual({
    ...rest,
    description: "",
    frequency: 900,
    alert_type: "on_change",
    recipients: [],
    tags: [],
    auto_investigate: false,
    evaluation_schedule_type: "frequency",
  });
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
  const { query_id: _, ...trigger } = await client.triggers.create("api", { name: "t", threshold });
  const sent = { ...trigger, id: "another", name: "renamed" };
  const response = await request(sandbox, "PUT", `/1/triggers/api/${trigger.id}`, sent);
  expect(response).toMatchObject({ status: 200, body: { id: trigger.id, name: "renamed" } });
});
