import { describe, expect, test } from "vitest";
import { type Call, type HoneycombApi, HoneycombInputError, operations } from "../src/index.ts";
import { callApi } from "../src/transport.ts";
import { firstRequest, json, syncClient, thrownBy } from "./host.ts";
import * as responses from "./responses.ts";
import { withoutNull } from "./responses.ts";

interface RoundTrip {
  readonly name: string;
  /** What Honeycomb responds with. */
  readonly response: object;
  /** What Honeycomb responds with to POST, when that differs. */
  readonly created?: object;
  /** Reads a resource, and sends it back. */
  readonly run: (client: HoneycombApi<"sync">) => void;
  /** The bodies of the requests that `run` sends. */
  readonly bodies: readonly unknown[];
}

const team = { team: "acme" };

/** What is sent of a response: no fields that are null, and no read-only ones. */
function sendable<T extends object>(response: T, ...readOnly: (keyof T & string)[]): object {
  return Object.fromEntries(
    Object.entries(withoutNull(response)).filter(
      ([name]) => !readOnly.some((each) => each === name),
    ),
  );
}

const timestamps = ["created_at", "updated_at"] as const;

const sloReadOnly = [
  "id",
  "reset_at",
  "compliance",
  "budget_remaining",
  "status",
  "burn_rate",
  ...timestamps,
] as const;

