import { describe, expect, test } from "vitest";
import { firstRequest, json, runWith } from "../../../test/host.ts";
import { ALL_DATASETS, type Call, HoneycombInputError, type MarkerCreate } from "../../index.ts";
import { callApi } from "../../transport.ts";

const { markers } = callApi();
const marker = {
  id: "d1c84e",
  type: "deploy",
  message: "v1.4.0",
  start_time: 1_767_225_600,
  end_time: 1_767_225_900,
  url: "https://ci.example/1",
  created_at: "2026-01-01T00:00:00Z",
  updated_at: "2026-01-01T00:00:00Z",
  color: "#7b1fa2",
};
const { id, created_at, updated_at, color, ...sent } = marker;

describe("markers", () => {
  test.each<[name: string, call: Call<unknown>, request: string, body?: object]>([
    ["list", markers.list("api"), "GET /1/markers/api"],
    ["list of the environment", markers.list(ALL_DATASETS), "GET /1/markers/__all__"],
    [
      "create",
      markers.create("api", { type: "deploy" }),
      "POST /1/markers/api",
      { type: "deploy" },
    ],
    ["update", markers.update("api", id, sent), `PUT /1/markers/api/${id}`, sent],
    ["delete", markers.delete("api", id), `DELETE /1/markers/api/${id}`],
  ])("%s", (_, call, request, body) => {
    const { method, path, body: text } = firstRequest(call);
    expect(`${method} ${path}`).toBe(request);
    expect(text && JSON.parse(text as string)).toEqual(body);
  });

  test("are returned as they are, including deleted ones", () => {
    expect(runWith(markers.list("api"), json([marker])).value).toEqual([marker]);
    expect(runWith(markers.create("api", sent), json(marker)).value).toEqual(marker);
    expect(runWith(markers.delete("api", id), json(marker)).value).toEqual(marker);
  });

  test.each<[MarkerCreate, string]>([
    [{ start_time: 1.5 }, "start_time: must be a whole number, but it is 1.5"],
    [{ end_time: "now" as never }, 'end_time: expected a number, but it is "now"'],
  ])("are rejected: %j", (invalid, message) => {
    const creating = () => firstRequest(markers.create("api", invalid));
    expect(creating).toThrow(HoneycombInputError);
    expect(creating).toThrow(message);
  });
});
