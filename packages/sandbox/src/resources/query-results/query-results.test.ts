import { HoneycombNotFoundError, type QuerySpec } from "@honeycomb/core";
import { expect, test } from "vitest";
import { connect, request } from "../../../test/client.ts";
import { createSandbox } from "../../index.ts";

async function withEvent(options?: Parameters<typeof createSandbox>[0]) {
  const sandbox = createSandbox(options);
  await request(sandbox, "POST", "/1/events/api", { status: 200, text: "x", size: 2 });
  return { sandbox, client: connect(sandbox) };
}

test("a query is created with Honeycomb's defaults, and read", async () => {
  const { client } = await withEvent();
  const query = await client.queries.create("api", { breakdowns: ["status"] });
  expect(query).toEqual({
    id: expect.stringMatching(/^\w{11}$/),
    breakdowns: ["status"],
    calculations: [{ op: "COUNT" }],
    time_range: 7200,
  });
  expect(await client.queries.get("api", query.id ?? "")).toEqual(query);
  await expect(client.queries.get("api", "nope")).rejects.toThrow(HoneycombNotFoundError);
  await expect(client.queries.create("web", {})).rejects.toThrow("Dataset not found");
});

test.each<[QuerySpec, string]>([
  [{ breakdowns: ["nope"] }, "breakdowns.0: unknown column name: nope"],
  [{ limit: 1001 }, "limit: must be at most 1000"],
  [{ time_range: 600, granularity: 601 }, "granularity: must be from 1/1000"],
  [{ time_range: 86_400, granularity: 86 }, "granularity: must be from 1/1000"],
])("%j is rejected: %s", async (spec, reason) => {
  const { client } = await withEvent();
  await expect(client.queries.create("api", spec)).rejects.toThrow(reason);
});

test("a result is incomplete when it is created and for the first poll, and then stays complete", async () => {
  const { sandbox, client } = await withEvent({ polls: 2 });
  const { id = "", ...query } = await client.queries.create("api", { time_range: 600 });
  const created = await request(sandbox, "POST", "/1/query_results/api", { query_id: id });
  const result = {
    id: expect.stringMatching(/^\w{11}$/),
    query: { ...query, limit: 100 },
    links: {
      query_url: `https://ui.honeycomb.io/sandbox/environments/sandbox/datasets/api/result/${created.body.id}`,
      graph_image_url: `https://ui.honeycomb.io/sandbox/environments/sandbox/datasets/api/result/${created.body.id}/snapshot`,
    },
  };
  expect(created).toMatchObject({ status: 201, body: { ...result, complete: false } });
  const path = `/1/query_results/api/${created.body.id}`;
  expect(created.headers.get("location")).toBe(`https://api.honeycomb.io${path}`);

  const get = async () => (await request(sandbox, "GET", path)).body;
  expect(await get()).toEqual({ ...result, complete: false });
  expect(await get()).toEqual({ ...result, complete: false });
  const complete = await get();
  expect(complete).toMatchObject({
    ...result,
    complete: true,
    data: { results: [{ data: { COUNT: 1 } }], series: [{ data: { COUNT: 1 } }] },
  });
  expect(await get()).toEqual(complete);
});

test("a result includes the events that existed when it was created", async () => {
  const { sandbox, client } = await withEvent({ polls: 0 });
  const { id = "" } = await client.queries.create("api", {});
  const { id: resultId } = await client.queryResults.create("api", { query_id: id });
  await request(sandbox, "POST", "/1/events/api", { status: 500 });
  const first = await client.queryResults.get("api", resultId);
  expect(first.data?.results).toEqual([{ data: { COUNT: 1 } }]);
  expect(await client.queryResults.get("api", resultId)).toEqual(first);
  const { data } = await client.queryResults.run("api", id);
  expect(data?.results).toEqual([{ data: { COUNT: 2 } }]);
});

test("many queries can run concurrently, also while events arrive", async () => {
  const { sandbox, client } = await withEvent({ polls: 0 });
  const runs = Array.from({ length: 20 }, async (_, index) => {
    const slug = `dataset-${index}`;
    await request(sandbox, "POST", `/1/events/${slug}`, { index });
    const { data } = await client.queryResults.run(slug, { breakdowns: ["index"] });
    return data?.results;
  });
  expect(await Promise.all(runs)).toEqual(runs.map((_, index) => [{ data: { COUNT: 1, index } }]));
});

test("the count is 0 without events, also in an empty environment", async () => {
  const client = connect(createSandbox({ polls: 0 }));
  const { data } = await client.queryResults.run("__all__", {});
  expect(data).toEqual({ results: [{ data: { COUNT: 0 } }], series: [] });
});

test("a query of another dataset, or of more than seven days, has no result", async () => {
  const { sandbox, client } = await withEvent();
  await client.datasets.create({ name: "web" });
  const { id = "" } = await client.queries.create("api", { time_range: 7 * 86_400 });
  await client.queryResults.create("api", { query_id: id });
  const elsewhere = client.queryResults.create("web", { query_id: id });
  await expect(elsewhere).rejects.toThrow(HoneycombNotFoundError);
  const long = await client.queries.create("api", { time_range: 7 * 86_400 + 1 });
  const body = { query_id: long.id };
  expect(await request(sandbox, "POST", "/1/query_results/api", body)).toMatchObject({
    status: 400,
    body: { error: "a query result can cover at most 7 days" },
  });
});

test.each<[QuerySpec, string]>([
  [{ filters: [{ op: "exists" }] }, 'a filter with "exists" needs a column'],
  [
    { calculations: [{ op: "SUM", column: "text" }] },
    'SUM(text) needs a numeric column, which "text" is not',
  ],
  [{ calculations: [{ op: "HEATMAP", column: "size" }] }, "the sandbox does not support HEATMAP"],
  [{ calculations: [{ op: "CONCURRENCY" }] }, "the sandbox does not support CONCURRENCY"],
  [{ calculations: [{ op: "RATE_SUM", column: "size" }] }, "the sandbox does not support RATE_SUM"],
  [
    { orders: [{ op: "AVG", column: "size" }] },
    `"AVG(size)" is not one of the query's calculations`,
  ],
  [
    { havings: [{ calculate_op: "MAX", op: ">", value: 1 }] },
    `"MAX" is not one of the query's calculations`,
  ],
  [{ havings: [{ calculate_op: "COUNT" }] }, "a having needs an op"],
  [{ formulas: [{ name: "f", expression: "1" }] }, "the sandbox does not support formulas"],
  [
    { calculated_fields: [{ name: "f", expression: "BUCKET(1, 2)" }], breakdowns: ["f"] },
    "the sandbox does not support BUCKET",
  ],
  [
    {
      calculated_fields: [{ name: "f", expression: 'REG_MATCH($text, "(")' }],
      breakdowns: ["f"],
    },
    "missing )",
  ],
])("%j results in an error: %s", async (spec, reason) => {
  const { sandbox, client } = await withEvent({ polls: 0 });
  const { id } = await client.queries.create("api", spec);
  const { body: created } = await request(sandbox, "POST", "/1/query_results/api", {
    query_id: id,
  });
  const { status, body } = await request(sandbox, "GET", `/1/query_results/api/${created.id}`);
  expect(status).toBe(200);
  expect(body).toMatchObject({ complete: true, error: expect.stringContaining(reason) });
  expect(body).not.toHaveProperty("data");
});
