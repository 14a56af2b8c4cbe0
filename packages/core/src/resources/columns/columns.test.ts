import { describe, expect, test } from "vitest";
import { firstRequest, json, runWith } from "../../../test/host.ts";
import { type Call, HoneycombNotFoundError } from "../../index.ts";
import { callApi } from "../../transport.ts";

const { columns } = callApi();
const column = { id: "c1", key_name: "duration_ms", type: "float", hidden: false };

describe("columns", () => {
  test.each<[name: string, call: Call<unknown>, request: string, body?: object]>([
    ["list", columns.list("api"), "GET /1/columns/api"],
    ["list, of all datasets", columns.list("__all__"), "GET /1/columns/__all__"],
    ["get", columns.get("api", "c1"), "GET /1/columns/api/c1"],
    [
      "getByName",
      columns.getByName("api", "http.route & more"),
      "GET /1/columns/api?key_name=http.route+%26+more",
    ],
    [
      "create",
      columns.create("api", { key_name: "duration_ms", type: "float" }),
      "POST /1/columns/api",
      { key_name: "duration_ms", type: "float" },
    ],
    [
      "update",
      columns.update("api", "c1", { hidden: true }),
      "PUT /1/columns/api/c1",
      { hidden: true },
    ],
    ["delete", columns.delete("api", "c1"), "DELETE /1/columns/api/c1"],
  ])("%s", (_, call, request, body) => {
    const { method, path, body: sent } = firstRequest(call);
    expect(`${method} ${path}`).toBe(request);
    expect(sent && JSON.parse(sent as string)).toEqual(body);
  });

  test("list returns a list and getByName one column, from the same endpoint", () => {
    expect(runWith(columns.list("api"), json([column])).value).toEqual([column]);
    expect(runWith(columns.list("api"), json([])).value).toEqual([]);
    expect(runWith(columns.getByName("api", "duration_ms"), json(column)).value).toEqual(column);
  });

  test("getByName throws an error when there is no such column", () => {
    const missing = json({ error: "Column not found" }, { status: 404 });
    expect(() => runWith(columns.getByName("api", "nope"), missing)).toThrow(
      HoneycombNotFoundError,
    );
  });

  test("a column can have a type that Honeycomb adds later", () => {
    const later = { ...column, type: "duration" };
    expect(runWith(columns.list("api"), json([later])).value).toEqual([later]);
  });
});
