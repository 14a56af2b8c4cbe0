import { ALL_DATASETS, HoneycombNotFoundError } from "@honeycomb/core";
import { expect, test } from "vitest";
import { connect, request } from "../../../test/client.ts";
import { createSandbox } from "../../index.ts";

const now = () => new Date("2026-02-03T04:05:06.789Z");
const slo = {
  name: "Requests succeed",
  sli: { alias: "ok" },
  target_per_million: 900_000,
  time_period_days: 7,
};

test("an SLO is created, listed, read, changed and deleted", async () => {
  const client = connect(createSandbox({ now }));
  await client.datasets.create({ name: "api" });
  const created = await client.slos.create("api", slo);
  expect(created).toEqual({
    ...slo,
    id: expect.stringMatching(/^\w{11}$/),
    description: "",
    tags: [],
    reset_at: null,
    created_at: "2026-02-03T04:05:06Z",
    updated_at: "2026-02-03T04:05:06Z",
    dataset_slugs: ["api"],
  });
  expect(await client.slos.list("api")).toEqual([created]);
  expect(await client.slos.get("api", created.id)).toEqual(created);
  const updated = await client.slos.update("api", created.id, { ...slo, time_period_days: 30 });
  expect(updated).toEqual({ ...created, time_period_days: 30 });
  await client.slos.delete("api", created.id);
  expect(await client.slos.list("api")).toEqual([]);
  await expect(client.slos.delete("api", created.id)).rejects.toThrow(HoneycombNotFoundError);
});

test("an SLO for the whole environment names its datasets, which have to exist", async () => {
  const sandbox = createSandbox();
  const client = connect(sandbox);
  await client.datasets.create({ name: "api" });
  const created = await client.slos.create(ALL_DATASETS, { ...slo, dataset_slugs: ["api"] });
  expect(await client.slos.list(ALL_DATASETS)).toEqual([created]);
  expect(await client.slos.list("api")).toEqual([]);
  const elsewhere = client.slos.create(ALL_DATASETS, { ...slo, dataset_slugs: ["web"] });
  await expect(elsewhere).rejects.toThrow("dataset not found");
  expect(await request(sandbox, "POST", "/1/slos/__all__", slo)).toMatchObject({
    status: 422,
    body: { type_detail: [{ field: "dataset_slugs", code: "missing" }] },
  });
});

test("how it is kept is computed from events", async () => {
  const sandbox = createSandbox({ now });
  const client = connect(sandbox);
  await client.datasets.create({ name: "api" });
  const { id } = await client.slos.create("api", slo);
  expect(await client.slos.getDetailed("api", id)).toMatchObject({ status: "no_events" });

  const yesterday = "2026-02-02T04:05:06Z";
  await request(sandbox, "POST", "/1/batch/api", [
    ...Array.from({ length: 94 }, () => ({ data: { ok: true }, time: yesterday })),
    { data: { ok: false }, time: yesterday, samplerate: 2 },
    { data: { ok: true }, samplerate: 3 },
    { data: { ok: false } },
    { data: { unrelated: 1 } },
  ]);
  const detailed = await client.slos.getDetailed("api", id);
  // 3 of 100 were bad where 10 may be; in the last hours it was 1 of 4.
  expect(detailed.status).toBe("no_alerts");
  expect(detailed.compliance).toBeCloseTo(97);
  expect(detailed.budget_remaining).toBeCloseTo(70);
  expect(detailed.burn_rate).toBeCloseTo(2.5);
});
