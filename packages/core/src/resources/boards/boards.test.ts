import { describe, expect, test } from "vitest";
import { firstRequest, json, runWith } from "../../../test/host.ts";
import { type BoardCreate, type Call, HoneycombResponseError } from "../../index.ts";
import { callApi } from "../../transport.ts";

const { boards } = callApi();
const query_panel = { query_id: "q1", query_annotation_id: "a1" };
const board = {
  name: "Checkout",
  type: "flexible",
  panels: [
    { type: "query", query_panel, position: { x_coordinate: 0, y_coordinate: 0, width: 6 } },
    { type: "slo", slo_panel: { slo_id: "s1" } },
    { type: "text", text_panel: { content: "# On call" } },
  ],
} as const satisfies BoardCreate;
const received = { id: "b1", ...board, links: { board_url: "https://ui.honeycomb.io/b1" } };

describe("boards", () => {
  test.each<[name: string, call: Call<unknown>, request: string, body?: object]>([
    ["list", boards.list(), "GET /1/boards"],
    ["get", boards.get("b1"), "GET /1/boards/b1"],
    ["create", boards.create(board), "POST /1/boards", board],
    ["update", boards.update("b1", board), "PUT /1/boards/b1", board],
    ["delete", boards.delete("b1"), "DELETE /1/boards/b1"],
  ])("%s", (_, call, request, body) => {
    const { method, path, body: sent } = firstRequest(call);
    expect(`${method} ${path}`).toBe(request);
    expect(sent && JSON.parse(sent as string)).toEqual(body);
  });

  test("can be read, changed and sent back, without read-only fields", () => {
    const read = {
      ...received,
      panels: [{ type: "query" as const, query_panel: { ...query_panel, dataset: "API" } }],
    };
    const { body } = firstRequest(boards.update("b1", { ...read, name: "Checkout, new" }));
    expect(JSON.parse(body as string)).toEqual({
      name: "Checkout, new",
      type: "flexible",
      panels: [{ type: "query", query_panel }],
    });
  });

  test.each<[object, string]>([
    [{ name: "" }, "name: must have at least 1 character"],
    [{ type: 1 }, "type: expected a string, but it is 1"],
    [{ panels: [{ type: 1 }] }, "panels[0].type: expected a string, but it is 1"],
    [{ panels: [{ type: "slo" }] }, "panels[0].slo_panel: is missing"],
    [
      { panels: [{ type: "query", query_panel, position: { width: -1 } }] },
      "panels[0].position.width: must be at least 0, but it is -1",
    ],
    [
      { preset_filters: Array.from({ length: 6 }, () => ({ column: "a", alias: "A" })) },
      "preset_filters: must have at most 5 items",
    ],
    [{ preset_filters: [{ column: "a", alias: "A".repeat(51) }] }, "preset_filters[0].alias: "],
  ])("rejects %j", (change, message) => {
    const wrong = { ...board, ...change } as BoardCreate;
    expect(() => firstRequest(boards.create(wrong))).toThrow(message);
  });

  test("are returned with panels of all types, including those that Honeycomb adds later", () => {
    const video = { type: "video", video_panel: { url: "/1.mp4" } };
    const later = { ...received, panels: [...board.panels, video] };
    expect(runWith(boards.get("b1"), json(later)).value).toEqual(later);
  });

  test("are rejected with a panel that doesn't match its type", () => {
    const wrong = { ...received, panels: [{ type: "text", text_panel: { content: 1 } }] };
    const listing = () => runWith(boards.list({ validate: "strict" }), json([wrong]));
    expect(listing).toThrow(HoneycombResponseError);
    expect(listing).toThrow(
      "listBoards: [0].panels[0].text_panel.content: expected a string, but it is 1",
    );
  });
});
