import * as v from "valibot";
import { integer, list, object, oneOf, optional, tags, text } from "../../http/request-schema.ts";

const flag = optional(v.boolean());

const fromZero = optional(integer({ min: 0 }));

const position = optional(
  object({ x_coordinate: fromZero, y_coordinate: fromZero, height: fromZero, width: fromZero }),
);

const threshold = object({
  value: v.number(),
  label: optional(text({ max: 35 })),
  color: oneOf("red", "yellow", "blue", "green", "purple"),
  operation: oneOf("gt", "lt"),
  line_style: oneOf("filled-solid", "filled-dotted", "solid", "dotted"),
});

const chart = object({
  chart_index: optional(integer()),
  chart_type: optional(oneOf("default", "line", "stacked", "stat", "tsbar", "cbar", "cpie")),
  hide_other: flag,
  log_scale: flag,
  omit_missing_values: flag,
  thresholds: optional(list(threshold, { max: 5 })),
});

const visualization = object({
  hide_compare: flag,
  hide_hovers: flag,
  hide_markers: flag,
  utc_xaxis: flag,
  overlaid_charts: flag,
  charts: optional(list(chart)),
});

const queryPanel = object({
  query_id: v.string(),
  query_annotation_id: v.string(),
  query_style: optional(oneOf("graph", "table", "combo")),
  visualization_settings: optional(visualization),
});

/** Of the read-only fields, Honeycomb rejects this one. */
const dataset = optional(
  v.pipe(
    v.unknown(),
    v.check(() => false, "is read-only"),
  ),
);

const panel = v.variant("type", [
  object({
    type: v.literal("query"),
    position,
    query_panel: v.pipe(
      object({ ...queryPanel.entries, dataset }),
      v.transform(({ dataset: _, ...details }): v.InferOutput<typeof queryPanel> => details),
    ),
  }),
  object({ type: v.literal("slo"), position, slo_panel: object({ slo_id: v.string() }) }),
  object({
    type: v.literal("text"),
    position,
    text_panel: object({ content: text({ max: 10_000 }) }),
  }),
]);

/** A panel of a board. */
export type PanelRequest = v.InferOutput<typeof panel>;

const board = object({
  name: text({ min: 1, max: 255 }),
  description: optional(text({ max: 1024 })),
  type: oneOf("flexible"),
  panels: optional(list(panel)),
  layout_generation: optional(oneOf("auto", "manual")),
  tags: optional(tags),
  preset_filters: optional(
    list(object({ column: v.string(), alias: text({ max: 50 }) }), { max: 5 }),
  ),
});

/** A board to create, or to replace another by. */
export type BoardRequest = v.InferOutput<typeof board>;

export const boardRequests = { createBoard: { body: board }, updateBoard: { body: board } };
