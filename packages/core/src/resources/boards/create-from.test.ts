import { describe, expect, test } from "vitest";
import { checkEveryFailure } from "../../../test/bundles.ts";
import { InMemoryHoneycomb } from "../../../test/honeycomb.ts";
import { thrownBy } from "../../../test/host.ts";
import {
  BoardBuilder,
  BurnAlertBuilder,
  HoneycombBundleError,
  HoneycombInputError,
  QueryBuilder,
  SLOBuilder,
} from "../../index.ts";
import { callApi } from "../../transport.ts";

const { boards } = callApi();
const board = new BoardBuilder("Checkout");
const requests = new QueryBuilder().dataset("api").count().groupBy("endpoint").name("Requests");
const slo = new SLOBuilder("Requests succeed")
  .dataset("api")
  .sli("request_ok", "LT($status, 500)")
  .nines(3)
  .timePeriodDays(30)
  .burnAlert(new BurnAlertBuilder().exhaustionTime(240).slack("#alerts"));
const position = { x_coordinate: 0, y_coordinate: 0, width: 6, height: 4 };

describe("a board's builder", () => {
  test("sets every field of a board", () => {
    const visualization = { utc_xaxis: true, charts: [{ chart_type: "stacked" as const }] };
    const built = board
      .description("How checkout is doing")
      .manualLayout()
      .query(requests.description("By endpoint"), { style: "combo", visualization, position })
      .query({ calculations: [{ op: "COUNT" }] }, { dataset: "web", name: "Visits" })
      .existingQuery("q1", "a1", { style: "table" })
      .slo("s1", { x_coordinate: 6 })
      .slo(slo)
      .text("# On call", { y_coordinate: 4 })
      .presetFilter("endpoint", "Endpoint")
      .view("Errors", (events) => events.gte("status", 500).exists("endpoint"))
      .tag("team", "checkout")
      .build();
    expect(built).toEqual({
      board: {
        name: "Checkout",
        type: "flexible",
        description: "How checkout is doing",
        layout_generation: "manual",
        preset_filters: [{ column: "endpoint", alias: "Endpoint" }],
        tags: [{ key: "team", value: "checkout" }],
      },
      panels: [
        {
          type: "query",
          position,
          datasetSlug: "api",
          query: { calculations: [{ op: "COUNT" }], breakdowns: ["endpoint"] },
          annotation: { name: "Requests", description: "By endpoint" },
          query_panel: { query_style: "combo", visualization_settings: visualization },
        },
        {
          type: "query",
          datasetSlug: "web",
          query: { calculations: [{ op: "COUNT" }] },
          annotation: { name: "Visits" },
          query_panel: {},
        },
        {
          type: "query",
          query_panel: { query_id: "q1", query_annotation_id: "a1", query_style: "table" },
        },
        { type: "slo", position: { x_coordinate: 6 }, slo_panel: { slo_id: "s1" } },
        { type: "slo", slo: slo.build() },
        { type: "text", position: { y_coordinate: 4 }, text_panel: { content: "# On call" } },
      ],
      views: [
        {
          name: "Errors",
          filters: [
            { column: "status", operation: ">=", value: 500 },
            { column: "endpoint", operation: "exists" },
          ],
        },
      ],
    });
    expect(board.autoLayout().build().board.layout_generation).toBe("auto");
  });

  test("does not change when steps are called on it", () => {
    board.text("Hello").tag("team", "a").presetFilter("a", "A").autoLayout();
    expect(board.build()).toEqual({
      board: { name: "Checkout", type: "flexible" },
      panels: [],
      views: [],
    });
  });

  const tooMany = (step: (builder: BoardBuilder) => BoardBuilder, count: number) => () =>
    Array.from({ length: count }).reduce<BoardBuilder>(step, board).build();
  test.each<[string, () => unknown, string]>([
    [
      "an empty name",
      () => new BoardBuilder("").build(),
      "board.name: must have at least 1 character",
    ],
    [
      "a panel without a name",
      () => board.query({}, { dataset: "api" }).build(),
      "annotation.name",
    ],
    [
      "a query without a dataset",
      () => board.query({}, { name: "a" }).build(),
      "datasetSlug: is m",
    ],
    ["a query", () => board.query(requests.limit(0)).build(), "limit: must be at least 1"],
    ["an SLO", () => board.slo(slo.targetPercentage(100)).build(), "slo.target_per_million"],
    ["a position", () => board.text("a", { x_coordinate: -1 }).build(), "position.x_coordinate"],
    ["a long text", () => board.text("a".repeat(10_001)).build(), "text_panel.content"],
    ["a view of nothing", () => board.view("All", (events) => events).build(), "views[0].filters"],
    ["a view by OR", () => board.view("a", (e) => e.eq("a", 1).filterCombination("OR")), '"AND"'],
    [
      "six preset filters",
      tooMany((b) => b.presetFilter("a", "A"), 6),
      "preset_filters: must have at most 5 items",
    ],
    ["eleven tags", tooMany((b) => b.tag("a", "b"), 11), "tags: must have at most 10 items"],
  ])("rejects %s", (_, act, message) => {
    expect(thrownBy(act)).toBeInstanceOf(HoneycombInputError);
    expect(act).toThrow(message);
  });
});

