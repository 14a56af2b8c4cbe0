import { describe, expect, test } from "vitest";
import { firstRequest, json, runWith } from "../../../test/host.ts";
import type { Call, QueryAnnotationCreate } from "../../index.ts";
import { callApi } from "../../transport.ts";

const { queryAnnotations } = callApi();
const annotation = { name: "Slow requests", query_id: "q1" };

describe("query annotations", () => {
  test.each<[name: string, call: Call<unknown>, request: string, body?: object]>([
    ["list", queryAnnotations.list("api"), "GET /1/query_annotations/api"],
    [
      "list, with those of boards",
      queryAnnotations.list("api", { include_board_annotations: true }),
      "GET /1/query_annotations/api?include_board_annotations=true",
    ],
    ["get", queryAnnotations.get("api", "a1"), "GET /1/query_annotations/api/a1"],
    [
      "create",
      queryAnnotations.create("__all__", annotation),
      "POST /1/query_annotations/__all__",
      annotation,
    ],
    [
      "update",
      queryAnnotations.update("api", "a1", annotation),
      "PUT /1/query_annotations/api/a1",
      annotation,
    ],
    ["delete", queryAnnotations.delete("api", "a1"), "DELETE /1/query_annotations/api/a1"],
  ])("%s", (_, call, request, body) => {
    const { method, path, body: sent } = firstRequest(call);
    expect(`${method} ${path}`).toBe(request);
    expect(sent && JSON.parse(sent as string)).toEqual(body);
  });

  test("have their id after an update, even if the response lacks it", () => {
    const call = queryAnnotations.update("api", "a1", annotation);
    expect(runWith(call, json(annotation)).value).toEqual({ id: "a1", ...annotation });
  });

  test.each<[Partial<QueryAnnotationCreate>, string]>([
    [{ name: "" }, "name: must have at least 1 character"],
    [{ name: "a".repeat(321) }, "name: must have at most 320 characters"],
    [{ description: "a".repeat(1024) }, "description: must have at most 1023 characters"],
  ])("rejects %j", (change, message) => {
    const call = queryAnnotations.create("api", { ...annotation, ...change });
    expect(() => firstRequest(call)).toThrow(message);
  });
});
