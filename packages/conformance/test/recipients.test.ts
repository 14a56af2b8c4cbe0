import {
  HoneycombConflictError,
  HoneycombNotFoundError,
  HoneycombValidationError,
  type RecipientCreate,
} from "@honeycomb/async";
import { beforeEach, describe, expect, test } from "vitest";
import { type Client, modes } from "../src/client.ts";
import { failureOf } from "../src/failure.ts";
import { useSandbox } from "../src/setup.ts";

const sandbox = useSandbox();
const email: RecipientCreate = {
  type: "email",
  details: { email_address: "on-call@example.com" },
};

describe.each(modes)("$name", ({ connect }) => {
  let client: Client;
  beforeEach(async () => {
    client = connect({ apiKey: "test-key", baseUrl: sandbox().url });
    await client.datasets.create({ name: "My API" });
    return () => client.close();
  });

  test.each<RecipientCreate>([
    email,
    { type: "slack", details: { slack_channel: "#alerts" } },
    {
      type: "pagerduty",
      details: {
        pagerduty_integration_name: "Shop",
        pagerduty_integration_key: "0123456789abcdef0123456789abcdef",
      },
    },
    {
      type: "webhook",
      details: { webhook_name: "Status page", webhook_url: "https://status.example.com/hook" },
    },
    {
      type: "msteams_workflow",
      details: { webhook_name: "Teams", webhook_url: "https://teams.example.com/hook" },
    },
  ])("recipients of the type $type", async (recipient) => {
    const { recipients } = client;
    const created = await recipients.create(recipient);
    expect(created).toMatchObject(recipient);
    expect(await recipients.get(created.id)).toEqual(created);
    expect(await recipients.list()).toEqual([created]);
    expect(await failureOf(() => recipients.create(recipient))).toBeInstanceOf(
      HoneycombConflictError,
    );
    expect(await recipients.update(created.id, recipient)).toMatchObject(recipient);
    expect(await recipients.delete(created.id)).toBeUndefined();
    expect(await recipients.list()).toEqual([]);
    for (const act of ["get", "delete", "triggers"] as const) {
      expect(await failureOf(() => recipients[act](created.id))).toBeInstanceOf(
        HoneycombNotFoundError,
      );
    }
  });

  test("a recipient lists its triggers, and can't be deleted as long as it has some", async () => {
    const { recipients, triggers } = client;
    const { id } = await recipients.create(email);
    expect(await recipients.triggers(id)).toEqual([]);
    const trigger = await triggers.create("my-api", {
      name: "Errors",
      threshold: { op: ">", value: 10 },
      recipients: [{ id }],
    });
    expect(trigger.recipients).toEqual([{ id, type: "email", target: "on-call@example.com" }]);
    expect(await recipients.triggers(id)).toEqual([trigger]);
    expect(await failureOf(() => recipients.delete(id))).toBeInstanceOf(HoneycombConflictError);
    await recipients.update(id, { type: "email", details: { email_address: "b@example.com" } });
    expect((await triggers.get("my-api", trigger.id)).recipients).toMatchObject([
      { id, target: "b@example.com" },
    ]);
    await triggers.delete("my-api", trigger.id);
    await recipients.delete(id);
  });

  test("a trigger's recipients must exist, or be of a type that is created with it", async () => {
    const { recipients, triggers } = client;
    const trigger = { name: "Errors", threshold: { op: ">" as const, value: 10 } };
    const error = await failureOf(() =>
      triggers.create("my-api", { ...trigger, recipients: [{ id: "nope" }] }),
    );
    expect(error).toBeInstanceOf(HoneycombValidationError);
    expect(error).toMatchObject({ issues: [{ field: "recipients.0.id", code: "invalid" }] });
    const created = await triggers.create("my-api", {
      ...trigger,
      recipients: [{ type: "slack", target: "#alerts" }],
    });
    expect(await recipients.list()).toMatchObject([
      { id: created.recipients?.[0]?.id, details: { slack_channel: "#alerts" } },
    ]);
  });

  test("a recipient's type can't be changed", async () => {
    const { id } = await client.recipients.create(email);
    const slack: RecipientCreate = { type: "slack", details: { slack_channel: "#alerts" } };
    expect(await failureOf(() => client.recipients.update(id, slack))).toMatchObject({
      issues: [{ field: "type", code: "invalid" }],
    });
  });
});
