import { describe, expect, test } from "vitest";
import { asyncClient, firstRequest, json, runWith } from "../../../test/host.ts";
import type { AnomalyWindow, Call, Signal, SignalListOptions, SignalUpdate } from "../../index.ts";
import { callApi } from "../../transport.ts";

const { signals } = callApi();
const signal: Signal = {
  id: "hcasp_1",
  service_name: "checkout",
  dataset_slug: "checkout",
  environment_slug: "production",
  measured_signal: "error_rate",
  enabled: true,
  status: "off",
  auto_investigate: false,
  currently_anomalous: false,
  created_at: "2026-01-01T00:00:00Z",
  updated_at: "2026-01-01T00:00:00Z",
};
const recipients = [
  { id: "r1", type: "pagerduty", details: { pagerduty_severity: "critical", muted: false } },
];
const day = 86_400;
const window = { start_time: 1_767_225_600, end_time: 1_767_225_600 + 30 * day };

describe("signals", () => {
  test.each<[name: string, call: Call<unknown>, request: string, body?: object]>([
    ["list", signals.list(), "GET /1/signals?page[size]=100"],
    [
      "list some",
      signals.list({
        service_name: "checkout",
        status: "off",
        currently_anomalous: true,
        pageSize: 5,
      }),
      "GET /1/signals?service_name=checkout&status=off&currently_anomalous=true&page[size]=5",
    ],
    ["get", signals.get("hcasp_1"), "GET /1/signals/hcasp_1"],
    [
      "update",
      signals.update("hcasp_1", {
        enabled: true,
        sensitivity: "high",
        recipients: [{ id: "r1" }],
      }),
      "PUT /1/signals/hcasp_1",
      { enabled: true, sensitivity: "high", recipients: [{ id: "r1" }] },
    ],
    [
      "historical anomalies",
      signals.historicalAnomalies("hcasp_1", window, { pageSize: 50 }),
      `GET /1/signals/hcasp_1/historical_anomalies?start_time=${window.start_time}&end_time=${window.end_time}&page[size]=50`,
    ],
  ])("%s", (_, call, request, body) => {
    const { method, path, body: sent } = firstRequest(call);
    expect(`${method} ${decodeURIComponent(path)}`).toBe(request);
    expect(sent && JSON.parse(sent as string)).toEqual(body);
  });

  test("are returned unchanged, including values that Honeycomb adds later", () => {
    const later = { ...signal, measured_signal: "latency", status: "retired", forecast: 3 };
    const untrained = { ...signal, sensitivity: null, last_anomaly_started_at: null };
    expect(runWith(signals.list(), json({ signals: [untrained, later] })).value).toStrictEqual([
      signal,
      later,
    ]);
    const detailed = { ...signal, recipients };
    expect(runWith(signals.get("hcasp_1"), json(detailed)).value).toEqual(detailed);
  });

  test.each<[SignalListOptions, string]>([
    [{ status: false as never }, "status: expected a string, but it is false"],
    [{ measured_signal: 1 as never }, "measured_signal: expected a string, but it is 1"],
  ])("are not listed with the invalid filter %j", (options, message) => {
    expect(() => firstRequest(signals.list(options))).toThrow(`for listSignals: ${message}`);
  });

  test.each<[SignalUpdate, string]>([
    [{ sensitivity: 3 as never }, "sensitivity: expected a string, but it is 3"],
    [{ recipients: [{} as never] }, "recipients[0].id: is missing"],
  ])("reject the update %j", (update, message) => {
    expect(() => firstRequest(signals.update("hcasp_1", update))).toThrow(message);
  });
});

describe("historical anomalies", () => {
  const anomaly = (number: number) => ({
    id: `a${number}`,
    started_at: window.start_time + number,
    ended_at: window.start_time + number + 60,
    measurement: 0.42,
    normal_range: number === 1 ? null : { lower: 0.01, upper: 0.08 },
  });
  const next = "/1/signals/hcasp_1/historical_anomalies?page[after]=2";
  const respond = ({ path }: { path: string }) =>
    path.includes("after")
      ? json({ historical_anomalies: [anomaly(2)], links: { next: null } })
      : json({ historical_anomalies: [anomaly(1)], links: { next } });

  test("are collected from all pages", async () => {
    const { client, log } = asyncClient(respond);
    const anomalies = await client.signals.historicalAnomalies("hcasp_1", window);
    const { normal_range, ...withoutRange } = anomaly(1);
    expect(anomalies).toStrictEqual([withoutRange, anomaly(2)]);
    // The second page is of the same window.
    expect(log[1]).toContain(`start_time=${window.start_time}&end_time=${window.end_time}`);
    expect(log[1]).toContain("page[after]=2");
  });

  test("can be iterated over", async () => {
    const { client, log } = asyncClient(respond);
    for await (const { id } of client.signals.iterateHistoricalAnomalies("hcasp_1", window)) {
      expect(id).toBe("a1");
      break;
    }
    expect(log).toHaveLength(1);
  });

  test.each<[AnomalyWindow, string]>([
    [
      { ...window, end_time: window.end_time + 1 },
      "end_time: must be after start_time, by at most 30 days",
    ],
    [
      { ...window, end_time: window.start_time },
      "end_time: must be after start_time, by at most 30 days",
    ],
    [{ ...window, start_time: 1.5 }, "start_time: must be a whole number"],
  ])("reject the time range %j", (invalid, message) => {
    const listing = signals.historicalAnomalies("hcasp_1", invalid);
    expect(() => firstRequest(listing)).toThrow(message);
  });
});