const trips: readonly RoundTrip[] = [
  {
    name: "datasets",
    response: responses.dataset,
    run: ({ datasets }) => {
      const read = datasets.get("my-api");
      datasets.update("my-api", { ...read, description: "Requests" });
      datasets.create({ ...read, name: "Copy" });
    },
    bodies: [
      { ...sendable(responses.dataset, "slug", "name", "created_at"), description: "Requests" },
      { ...sendable(responses.dataset, "slug", "created_at", "settings"), name: "Copy" },
    ],
  },
  {
    name: "columns",
    response: responses.column,
    run: ({ columns }) => {
      const read = columns.get("my-api", "yUheCUmgZ8p");
      columns.update("my-api", read.id, { ...read, hidden: true });
      columns.create("web", { ...read });
    },
    bodies: [
      { ...sendable(responses.column, "id", ...timestamps), hidden: true },
      sendable(responses.column, "id", ...timestamps),
    ],
  },
  {
    name: "calculated fields",
    response: responses.calculatedField,
    run: ({ calculatedFields }) => {
      const read = calculatedFields.get("my-api", "MnGHzXbQ3L2");
      calculatedFields.update("my-api", read.id, { ...read, expression: "LT($status, 400)" });
      calculatedFields.create("web", { ...read });
    },
    bodies: [
      {
        ...sendable(responses.calculatedField, "id", ...timestamps),
        expression: "LT($status, 400)",
      },
      sendable(responses.calculatedField, "id", ...timestamps),
    ],
  },
  {
    name: "queries",
    response: responses.query,
    run: ({ queries }) => {
      const read = queries.get("my-api", "mabAMpSPDjH");
      queries.create("web", { ...read, limit: 10 });
    },
    bodies: [{ ...sendable(responses.query, "id"), limit: 10 }],
  },
  {
    name: "query annotations",
    response: responses.queryAnnotation,
    run: ({ queryAnnotations }) => {
      const read = queryAnnotations.get("my-api", "sGUnkBHgRFN");
      queryAnnotations.update("my-api", read.id, { ...read, name: "Slow" });
      queryAnnotations.create("my-api", { ...read });
    },
    bodies: [
      { ...sendable(responses.queryAnnotation, "id", "source", ...timestamps), name: "Slow" },
      sendable(responses.queryAnnotation, "id", "source", ...timestamps),
    ],
  },
  {
    name: "boards",
    response: responses.board,
    run: ({ boards }) => {
      const read = boards.get("2NeeaE9bBLd");
      boards.update(read.id, { ...read, name: "Checkout, new" });
      boards.create({ ...read });
    },
    bodies: [{ ...boardBody(), name: "Checkout, new" }, boardBody()],
  },
  {
    name: "board views",
    response: responses.boardView,
    run: ({ boardViews }) => {
      const read = boardViews.get("2NeeaE9bBLd", "vH7mPqL9xR2");
      boardViews.update("2NeeaE9bBLd", read.id, { ...read, name: "Failures" });
      boardViews.create("2NeeaE9bBLd", { ...read });
    },
    bodies: [
      { ...sendable(responses.boardView, "id"), name: "Failures" },
      sendable(responses.boardView, "id"),
    ],
  },
  {
    name: "triggers",
    response: responses.trigger,
    run: ({ triggers }) => {
      const read = triggers.get("my-api", "fS7vfB81Wcy");
      triggers.update("my-api", read.id, { ...read, disabled: true });
      triggers.create("web", { ...read });
    },
    bodies: [{ ...triggerBody(), disabled: true }, triggerBody()],
  },
  {
    name: "SLOs",
    response: responses.slo,
    run: ({ slos }) => {
      const read = slos.get("my-api", "2LBq9LckbcA");
      slos.update("my-api", read.id, { ...read, time_period_days: 7 });
      const detailed = slos.getDetailed("my-api", "2LBq9LckbcA");
      slos.update("my-api", read.id, { ...detailed, time_period_days: 7 });
      slos.create("__all__", { ...detailed });
    },
    bodies: [
      { ...sendable(responses.slo, ...sloReadOnly), time_period_days: 7 },
      { ...sendable(responses.slo, ...sloReadOnly), time_period_days: 7 },
      sendable(responses.slo, ...sloReadOnly),
    ],
  },
  ...[responses.exhaustionTimeBurnAlert, responses.budgetRateBurnAlert].map(
    (response): RoundTrip => ({
      name: `burn alerts of type ${response.alert_type}`,
      response,
      run: ({ burnAlerts }) => {
        const read = burnAlerts.get("my-api", "fS7vfB81Wcy");
        burnAlerts.update("my-api", read.id, { ...read, auto_investigate: true });
        burnAlerts.create("my-api", { ...read });
      },
      bodies: [
        { ...sendable(response, "id", "triggered", ...timestamps), auto_investigate: true },
        sendable(response, "id", "triggered", ...timestamps),
      ],
    }),
  ),
  ...Object.values(responses.recipients).map(
    (response): RoundTrip => ({
      name: `recipients of type ${response.type}`,
      response,
      run: ({ recipients }) => {
        const read = recipients.get("ueyLsHcDp4D");
        recipients.update(read.id, { ...read });
        recipients.create({ ...read });
      },
      bodies: [sendable(response, "id", ...timestamps), sendable(response, "id", ...timestamps)],
    }),
  ),
  {
    name: "markers",
    response: responses.marker,
    run: ({ markers }) => {
      const read = markers.create("my-api", { type: "deploy" });
      markers.update("my-api", read.id, { ...read, message: "v1.4.1" });
      markers.create("web", { ...read });
    },
    bodies: [
      { type: "deploy" },
      { ...sendable(responses.marker, "id", "color", ...timestamps), message: "v1.4.1" },
      sendable(responses.marker, "id", "color", ...timestamps),
    ],
  },
  {
    name: "marker settings",
    response: responses.markerSetting,
    run: ({ markerSettings }) => {
      const read = markerSettings.create("my-api", { type: "deploy", color: "#000000" });
      markerSettings.update("my-api", read.id, { ...read, color: "#ffffff" });
      markerSettings.create("web", { ...read });
    },
    bodies: [
      { type: "deploy", color: "#000000" },
      { ...sendable(responses.markerSetting, "id", ...timestamps), color: "#ffffff" },
      sendable(responses.markerSetting, "id", ...timestamps),
    ],
  },
  {
    name: "dataset definitions",
    response: responses.datasetDefinitions,
    run: ({ datasetDefinitions }) => {
      const read = datasetDefinitions.get("my-api");
      datasetDefinitions.update("my-api", { ...read, error: { name: "" } });
    },
    bodies: [{ ...sendable(responses.datasetDefinitions), error: { name: "" } }],
  },
  {
    name: "signals",
    response: responses.signal,
    run: ({ signals }) => {
      const read = signals.get("hcasp_01j9x1yq0k2t8m9n3v4b5r6c7d");
      signals.update(read.id, { ...read, sensitivity: "high" });
    },
    bodies: [
      {
        enabled: true,
        sensitivity: "high",
        recipients: [
          {
            id: "hcar_01jak3ymk8s5cpc2xz3q7d8v9r",
            details: { pagerduty_severity: "critical", muted: false },
          },
          { id: "hcar_01jak3ymk8s5cpc2xz3q7d8v9s" },
        ],
        added_later: responses.signal.added_later,
      },
    ],
  },
  ...[responses.ingestKey, responses.configurationKey].map(({ response, secret }): RoundTrip => {
    const { id, attributes } = response.data;
    const { key_type, permissions, timestamps, ...fields } = attributes;
    const type = "api-keys";
    const relationships = { environment: response.data.relationships.environment };
    const settable = withoutNull({ ...fields, key_type, permissions });
    // The permissions of an ingest key can't be changed.
    const changeable = withoutNull(key_type === "ingest" ? fields : { ...fields, permissions });
    return {
      name: `API keys of type ${key_type}`,
      response,
      created: { data: { ...response.data, attributes: { ...attributes, secret } } },
      run: ({ apiKeys }) => {
        const read = apiKeys.get(id, team);
        apiKeys.update(id, { ...read, name: "renamed" }, team);
        const created = apiKeys.create({ ...read, name: "copy" }, team);
        expect(created.secret).toBe(secret);
        apiKeys.update(id, { ...created, disabled: true }, team);
        apiKeys.create({ ...created }, team);
      },
      bodies: [
        { data: { id, type, attributes: { ...changeable, name: "renamed" } } },
        { data: { type, attributes: { ...settable, name: "copy" }, relationships } },
        { data: { id, type, attributes: { ...changeable, disabled: true } } },
        { data: { type, attributes: settable, relationships } },
      ],
    };
  }),
  {
    name: "environments",
    response: responses.environment,
    run: ({ environments }) => {
      const read = environments.get("hcaen_01jak3ymk8s5cpc2xz3q7d8v9r", team);
      environments.update(read.id, { ...read, description: "The real thing" }, team);
      environments.create({ ...read, name: "staging" }, team);
    },
    bodies: [
      {
        data: {
          id: "hcaen_01jak3ymk8s5cpc2xz3q7d8v9r",
          type: "environments",
          attributes: {
            ...sendable(responses.environment.data.attributes, "name", "slug"),
            description: "The real thing",
          },
        },
      },
      {
        data: {
          type: "environments",
          attributes: {
            ...sendable(responses.environment.data.attributes, "slug", "settings"),
            name: "staging",
          },
        },
      },
    ],
  },
];

