import {
  ALL_DATASETS,
  type BoardPanelCreate,
  type BoardUpdate,
  HoneycombNotFoundError,
  HoneycombValidationError,
} from "@honeycomb/core";
import { expect, test } from "vitest";
import { connect, createDataset } from "../../../test/client.ts";
import { createSandbox } from "../../index.ts";

const text: BoardPanelCreate = { type: "text", text_panel: { content: "# On call" } };

/** A sandbox with a query, an annotation and an SLO. */
async function withPanels(slug = "my-api") {
  const client = connect(createSandbox());
  await createDataset(client, "My API", { error: "boolean" });
  const { id: query_id = "" } = await client.queries.create(slug, {});
  const annotation = await client.queryAnnotations.create(slug, { name: "Requests", query_id });
  await client.calculatedFields.create("my-api", { alias: "ok", expression: "NOT($error)" });
  const slo = await client.slos.create("my-api", {
    name: "Requests succeed",
    sli: { alias: "ok" },
    target_per_million: 999_000,
    time_period_days: 7,
  });
  const query: BoardPanelCreate = {
    type: "query",
    query_panel: { query_id, query_annotation_id: annotation.id },
  };
  const sloPanel: BoardPanelCreate = { type: "slo", slo_panel: { slo_id: slo.id } };
  return { client, query, slo: sloPanel };
}

test("a board is created, listed, read, changed and deleted", async () => {
  const { client, query, slo } = await withPanels();
  const board = {
    name: "Checkout",
    type: "flexible" as const,
    tags: [{ key: "team", value: "shop" }],
    preset_filters: [{ column: "service.name", alias: "Service" }],
    panels: [text, query, slo],
  };
  const created = await client.boards.create(board);
  expect(created).toEqual({
    id: expect.stringMatching(/^\w{11}$/),
    name: "Checkout",
    type: "flexible",
    description: "",
    tags: board.tags,
    preset_filters: board.preset_filters,
    links: {
      board_url: `https://ui.honeycomb.io/sandbox/environments/sandbox/board/${created.id}`,
    },
    panels: [
      { ...text, position: expect.any(Object) },
      {
        ...query,
        query_panel: { ...Object(query).query_panel, query_style: "graph", dataset: "My API" },
        position: expect.any(Object),
      },
      { ...slo, position: expect.any(Object) },
    ],
  });
  expect(await client.boards.list()).toEqual([created]);
  expect(await client.boards.get(created.id)).toEqual(created);

  const changed = await client.boards.update(created.id, {
    name: "Orders",
    type: "flexible",
    panels: [text],
  });
  // Everything is replaced, except for preset filters, which are kept when none are sent.
  expect(changed).toEqual({
    ...created,
    name: "Orders",
    tags: [],
    panels: [{ ...text, position: expect.any(Object) }],
  });
  const emptied: BoardUpdate = { name: "Orders", type: "flexible", preset_filters: [] };
  expect(await client.boards.update(created.id, emptied)).toMatchObject({
    preset_filters: [],
    panels: [],
  });

  await client.boards.delete(created.id);
  expect(await client.boards.list()).toEqual([]);
  await expect(client.boards.get(created.id)).rejects.toThrow(HoneycombNotFoundError);
  await expect(client.boards.delete(created.id)).rejects.toThrow(HoneycombNotFoundError);
});

test("the panel of an environment-wide query has no dataset", async () => {
  const { client, query } = await withPanels(ALL_DATASETS);
  const { panels } = await client.boards.create({ name: "b", type: "flexible", panels: [query] });
  expect(panels).toMatchObject([{ type: "query", query_panel: { dataset: "" } }]);
});

test("explicit positions are kept; without any, panels fill one row after the other", async () => {
  const { client, query, slo } = await withPanels();
  const create = async (panels: BoardPanelCreate[], layout_generation?: "auto" | "manual") => {
    const board = { name: "b", type: "flexible" as const, panels, layout_generation };
    return (await client.boards.create(board)).panels?.map(({ position }) => position);
  };
  const written = { x_coordinate: 2, y_coordinate: 3, height: 5, width: 4 };
  const placed = [
    { ...text, position: written },
    { ...slo, position: { x_coordinate: 8, width: 0 } },
  ];
  expect(await create(placed)).toEqual([
    written,
    { x_coordinate: 8, y_coordinate: 0, height: 4, width: 3 },
  ]);
  const flowing = [
    { x_coordinate: 0, y_coordinate: 0, height: 5, width: 4 },
    { x_coordinate: 4, y_coordinate: 0, height: 4, width: 3 },
  ];
  expect(await create(placed, "auto")).toEqual(flowing);
  expect(await create([query, query, slo, text])).toEqual([
    { x_coordinate: 0, y_coordinate: 0, height: 4, width: 6 },
    { x_coordinate: 6, y_coordinate: 0, height: 4, width: 6 },
    { x_coordinate: 0, y_coordinate: 4, height: 4, width: 3 },
    { x_coordinate: 0, y_coordinate: 8, height: 2, width: 12 },
  ]);
});

test("the resources of panels must exist", async () => {
  const { client, query } = await withPanels();
  const { id: other = "" } = await client.queries.create("my-api", { time_range: 60 });
  const shown = Object(query).query_panel;
  for (const [field, panel] of [
    ["panels.1.slo_panel.slo_id", { type: "slo", slo_panel: { slo_id: "nope" } }],
    [
      "panels.1.query_panel.query_id",
      { type: "query", query_panel: { ...shown, query_id: "nope" } },
    ],
    [
      // The annotation belongs to another query.
      "panels.1.query_panel.query_annotation_id",
      { type: "query", query_panel: { ...shown, query_id: other } },
    ],
  ] as const) {
    const creating = client.boards.create({ name: "b", type: "flexible", panels: [text, panel] });
    await expect(creating).rejects.toThrow(HoneycombValidationError);
    await expect(creating).rejects.toMatchObject({ issues: [{ field, code: "invalid" }] });
  }
  expect(await client.boards.list()).toEqual([]);
});
