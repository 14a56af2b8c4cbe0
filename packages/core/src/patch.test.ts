import { describe, expect, test } from "vitest";
import { json, syncClient, thrownBy } from "../test/host.ts";
import * as responses from "../test/responses.ts";
import {
  expressions,
  type HoneycombApi,
  HoneycombNotFoundError,
  HoneycombResponseError,
} from "./index.ts";

const { col, Lt } = expressions;

/** Runs a patch of a resource, or of the first one in a list. Returns the requests and their bodies. */
function logOf(read: unknown, run: (client: HoneycombApi<"sync">) => unknown) {
  // The response to the update doesn't matter here.
  const { client, requests } = syncClient(({ method }) =>
    json(method === "PUT" && Array.isArray(read) ? read[0] : read),
  );
  run(client);
  return requests.map(({ method, path, body }) =>
    body === undefined ? `${method} ${path}` : [`${method} ${path}`, JSON.parse(body as string)],
  );
}

/** The body that a patch sends. */
function sentBy(read: unknown, run: (client: HoneycombApi<"sync">) => unknown) {
  const [, update] = logOf(read, run);
  return update?.[1] as unknown as Record<string, unknown>;
}

const column = {
  id: "c1",
  key_name: "ms",
  type: "float",
  description: "How long it took",
  hidden: false,
  created_at: "2026-07-01T00:00:00Z",
  updated_at: "2026-07-02T00:00:00Z",
};

describe("a patch", () => {
  test("gets the resource, and sends it back with the changes", () => {
    expect(logOf(column, (c) => c.columns.patch("api", "c1", { hidden: true }))).toEqual([
      "GET /1/columns/api/c1",
      [
        "PUT /1/columns/api/c1",
        { key_name: "ms", type: "float", description: "How long it took", hidden: true },
      ],
    ]);
  });

  test("sends the resource back even if nothing changes", () => {
    const log = logOf(column, (c) => c.columns.patch("api", "c1", {}));
    expect(log).toHaveLength(2);
    expect(log[1]?.[1]).toEqual({
      key_name: "ms",
      type: "float",
      description: "How long it took",
      hidden: false,
    });
  });

  test("leaves a field alone that is undefined, and removes one that is null", () => {
    const read = { ...responses.marker, end_time: 1_767_225_900 };
    const changes = { message: undefined, end_time: null, url: null };
    const sent = sentBy([read], (c) => c.markers.patch("api", read.id, changes));
    expect(sent).toEqual({
      type: "deploy",
      message: "v1.4.0",
      start_time: 1_767_225_600,
      added_later: responses.marker.added_later,
    });
  });

  test("keeps fields that the client doesn't know", () => {
    const read = { ...column, added_later: 1 };
    const sent = sentBy(read, (c) => c.columns.patch("api", "c1", { hidden: true }));
    expect(sent).toMatchObject({ added_later: 1 });
  });

  test.each([
    ["id", { id: "c2" }],
    ["created_at", { created_at: null }],
    ["last_written", { last_written: "2026-07-02T00:00:00Z" }],
  ])("can't change a read-only field: %s", (field, changes) => {
    const { client, log } = syncClient(() => json(column));
    const act = () => client.columns.patch("api", "c1", changes as never);
    expect(act).toThrow(`Invalid input for updateColumn: ${field}: can't be changed`);
    expect(log).toEqual(["GET /1/columns/api/c1"]);
  });

  test("accepts read-only fields with their values", () => {
    const sent = sentBy(column, (c) =>
      c.columns.patch("api", "c1", { ...column, type: "integer" }),
    );
    expect(sent).toEqual({
      key_name: "ms",
      type: "integer",
      description: "How long it took",
      hidden: false,
    });
  });

  test("sends nothing that is not valid", () => {
    const { client, log } = syncClient(() => json(column));
    expect(() => client.columns.patch("api", "c1", { hidden: "yes" as never })).toThrow(
      "Invalid input for updateColumn: hidden: expected a boolean",
    );
    expect(log).toEqual(["GET /1/columns/api/c1"]);
    expect(() => client.columns.patch("api", "c1", null as never)).toThrow(
      "Invalid input for updateColumn: changes: expected an object, but it is null",
    );
    expect(log).toHaveLength(1);
  });

  test("doesn't replace what it can't read", () => {
    const { client, log } = syncClient(() => json([]), { validate: "off" });
    expect(thrownBy(() => client.columns.patch("api", "c1", {}))).toBeInstanceOf(
      HoneycombResponseError,
    );
    expect(log).toEqual(["GET /1/columns/api/c1"]);
  });

  test("of a missing resource changes nothing", () => {
    const missing = syncClient(() => json({ error: "not found" }, { status: 404 }));
    expect(() => missing.client.columns.patch("api", "c1", {})).toThrow(HoneycombNotFoundError);
    expect(missing.log).toEqual(["GET /1/columns/api/c1"]);
    for (const patch of [
      (c: HoneycombApi<"sync">) => c.markers.patch("api", "nope", {}),
      (c: HoneycombApi<"sync">) => c.markerSettings.patch("api", "nope", {}),
    ]) {
      const { client, log } = syncClient(() => json([responses.marker]));
      expect(() => patch(client)).toThrow("none of the 1 has the id nope");
      expect(thrownBy(() => patch(client))).toBeInstanceOf(HoneycombNotFoundError);
      expect(log.filter((request) => !request.startsWith("GET"))).toEqual([]);
    }
  });

  test("applies request options to both requests", () => {
    const { client, requests } = syncClient(() => json(column));
    client.columns.patch("api", "c1", { hidden: true }, { headers: { "x-trace": "1" } });
    expect(requests.map(({ headers }) => headers["x-trace"])).toEqual(["1", "1"]);
  });
});

