import {
  HoneycombConflictError,
  HoneycombNotFoundError,
  HoneycombValidationError,
  type RecipientCreate,
} from "@honeycomb/core";
import { expect, test } from "vitest";
import { connect, request } from "../../../test/client.ts";
import { createSandbox } from "../../index.ts";

const now = () => new Date("2026-02-03T04:05:06.789Z");
const email: RecipientCreate = {
  type: "email",
  details: { email_address: "on-call@example.com" },
};
const pagerduty: RecipientCreate = {
  type: "pagerduty",
  details: {
    pagerduty_integration_name: "Shop",
    pagerduty_integration_key: "0123456789abcdef0123456789abcdef",
  },
};
const webhook: RecipientCreate = {
  type: "webhook",
  details: {
    webhook_name: "Status page",
    webhook_url: "https://status.example.com/hook",
    webhook_headers: [{ header: "Authorization", value: "Bearer abc" }],
    webhook_payloads: { template_variables: [{ name: "severity", default_value: "high" }] },
  },
};

test.each<[RecipientCreate, RecipientCreate]>([
  [email, { type: "email", details: { email_address: "team@example.com" } }],
  [
    { type: "slack", details: { slack_channel: "#alerts" } },
    { type: "slack", details: { slack_channel: "#shop" } },
  ],
  [
    pagerduty,
    { type: "pagerduty", details: { ...pagerduty.details, pagerduty_integration_name: "Store" } },
  ],
  [
    webhook,
    { type: "webhook", details: { webhook_name: "Other", webhook_url: "https://example.com" } },
  ],
  [
    {
      type: "msteams_workflow",
      details: { webhook_name: "Teams", webhook_url: "https://example.com/teams" },
    },
    {
      type: "msteams_workflow",
      details: { webhook_name: "Teams", webhook_url: "https://example.com/other" },
    },
  ],
])("a recipient is created, listed, read, changed and deleted: $type", async (given, change) => {
  const client = connect(createSandbox({ now }));
  const created = await client.recipients.create(given);
  expect(created).toEqual({
    ...given,
    id: expect.stringMatching(/^\w{11}$/),
    created_at: "2026-02-03T04:05:06Z",
    updated_at: "2026-02-03T04:05:06Z",
  });
  const { id } = created;
  expect(await client.recipients.list()).toEqual([created]);
  expect(await client.recipients.get(id)).toEqual(created);
  expect(await client.recipients.update(id, change)).toEqual({ ...created, ...change });
  await client.recipients.delete(id);
  expect(await client.recipients.list()).toEqual([]);
  await expect(client.recipients.get(id)).rejects.toThrow(HoneycombNotFoundError);
  await expect(client.recipients.delete(id)).rejects.toThrow(HoneycombNotFoundError);
  await expect(client.recipients.triggers(id)).rejects.toThrow(HoneycombNotFoundError);
});

test("a type and target are unique, and the type can't be changed", async () => {
  const client = connect(createSandbox());
  await client.recipients.create(email);
  await expect(client.recipients.create(email)).rejects.toThrow(HoneycombConflictError);
  const other = await client.recipients.create({
    type: "email",
    details: { email_address: "team@example.com" },
  });
  await expect(client.recipients.update(other.id, email)).rejects.toThrow(
    'already exists for "on-call@example.com"',
  );
  const turning = client.recipients.update(other.id, webhook);
  await expect(turning).rejects.toThrow(HoneycombValidationError);
  await expect(turning).rejects.toMatchObject({ issues: [{ field: "type", code: "invalid" }] });
});

async function withTrigger(recipient: object) {
  const sandbox = createSandbox();
  const client = connect(sandbox);
  await client.datasets.create({ name: "api" });
  const trigger = await client.triggers.create("api", {
    name: "Errors",
    threshold: { op: ">", value: 1 },
    recipients: [recipient],
  });
  return { sandbox, client, trigger };
}

test("a trigger contains the current targets of its recipients", async () => {
  const client = connect(createSandbox());
  await client.datasets.create({ name: "api" });
  const person = await client.recipients.create(email);
  const service = await client.recipients.create(pagerduty);
  const trigger = await client.triggers.create("api", {
    name: "Errors",
    threshold: { op: ">", value: 1 },
    recipients: [{ id: person.id }, { id: service.id }],
  });
  const notified = [
    { id: person.id, type: "email", target: "on-call@example.com" },
    {
      id: service.id,
      type: "pagerduty",
      target: "Shop",
      details: { pagerduty_severity: "critical" },
    },
  ];
  expect(trigger.recipients).toEqual(notified);
  expect(await client.recipients.triggers(person.id)).toEqual([trigger]);

  await client.recipients.update(person.id, {
    type: "email",
    details: { email_address: "team@example.com" },
  });
  const moved = [{ ...notified[0], target: "team@example.com" }, notified[1]];
  expect((await client.triggers.get("api", trigger.id)).recipients).toEqual(moved);
  expect((await client.triggers.list("api"))[0]?.recipients).toEqual(moved);

  await client.triggers.update("api", trigger.id, { recipients: [] });
  expect(await client.recipients.triggers(person.id)).toEqual([]);
});

test("a recipient can't be deleted while something notifies it", async () => {
  const { client, trigger } = await withTrigger({ type: "email", target: "on-call@example.com" });
  const id = trigger.recipients?.[0]?.id ?? "";
  await expect(client.recipients.delete(id)).rejects.toThrow(HoneycombConflictError);
  await client.triggers.delete("api", trigger.id);
  await client.recipients.delete(id);
});

test("a type and a target refer to an existing recipient, or create one if that is all it needs", async () => {
  const { sandbox, client, trigger } = await withTrigger({ type: "slack", target: "#alerts" });
  const [created] = await client.recipients.list();
  expect(created).toMatchObject({ type: "slack", details: { slack_channel: "#alerts" } });
  const again = await client.triggers.create("api", {
    name: "More errors",
    threshold: { op: ">", value: 10 },
    recipients: [{ type: "slack", target: "#alerts" }],
  });
  expect(again.recipients).toEqual(trigger.recipients);
  expect(await client.recipients.list()).toHaveLength(1);

  const invalid: [object, string][] = [
    [{ id: "nope" }, "recipients.0.id"],
    [{ target: "#alerts" }, "recipients.0.id"],
    [{ type: "webhook", target: "Status page" }, "recipients.0.target"],
  ];
  for (const [recipient, field] of invalid) {
    const path = `/1/triggers/api/${trigger.id}`;
    expect(await request(sandbox, "PUT", path, { recipients: [recipient] })).toMatchObject({
      status: 422,
      body: { type_detail: [{ field, code: "invalid" }] },
    });
  }
});
