import {
  ALL_DATASETS,
  HoneycombNotFoundError,
  HoneycombValidationError,
  type SLOHistoryRequest,
} from "@honeycomb/core";
import { describe, expect, test } from "vitest";
import { connect, createDataset, request } from "../../../test/client.ts";
import { createSandbox } from "../../index.ts";

const now = () => new Date("2026-02-03T04:05:06.789Z");
const slo = {
  name: "Requests succeed",
  sli: { alias: "ok" },
  target_per_million: 900_000,
  time_period_days: 7,
};

/** A sandbox with a dataset that has the calculated field of the SLO. */
async function withField(
  expression = "NOT($error)",
  columns: Parameters<typeof createDataset>[2] = { error: "boolean" },
) {
  const sandbox = createSandbox({ now });
  const client = connect(sandbox);
  await createDataset(client, "api", columns);
  const field = await client.calculatedFields.create("api", { alias: "ok", expression });
  return { sandbox, client, field };
}

test("an SLO is created, listed, read, changed and deleted", async () => {
  const { sandbox, client } = await withField();
  const created = await client.slos.create("api", slo);
  expect(created).toEqual({
    ...slo,
    id: expect.stringMatching(/^\w{11}$/),
    description: "",
    tags: [],
    created_at: "2026-02-03T04:05:06Z",
    updated_at: "2026-02-03T04:05:06Z",
    dataset_slugs: ["api"],
  });
  expect(await client.slos.list("api")).toEqual([created]);
  const { body } = await request(sandbox, "GET", `/1/slos/api/${created.id}`);
  expect(body).toEqual({ ...created, reset_at: null });
  expect(await client.slos.get("api", created.id)).toEqual(created);
  const change = { ...created, description: "Of the shop", time_period_days: 30 };
  const updated = await client.slos.update("api", created.id, change);
  expect(updated).toEqual(change);
  expect(await client.slos.update("api", created.id, slo)).toEqual(created);
  await client.slos.delete("api", created.id);
  expect(await client.slos.list("api")).toEqual([]);
  await expect(client.slos.delete("api", created.id)).rejects.toThrow(HoneycombNotFoundError);
});

test("the calculated field must exist in the dataset or the environment", async () => {
  const { sandbox, client } = await withField();
  const { id } = await client.slos.create("api", slo);
  const other = { ...slo, sli: { alias: "fast" } };
  const rejected = {
    status: 422,
    body: { type_detail: [{ field: "sli.alias", code: "invalid" }] },
  };
  expect(await request(sandbox, "POST", "/1/slos/api", other)).toMatchObject(rejected);
  expect(await request(sandbox, "PUT", `/1/slos/api/${id}`, other)).toMatchObject(rejected);

  await client.columns.create("api", { key_name: "ms", type: "float" });
  await client.calculatedFields.create(ALL_DATASETS, { alias: "fast", expression: "LT($ms, 9)" });
  expect(await client.slos.update("api", id, other)).toMatchObject(other);
});

test("an SLO for the whole environment lists its datasets, which must exist", async () => {
  const { sandbox, client } = await withField();
  const environmentWide = { ...slo, dataset_slugs: ["api"] };
  // A field of a single dataset is not enough.
  await expect(client.slos.create(ALL_DATASETS, environmentWide)).rejects.toThrow("sli.alias");
  await client.calculatedFields.create(ALL_DATASETS, { alias: "ok", expression: "NOT($error)" });
  const created = await client.slos.create(ALL_DATASETS, environmentWide);
  expect(await client.slos.list(ALL_DATASETS)).toEqual([created]);
  expect(await client.slos.list("api")).toEqual([]);
  const elsewhere = client.slos.create(ALL_DATASETS, { ...slo, dataset_slugs: ["web"] });
  await expect(elsewhere).rejects.toThrow("Dataset not found");
  expect(await request(sandbox, "POST", "/1/slos/__all__", slo)).toMatchObject({
    status: 422,
    body: { type_detail: [{ field: "dataset_slugs", code: "missing" }] },
  });
});

