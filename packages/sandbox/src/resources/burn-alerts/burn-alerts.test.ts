import {
  ALL_DATASETS,
  type BurnAlertUpdate,
  HoneycombConflictError,
  HoneycombNotFoundError,
} from "@honeycomb/core";
import { expect, test } from "vitest";
import { connect, createDataset, request } from "../../../test/client.ts";
import { createSandbox } from "../../index.ts";

const now = () => new Date("2026-02-03T04:05:06.789Z");
const recipients = [{ type: "email" as const, target: "on-call@example.com" }];
const exhaustionTime: BurnAlertUpdate = {
  alert_type: "exhaustion_time",
  exhaustion_minutes: 240,
  recipients,
};
const budgetRate: BurnAlertUpdate = {
  alert_type: "budget_rate",
  budget_rate_window_minutes: 60,
  budget_rate_decrease_threshold_per_million: 10_000,
  recipients,
};

async function withSlo(slug = "api") {
  const sandbox = createSandbox({ now });
  const client = connect(sandbox);
  await createDataset(client, "api", { error: "boolean" });
  await client.calculatedFields.create(slug, { alias: "ok", expression: "NOT($error)" });
  const slo = await client.slos.create(slug, {
    name: "Requests succeed",
    sli: { alias: "ok" },
    target_per_million: 999_000,
    time_period_days: 7,
    ...(slug === ALL_DATASETS && { dataset_slugs: ["api"] }),
  });
  return { sandbox, client, slo };
}

test.each([
  ["api", exhaustionTime, budgetRate],
  ["api", budgetRate, { ...budgetRate, description: "Look at payments first" }],
  [ALL_DATASETS, exhaustionTime, { ...exhaustionTime, exhaustion_minutes: 0 }],
])(
  "a burn alert in %s is created, listed, read, changed and deleted",
  async (slug, given, change) => {
    const { client, slo } = await withSlo(slug);
    const created = await client.burnAlerts.create(slug, { ...given, slo: { id: slo.id } });
    const notified = [{ id: expect.any(String), ...recipients[0] }];
    const defaults = {
      description: "",
      auto_investigate: false,
      slo: { id: slo.id },
      triggered: false,
      created_at: "2026-02-03T04:05:06Z",
      updated_at: "2026-02-03T04:05:06Z",
      recipients: notified,
    };
    const { id } = created;
    expect(created).toEqual({ ...given, ...defaults, id: expect.stringMatching(/^\w{11}$/) });
    expect(await client.burnAlerts.get(slug, id)).toEqual(created);
    const { recipients: _, ...listed } = created;
    expect(await client.burnAlerts.list(slug, slo.id)).toEqual([listed]);
    const changed = await client.burnAlerts.update(slug, id, change);
    expect(changed).toEqual({ ...defaults, ...change, id, recipients: notified });
    await client.burnAlerts.delete(slug, id);
    expect(await client.burnAlerts.list(slug, slo.id)).toEqual([]);
    await expect(client.burnAlerts.get(slug, id)).rejects.toThrow(HoneycombNotFoundError);
    await expect(client.burnAlerts.delete(slug, id)).rejects.toThrow(HoneycombNotFoundError);
  },
);

test("its SLO and recipients must exist, and its window must fit into the time period of the SLO", async () => {
  const { sandbox, slo } = await withSlo();
  for (const [field, change] of [
    ["slo.id", { slo: { id: "nope" } }],
    ["recipients.0.id", { recipients: [{ id: "nope" }] }],
    ["budget_rate_window_minutes", { budget_rate_window_minutes: 7 * 24 * 60 + 1 }],
  ] as const) {
    const body = { ...budgetRate, slo: { id: slo.id }, ...change };
    expect(await request(sandbox, "POST", "/1/burn_alerts/api", body)).toMatchObject({
      status: 422,
      body: { type_detail: [{ field, code: "invalid" }] },
    });
  }
  const path = "/1/burn_alerts/api";
  expect((await request(sandbox, "GET", path)).status).toBe(422);
  expect((await request(sandbox, "GET", `${path}?slo_id=nope`)).status).toBe(404);
});

test("deleting the SLO deletes it, and then its recipient can be deleted", async () => {
  const { client, slo } = await withSlo();
  const created = await client.burnAlerts.create("api", { ...budgetRate, slo: { id: slo.id } });
  const { id } = created;
  const [recipient] = await client.recipients.list();
  const deleting = client.recipients.delete(recipient?.id ?? "");
  await expect(deleting).rejects.toThrow(HoneycombConflictError);
  await client.slos.delete("api", slo.id);
  await expect(client.burnAlerts.get("api", id)).rejects.toThrow(HoneycombNotFoundError);
  await client.recipients.delete(recipient?.id ?? "");
});
