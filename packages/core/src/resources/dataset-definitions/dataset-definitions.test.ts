import { expect, test } from "vitest";
import { firstRequest, json, runWith } from "../../../test/host.ts";
import { callApi } from "../../transport.ts";

const { datasetDefinitions } = callApi();
const definitions = {
  duration_ms: { name: "duration_ms", column_type: "column" },
  error: { name: "failed", column_type: "derived_column" },
  // Honeycomb may add definitions.
  tenant: { name: "tenant_id", column_type: "lookup" },
};
const received = { ...definitions, user: null };

test("definitions are read, and those that aren't set are absent", () => {
  const { value, requests } = runWith(datasetDefinitions.get("api"), json(received));
  expect(value).toStrictEqual(definitions);
  expect(value.duration_ms?.name).toBe("duration_ms");
  expect(requests).toMatchObject([{ method: "GET", path: "/1/dataset_definitions/api" }]);
});

test("an update changes some definitions, and an empty name clears one", () => {
  const change = { duration_ms: { name: "took_ms" }, error: { name: "" } };
  const { value, requests } = runWith(datasetDefinitions.update("api", change), json(received));
  expect(value).toStrictEqual(definitions);
  expect(requests).toMatchObject([{ method: "PATCH", path: "/1/dataset_definitions/api" }]);
  expect(JSON.parse(requests[0]?.body as string)).toEqual(change);
});

test.each<[change: object, message: string]>([
  [{ duration_ms: {} }, "duration_ms.name: is missing"],
  [{ duration_ms: "took_ms" }, 'duration_ms: expected an object, but it is "took_ms"'],
  [
    { duration_ms: { name: "x".repeat(256) } },
    "duration_ms.name: must have at most 255 characters",
  ],
])("%j is rejected", (change, message) => {
  expect(() => firstRequest(datasetDefinitions.update("api", change))).toThrow(message);
});
