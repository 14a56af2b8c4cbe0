import { describe, expect, test } from "vitest";
import { firstRequest, json, runWith, text } from "../../../test/host.ts";
import type { Call, DatasetCreate } from "../../index.ts";
import { callApi } from "../../transport.ts";

const { datasets } = callApi();
const dataset = {
  name: "My API",
  slug: "my-api",
  description: "",
  settings: { delete_protected: true },
  expand_json_depth: 3,
  regular_columns_count: 100,
  last_written_at: "2026-07-19T20:30:40.123456Z",
  created_at: "2026-07-01T00:00:00Z",
};

describe("datasets", () => {
  test.each<[name: string, call: Call<unknown>, request: string, body?: object]>([
    ["list", datasets.list(), "GET /1/datasets"],
    ["get", datasets.get("my-api"), "GET /1/datasets/my-api"],
    ["create", datasets.create({ name: "My API" }), "POST /1/datasets", { name: "My API" }],
    [
      "update",
      datasets.update("my-api", { description: "Requests", expand_json_depth: 0 }),
      "PUT /1/datasets/my-api",
      { description: "Requests", expand_json_depth: 0 },
    ],
    ["delete", datasets.delete("my-api"), "DELETE /1/datasets/my-api"],
  ])("%s", (_, call, request, body) => {
    const { method, path, body: sent } = firstRequest(call);
    expect(`${method} ${path}`).toBe(request);
    expect(sent && JSON.parse(sent as string)).toEqual(body);
  });

  test("are returned as in the response, without fields that are null", () => {
    const { regular_columns_count, last_written_at, ...empty } = dataset;
    const received = { ...empty, regular_columns_count: null, last_written_at: null };
    expect(runWith(datasets.list(), json([dataset, received])).value).toStrictEqual([
      dataset,
      empty,
    ]);
    expect(runWith(datasets.delete("my-api"), text("", 202)).value).toBeUndefined();
  });

  test.each([
    [201, false],
    [200, true],
  ])("create tells whether the dataset existed: status %i", (status, existed) => {
    const { value } = runWith(datasets.create({ name: "My API" }), json(dataset, { status }));
    expect(value).toStrictEqual({ ...dataset, existed });
  });

  test("whether a dataset existed is not sent back", () => {
    const created = { ...dataset, existed: true };
    for (const call of [datasets.create(created), datasets.update("my-api", created)]) {
      expect(JSON.parse(firstRequest(call).body as string)).not.toHaveProperty("existed");
    }
  });

  test.each<[DatasetCreate, string]>([
    [{ name: "" }, "name: must have at least 1 character, but it has 0"],
    [{ name: "x".repeat(256) }, "name: must have at most 255 characters"],
    [
      { name: "a", description: "x".repeat(1025) },
      "description: must have at most 1024 characters",
    ],
    [{ name: "a", expand_json_depth: 11 }, "expand_json_depth: must be at most 10, but it is 11"],
    [{ name: "a", expand_json_depth: -1 }, "expand_json_depth: must be at least 0, but it is -1"],
    [
      { name: "a", expand_json_depth: 1.5 },
      "expand_json_depth: must be a whole number, but it is 1.5",
    ],
  ])("rejects %j", (body, message) => {
    expect(() => firstRequest(datasets.create(body))).toThrow(message);
  });
});
