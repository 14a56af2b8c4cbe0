import {
  HoneycombConflictError,
  HoneycombNotFoundError,
  HoneycombValidationError,
  type Signal,
} from "@honeycomb/core";
import { describe, expect, test } from "vitest";
import { connect, request } from "../../../test/client.ts";
import { createSandbox, type SignalOptions } from "../../index.ts";

let time = "2026-02-03T04:05:06.789Z";
const now = () => new Date(time);
const anomaly = (started_at: number) => ({
  started_at,
  ended_at: started_at + 60,
  measurement: 0.42,
  normal_range: { lower: 0.01, upper: 0.08 },
});

/** Creates a sandbox with signals, and returns both. */
async function withSignals<const T extends readonly SignalOptions[]>(...options: T) {
  time = "2026-02-03T04:05:06.789Z";
  const sandbox = createSandbox({ now, signals: options });
  const client = connect(sandbox);
  // There are as many as were created.
  const all = (await client.signals.list()) as { [K in keyof T]: Signal };
  expect(all).toHaveLength(options.length);
  return { sandbox, client, all };
}

test("there are no signals, unless a sandbox starts with some", async () => {
  expect(await connect(createSandbox()).signals.list()).toEqual([]);
});

test("a signal contains its service and its last anomaly", async () => {
  const { client, all } = await withSignals(
    { service_name: "checkout", historical_anomalies: [anomaly(100), anomaly(900)] },
    { service_name: "web", dataset_slug: "frontend", anomalous_since: 1200 },
    { service_name: "mail", measured_signal: "presence", status: "training" },
  );
  const [checkout, web, mail] = all;
  expect(checkout).toEqual({
    id: expect.stringMatching(/^hcasp_[0-9a-z]{26}$/),
    service_name: "checkout",
    dataset_slug: "checkout",
    environment_slug: "sandbox",
    measured_signal: "error_rate",
    enabled: true,
    status: "active",
    sensitivity: "medium",
    auto_investigate: false,
    currently_anomalous: false,
    last_anomaly_started_at: 900,
    last_anomaly_ended_at: 960,
    created_at: "2026-02-03T04:05:06Z",
    updated_at: "2026-02-03T04:05:06Z",
  });
  expect(web).toMatchObject({
    dataset_slug: "frontend",
    currently_anomalous: true,
    last_anomaly_started_at: 1200,
  });
  expect(web).not.toHaveProperty("last_anomaly_ended_at");
  expect(mail.status).toBe("training");
  expect(mail).not.toHaveProperty("sensitivity");
  expect(await client.signals.get(checkout.id)).toEqual({ ...checkout, recipients: [] });
  await expect(client.signals.get("nope")).rejects.toThrow(HoneycombNotFoundError);
});

test("a list contains the requested signals, page by page", async () => {
  const { sandbox, client, all } = await withSignals(
    { service_name: "checkout" },
    { service_name: "checkout", measured_signal: "presence" },
    { service_name: "web", dataset_slug: "frontend", anomalous_since: 1200 },
    { service_name: "mail", status: "off" },
  );
  const { signals } = client;
  const [errors, presence, web, mail] = all;
  expect(await signals.list({ service_name: "checkout" })).toEqual([errors, presence]);
  expect(await signals.list({ measured_signal: "presence" })).toEqual([presence]);
  expect(await signals.list({ dataset_slug: "frontend" })).toEqual([web]);
  expect(await signals.list({ status: "off" })).toEqual([mail]);
  expect(await signals.list({ currently_anomalous: true })).toEqual([web]);
  expect(await signals.list({ currently_anomalous: false, status: "active" })).toEqual([
    errors,
    presence,
  ]);
  expect(await signals.list({ pageSize: 3 })).toEqual(all);

  const path = "/1/signals?status=active&page[size]=2";
  const first = await request(sandbox, "GET", path);
  // A field without a value is null.
  const never = { last_anomaly_started_at: null, last_anomaly_ended_at: null };
  expect(first.body.signals).toEqual([
    { ...errors, ...never },
    { ...presence, ...never, sensitivity: null },
  ]);
  const second = await request(sandbox, "GET", first.body.links.next);
  expect(second.body).toEqual({
    signals: [{ ...web, last_anomaly_ended_at: null }],
    links: { next: null },
  });
  const { status } = await request(sandbox, "GET", "/1/signals?page[size]=101");
  expect(status).toBe(422);
});

