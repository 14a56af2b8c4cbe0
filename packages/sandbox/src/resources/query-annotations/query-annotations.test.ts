import { ALL_DATASETS, HoneycombNotFoundError, HoneycombValidationError } from "@honeycomb/core";
import { expect, test } from "vitest";
import { connect, request } from "../../../test/client.ts";
import { createSandbox } from "../../index.ts";

const now = () => new Date("2026-02-03T04:05:06.789Z");

async function withQuery(slug = "api") {
  const sandbox = createSandbox({ now });
  const client = connect(sandbox);
  await client.datasets.create({ name: "api" });
  const { id: query_id = "" } = await client.queries.create(slug, {});
  return { sandbox, client, query_id };
}

test.each(["api", ALL_DATASETS])(
  "an annotation in %s is created, listed, read, changed and deleted",
  async (slug) => {
    const { client, query_id } = await withQuery(slug);
    const created = await client.queryAnnotations.create(slug, { name: "Requests", query_id });
    expect(created).toEqual({
      id: expect.stringMatching(/^\w{11}$/),
      name: "Requests",
      description: "",
      query_id,
      source: "query",
      created_at: "2026-02-03T04:05:06Z",
      updated_at: "2026-02-03T04:05:06Z",
    });
    expect(await client.queryAnnotations.list(slug)).toEqual([created]);
    expect(await client.queryAnnotations.get(slug, created.id)).toEqual(created);
    const change = { name: "All requests", description: "By hour", query_id };
    const changed = await client.queryAnnotations.update(slug, created.id, change);
    expect(changed).toEqual({ ...created, ...change });
    await client.queryAnnotations.delete(slug, created.id);
    expect(await client.queryAnnotations.list(slug)).toEqual([]);
    for (const act of ["get", "delete"] as const) {
      const again = client.queryAnnotations[act](slug, created.id);
      await expect(again).rejects.toThrow(HoneycombNotFoundError);
    }
    // The query can't be changed, and can have several annotations.
    expect(await client.queries.get(slug, query_id)).toMatchObject({ id: query_id });
    await client.queryAnnotations.create(slug, { name: "One", query_id });
    await client.queryAnnotations.create(slug, { name: "Another", query_id });
    expect(await client.queryAnnotations.list(slug)).toHaveLength(2);
  },
);

test("its query must belong to the dataset, and can't be changed", async () => {
  const { sandbox, client, query_id } = await withQuery();
  const other = await client.queries.create("api", { time_range: 60 });
  const { id: elsewhere = "" } = await client.queries.create(ALL_DATASETS, {});
  const annotation = { name: "Requests", query_id: elsewhere };
  const creating = client.queryAnnotations.create("api", annotation);
  await expect(creating).rejects.toThrow(HoneycombValidationError);
  await expect(creating).rejects.toThrow("not the id of a query in this dataset");

  const { id } = await client.queryAnnotations.create("api", { name: "Requests", query_id });
  const path = `/1/query_annotations/api/${id}`;
  const change = { name: "Requests", query_id: other.id };
  expect(await request(sandbox, "PUT", path, change)).toMatchObject({
    status: 400,
    body: { error: "the query of an annotation can't be changed: query_id" },
  });
});

test("annotations of boards are listed only when requested", async () => {
  const client = connect(createSandbox({ now, seed: true }));
  expect(await client.queryAnnotations.list(ALL_DATASETS)).toEqual([]);
  const query = { include_board_annotations: true };
  const [annotation] = await client.queryAnnotations.list(ALL_DATASETS, query);
  expect(annotation?.source).toBe("board");
});