test("compliance is computed from events", async () => {
  const { sandbox, client } = await withField();
  const { id } = await client.slos.create("api", slo);
  expect(await client.slos.getDetailed("api", id)).toMatchObject({ status: "no_events" });

  const yesterday = "2026-02-02T04:05:06Z";
  await request(sandbox, "POST", "/1/batch/api", [
    ...Array.from({ length: 94 }, () => ({ data: { error: false }, time: yesterday })),
    { data: { error: true }, time: yesterday, samplerate: 2 },
    { data: { error: false }, samplerate: 3 },
    { data: { error: true } },
    { data: { unrelated: 1 } },
  ]);
  const detailed = await client.slos.getDetailed("api", id);
  // 3 of 100 are bad, and 10 are allowed. In the last hours, 1 of 4 is bad.
  expect(detailed.status).toBe("no_alerts");
  expect(detailed.compliance).toBeCloseTo(97);
  expect(detailed.budget_remaining).toBeCloseTo(70);
  expect(detailed.burn_rate).toBeCloseTo(2.5);

  const { id: recipient } = await client.recipients.create({
    type: "email",
    details: { email_address: "on-call@example.com" },
  });
  await client.burnAlerts.create("api", {
    alert_type: "exhaustion_time",
    exhaustion_minutes: 240,
    slo: { id },
    recipients: [{ id: recipient }],
  });
  expect((await client.slos.getDetailed("api", id)).status).toBe("normal");
});

describe("good events are determined by", () => {
  test.each([
    ["a column", "$passed", { passed: true }, { passed: false }],
    ["a column with a quoted name", '$"is ok"', { "is ok": true }, { "is ok": false }],
    ["BOOL", "BOOL($passed)", { passed: true }, { passed: false }],
    ["NOT", "NOT($error)", { error: false }, { error: true }],
    ["LT", "LT($http.status, 500)", { "http.status": 499 }, { "http.status": 500 }],
    ["LTE", "LTE($duration_ms, 0.5)", { duration_ms: 0.5 }, { duration_ms: 0.6 }],
    ["GT", "GT($stock, -1)", { stock: 0 }, { stock: -1 }],
    ["GTE", "GTE( $stock , 1 )", { stock: 1 }, { stock: 0 }],
    ["EQUALS", 'EQUALS($state, "done")', { state: "done" }, { state: "lost" }],
    ["a text with escapes", 'EQUALS($state, "a\\u0062")', { state: "ab" }, { state: "a" }],
    ["a number with zeros before it", "LT($status, 0500)", { status: 499 }, { status: 500 }],
    ["a number of 64 bits", "LT($n, 9223372036854775807)", { n: 0 }, { n: 1e300 }],
    ["a column that is named as the field", "IF($ok, 1, 0)", { ok: true }, { ok: false }],
  ])("%s", async (_, expression, good, bad) => {
    const columns = Object.entries(good).map(([name, value]) => [
      name,
      typeof value === "number" ? "float" : typeof value,
    ]);
    const { sandbox, client } = await withField(expression, Object.fromEntries(columns));
    const { id } = await client.slos.create("api", slo);
    const events = [good, good, good, bad, { unrelated: 1 }].map((data) => ({ data }));
    await request(sandbox, "POST", "/1/batch/api", events);
    expect((await client.slos.getDetailed("api", id)).compliance).toBeCloseTo(75);
  });
});

test("the time period can be longer than time itself", async () => {
  const { sandbox, client } = await withField();
  const time_period_days = Number.MAX_SAFE_INTEGER;
  const { id } = await client.slos.create("api", { ...slo, time_period_days });
  for (const time of ["0000-01-01T00:00:00Z", "2026-02-01T00:00:00Z"]) {
    const headers = { "x-honeycomb-event-time": time };
    await request(sandbox, "POST", "/1/events/api", { error: false }, headers);
  }
  expect((await client.slos.getDetailed("api", id)).compliance).toBe(100);
});

test("no events are counted for an expression that the sandbox can't compute", async () => {
  const { sandbox, client } = await withField("IF(LT($status, 400), true, $retried)", {
    status: "integer",
    retried: "boolean",
  });
  const { id } = await client.slos.create("api", slo);
  await request(sandbox, "POST", "/1/batch/api", [{ data: { status: 200, retried: false } }]);
  expect((await client.slos.getDetailed("api", id)).status).toBe("no_events");
});