describe("a change", () => {
  test("disables and enables a signal, which is then active if it is trained", async () => {
    const { client, all } = await withSignals(
      { service_name: "checkout" },
      { service_name: "web", status: "training" },
    );
    for (const [signal, status] of [
      [all[0], "active"],
      [all[1], "onboarding"],
    ] as const) {
      const { signals } = client;
      time = "2026-02-03T05:00:00.000Z";
      const off = await signals.update(signal.id, { enabled: false });
      const updated_at = "2026-02-03T05:00:00Z";
      const { recipients, ...value } = off;
      expect(value).toEqual({ ...signal, enabled: false, status: "off", updated_at });
      expect(recipients).toEqual([]);
      expect(await signals.get(signal.id)).toEqual(off);
      expect(await signals.update(signal.id, { enabled: true })).toMatchObject({
        enabled: true,
        status,
      });
    }
  });

  test("sets the sensitivity of a trained error rate signal", async () => {
    const { client, all } = await withSignals(
      { service_name: "checkout" },
      { service_name: "web", status: "training" },
      { service_name: "mail", measured_signal: "presence" },
    );
    const set = ({ id }: Signal) => client.signals.update(id, { sensitivity: "high" });
    expect(await set(all[0])).toMatchObject({ sensitivity: "high", status: "active" });
    await expect(set(all[1])).rejects.toThrow(HoneycombConflictError);
    await expect(set(all[2])).rejects.toThrow(HoneycombValidationError);
    await expect(client.signals.update("nope", {})).rejects.toThrow(HoneycombNotFoundError);
  });

  test("replaces all recipients, or keeps them", async () => {
    const { client, all } = await withSignals({ service_name: "checkout" });
    const [{ id }] = all;
    const email = await client.recipients.create({
      type: "email",
      details: { email_address: "ops@shop.example" },
    });
    const pager = await client.recipients.create({
      type: "pagerduty",
      details: {
        pagerduty_integration_name: "Ops",
        pagerduty_integration_key: "0123456789abcdef0123456789abcdef",
      },
    });
    const changed = await client.signals.update(id, {
      recipients: [
        { id: email.id ?? "" },
        { id: pager.id ?? "", details: { pagerduty_severity: "warning", muted: true } },
      ],
    });
    expect(changed.recipients).toEqual([
      { id: email.id, type: "email", target: "ops@shop.example", details: { muted: false } },
      {
        id: pager.id,
        type: "pagerduty",
        target: "Ops",
        details: { pagerduty_severity: "warning", muted: true },
      },
    ]);
    expect(await client.signals.update(id, { sensitivity: "low" })).toMatchObject({
      recipients: changed.recipients,
    });
    for (const [recipient, field] of [
      [{ id: "nope" }, "recipients.0.id"],
      [
        { id: email.id ?? "", details: { pagerduty_severity: "error" as const } },
        "recipients.0.details.pagerduty_severity",
      ],
    ] as const) {
      const attempt = client.signals.update(id, { recipients: [recipient] });
      await expect(attempt).rejects.toMatchObject({ issues: [{ field }] });
    }
    expect((await client.signals.update(id, { recipients: [] })).recipients).toEqual([]);
  });
});

describe("historical anomalies", () => {
  test("are those that ended in the window, the latest first, page by page", async () => {
    const times = [100, 300, 200, 500, 400];
    const { sandbox, client, all } = await withSignals({
      service_name: "checkout",
      historical_anomalies: times.map(anomaly),
    });
    const [{ id }] = all;
    const window = { start_time: 200, end_time: 460 };
    const anomalies = await client.signals.historicalAnomalies(id, window, { pageSize: 2 });
    expect(anomalies.map(({ started_at }) => started_at)).toEqual([400, 300, 200]);
    expect(anomalies[0]).toEqual({ id: expect.any(String), ...anomaly(400) });
    expect(new Set(anomalies.map(({ id }) => id)).size).toBe(3);
    expect(await client.signals.historicalAnomalies(id, window)).toEqual(anomalies);
    await expect(client.signals.historicalAnomalies("nope", window)).rejects.toThrow(
      HoneycombNotFoundError,
    );

    const path = `/1/signals/${id}/historical_anomalies`;
    for (const search of ["", "?start_time=0", `?start_time=0&end_time=${31 * 86_400}`]) {
      expect((await request(sandbox, "GET", path + search)).status).toBe(422);
    }
  });
});
