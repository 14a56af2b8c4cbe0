import { expect, test } from "vitest";
import { firstRequest, json, runWith } from "../../../test/host.ts";
import { callApi } from "../../index.ts";

const { datasetDefinitions } = callApi();
const received = {
  duration_ms: { name: "duration_ms", column_type: "column" },
  error: { name: "failed", column_type: "derived_column" },
  user: null,
  // What may be added later.
  tenant: { name: "tenant_id", column_type: "lookup" },
};

test("definitions are read, those that aren't set, too", () => {
  const { value, requests } = runWith(datasetDefinitions.get("api"), json(received));
  expect(value).toEqual(received);
  expect(value.duration_ms?.name).toBe("duration_ms");
  expect(requests).toMatchObject([{ method: "GET", path: "/1/dataset_definitions/api" }]);
});

test("some are changed, and an empty name clears one", () => {
  const change = { duration_ms: { name: "took_ms" }, error: { name: "" } };
  const { value, requests } = runWith(datasetDefinitions.update("api", change), json(received));
  expect(value).toEqual(received);
  expect(requests).toMatchObject([{ method: "PATCH", path: "/1/dataset_definitions/api" }]);
  expect(JSON.parse(requests[0]?.body as string)).toEqual(change);
});

test("what was read can be sent back", () => {
  const { tenant, ...known } = received;
  const request = firstRequest(datasetDefinitions.update("api", known as never));
  expect(JSON.parse(request.body as string)).toEqual(known);
});

test.each<[change: object, message: string]>([
  [{ duration: { name: "took_ms" } }, "duration: is not a field of this request"],
  [{ duration_ms: "took_ms" }, 'duration_ms: expected Object, but it is "took_ms"'],
  [{ duration_ms: { name: "x".repeat(256) } }, "duration_ms.name: expected a length <=255"],
])("%j is refused", (change, message) => {
  expect(() => firstRequest(datasetDefinitions.update("api", change))).toThrow(message);
});
