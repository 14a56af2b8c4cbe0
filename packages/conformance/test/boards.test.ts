import {
  ALL_DATASETS,
  HoneycombConflictError,
  HoneycombNotFoundError,
  HoneycombValidationError,
} from "@honeycomb/async";
import { beforeEach, describe, expect, test } from "vitest";
import { type Client, modes } from "../src/client.ts";
import { failureOf } from "../src/failure.ts";
import { useSandbox } from "../src/setup.ts";

const sandbox = useSandbox();

describe.each(modes)("$name", ({ connect }) => {
  let client: Client;
  beforeEach(async () => {
    client = connect({ apiKey: "test-key", baseUrl: sandbox().url });
    await client.datasets.create({ name: "My API" });
    return () => client.close();
  });

  test.each(["my-api", ALL_DATASETS])("query annotations of %s", async (dataset) => {
    const { queryAnnotations } = client;
    const { id: query_id = "" } = await client.queries.create(dataset, {});
    const created = await queryAnnotations.create(dataset, { name: "Requests", query_id });
    expect(created).toMatchObject({ name: "Requests", query_id, source: "query" });
    expect(await queryAnnotations.get(dataset, created.id)).toEqual(created);
    expect(await queryAnnotations.list(dataset)).toEqual([created]);
    const change = { name: "All requests", description: "By hour", query_id };
    expect(await queryAnnotations.update(dataset, created.id, change)).toMatchObject(change);
    const another = { ...change, query_id: "nope" };
    for (const act of [
      () => queryAnnotations.create(dataset, another),
      () => queryAnnotations.update(dataset, created.id, another),
    ]) {
      expect(await failureOf(act)).toBeInstanceOf(HoneycombValidationError);
    }
    expect(await queryAnnotations.delete(dataset, created.id)).toBeUndefined();
    expect(await queryAnnotations.list(dataset)).toEqual([]);
    for (const act of ["get", "delete"] as const) {
      expect(await failureOf(() => queryAnnotations[act](dataset, created.id))).toBeInstanceOf(
        HoneycombNotFoundError,
      );
    }
  });

  test("boards with a panel of each type", async () => {
    const { boards } = client;
    const { id: query_id = "" } = await client.queries.create("my-api", {});
    const annotation = { name: "Requests", query_id };
    const { id } = await client.queryAnnotations.create("my-api", annotation);
    await client.calculatedFields.create("my-api", { alias: "ok", expression: "BOOL(1)" });
    const slo = await client.slos.create("my-api", {
      name: "Requests succeed",
      sli: { alias: "ok" },
      target_per_million: 999_000,
      time_period_days: 30,
    });
    const position = { x_coordinate: 0, y_coordinate: 2, height: 4, width: 6 };
    const created = await boards.create({
      name: "Checkout",
      type: "flexible",
      panels: [
        {
          type: "query",
          position,
          query_panel: {
            query_id,
            query_annotation_id: id,
            query_style: "combo",
            visualization_settings: { utc_xaxis: true },
          },
        },
        { type: "slo", slo_panel: { slo_id: slo.id } },
        { type: "text", text_panel: { content: "# On call" } },
      ],
      tags: [{ key: "team", value: "shop" }],
      preset_filters: [{ column: "service.name", alias: "Service" }],
    });
    expect(created).toMatchObject({
      name: "Checkout",
      links: { board_url: expect.stringContaining(created.id) },
      panels: [
        {
          type: "query",
          position,
          query_panel: {
            dataset: "My API",
            query_style: "combo",
            visualization_settings: { utc_xaxis: true },
          },
        },
        { type: "slo", slo_panel: { slo_id: slo.id } },
        { type: "text", text_panel: { content: "# On call" } },
      ],
      tags: [{ key: "team", value: "shop" }],
    });
    expect(await boards.get(created.id)).toEqual(created);
    expect(await boards.list()).toEqual([created]);
    const changed = await boards.update(created.id, { name: "Orders", type: "flexible" });
    expect(changed).toMatchObject({
      name: "Orders",
      panels: [],
      preset_filters: [{ column: "service.name", alias: "Service" }],
    });
    expect(await boards.delete(created.id)).toBeUndefined();
    expect(await boards.list()).toEqual([]);
    for (const act of ["get", "delete"] as const) {
      expect(await failureOf(() => boards[act](created.id))).toBeInstanceOf(HoneycombNotFoundError);
    }
  });

  test("the resources of panels must exist", async () => {
    const panels = [{ type: "slo" as const, slo_panel: { slo_id: "nope" } }];
    const error = await failureOf(() =>
      client.boards.create({ name: "Checkout", type: "flexible", panels }),
    );
    expect(error).toBeInstanceOf(HoneycombValidationError);
    expect(error).toMatchObject({ issues: [{ field: "panels.0.slo_panel.slo_id" }] });
  });

  test("board views", async () => {
    const { boardViews } = client;
    const { id: board } = await client.boards.create({ name: "Checkout", type: "flexible" });
    const view = {
      name: "Errors",
      filters: [{ column: "status", operation: ">=" as const, value: 500 }],
    };
    const created = await boardViews.create(board, view);
    expect(created).toEqual({ id: expect.any(String), ...view });
    expect(await boardViews.get(board, created.id)).toEqual(created);
    expect(await boardViews.list(board)).toEqual([created]);
    expect(await failureOf(() => boardViews.create(board, view))).toBeInstanceOf(
      HoneycombConflictError,
    );
    const change = { ...view, name: "Failures" };
    expect(await boardViews.update(board, created.id, change)).toMatchObject(change);
    expect(await boardViews.delete(board, created.id)).toBeUndefined();
    expect(await boardViews.list(board)).toEqual([]);
    for (const act of ["get", "delete"] as const) {
      expect(await failureOf(() => boardViews[act](board, created.id))).toBeInstanceOf(
        HoneycombNotFoundError,
      );
    }
  });
});
