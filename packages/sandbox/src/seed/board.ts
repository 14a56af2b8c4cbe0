import { ALL_DATASETS } from "@honeycomb/core";
import { addBoard as add } from "../resources/boards/state.ts";
import { addQuery } from "../resources/queries/state.ts";
import { addQueryAnnotation } from "../resources/query-annotations/state.ts";
import type { State } from "../state.ts";

/**
 * Adds a board of the whole shop, as Honeycomb's web app would: its annotation has the source
 * `board`.
 */
export function addBoard(state: State): void {
  const { id: query_id = "" } = addQuery(state, ALL_DATASETS, {
    calculations: [{ op: "COUNT" }, { op: "P95", column: "duration_ms" }],
    breakdowns: ["service.name"],
    time_range: 86_400,
  });
  const annotation = addQueryAnnotation(
    state,
    ALL_DATASETS,
    { name: "Requests by service", query_id },
    "board",
  );
  const slos = [...state.slos.keys()];
  add(state, {
    name: "Shop",
    description: "How the shop is doing",
    type: "flexible",
    panels: [
      { type: "text", text_panel: { content: "# Shop\nAsk in #shop-alerts" } },
      { type: "query", query_panel: { query_id, query_annotation_id: annotation.id } },
      ...slos.map((slo_id) => ({ type: "slo" as const, slo_panel: { slo_id } })),
    ],
    tags: [{ key: "team", value: "shop" }],
  });
}
