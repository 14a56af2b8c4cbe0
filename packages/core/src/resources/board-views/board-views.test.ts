import { describe, expect, test } from "vitest";
import { firstRequest, json, runWith } from "../../../test/host.ts";
import type { BoardViewCreate, Call } from "../../index.ts";
import { callApi } from "../../transport.ts";

const { boardViews } = callApi();
const view = {
  name: "Errors",
  filters: [{ column: "status", operation: ">=", value: 500 }],
} as const satisfies BoardViewCreate;

describe("board views", () => {
  test.each<[name: string, call: Call<unknown>, request: string, body?: object]>([
    ["list", boardViews.list("b1"), "GET /1/boards/b1/views"],
    ["get", boardViews.get("b1", "v1"), "GET /1/boards/b1/views/v1"],
    ["create", boardViews.create("b1", view), "POST /1/boards/b1/views", view],
    ["update", boardViews.update("b1", "v1", view), "PUT /1/boards/b1/views/v1", view],
    ["delete", boardViews.delete("b1", "v1"), "DELETE /1/boards/b1/views/v1"],
  ])("%s", (_, call, request, body) => {
    const { method, path, body: sent } = firstRequest(call);
    expect(`${method} ${path}`).toBe(request);
    expect(sent && JSON.parse(sent as string)).toEqual(body);
  });

  test("are returned unchanged, with operations that Honeycomb adds later", () => {
    const received = { id: "v1", name: "Errors", filters: [{ column: "a", operation: "near" }] };
    expect(runWith(boardViews.get("b1", "v1"), json(received)).value).toEqual(received);
  });

  test.each<[object, string]>([
    [{ filters: [] }, "filters: must have at least 1 item"],
    [{ filters: [{ column: "a", operation: 1 }] }, "filters[0].operation: expected a string"],
    [
      { filters: [{ column: "a", operation: "exists", value: 1 }] },
      'filters[0].value: must be left out: the op "exists" has no value',
    ],
    [
      { filters: [{ column: "a", operation: "in", value: 1 }] },
      'filters[0].value: must be a list of values, since op is "in"',
    ],
    [
      { filters: [{ column: "a", operation: "=" }] },
      'filters[0].value: must be one value, since op is "="',
    ],
  ])("rejects %j", (change, message) => {
    const wrong = { ...view, ...change } as BoardViewCreate;
    expect(() => firstRequest(boardViews.create("b1", wrong))).toThrow(message);
  });
});
