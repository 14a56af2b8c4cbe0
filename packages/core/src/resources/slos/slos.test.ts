import { describe, expect, test } from "vitest";
import { firstRequest, json, runWith } from "../../../test/host.ts";
import { ALL_DATASETS, type Call, type SLOCreate } from "../../index.ts";
import { callApi } from "../../transport.ts";

const { slos } = callApi();
const slo = {
  name: "Requests succeed",
  sli: { alias: "request_ok" },
  target_per_million: 999_000,
  time_period_days: 30,
} satisfies SLOCreate;

describe("SLOs", () => {
  test.each<[name: string, call: Call<unknown>, request: string, body?: object]>([
    ["list", slos.list("api"), "GET /1/slos/api"],
    ["get", slos.get("api", "s1"), "GET /1/slos/api/s1"],
    ["getDetailed", slos.getDetailed("api", "s1"), "GET /1/slos/api/s1?detailed=true"],
    ["create", slos.create("api", slo), "POST /1/slos/api", slo],
    ["update", slos.update("api", "s1", slo), "PUT /1/slos/api/s1", slo],
    ["delete", slos.delete("api", "s1"), "DELETE /1/slos/api/s1"],
  ])("%s", (_, call, request, body) => {
    const { method, path, body: sent } = firstRequest(call);
    expect(`${method} ${path}`).toBe(request);
    expect(sent && JSON.parse(sent as string)).toEqual(body);
  });

  test("getDetailed returns the performance of the SLO, including values that Honeycomb adds later", () => {
    const detailed = {
      ...slo,
      id: "s1",
      compliance: 95.39,
      budget_remaining: -7.73,
      status: "on_fire",
      burn_rate: 1.5,
    };
    expect(runWith(slos.getDetailed("api", "s1"), json(detailed)).value).toEqual(detailed);
  });

  test("an environment-wide SLO names its datasets", () => {
    expect(() => firstRequest(slos.create(ALL_DATASETS, slo))).toThrow(
      "Invalid input for createSlo: dataset_slugs: expected at least 1 dataset, since the SLO is for __all__, but it is undefined",
    );
    const wide = { ...slo, dataset_slugs: ["api", "web"] };
    const { body } = firstRequest(slos.create(ALL_DATASETS, wide));
    expect(JSON.parse(body as string)).toEqual(wide);
  });

  test.each<[Partial<SLOCreate>, string]>([
    [{ name: "" }, "name: must have at least 1 character, but it has 0"],
    [
      { target_per_million: 1_000_000 },
      "target_per_million: must be at most 999999, but it is 1000000",
    ],
    [{ time_period_days: 0 }, "time_period_days: must be at least 1, but it is 0"],
    [{ dataset_slugs: [] }, "dataset_slugs: must have at least 1 item, but it has 0"],
    [{ tags: [{ key: "Team", value: "a" }] }, "tags[0].key: must match"],
  ])("rejects %j", (change, message) => {
    expect(() => firstRequest(slos.create("api", { ...slo, ...change }))).toThrow(message);
  });
});
