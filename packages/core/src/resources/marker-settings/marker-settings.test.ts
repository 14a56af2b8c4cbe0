import { expect, test } from "vitest";
import { firstRequest, json, runWith } from "../../../test/host.ts";
import { ALL_DATASETS, type Call } from "../../index.ts";
import { callApi } from "../../transport.ts";

const { markerSettings } = callApi();
const sent = { type: "deploy", color: "#7b1fa2" };
const setting = { id: "s1", ...sent, created_at: "2026-01-01T00:00:00Z" };
const received = { ...setting, updated_at: null };

test.each<[name: string, call: Call<unknown>, request: string, body?: object]>([
  ["list", markerSettings.list(ALL_DATASETS), "GET /1/marker_settings/__all__"],
  ["create", markerSettings.create("api", sent), "POST /1/marker_settings/api", sent],
  ["update", markerSettings.update("api", "s1", sent), "PUT /1/marker_settings/api/s1", sent],
  ["delete", markerSettings.delete("api", "s1"), "DELETE /1/marker_settings/api/s1"],
])("%s", (_, call, request, body) => {
  const { method, path, body: text } = firstRequest(call);
  expect(`${method} ${path}`).toBe(request);
  expect(text && JSON.parse(text as string)).toEqual(body);
});

test("settings are returned, including deleted ones", () => {
  expect(runWith(markerSettings.list("api"), json([received])).value).toStrictEqual([setting]);
  expect(runWith(markerSettings.delete("api", "s1"), json(received)).value).toStrictEqual(setting);
});

test("a setting needs a color", () => {
  // @ts-expect-error it is missing
  expect(() => firstRequest(markerSettings.create("api", { type: "deploy" }))).toThrow(
    "Invalid input for createMarkerSetting: color: is missing; expected a string",
  );
});
