import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { checkEveryFailure } from "../../../test/bundles.ts";
import { InMemoryHoneycomb } from "../../../test/honeycomb.ts";
import { thrownBy } from "../../../test/host.ts";
import {
  HoneycombBundleError,
  HoneycombInputError,
  RecipientBuilder,
  TriggerBuilder,
} from "../../index.ts";
import { callApi } from "../../transport.ts";

const { recipients } = callApi();
const key = "0123456789abcdef0123456789abcdef";

describe("a recipient's builder", () => {
  test.each([
    [
      RecipientBuilder.email("a@example.com"),
      { type: "email", details: { email_address: "a@example.com" } },
    ],
    [RecipientBuilder.slack("#alerts"), { type: "slack", details: { slack_channel: "#alerts" } }],
    [
      RecipientBuilder.pagerduty("Ops", key),
      {
        type: "pagerduty",
        details: { pagerduty_integration_name: "Ops", pagerduty_integration_key: key },
      },
    ],
    [
      RecipientBuilder.msteams("Ops", "https://example.com"),
      {
        type: "msteams_workflow",
        details: { webhook_name: "Ops", webhook_url: "https://example.com" },
      },
    ],
    [
      RecipientBuilder.webhook("Ops", "https://example.com")
        .secret("hush")
        .header("X-Team", "ops")
        .header("X-Tier", "1")
        .variable("runbook")
        .variable("color", "red")
        .payload("trigger", "{{.Alert.Name}}")
        .payload("budget_rate", "{}"),
      {
        type: "webhook",
        details: {
          webhook_name: "Ops",
          webhook_url: "https://example.com",
          webhook_secret: "hush",
          webhook_headers: [
            { header: "X-Team", value: "ops" },
            { header: "X-Tier", value: "1" },
          ],
          webhook_payloads: {
            template_variables: [{ name: "runbook" }, { name: "color", default_value: "red" }],
            payload_templates: {
              trigger: { body: "{{.Alert.Name}}" },
              budget_rate: { body: "{}" },
            },
          },
        },
      },
    ],
  ])("describes each type: %#", (builder, recipient) => {
    expect(builder.build()).toEqual(recipient);
  });

  test("leaves what it is called on as it is", () => {
    const hook = RecipientBuilder.webhook("Ops", "https://example.com");
    hook.header("X-Team", "ops").variable("color");
    expect(hook.build().details).not.toHaveProperty("webhook_headers");
  });

  test("checks what it builds, and shows no secret", () => {
    const act = () => RecipientBuilder.pagerduty("Ops", "secret-key").build();
    expect(thrownBy(act)).toBeInstanceOf(HoneycombInputError);
    expect(act).toThrow("details.pagerduty_integration_key: must have 32 characters");
    expect(act).not.toThrow("secret-key");
    const trigger = new TriggerBuilder("Slow").pagerduty("Ops", key);
    expect(inspect([RecipientBuilder.pagerduty("Ops", key), trigger], { depth: 9 })).not.toContain(
      key,
    );
  });
});

describe("recipients.createFrom", () => {
  test("creates a recipient once", () => {
    const honeycomb = new InMemoryHoneycomb();
    const slack = RecipientBuilder.slack("#alerts");
    const first = honeycomb.run(recipients.createFrom(slack));
    expect(first).toMatchObject({ recipient: { type: "slack" }, reused: false });
    const again = honeycomb.run(recipients.createFrom(slack.build()));
    expect(again).toEqual({ recipient: first.recipient, reused: true });
    const other = honeycomb.run(recipients.createFrom(RecipientBuilder.email("#alerts")));
    expect(other.reused).toBe(false);
  });

  test("names a recipient that can't be created without showing its secrets", () => {
    const honeycomb = new InMemoryHoneycomb();
    honeycomb.fail({ fault: "rejected", when: (index) => index === 2 });
    const error = thrownBy(() =>
      honeycomb.run(recipients.createFrom(RecipientBuilder.pagerduty("Ops", key))),
    );
    expect(error).toBeInstanceOf(HoneycombBundleError);
    expect(error).toMatchObject({ failed: [{ type: "recipient", name: "Ops" }] });
    expect(inspect(error, { depth: 9 })).not.toContain(key);
  });

  test("reports everything that it leaves, whatever fails", () => {
    const email = RecipientBuilder.email("a@example.com");
    checkEveryFailure((options) => recipients.createFrom(email, options));
  });
});
