import { describe, expect, test } from "vitest";
import { firstRequest, json, runWith } from "../../../test/host.ts";
import { type CalculatedFieldCreate, type Call, expressions } from "../../index.ts";
import { callApi } from "../../transport.ts";

const { calculatedFields } = callApi();
const { col, Lt } = expressions;
const field = { alias: "ok", expression: "LT($status, 500)" };
const received = { id: "f1", ...field, created_at: "2026-01-01", updated_at: "2026-01-02" };

describe("calculated fields", () => {
  test.each<[name: string, call: Call<unknown>, request: string, body?: object]>([
    ["list", calculatedFields.list("__all__"), "GET /1/derived_columns/__all__"],
    ["get", calculatedFields.get("api", "f1"), "GET /1/derived_columns/api/f1"],
    [
      "getByAlias",
      calculatedFields.getByAlias("api", "is ok?"),
      "GET /1/derived_columns/api?alias=is+ok%3F",
    ],
    ["create", calculatedFields.create("api", field), "POST /1/derived_columns/api", field],
    [
      "create, with an expression",
      calculatedFields.create("api", { alias: "ok", expression: Lt(col("status"), 500) }),
      "POST /1/derived_columns/api",
      field,
    ],
    [
      "update, with an expression",
      calculatedFields.update("api", "f1", { alias: "ok", expression: Lt(col("status"), 500) }),
      "PUT /1/derived_columns/api/f1",
      field,
    ],
    ["delete", calculatedFields.delete("api", "f1"), "DELETE /1/derived_columns/api/f1"],
  ])("%s", (_, call, request, body) => {
    const { method, path, body: sent } = firstRequest(call);
    expect(`${method} ${path}`).toBe(request);
    expect(sent && JSON.parse(sent as string)).toEqual(body);
  });

  test("are listed, and found by their alias", () => {
    expect(runWith(calculatedFields.list("api"), json([received])).value).toEqual([received]);
    const found = runWith(calculatedFields.getByAlias("api", "ok"), json(received)).value;
    expect(found).toEqual(received);
  });

  test.each<[Partial<CalculatedFieldCreate>, string]>([
    [{ alias: "" }, "alias: must have at least 1 character"],
    [{ alias: "a".repeat(256) }, "alias: must have at most 255 characters"],
    [{ expression: "" }, "expression: must have at least 1 character"],
    [{ expression: "1".repeat(4096) }, "expression: must have at most 4095 characters"],
    [{ description: "a".repeat(256) }, "description: must have at most 255 characters"],
    // @ts-expect-error neither text nor an expression
    [{ expression: 1 }, "expression: expected a string, but it is 1"],
  ])("rejects %j", (change, message) => {
    const call = calculatedFields.create("api", { ...field, ...change });
    expect(() => firstRequest(call)).toThrow(message);
  });
});