describe("reports", () => {
  const seconds = (time: string) => Date.parse(`2026-02-03T${time}Z`) / 1000;

  async function withEvents() {
    const { sandbox, client, field } = await withField();
    const { id } = await client.slos.create("api", slo);
    const event = (time: string, error: boolean, samplerate = 1) => ({
      data: { error },
      time: new Date(seconds(time) * 1000).toISOString(),
      samplerate,
    });
    await request(sandbox, "POST", "/1/batch/api", [
      event("03:10:00", false),
      event("03:10:59", true),
      event("03:12:00", false, 4),
      event("04:01:00", true),
    ]);
    return { sandbox, client, field, id };
  }

  test("minute by minute", async () => {
    const { client, field, id } = await withEvents();
    const range = { start_time: seconds("03:05:00"), end_time: seconds("03:30:00") };
    const counts = await client.slos.counts("api", id, range);
    expect(counts).toEqual({
      slo_id: id,
      resolution_seconds: 60,
      epoch: expect.stringMatching(/^[0-9a-f]{16}$/),
      period_start: seconds("03:00:00"),
      windows: [
        {
          window_start: seconds("03:10:00"),
          window_end: seconds("03:11:00"),
          total_count: 2,
          error_count: 1,
          is_partial: false,
        },
        {
          window_start: seconds("03:12:00"),
          window_end: seconds("03:13:00"),
          total_count: 4,
          error_count: 0,
          is_partial: false,
        },
      ],
    });
    const recent = { start_time: seconds("04:00:00"), end_time: seconds("04:05:00") };
    const { epoch, windows } = await client.slos.counts("api", id, recent);
    expect(epoch).toBe(counts.epoch);
    expect(windows).toMatchObject([{ error_count: 1, is_partial: true }]);

    await client.calculatedFields.update("api", field.id, { alias: "ok", expression: "$error" });
    const changed = await client.slos.counts("api", id, recent);
    expect(changed.epoch).not.toBe(epoch);
    expect(changed.windows).toMatchObject([{ total_count: 1, error_count: 0 }]);
  });

  test("minutes of an earlier day are rejected", async () => {
    const { sandbox, id } = await withEvents();
    const start = seconds("04:00:00") - 24 * 3600;
    const path = `/1/slos/api/${id}/counts?start_time=${start}&end_time=${start + 60}`;
    expect(await request(sandbox, "GET", path)).toMatchObject({
      status: 400,
      body: { error: "start_time must be within the last 24 hours" },
    });
  });

  test("hour by hour", async () => {
    const { client, id } = await withEvents();
    const range = { start_time: seconds("00:00:00"), end_time: seconds("04:05:00") };
    expect(await client.slos.countsHistory("api", id, range)).toEqual({
      slo_id: id,
      resolution_seconds: 3600,
      buckets: [
        {
          start_time: seconds("03:00:00"),
          end_time: seconds("04:00:00"),
          total_count: 6,
          error_count: 1,
          is_partial: false,
        },
        {
          start_time: seconds("04:00:00"),
          end_time: seconds("05:00:00"),
          total_count: 1,
          error_count: 1,
          is_partial: true,
        },
      ],
    });
  });

  test("week by week, for several SLOs", async () => {
    const { sandbox, client, id } = await withEvents();
    await request(sandbox, "POST", "/1/batch/api", [
      { data: { error: false }, time: "2026-01-23T00:00:00Z" },
    ]);
    await createDataset(client, "empty", { ok: "boolean" });
    await client.calculatedFields.create("empty", { alias: "ok", expression: "$ok" });
    const empty = await client.slos.create("empty", slo);
    const history = await client.slos.history({
      ids: [id, empty.id],
      start_time: seconds("00:00:00") - 30 * 24 * 3600,
      end_time: seconds("04:05:00"),
    });
    expect(history).toEqual({
      [id]: [
        { timestamp: Date.UTC(2026, 0, 22) / 1000, compliance: 100, budget_remaining: 100 },
        {
          timestamp: Date.UTC(2026, 0, 29) / 1000,
          // 2 of 7 are bad, and a tenth is allowed.
          compliance: expect.closeTo(500 / 7),
          budget_remaining: expect.closeTo(100 - 2000 / 7),
        },
      ],
      [empty.id]: [],
    });
  });

  test("a history of no SLO, of the future or of more than a year is rejected", async () => {
    const { client, id } = await withEvents();
    const year = 366 * 24 * 3600;
    const range = { start_time: seconds("00:00:00"), end_time: seconds("04:00:00") };
    const invalid: [string, Partial<SLOHistoryRequest>][] = [
      ["ids.1", { ids: [id, "nope"] }],
      ["start_time", { start_time: seconds("00:00:00") - year }],
      ["end_time", { end_time: seconds("04:06:00") }],
    ];
    for (const [field, change] of invalid) {
      const history = client.slos.history({ ids: [id], ...range, ...change });
      await expect(history).rejects.toThrow(HoneycombValidationError);
      await expect(history).rejects.toMatchObject({ issues: [{ field, code: "invalid" }] });
    }
  });
});
