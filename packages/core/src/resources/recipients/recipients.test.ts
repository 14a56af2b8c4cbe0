import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { firstRequest, json, runWith, text, thrownBy } from "../../../test/host.ts";
import { type Call, HoneycombInputError, type RecipientCreate } from "../../index.ts";
import { callApi } from "../../transport.ts";

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
    ["update", recipients.update("r1", ofEachType.email), "PUT /1/recipients/r1", ofEachType.email],
  ])("%s", (_, call, request, body) => {
    const { method, path, body: sent } = firstRequest(call);
    expect(`${method} ${path}`).toBe(request);
    expect(sent && JSON.parse(sent as string)).toEqual(body);
  });

  test.each(Object.keys(ofEachType) as (keyof typeof ofEachType)[])(
    "of type %s are created and returned",
    (type) => {
      const recipient = ofEachType[type];
      const received = { id: "r1", ...recipient };
      const { value, requests } = runWith(recipients.create(recipient), json(received));
      expect(JSON.parse(requests[0]?.body as string)).toEqual(recipient);
      expect(value).toEqual(received);
    },
  );

  test.each<[object, string]>([
    [{ type: 1 }, "type: expected a string, but it is 1"],
    [{ type: "email" }, "details: is missing"],
    [
      { type: "email", details: { slack_channel: "#a" } },
      "details.email_address: is missing; expected a string",
    ],
    [
      {
        type: "webhook",
        details: {
          ...ofEachType.webhook.details,
          webhook_payloads: { template_variables: [{ name: "Severity" }] },
        },
      },
      "details.webhook_payloads.template_variables[0].name: must match",
    ],
  ])("rejects %j", (wrong, message) => {
    const call = recipients.create(wrong as RecipientCreate);
    expect(() => firstRequest(call)).toThrow(message);
  });

  test.each<[object, string]>([
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
      "details.webhook_secret: must have at most 255 characters, but it has 300",
    ],
    [
      { type: "pagerduty", details: { pagerduty_integration_key: ["s3cret"] } },
      "details.pagerduty_integration_key: expected a string, but it is an array",
    ],
    [
      {
        type: "webhook",
        details: { ...ofEachType.webhook.details, webhook_headers: { Authorization: "s3cret" } },
      },
      "details.webhook_headers: expected an array, but it is an object",
    ],
    [{ type: "webhook", details: "s3cret" }, "details: expected an object, but it is a string"],
  ])("rejects a secret that is not valid without showing it", (wrong, message) => {
    const error = thrownBy(() => firstRequest(recipients.create(wrong as RecipientCreate)));
    expect(error).toBeInstanceOf(HoneycombInputError);
    expect(error).toHaveProperty("message", expect.stringContaining(message));
    expect(JSON.stringify(error) + String(error)).not.toContain("s3cret");
  });

  test("are distinguished by their type, and returned unchanged when Honeycomb adds it later", () => {
    const received = [
      { id: "r1", ...ofEachType.email },
      { id: "r2", type: "pigeon", details: { loft: 7 } },
    ];
    const { value } = runWith(recipients.list(), json(received));
    expect(value).toEqual(received);
    const addresses = value.flatMap((recipient) =>
      recipient.type === "email" ? recipient.details.email_address : [],
    );
    expect(addresses).toEqual(["on-call@example.com"]);
  });

  test("have triggers", () => {
    const threshold = { op: ">", value: 1 };
    const received = [{ id: "t1", name: "Errors", dataset_slug: "api", threshold }];
    const { value } = runWith(recipients.triggers("r1"), json(received));
    expect(value).toEqual(received);
  });
});

test.each(["pagerduty", "webhook"] as const)(
  "a recipient's secrets are in no error of a response that can't be read: %s",
  (type) => {
    const body = JSON.stringify({ ...ofEachType[type], id: 1 });
    for (const received of [body, body.slice(0, -3)]) {
      const error = thrownBy(() =>
        runWith(recipients.get("r1", { validate: "strict" }), text(received)),
      );
      const shown = inspect(error, { depth: Number.POSITIVE_INFINITY, showHidden: true });
      expect(shown).toContain("[secret");
      for (const secret of [key, "https://example.com/hook", "s3cret", "Bearer xyz"]) {
        expect(shown).not.toContain(secret);
      }
    }
  },
);
