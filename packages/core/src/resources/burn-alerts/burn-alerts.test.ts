import { describe, expect, test } from "vitest";
import { firstRequest, json, runWith } from "../../../test/host.ts";
import type { BurnAlertCreate, Call } from "../../index.ts";
import { callApi } from "../../transport.ts";

const { burnAlerts } = callApi();
const recipients = [{ id: "r1", details: { pagerduty_severity: "warning" as const } }];
const exhaustionTime = {
  alert_type: "exhaustion_time",
  exhaustion_minutes: 120,
  recipients,
} as const;
const budgetRate = {
  alert_type: "budget_rate",
  budget_rate_window_minutes: 60,
  budget_rate_decrease_threshold_per_million: 10_000,
  recipients,
} as const;
const slo = { id: "s1" };

describe("burn alerts", () => {
  test.each<[name: string, call: Call<unknown>, request: string, body?: object]>([
    ["list", burnAlerts.list("api", "s1"), "GET /1/burn_alerts/api?slo_id=s1"],
    ["get", burnAlerts.get("__all__", "a1"), "GET /1/burn_alerts/__all__/a1"],
    [
      "create, for budget that is about to end",
      burnAlerts.create("api", { ...exhaustionTime, slo }),
      "POST /1/burn_alerts/api",
      { ...exhaustionTime, slo },
    ],
    [
      "create, for budget that goes fast",
      burnAlerts.create("api", { ...budgetRate, slo }),
      "POST /1/burn_alerts/api",
      { ...budgetRate, slo },
    ],
    ["update", burnAlerts.update("api", "a1", budgetRate), "PUT /1/burn_alerts/api/a1", budgetRate],
    ["delete", burnAlerts.delete("api", "a1"), "DELETE /1/burn_alerts/api/a1"],
  ])("%s", (_, call, request, body) => {
    const { method, path, body: sent } = firstRequest(call);
    expect(`${method} ${path}`).toBe(request);
    expect(sent && JSON.parse(sent as string)).toEqual(body);
  });

  test.each<[object, string]>([
    [{ ...exhaustionTime, slo, alert_type: 1 }, "alert_type: expected a string, but it is 1"],
    [{ ...exhaustionTime, slo: "s1" }, 'slo: expected an object, but it is "s1"'],
    [{ alert_type: "exhaustion_time", slo, recipients }, "exhaustion_minutes: is missing"],
    [{ ...exhaustionTime, slo, exhaustion_minutes: -1 }, "exhaustion_minutes: must be at least 0"],
    [
      { ...budgetRate, slo, budget_rate_window_minutes: 59 },
      "budget_rate_window_minutes: must be at least 60",
    ],
    [
      { ...budgetRate, slo, budget_rate_decrease_threshold_per_million: 1_000_001 },
      "budget_rate_decrease_threshold_per_million: must be at most 1000000",
    ],
    [{ ...budgetRate, slo, recipients: [] }, "recipients: must have at least 1 item"],
    [budgetRate, "slo: is missing"],
  ])("rejects %j", (wrong, message) => {
    const call = burnAlerts.create("api", wrong as BurnAlertCreate);
    expect(() => firstRequest(call)).toThrow(message);
  });

  test("are distinguished by their type", () => {
    const received = [
      { id: "a1", ...exhaustionTime, slo },
      { id: "a2", ...budgetRate, slo },
      { id: "a3", alert_type: "vibes", mood: 0.2 },
    ];
    const { value } = runWith(burnAlerts.list("api", "s1"), json(received));
    expect(value).toEqual(received);
    const minutes = value.map((alert) => {
      if (alert.alert_type === "exhaustion_time") return alert.exhaustion_minutes;
      if (alert.alert_type === "budget_rate") return alert.budget_rate_window_minutes;
      return alert satisfies never;
    });
    expect(minutes).toEqual([120, 60, { id: "a3", alert_type: "vibes", mood: 0.2 }]);
  });

  test("have their recipients in the response of get", () => {
    const received = { id: "a1", ...budgetRate, slo };
    const { value } = runWith(burnAlerts.get("api", "a1"), json(received));
    expect(value.recipients).toEqual(recipients);
  });
});
