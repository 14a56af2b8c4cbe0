import { HoneycombNotFoundError, type RequestInfo } from "@honeycomb/async";
import { beforeEach, describe, expect, test } from "vitest";
import { type Client, modes } from "../src/client.ts";
import { failureOf } from "../src/failure.ts";
import { useSandbox } from "../src/setup.ts";

const sandbox = useSandbox();

const query = { calculations: [{ op: "COUNT" as const }], time_range: 900 };
const recipients = [{ type: "email" as const, target: "on-call@example.com" }];
const field = { alias: "request_ok", expression: "LT($status, 500)", description: "No error" };

const createSlo = async (client: Client) => {
  await client.calculatedFields.create("api", field);
  return client.slos.create("api", {
    name: "Requests succeed",
    description: "A promise",
    sli: { alias: field.alias },
    target_per_million: 900_000,
    time_period_days: 30,
    tags: [{ key: "team", value: "checkout" }],
  });
};

interface Patched {
  readonly name: string;
  /** Creates the resource to patch. */
  readonly create: (client: Client) => Promise<{ readonly id: string }>;
  readonly read: (client: Client, id: string) => unknown;
  readonly patch: (client: Client, id: string) => unknown;
  /** What is different afterwards. All the rest stays. */
  readonly changed: object;
}

const table: readonly Patched[] = [
  {
    name: "triggers",
    create: async ({ triggers }) =>
      triggers.create("api", {
        name: "Errors",
        description: "Look at payments first",
        threshold: { op: ">", value: 10, exceeded_limit: 2 },
        frequency: 600,
        alert_type: "on_true",
        query,
        recipients,
        tags: [{ key: "team", value: "checkout" }],
      }),
    read: ({ triggers }, id) => triggers.get("api", id),
    patch: ({ triggers }, id) => triggers.patch("api", id, { disabled: true }),
    changed: { disabled: true },
  },
  {
    name: "SLOs",
    create: createSlo,
    read: ({ slos }, id) => slos.get("api", id),
    patch: ({ slos }, id) => slos.patch("api", id, { target_per_million: 995_000 }),
    changed: { target_per_million: 995_000 },
  },
  {
    name: "burn alerts",
    create: async (client) =>
      client.burnAlerts.create("api", {
        alert_type: "exhaustion_time",
        exhaustion_minutes: 240,
        description: "Soon",
        slo: { id: (await createSlo(client)).id },
        recipients,
      }),
    read: ({ burnAlerts }, id) => burnAlerts.get("api", id),
    patch: ({ burnAlerts }, id) => burnAlerts.patch("api", id, { exhaustion_minutes: 60 }),
    changed: { exhaustion_minutes: 60 },
  },
  {
    name: "boards",
    create: async ({ boards }) =>
      boards.create({
        name: "Checkout",
        description: "What to look at",
        type: "flexible",
        panels: [{ type: "text", text_panel: { content: "Hello" } }],
        tags: [{ key: "team", value: "checkout" }],
        preset_filters: [{ column: "status", alias: "Status" }],
      }),
    read: ({ boards }, id) => boards.get(id),
    patch: ({ boards }, id) => boards.patch(id, { name: "Orders" }),
    changed: { name: "Orders" },
  },
  {
    name: "recipients",
    create: async ({ recipients }) =>
      recipients.create({
        type: "webhook",
        details: {
          webhook_name: "Hook",
          webhook_url: "https://hooks.example.com/1",
          webhook_secret: "s3cret",
        },
      }),
    read: ({ recipients }, id) => recipients.get(id),
    patch: ({ recipients }, id) => recipients.patch(id, { details: { webhook_name: "Other" } }),
    changed: {
      details: {
        webhook_name: "Other",
        webhook_url: "https://hooks.example.com/1",
        webhook_secret: "s3cret",
      },
    },
  },
  {
    name: "columns",
    create: async ({ columns }) =>
      columns.create("api", { key_name: "ms", type: "float", description: "How long" }),
    read: ({ columns }, id) => columns.get("api", id),
    patch: ({ columns }, id) => columns.patch("api", id, { hidden: true }),
    changed: { hidden: true },
  },
  {
    name: "calculated fields",
    create: async ({ calculatedFields }) => calculatedFields.create("api", field),
    read: ({ calculatedFields }, id) => calculatedFields.get("api", id),
    patch: ({ calculatedFields }, id) =>
      calculatedFields.patch("api", id, { expression: "LT($status, 400)" }),
    changed: { expression: "LT($status, 400)" },
  },
  {
    name: "datasets",
    create: async ({ datasets }) => {
      const name = "Web shop";
      const { slug } = await datasets.create({ name, description: "Web", expand_json_depth: 2 });
      return { id: slug };
    },
    read: ({ datasets }, slug) => datasets.get(slug),
    patch: ({ datasets }, slug) => datasets.patch(slug, { description: "The shop" }),
    changed: { description: "The shop" },
  },
  {
    name: "query annotations",
    create: async (client) => {
      const { id } = await client.queries.create("api", query);
      return client.queryAnnotations.create("api", {
        name: "Requests",
        description: "All of them",
        query_id: String(id),
      });
    },
    read: ({ queryAnnotations }, id) => queryAnnotations.get("api", id),
    patch: ({ queryAnnotations }, id) => queryAnnotations.patch("api", id, { name: "Events" }),
    changed: { name: "Events" },
  },
  {
    name: "markers",
    create: async ({ markers }) =>
      markers.create("api", { type: "deploy", message: "v1.4.0", start_time: 1_767_225_600 }),
    read: async ({ markers }, id) => (await markers.list("api")).find((each) => each.id === id),
    patch: ({ markers }, id) => markers.patch("api", id, { end_time: 1_767_225_900 }),
    changed: { end_time: 1_767_225_900 },
  },
  {
    name: "marker settings",
    create: async ({ markerSettings }) =>
      markerSettings.create("api", { type: "deploy", color: "#7b1fa2" }),
    read: async ({ markerSettings }, id) =>
      (await markerSettings.list("api")).find((each) => each.id === id),
    patch: ({ markerSettings }, id) => markerSettings.patch("api", id, { color: "#f96e11" }),
    changed: { color: "#f96e11" },
  },
];