/** A board without the dataset of its query panel. */
function boardBody(): object {
  const [queryPanel, ...panels] = responses.board.panels;
  const { dataset, ...query_panel } = queryPanel?.query_panel ?? {};
  const sent = { ...responses.board, panels: [{ ...queryPanel, query_panel }, ...panels] };
  return sendable(sent, "id", "links");
}

/** A trigger with its query, and without the id of it. */
function triggerBody(): object {
  return sendable(responses.trigger, "id", "dataset_slug", "triggered", "query_id", ...timestamps);
}

/** The requests of a round trip. */
function requestsOf({ response, created, run }: RoundTrip) {
  const { client, requests } = syncClient(({ method }) =>
    json((method === "POST" && created) || response),
  );
  run(client);
  return requests;
}

test.each(trips)("$name can be read, changed and sent back", (trip) => {
  const sent = requestsOf(trip).flatMap(({ body }) => body ?? []);
  expect(sent.map((body) => JSON.parse(body as string))).toStrictEqual(trip.bodies);
});

/** Operations with a body that is no resource. */
const neverRead: ReadonlySet<string> = new Set([
  "createEvent",
  "createEvents",
  "createKinesisEvents",
  "createMapDependencyRequest",
  "createQueryResult",
  "getSloHistory",
]);

