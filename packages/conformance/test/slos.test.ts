import {
  ALL_DATASETS,
  HoneycombConflictError,
  HoneycombNotFoundError,
  HoneycombValidationError,
} from "@honeycomb/async";
import { beforeEach, describe, expect, test } from "vitest";
import { type Client, modes } from "../src/client.ts";
import { failureOf } from "../src/failure.ts";
import { useSandbox } from "../src/setup.ts";

const sandbox = useSandbox();
const field = { alias: "request_ok", expression: "LT($status, 500)" };
const slo = {
  name: "Requests succeed",
  sli: { alias: field.alias },
  target_per_million: 900_000,
  time_period_days: 30,
};
const recipients = [{ type: "email" as const, target: "on-call@example.com" }];

describe.each(modes)("$name", ({ connect }) => {
  let client: Client;
  beforeEach(async () => {
    client = connect({ apiKey: "test-key", baseUrl: sandbox().url });
    await client.datasets.create({ name: "My API" });
    await client.columns.create("my-api", { key_name: "status", type: "integer" });
    return () => client.close();
  });

  test.each(["my-api", ALL_DATASETS])("calculated fields of %s", async (dataset) => {
    const { calculatedFields } = client;
    const created = await calculatedFields.create(dataset, field);
    expect(created).toMatchObject(field);
    expect(await calculatedFields.get(dataset, created.id)).toEqual(created);
    expect(await calculatedFields.getByAlias(dataset, field.alias)).toEqual(created);
    expect(await calculatedFields.list(dataset)).toEqual([created]);
    const duplicate = await failureOf(() => calculatedFields.create(dataset, field));
    expect(duplicate).toBeInstanceOf(HoneycombConflictError);
    const change = { ...field, description: "Requests without an error" };
    expect(await calculatedFields.update(dataset, created.id, change)).toMatchObject(change);
    expect(await calculatedFields.delete(dataset, created.id)).toBeUndefined();
    expect(await calculatedFields.list(dataset)).toEqual([]);
    for (const act of [
      () => calculatedFields.get(dataset, created.id),
      () => calculatedFields.getByAlias(dataset, field.alias),
      () => calculatedFields.delete(dataset, created.id),
    ]) {
      expect(await failureOf(act)).toBeInstanceOf(HoneycombNotFoundError);
    }
  });

  test("SLOs", async () => {
    const { slos } = client;
    const { id: fieldId } = await client.calculatedFields.create("my-api", field);
    const created = await slos.create("my-api", slo);
    expect(created).toMatchObject(slo);
    expect(await slos.get("my-api", created.id)).toEqual(created);
    expect(await slos.list("my-api")).toEqual([created]);
    expect(await slos.getDetailed("my-api", created.id)).toMatchObject({ id: created.id });
    const changed = { ...slo, target_per_million: 995_000 };
    expect(await slos.update("my-api", created.id, changed)).toMatchObject(changed);
    const protectedField = await failureOf(() => client.calculatedFields.delete("my-api", fieldId));
    expect(protectedField).toBeInstanceOf(HoneycombConflictError);
    expect(await slos.delete("my-api", created.id)).toBeUndefined();
    expect(await slos.list("my-api")).toEqual([]);
    expect(await failureOf(() => slos.delete("my-api", created.id))).toBeInstanceOf(
      HoneycombNotFoundError,
    );
    await client.calculatedFields.delete("my-api", fieldId);
  });

  test("an SLO needs its calculated field", async () => {
    const error = await failureOf(() => client.slos.create("my-api", slo));
    expect(error).toBeInstanceOf(HoneycombValidationError);
    expect(error).toMatchObject({ issues: [{ field: "sli.alias", code: "invalid" }] });
  });

  test("current and past counts of SLOs", async () => {
    const { slos } = client;
    await client.calculatedFields.create("my-api", field);
    const { id } = await slos.create("my-api", slo);
    // In an hour of the last day, whatever time it is.
    const hour = Math.floor(Date.now() / 3_600_000) * 3600 - 3600;
    const time = new Date((hour + 90) * 1000);
    await client.events.send("my-api", [
      ...Array.from({ length: 9 }, () => ({ data: { status: 200 }, time })),
      { data: { status: 503 }, time },
    ]);
    const counted = { total_count: 10, error_count: 1, is_partial: false };
    const start_time = hour;
    expect(await slos.counts("my-api", id, { start_time, end_time: hour + 1800 })).toMatchObject({
      slo_id: id,
      resolution_seconds: 60,
      period_start: hour,
      windows: [{ window_start: hour + 60, window_end: hour + 120, ...counted }],
    });
    expect(
      await slos.countsHistory("my-api", id, { start_time, end_time: hour + 3600 }),
    ).toMatchObject({
      slo_id: id,
      resolution_seconds: 3600,
      buckets: [{ start_time: hour, end_time: hour + 3600, ...counted }],
    });
    const history = await slos.history({ ids: [id], start_time, end_time: hour + 3600 });
    expect(history[id]).toEqual([
      {
        timestamp: expect.any(Number),
        compliance: expect.closeTo(90),
        budget_remaining: expect.closeTo(0),
      },
    ]);
    const elsewhen = { start_time: start_time - 86_400, end_time: hour };
    expect(await slos.history({ ids: [id], ...elsewhen })).toEqual({ [id]: [] });
    expect(await failureOf(() => slos.history({ ids: ["nope"], ...elsewhen }))).toBeInstanceOf(
      HoneycombValidationError,
    );
    expect(await failureOf(() => slos.countsHistory("my-api", "nope", elsewhen))).toBeInstanceOf(
      HoneycombNotFoundError,
    );
  });

  test("burn alerts of either type", async () => {
    const { burnAlerts } = client;
    await client.calculatedFields.create("my-api", field);
    const { id } = await client.slos.create("my-api", slo);
    const byTime = { alert_type: "exhaustion_time", exhaustion_minutes: 240 } as const;
    const byRate = {
      alert_type: "budget_rate",
      budget_rate_window_minutes: 60,
      budget_rate_decrease_threshold_per_million: 10_000,
    } as const;
    const first = await burnAlerts.create("my-api", { ...byTime, slo: { id }, recipients });
    const second = await burnAlerts.create("my-api", { ...byRate, slo: { id }, recipients });
    expect(first).toMatchObject({ ...byTime, slo: { id }, triggered: false, recipients });
    expect(await burnAlerts.get("my-api", second.id)).toEqual(second);
    expect(await burnAlerts.list("my-api", id)).toMatchObject([
      { id: first.id, ...byTime },
      { id: second.id, ...byRate },
    ]);
    const change = { ...byTime, exhaustion_minutes: 60, recipients };
    expect(await burnAlerts.update("my-api", first.id, change)).toMatchObject(change);
    expect(await burnAlerts.delete("my-api", first.id)).toBeUndefined();
    expect(await failureOf(() => burnAlerts.delete("my-api", first.id))).toBeInstanceOf(
      HoneycombNotFoundError,
    );
    // The other one is deleted with its SLO.
    await client.slos.delete("my-api", id);
    expect(await failureOf(() => burnAlerts.get("my-api", second.id))).toBeInstanceOf(
      HoneycombNotFoundError,
    );
    const without = { ...byTime, slo: { id }, recipients };
    expect(await failureOf(() => burnAlerts.create("my-api", without))).toMatchObject({
      issues: [{ field: "slo.id" }],
    });
  });
});