describe.each(modes)("$name", ({ connect }) => {
  const sent: string[] = [];
  let client: Client;
  beforeEach(async () => {
    sent.length = 0;
    const onRequest = ({ method }: RequestInfo) => sent.push(method);
    client = connect({ apiKey: "test-key", baseUrl: sandbox().url, onRequest });
    await client.datasets.create({ name: "API" });
    await client.columns.create("api", { key_name: "status", type: "integer" });
    return () => client.close();
  });

  test.each(table)("patch changes nothing but its changes: $name", async (row) => {
    const { id } = await row.create(client);
    const before = (await row.read(client, id)) as object;
    sent.length = 0;
    const updated = (await row.patch(client, id)) as object;
    expect(sent).toEqual(["GET", "PUT"]);
    expect(updated).toMatchObject(row.changed);
    const after = (await row.read(client, id)) as object;
    expect(withoutTime(after)).toEqual(withoutTime({ ...before, ...row.changed }));
  });

  test("patch of a view of a board", async () => {
    const { id: board } = await client.boards.create({ name: "Checkout", type: "flexible" });
    const filters = [{ column: "status", operation: ">=" as const, value: 500 }];
    const view = await client.boardViews.create(board, { name: "Errors", filters });
    const updated = await client.boardViews.patch(board, view.id, { name: "Failures" });
    expect(updated).toEqual({ ...view, name: "Failures" });
  });

  test("null removes a field", async () => {
    const { id } = await createSlo(client);
    const updated = await client.slos.patch("api", id, { description: null, tags: null });
    expect(updated).toMatchObject({ name: "Requests succeed", target_per_million: 900_000 });
    expect(updated.description ?? "").toBe("");
    expect(updated.tags ?? []).toEqual([]);
  });

  test("a patch of a missing resource changes nothing", async () => {
    const missing: (() => unknown)[] = [
      () => client.triggers.patch("api", "nope", { disabled: true }),
      () => client.markers.patch("api", "nope", { message: "v1.4.1" }),
      () => client.markerSettings.patch("api", "nope", { color: "#f96e11" }),
      () => client.datasets.patch("nope", { description: "" }),
    ];
    sent.length = 0;
    for (const act of missing) {
      expect(await failureOf(act)).toBeInstanceOf(HoneycombNotFoundError);
    }
    expect(sent).toEqual(missing.map(() => "GET"));
  });

  test("patches of many resources run concurrently", async () => {
    const ids: string[] = [];
    for (const key_name of ["a", "b", "c"]) {
      ids.push((await client.columns.create("api", { key_name, type: "float" })).id);
    }
    const updated = await client.all((c) =>
      ids.map((id) => c.columns.patch("api", id, { hidden: true })),
    );
    expect(updated).toMatchObject(ids.map((id) => ({ id, type: "float", hidden: true })));
  });
});

/** A resource without the time of its update. */
function withoutTime(resource: object): object {
  const { updated_at: _, ...rest } = resource as { readonly updated_at?: string };
  return rest;
}