test("all resources that can be read and sent are among these", () => {
  const tested = new Set(trips.flatMap(requestsOf).map(({ operation }) => operation));
  const sent = Object.values(operations).filter(({ id, body }) => body && !neverRead.has(id));
  expect(sent.map(({ id }) => id).filter((id) => !tested.has(id))).toEqual([]);
});

describe("a change that would be lost", () => {
  const c = callApi();

  test.each<[name: string, call: Call<unknown>, issues: Record<string, string>]>([
    [
      "the name of an environment",
      c.environments.update("hcaen_1", { color: "red", ...{ name: "other" } }, team),
      { name: "can't be changed" },
    ],
    [
      "the slug and the settings of a new environment",
      c.environments.create(
        { name: "staging", ...{ slug: "stage", settings: { delete_protected: false } } },
        team,
      ),
      { slug: "is chosen by Honeycomb", settings: "is chosen by Honeycomb" },
    ],
    [
      "the type and the environment of an API key",
      c.apiKeys.update(
        "hcaik_1",
        { name: "other", ...{ key_type: "ingest", environment: { id: "x" } } },
        team,
      ),
      { key_type: "can't be changed", environment: "can't be changed" },
    ],
    [
      "the slug and the settings of a new dataset",
      c.datasets.create({ name: "API", ...{ slug: "a", settings: { delete_protected: false } } }),
      { slug: "is chosen by Honeycomb", settings: "is chosen by Honeycomb" },
    ],
    [
      "the name of a dataset",
      c.datasets.update("api", { description: "", ...{ name: "Web" } }),
      { name: "can't be changed" },
    ],
  ])("is rejected: %s", (_, call, issues) => {
    const error = thrownBy(() => firstRequest(call)) as HoneycombInputError;
    expect(error).toBeInstanceOf(HoneycombInputError);
    expect(Object.fromEntries(error.issues.map(({ path, message }) => [path, message]))).toEqual(
      issues,
    );
  });

  test.each<[name: string, call: Call<unknown>, body: object]>([
    ["the name of a column", c.columns.update("api", "c1", { key_name: "ms" }), { key_name: "ms" }],
    [
      "the datasets of an SLO",
      c.slos.update("__all__", "s1", {
        name: "Requests succeed",
        sli: { alias: "request_ok" },
        time_period_days: 30,
        target_per_million: 999_000,
        dataset_slugs: ["api", "web"],
      }),
      { dataset_slugs: ["api", "web"] },
    ],
    [
      "the SLO of a burn alert",
      c.burnAlerts.update("api", "b1", {
        alert_type: "exhaustion_time",
        exhaustion_minutes: 60,
        recipients: [{ id: "r1" }],
        slo: { id: "s2" },
      }),
      { slo: { id: "s2" } },
    ],
  ])("is sent, since Honeycomb accepts the field: %s", (_, call, body) => {
    expect(JSON.parse(firstRequest(call).body as string)).toMatchObject(body);
  });

  test("is not requested by an empty value, or by the items of a list that was read", () => {
    const board = { name: "Checkout", type: "flexible", links: {} } as const;
    const { panels } = responses.board;
    const { body } = firstRequest(
      c.boards.update("b1", { ...board, panels: [...panels] as never }),
    );
    expect(JSON.parse(body as string)).toMatchObject({ name: "Checkout", type: "flexible" });
    expect(body).not.toContain("my-api");
  });
});