describe("a field that Honeycomb keeps when an update lacks it", () => {
  test.each<[name: string, read: object, run: (c: HoneycombApi<"sync">) => unknown, sent: object]>([
    [
      "triggers",
      { ...responses.trigger, disabled: true, baseline_details: { type: "value" } },
      (c) => c.triggers.patch("api", "t1", { disabled: null, baseline_details: null }),
      { disabled: false, baseline_details: {} },
    ],
    [
      "boards",
      { ...responses.board, preset_filters: [{ column: "a", alias: "A" }] },
      (c) => c.boards.patch("b1", { preset_filters: null }),
      { preset_filters: [] },
    ],
  ])("is sent empty: %s", (_, read, run, sent) => {
    expect(sentBy(read, run)).toMatchObject(sent);
  });
});

describe("the query of a trigger", () => {
  const { trigger } = responses;
  const query = { calculations: [{ op: "COUNT" as const }], time_range: 900 };

  test("is kept by its id, so that Honeycomb doesn't create it again", () => {
    const sent = sentBy(trigger, (c) => c.triggers.patch("api", trigger.id, { disabled: true }));
    expect(sent).toMatchObject({ disabled: true, query_id: trigger.query_id });
    expect(sent).not.toHaveProperty("query");
  });

  test("is kept as it is without an id", () => {
    const read = { ...trigger, query_id: null, query };
    const sent = sentBy(read, (c) => c.triggers.patch("api", trigger.id, { disabled: true }));
    expect(sent).toMatchObject({ disabled: true, query });
    expect(sent).not.toHaveProperty("query_id");
  });

  test("is replaced by another query", () => {
    const sent = sentBy(trigger, (c) => c.triggers.patch("api", trigger.id, { query }));
    expect(sent.query).toEqual(query);
    expect(sent).not.toHaveProperty("query_id");
  });

  test("is replaced by a stored query", () => {
    const sent = sentBy(trigger, (c) => c.triggers.patch("api", trigger.id, { query_id: "q2" }));
    expect(sent.query_id).toBe("q2");
    expect(sent).not.toHaveProperty("query");
  });

  test("is replaced among all that was read", () => {
    const changes = { ...trigger, query } as never;
    const sent = sentBy(trigger, (c) => c.triggers.patch("api", trigger.id, changes));
    expect(sent.query).toEqual(query);
    expect(sent).not.toHaveProperty("query_id");
  });

  test("can't be two queries", () => {
    const { client } = syncClient(() => json(trigger));
    expect(() => client.triggers.patch("api", trigger.id, { query, query_id: "q2" })).toThrow(
      "query_id: must be left out when query is set",
    );
  });
});

test("a burn alert that changes its type loses the fields of the other", () => {
  const changes = {
    alert_type: "budget_rate",
    budget_rate_window_minutes: 60,
    budget_rate_decrease_threshold_per_million: 10_000,
  } as const;
  const read = responses.exhaustionTimeBurnAlert;
  const sent = sentBy(read, (c) => c.burnAlerts.patch("api", read.id, changes));
  expect(sent).toMatchObject({ ...changes, slo: read.slo });
  expect(sent).not.toHaveProperty("exhaustion_minutes");
});

test("a recipient keeps the details that don't change", () => {
  const { webhook } = responses.recipients;
  const changes = { details: { webhook_name: "Other", webhook_secret: null } };
  const { details } = sentBy(webhook, (c) => c.recipients.patch(webhook.id, changes));
  expect(details).toEqual({
    webhook_name: "Other",
    webhook_url: webhook.details.webhook_url,
    webhook_headers: webhook.details.webhook_headers,
    webhook_payloads: {
      template_variables: [{ name: "severity" }],
      payload_templates: { trigger: { body: "{}" } },
    },
  });
});

test("a calculated field may get an expression of functions", () => {
  const read = responses.calculatedField;
  const sent = sentBy(read, (c) =>
    c.calculatedFields.patch("api", read.id, { expression: Lt(col("status"), 400) }),
  );
  expect(sent).toMatchObject({ alias: read.alias, expression: "LT($status, 400)" });
});
