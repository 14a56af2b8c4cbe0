import { ALL_DATASETS, HoneycombConflictError, HoneycombNotFoundError } from "@honeycomb/core";
import { describe, expect, test } from "vitest";
import { connect, createDataset, request } from "../../../test/client.ts";
import { createSandbox } from "../../index.ts";

const now = () => new Date("2026-02-03T04:05:06.789Z");
const field = { alias: "ok", expression: "LT($status, 500)" };

async function withDataset() {
  const sandbox = createSandbox({ now });
  const client = connect(sandbox);
  await createDataset(client, "api", { status: "integer", ms: "float" });
  return { sandbox, client };
}

test.each(["api", ALL_DATASETS])(
  "a calculated field of %s is created, listed, read, changed and deleted",
  async (slug) => {
    const { client } = await withDataset();
    const created = await client.calculatedFields.create(slug, field);
    expect(created).toEqual({
      ...field,
      id: expect.stringMatching(/^\w{11}$/),
      description: "",
      created_at: "2026-02-03T04:05:06Z",
      updated_at: "2026-02-03T04:05:06Z",
    });
    expect(await client.calculatedFields.list(slug)).toEqual([created]);
    expect(await client.calculatedFields.get(slug, created.id)).toEqual(created);
    expect(await client.calculatedFields.getByAlias(slug, "ok")).toEqual(created);
    const change = { alias: "fast", expression: "LT($ms, 9)", description: "Below 9 ms" };
    const changed = await client.calculatedFields.update(slug, created.id, change);
    expect(changed).toEqual({ ...created, ...change });
    await client.calculatedFields.delete(slug, created.id);
    expect(await client.calculatedFields.list(slug)).toEqual([]);
    for (const act of ["get", "delete"] as const) {
      const again = client.calculatedFields[act](slug, created.id);
      await expect(again).rejects.toThrow(HoneycombNotFoundError);
    }
  },
);

test("a list with an alias returns a single field", async () => {
  const { sandbox, client } = await withDataset();
  const created = await client.calculatedFields.create("api", field);
  await client.calculatedFields.create("api", { ...field, alias: "another" });
  const path = "/1/derived_columns/api?alias";
  expect(await request(sandbox, "GET", `${path}=ok`)).toMatchObject({ status: 200, body: created });
  expect((await request(sandbox, "GET", `${path}=nope`)).status).toBe(404);
});

test("a dataset and the environment can have fields with the same alias", async () => {
  const { client } = await withDataset();
  const own = await client.calculatedFields.create("api", field);
  const shared = await client.calculatedFields.create(ALL_DATASETS, field);
  expect(await client.calculatedFields.list("api")).toEqual([own]);
  expect(await client.calculatedFields.list(ALL_DATASETS)).toEqual([shared]);
  await expect(client.calculatedFields.get("api", shared.id)).rejects.toThrow(
    HoneycombNotFoundError,
  );
});

test("an existing alias is rejected, also when a field is renamed", async () => {
  const { client } = await withDataset();
  await client.calculatedFields.create("api", field);
  const { id } = await client.calculatedFields.create("api", { ...field, alias: "another" });
  await expect(client.calculatedFields.create("api", field)).rejects.toThrow(
    HoneycombConflictError,
  );
  await expect(client.calculatedFields.update("api", id, field)).rejects.toThrow(
    'a calculated field with the alias "ok" already exists',
  );
});

describe("a field that is in use can be changed, but neither deleted nor renamed", () => {
  const query = { calculations: [{ op: "COUNT" as const }], time_range: 900 };

  test.each<[string, (client: ReturnType<typeof connect>) => Promise<unknown>]>([
    [
      'the SLO "Requests succeed"',
      (client) =>
        client.slos.create("api", {
          name: "Requests succeed",
          sli: { alias: "ok" },
          target_per_million: 900_000,
          time_period_days: 7,
        }),
    ],
    [
      'the trigger "Broken down"',
      (client) =>
        client.triggers.create("api", {
          name: "Broken down",
          query: { ...query, breakdowns: ["ok"] },
          threshold: { op: ">", value: 1 },
        }),
    ],
    [
      'the trigger "Filtered"',
      async (client) => {
        const filters = [{ column: "ok", op: "=" as const, value: false }];
        const { id } = await client.queries.create("api", { ...query, filters });
        return client.triggers.create("api", {
          name: "Filtered",
          query_id: id,
          threshold: { op: ">", value: 1 },
        });
      },
    ],
    [
      'the board "Overview"',
      async (client) => {
        const spec = { ...query, calculations: [{ op: "SUM" as const, column: "ok" }] };
        const { id: query_id = "" } = await client.queries.create("api", spec);
        const annotation = await client.queryAnnotations.create("api", { name: "n", query_id });
        return client.boards.create({
          name: "Overview",
          type: "flexible",
          panels: [
            { type: "text", text_panel: { content: "Ask in #api" } },
            { type: "query", query_panel: { query_id, query_annotation_id: annotation.id } },
          ],
        });
      },
    ],
  ])("%s", async (use, create) => {
    const { client } = await withDataset();
    const { id } = await client.calculatedFields.create("api", field);
    // The same alias in another dataset is another field.
    const shared = await client.calculatedFields.create(ALL_DATASETS, field);
    await create(client);
    const deleting = client.calculatedFields.delete("api", id);
    await expect(deleting).rejects.toThrow(HoneycombConflictError);
    await expect(deleting).rejects.toThrow(`the calculated field "ok" is used by ${use}`);
    const renaming = client.calculatedFields.update("api", id, { ...field, alias: "other" });
    await expect(renaming).rejects.toThrow(`is used by ${use}`);
    await client.calculatedFields.update("api", id, { ...field, expression: "LT($status, 400)" });
    await client.calculatedFields.delete(ALL_DATASETS, shared.id);
  });
});

test("deleting a dataset deletes its fields", async () => {
  const { client } = await withDataset();
  await client.calculatedFields.create("api", field);
  await client.datasets.delete("api", { liftProtection: true });
  await client.datasets.create({ name: "api" });
  expect(await client.calculatedFields.list("api")).toEqual([]);
});
