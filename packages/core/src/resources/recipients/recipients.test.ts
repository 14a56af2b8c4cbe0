import { inspect } from "node:util";
import { describe, expect, expectTypeOf, test } from "vitest";
import { firstRequest, json, runWith, text, thrownBy } from "../../../test/host.ts";
import {
  type Call,
  callApi,
  HoneycombInputError,
  type Recipient,
  type RecipientCreate,
  recipientTypes,
  type Trigger,
} from "../../index.ts";

const { recipients } = callApi();
const key = "0123456789abcdef0123456789abcdef";
const ofEachType = {
  email: { type: "email", details: { email_address: "on-call@example.com" } },
  slack: { type: "slack", details: { slack_channel: "#alerts" } },
  pagerduty: {
    type: "pagerduty",
    details: { pagerduty_integration_name: "Checkout", pagerduty_integration_key: key },
  },
  webhook: {
    type: "webhook",
    details: {
      webhook_name: "Hook",
      webhook_url: "https://example.com/hook",
      webhook_secret: "s3cret",
      webhook_headers: [{ header: "Authorization", value: "Bearer xyz" }],
      webhook_payloads: {
        template_variables: [{ name: "severity", default_value: "CRITICAL" }],
        payload_templates: { trigger: { body: '{ "alert": "{{.Alert.Description}}" }' } },
      },
    },
  },
  msteams: {
    type: "msteams",
    details: { webhook_name: "Teams", webhook_url: "https://example.webhook.office.com/1" },
  },
  msteams_workflow: {
    type: "msteams_workflow",
    details: { webhook_name: "Teams", webhook_url: "https://example.logic.azure.com/1" },
  },
} as const satisfies { [Type in RecipientCreate["type"]]: RecipientCreate & { type: Type } };

describe("recipients", () => {
  test.each<[name: string, call: Call<unknown>, request: string, body?: object]>([
    ["list", recipients.list(), "GET /1/recipients"],
    ["get", recipients.get("r1"), "GET /1/recipients/r1"],
    ["delete", recipients.delete("r1"), "DELETE /1/recipients/r1"],
    ["triggers", recipients.triggers("r1"), "GET /1/recipients/r1/triggers"],
    [
      "update, with what was read",
      recipients.update("r1", {
        ...ofEachType.email,
        ...{ id: "r1", created_at: "2026-01-01T00:00:00Z" },
      }),
      "PUT /1/recipients/r1",
      ofEachType.email,
    ],
  ])("%s", (_, call, request, body) => {
    const { method, path, body: sent } = firstRequest(call);
    expect(`${method} ${path}`).toBe(request);
    expect(sent && JSON.parse(sent as string)).toEqual(body);
  });

  test.each(recipientTypes)("of type %s are created and returned", (type) => {
    const recipient = ofEachType[type];
    const received = { id: "r1", ...recipient };
    const { value, requests } = runWith(recipients.create(recipient), json(received));
    expect(JSON.parse(requests[0]?.body as string)).toEqual(recipient);
    expect(value).toEqual(received);
  });

  test.each<[object, string]>([
    [{ type: "pigeon" }, 'type: expected ("email" | '],
    [{ type: "email" }, "details: is missing"],
    [
      { type: "email", details: { email_address: "a@example.com", slack_channel: "#a" } },
      "details.slack_channel: is not a field of this request",
    ],
    [
      {
        type: "webhook",
        details: {
          ...ofEachType.webhook.details,
          webhook_payloads: { template_variables: [{ name: "Severity" }] },
        },
      },
      "details.webhook_payloads.template_variables[0].name: expected text that matches",
    ],
  ])("refuses %j", (wrong, message) => {
    const call = recipients.create(wrong as RecipientCreate);
    expect(() => firstRequest(call)).toThrow(message);
  });

  test.each<[RecipientCreate, string]>([
    [
      {
        type: "pagerduty",
        details: { ...ofEachType.pagerduty.details, pagerduty_integration_key: "s3cret" },
      },
      "details.pagerduty_integration_key: must have 32 characters, but it has 6",
    ],
    [
      {
        type: "webhook",
        details: { ...ofEachType.webhook.details, webhook_secret: "s3cret".repeat(50) },
      },
      "details.webhook_secret: must have 0 to 255 characters, but it has 300",
    ],
  ])("refuses a secret of a wrong length without showing it", (wrong, message) => {
    const error = thrownBy(() => firstRequest(recipients.create(wrong)));
    expect(error).toBeInstanceOf(HoneycombInputError);
    expect(error).toHaveProperty("message", expect.stringContaining(message));
    expect(JSON.stringify(error) + String(error)).not.toContain("s3cret");
  });

  test("are distinguished by their type, and kept when it was added later", () => {
    const received = [
      { id: "r1", ...ofEachType.email },
      { id: "r2", type: "pigeon", details: { loft: 7 } },
    ];
    const { value } = runWith(recipients.list(), json(received));
    expectTypeOf(value).toEqualTypeOf<Recipient[]>();
    expect(value).toEqual(received);
    const addresses = value.flatMap((recipient) =>
      recipient.type === "email" ? recipient.details.email_address : [],
    );
    expect(addresses).toEqual(["on-call@example.com"]);
  });

  test("have triggers", () => {
    const received = [{ id: "t1", name: "Errors", dataset_slug: "api" }];
    const { value } = runWith(recipients.triggers("r1"), json(received));
    expectTypeOf(value).toEqualTypeOf<Trigger[]>();
    expect(value).toEqual(received);
  });
});

test.each(["pagerduty", "webhook"] as const)(
  "a recipient's secrets are in no error of a response that can't be read: %s",
  (type) => {
    const body = JSON.stringify({ ...ofEachType[type], id: 1 });
    for (const received of [body, body.slice(0, -3)]) {
      const error = thrownBy(() => runWith(recipients.get("r1"), text(received)));
      const shown = inspect(error, { depth: Number.POSITIVE_INFINITY, showHidden: true });
      expect(shown).toContain("[secret]");
      for (const secret of [key, "https://example.com/hook", "s3cret", "Bearer xyz"]) {
        expect(shown).not.toContain(secret);
      }
    }
  },
);