describe("boards.createFrom", () => {
  const whole = board
    .query(requests)
    .query(requests, { style: "table", position })
    .query(requests, { name: "Requests, again" })
    .query(
      { breakdowns: ["endpoint"], calculations: [{ op: "COUNT" }] },
      { dataset: "web", name: "Web" },
    )
    .slo(slo)
    .slo("s-known")
    .text("# On call")
    .view("Errors", (events) => events.gte("status", 500))
    .view("Slow", (events) => events.gt("duration_ms", 1000));

  test("creates the resources of its panels, then the board, then its views", () => {
    const honeycomb = new InMemoryHoneycomb();
    const value = honeycomb.run(boards.createFrom(whole));
    expect(honeycomb.log).toEqual([
      "GET /1/recipients",
      "POST /1/recipients",
      "POST /1/derived_columns/api",
      "POST /1/queries/api",
      "POST /1/queries/web",
      "POST /1/slos/api",
      "POST /1/query_annotations/api",
      "POST /1/query_annotations/api",
      "POST /1/query_annotations/web",
      "POST /1/burn_alerts/api",
      "POST /1/boards",
      `POST /1/boards/${value.board.id}/views`,
      `POST /1/boards/${value.board.id}/views`,
    ]);
    const [query, web] = value.queries;
    const [annotation, again, webAnnotation] = value.queryAnnotations;
    expect(value.board.panels).toEqual([
      { type: "query", query_panel: { query_id: query?.id, query_annotation_id: annotation?.id } },
      {
        type: "query",
        position,
        query_panel: {
          query_id: query?.id,
          query_annotation_id: annotation?.id,
          query_style: "table",
        },
      },
      { type: "query", query_panel: { query_id: query?.id, query_annotation_id: again?.id } },
      { type: "query", query_panel: { query_id: web?.id, query_annotation_id: webAnnotation?.id } },
      { type: "slo", slo_panel: { slo_id: value.slos[0]?.slo.id } },
      { type: "slo", slo_panel: { slo_id: "s-known" } },
      { type: "text", text_panel: { content: "# On call" } },
    ]);
    expect(value.views).toMatchObject([{ name: "Errors" }, { name: "Slow" }]);
    expect(value.recipients.created).toHaveLength(1);
    expect(value.slos).toMatchObject([
      { calculatedField: { alias: "request_ok" }, burnAlerts: [{ exhaustion_minutes: 240 }] },
    ]);
  });

  test("creates equal queries once, whatever the order of their fields", () => {
    const honeycomb = new InMemoryHoneycomb();
    const { queries } = honeycomb.run(
      boards.createFrom(
        board
          .query(
            { limit: 10, calculations: [{ op: "MAX", column: "a" }] },
            { dataset: "api", name: "A" },
          )
          .query(
            { calculations: [{ column: "a", op: "MAX" }], limit: 10 },
            { dataset: "api", name: "B" },
          )
          .query(
            { calculations: [{ column: "a", op: "MAX" }], limit: 11 },
            { dataset: "api", name: "C" },
          ),
      ),
    );
    expect(queries).toHaveLength(2);
  });

  test("creates an SLO that two panels show once", () => {
    const honeycomb = new InMemoryHoneycomb();
    const { slos } = honeycomb.run(boards.createFrom(board.slo(slo).slo(slo.build())));
    expect(slos).toHaveLength(1);
  });

  test("validates the whole description before anything is sent", () => {
    const honeycomb = new InMemoryHoneycomb();
    const built = whole.build();
    const broken = { ...built, views: [{ name: "", filters: [] }] };
    const act = () => honeycomb.run(boards.createFrom(broken));
    expect(act).toThrow(/views\[0\]\.name: .*views\[0\]\.filters: /);
    expect(honeycomb.log).toEqual([]);
  });

  test("reports the remaining queries, which can't be deleted", () => {
    const honeycomb = new InMemoryHoneycomb();
    honeycomb.fail({ fault: "rejected", when: (_, request) => request === "POST /1/boards" });
    const error = thrownBy(() => honeycomb.run(boards.createFrom(board.query(requests))));
    expect(error).toBeInstanceOf(HoneycombBundleError);
    expect(error).toMatchObject({
      rolledBack: [{ type: "query annotation", name: "Requests", datasetSlug: "api" }],
      remaining: [
        {
          type: "query",
          name: "Requests",
          id: "queries-1",
          reason: "Honeycomb's API can't delete it",
        },
      ],
    });
    expect(honeycomb.paths).toEqual(["/1/queries/api/queries-1"]);
  });

  test("reports everything that remains, whatever fails", () => {
    checkEveryFailure((options) => boards.createFrom(whole, options));
  });
});
