import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { checkEveryFailure } from "../../../test/bundles.ts";
import { InMemoryHoneycomb } from "../../../test/honeycomb.ts";
import { json, syncClient, thrownBy } from "../../../test/host.ts";
import {
  HoneycombBundleError,
  HoneycombConflictError,
  HoneycombInputError,
  RecipientBuilder,
  TriggerBuilder,
} from "../../index.ts";
import { callApi } from "../../transport.ts";

const { recipients, triggers } = callApi();
const key = "0123456789abcdef0123456789abcdef";

test("a recipient's secrets are in no error of a response without an id", () => {
  const created = { type: "pagerduty", details: { pagerduty_integration_key: key } };
  const { run } = syncClient(({ method }) => json(method === "POST" ? created : []));
  const error = thrownBy(() => run(recipients.createFrom(RecipientBuilder.pagerduty("Ops", key))));
  const shown = inspect(error, { depth: Number.POSITIVE_INFINITY, showHidden: true });
  expect(shown).toContain("the response has no id");
  expect(shown).toContain("[secret]");
  expect(shown).not.toContain(key);
});

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

  describe("when another program creates the same recipient meanwhile", () => {
    const slack = RecipientBuilder.slack("#alerts").build();
    const conflict = () => json({ error: "it exists already" }, { status: 409 });

    /** A team whose list of recipients changes with every request. */
    const teamOf = (...lists: object[][]) =>
      syncClient(({ method, path }) => {
        if (path !== "/1/recipients") return json({ error: "invalid" }, { status: 422 });
        return method === "GET" ? json(lists.shift()) : conflict();
      });

    test("reuses it", () => {
      const recipient = { id: "r1", ...slack };
      const { run, log } = teamOf([], [recipient]);
      expect(run(recipients.createFrom(slack))).toEqual({ recipient, reused: true });
      expect(log).toEqual(["GET /1/recipients", "POST /1/recipients", "GET /1/recipients"]);
    });

    test("doesn't delete it when something else fails", () => {
      const { run, log } = teamOf([], [{ id: "r1", ...slack }]);
      const trigger = new TriggerBuilder("Slow").dataset("api").gt(1).slack("#alerts");
      const error = thrownBy(() => run(triggers.createFrom(trigger)));
      expect(error).toMatchObject({ failed: [{ type: "trigger" }], remaining: [], rolledBack: [] });
      expect(log.filter((request) => request.startsWith("DELETE"))).toEqual([]);
    });

    test("throws Honeycomb's error when the team doesn't have it after all", () => {
      const error = thrownBy(() => teamOf([], []).run(recipients.createFrom(slack)));
      expect(error).toBeInstanceOf(HoneycombBundleError);
      expect(error).toMatchObject({
        failed: [{ type: "recipient", name: "#alerts" }],
        cause: expect.any(HoneycombConflictError),
      });
    });

    test("says that it has another address, and keeps Honeycomb's error as the cause", () => {
      const webhook = (url: string) => RecipientBuilder.webhook("Ops", url).build();
      const { run } = teamOf([], [{ id: "r1", ...webhook("https://example.com/other") }]);
      const error = thrownBy(() => run(recipients.createFrom(webhook("https://example.com"))));
      expect(error).toMatchObject({
        message: expect.stringContaining('with the name "Ops" but a different webhook_url'),
        cause: { name: "HoneycombInputError", cause: expect.any(HoneycombConflictError) },
      });
    });
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
