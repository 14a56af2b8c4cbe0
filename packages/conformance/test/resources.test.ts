import {
  ALL_DATASETS,
  HoneycombConflictError,
  HoneycombNotFoundError,
  type QuerySpec,
} from "@honeycomb/async";
import { beforeEach, describe, expect, test } from "vitest";
import { type Client, modes } from "../src/client.ts";
import { failureOf } from "../src/failure.ts";
import { useSandbox } from "../src/setup.ts";

const sandbox = useSandbox();

describe.each(modes)("$name", ({ connect }) => {
  let client: Client;
  beforeEach(async () => {
    client = connect({ apiKey: "test-key", baseUrl: sandbox().url });
    await client.datasets.create({ name: "My API" });
    return () => client.close();
  });

  test("auth", async () => {
    expect(await client.auth.get()).toMatchObject({
      type: "configuration",
      api_key_access: { queries: true },
      team: { slug: expect.any(String) },
    });
  });

  test("datasets", async () => {
    const { datasets } = client;
    const created = await datasets.create({ name: "Über uns", description: "About" });
    expect(created).toMatchObject({ name: "Über uns", description: "About", existed: false });
    const { existed: _, ...read } = created;
    expect(await datasets.get(created.slug)).toEqual(read);
    const changed = { description: "All about", expand_json_depth: 2 };
    expect(await datasets.update(created.slug, changed)).toMatchObject(changed);
    expect((await datasets.list()).map(({ name }) => name)).toEqual(["My API", "Über uns"]);
    // An existing dataset is returned, not created again.
    expect(await datasets.create({ name: "Über uns" })).toMatchObject({
      slug: created.slug,
      existed: true,
    });
    expect(await datasets.list()).toHaveLength(2);
    expect(await datasets.delete(created.slug, { liftProtection: true })).toBeUndefined();
    expect(await failureOf(() => datasets.get(created.slug))).toBeInstanceOf(
      HoneycombNotFoundError,
    );
    expect(await failureOf(() => datasets.delete(created.slug))).toBeInstanceOf(
      HoneycombNotFoundError,
    );
  });

  test("protected datasets", async () => {
    const { datasets } = client;
    // A new dataset is protected.
    const error = await failureOf(() => datasets.delete("my-api"));
    expect(error).toBeInstanceOf(HoneycombConflictError);
    expect(error.message).toContain("delete_protected");
    await datasets.update("my-api", { settings: { delete_protected: false } });
    await datasets.delete("my-api");
    expect(await datasets.list()).toEqual([]);
  });

  test("columns", async () => {
    const { columns } = client;
    const created = await columns.create("my-api", { key_name: "took_ms", type: "float" });
    expect(created).toMatchObject({ key_name: "took_ms", type: "float", hidden: false });
    expect(await columns.get("my-api", created.id)).toEqual(created);
    expect(await columns.getByName("my-api", "took_ms")).toEqual(created);
    expect(await columns.list("my-api")).toEqual([created]);
    expect(await columns.update("my-api", created.id, { hidden: true })).toMatchObject({
      key_name: "took_ms",
      hidden: true,
    });
    const duplicate = await failureOf(() => columns.create("my-api", { key_name: "took_ms" }));
    expect(duplicate).toBeInstanceOf(HoneycombConflictError);
    await columns.delete("my-api", created.id);
    expect(await columns.list("my-api")).toEqual([]);
    expect(await failureOf(() => columns.getByName("my-api", "took_ms"))).toBeInstanceOf(
      HoneycombNotFoundError,
    );
  });

  test.each(["my-api", ALL_DATASETS])("triggers of %s", async (dataset) => {
    const { triggers } = client;
    const query: QuerySpec = { calculations: [{ op: "COUNT" }], time_range: 900 };
    const created = await triggers.create(dataset, {
      name: "Errors",
      threshold: { op: ">", value: 10, exceeded_limit: 2 },
      frequency: 300,
      query: { calculations: [{ op: "COUNT" }], time_range: 900 },
      tags: [{ key: "team", value: "checkout" }],
    });
    expect(created).toMatchObject({
      name: "Errors",
      threshold: { op: ">", value: 10, exceeded_limit: 2 },
      frequency: 300,
      query,
      tags: [{ key: "team", value: "checkout" }],
    });
    expect(await triggers.get(dataset, created.id)).toEqual(created);
    expect(await triggers.list(dataset)).toEqual([created]);
    const changed = { ...created, disabled: true };
    expect(await triggers.update(dataset, created.id, changed)).toMatchObject({
      name: "Errors",
      disabled: true,
    });
    expect(await triggers.delete(dataset, created.id)).toBeUndefined();
    expect(await triggers.list(dataset)).toEqual([]);
    expect(await failureOf(() => triggers.get(dataset, created.id))).toBeInstanceOf(
      HoneycombNotFoundError,
    );
  });

  test("triggers on an existing query", async () => {
    const spec: QuerySpec = { calculations: [{ op: "COUNT" }], time_range: 900 };
    const { id } = await client.queries.create("my-api", spec);
    expect(id).toBeTypeOf("string");
    const trigger = await client.triggers.create("my-api", {
      name: "Errors",
      threshold: { op: ">=", value: 1 },
      query_id: id,
    });
    expect(trigger).toMatchObject({ query_id: id });
  });

  test("queries", async () => {
    const spec: QuerySpec = {
      calculations: [{ op: "P99", column: "duration_ms" }],
      breakdowns: ["endpoint"],
      filters: [{ column: "status", op: ">=", value: 500 }],
      time_range: 3600,
    };
    await client.columns.create("my-api", { key_name: "duration_ms", type: "float" });
    await client.columns.create("my-api", { key_name: "endpoint" });
    await client.columns.create("my-api", { key_name: "status", type: "integer" });
    const created = await client.queries.create("my-api", spec);
    expect(created).toMatchObject(spec);
    expect(await client.queries.get("my-api", created.id ?? "")).toEqual(created);
    expect(await failureOf(() => client.queries.get("my-api", "nope"))).toBeInstanceOf(
      HoneycombNotFoundError,
    );
  });
});
