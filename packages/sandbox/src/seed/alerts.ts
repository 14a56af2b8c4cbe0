import { addBurnAlert } from "../resources/burn-alerts/state.ts";
import { addCalculatedField } from "../resources/calculated-fields/state.ts";
import { addRecipient } from "../resources/recipients/state.ts";
import { addSlo } from "../resources/slos/state.ts";
import { addTrigger } from "../resources/triggers/state.ts";
import type { State } from "../state.ts";

/** Adds the triggers and SLOs of the shop, and their recipients. */
export function addAlerts(state: State): void {
  const onCall = addRecipient(state, {
    type: "pagerduty",
    details: {
      pagerduty_integration_name: "Shop on call",
      pagerduty_integration_key: "0".repeat(32),
    },
  });
  const channel = addRecipient(state, {
    type: "slack",
    details: { slack_channel: "#shop-alerts" },
  });
  addTrigger(state, "payments", {
    name: "Charges fail",
    description: "Customers can't pay",
    query: {
      calculations: [{ op: "COUNT" }],
      filters: [{ column: "error", op: "=", value: true }],
      time_range: 900,
    },
    threshold: { op: ">", value: 5 },
    frequency: 300,
    recipients: [{ id: onCall.id }, { id: channel.id }],
    tags: [{ key: "team", value: "payments" }],
  });
  addTrigger(state, "frontend", {
    name: "Pages are slow",
    query: {
      calculations: [{ op: "P95", column: "duration_ms" }],
      breakdowns: ["http.route"],
      time_range: 1800,
    },
    threshold: { op: ">=", value: 1000, exceeded_limit: 2 },
    frequency: 900,
    recipients: [{ id: channel.id }],
    tags: [{ key: "team", value: "web" }],
  });
  for (const service of ["frontend", "checkout"]) {
    addCalculatedField(state, service, {
      alias: "request_ok",
      description: "Whether a request succeeded",
      expression: "NOT($error)",
    });
  }
  const { id } = addSlo(state, "frontend", {
    name: "Visitors get their pages",
    sli: { alias: "request_ok" },
    target_per_million: 990_000,
    time_period_days: 7,
    tags: [{ key: "team", value: "web" }],
  });
  addBurnAlert(state, "frontend", {
    alert_type: "exhaustion_time",
    exhaustion_minutes: 240,
    slo: { id },
    recipients: [{ id: onCall.id }],
  });
  addSlo(state, "checkout", {
    name: "Orders go through",
    sli: { alias: "request_ok" },
    target_per_million: 995_000,
    time_period_days: 7,
  });
}
