import * as v from "valibot";
import { integer, list, text } from "../../model/limits.ts";
import {
  type Equal,
  type Output,
  object,
  oneOf,
  optional,
  type Schema,
  variant,
} from "../../model/schema.ts";
import { TagsSchema } from "../../model/tag.ts";
import type {
  Board,
  BoardCreate,
  BoardLinks,
  BoardPanel,
  BoardPanelCreate,
  BoardPanelPosition,
  BoardProperties,
  BoardUpdate,
  ChartSettings,
  ChartThreshold,
  PresetFilter,
  QueryPanel,
  QueryPanelCreate,
  QueryPanelCreateDetails,
  QueryPanelDetails,
  QueryPanelDisplay,
  SLOPanel,
  SLOPanelDetails,
  TextPanel,
  TextPanelDetails,
  VisualizationSettings,
} from "./types.ts";

const flag = optional(v.boolean());
const fromZero = optional(integer(0));

const position = object({
  x_coordinate: fromZero,
  y_coordinate: fromZero,
  height: fromZero,
  width: fromZero,
});
export const BoardPanelPositionSchema: Schema<BoardPanelPosition> = position;
true satisfies Equal<Output<typeof position>, BoardPanelPosition>;

const threshold = object({
  value: v.number(),
  label: optional(text({ maxLength: 35 })),
  color: oneOf(["red", "yellow", "blue", "green", "purple"]),
  operation: oneOf(["gt", "lt"]),
  line_style: oneOf(["filled-solid", "filled-dotted", "solid", "dotted"]),
});
const ChartThresholdSchema: Schema<ChartThreshold> = threshold;
true satisfies Equal<Output<typeof threshold>, ChartThreshold>;

const chart = object({
  chart_index: optional(integer()),
  chart_type: optional(oneOf(["default", "line", "stacked", "stat", "tsbar", "cbar", "cpie"])),
  hide_other: flag,
  log_scale: flag,
  omit_missing_values: flag,
  thresholds: optional(list(ChartThresholdSchema, { maxLength: 5 })),
});
const ChartSettingsSchema: Schema<ChartSettings> = chart;
true satisfies Equal<Output<typeof chart>, ChartSettings>;

const visualization = object({
  hide_compare: flag,
  hide_hovers: flag,
  hide_markers: flag,
  utc_xaxis: flag,
  overlaid_charts: flag,
  charts: optional(list(ChartSettingsSchema)),
});
const VisualizationSettingsSchema: Schema<VisualizationSettings> = visualization;
true satisfies Equal<Output<typeof visualization>, VisualizationSettings>;

const displayFields = {
  query_style: optional(oneOf(["graph", "table", "combo"])),
  visualization_settings: optional(VisualizationSettingsSchema),
};

const display = object(displayFields);
export const QueryPanelDisplaySchema: Schema<QueryPanelDisplay> = display;
true satisfies Equal<Output<typeof display>, QueryPanelDisplay>;

const queryFields = {
  ...displayFields,
  query_id: v.string(),
  query_annotation_id: v.string(),
};

const queryCreateDetails = object(queryFields);
const QueryPanelCreateDetailsSchema: Schema<QueryPanelCreateDetails> = queryCreateDetails;
true satisfies Equal<Output<typeof queryCreateDetails>, QueryPanelCreateDetails>;

const queryDetails = object({ ...queryFields, dataset: optional(v.string()) });
const QueryPanelDetailsSchema: Schema<QueryPanelDetails> = queryDetails;
true satisfies Equal<Output<typeof queryDetails>, QueryPanelDetails>;

const sloDetails = object({ slo_id: v.string() });
const SLOPanelDetailsSchema: Schema<SLOPanelDetails> = sloDetails;
true satisfies Equal<Output<typeof sloDetails>, SLOPanelDetails>;

const textDetails = object({ content: text({ maxLength: 10_000 }) });
const TextPanelDetailsSchema: Schema<TextPanelDetails> = textDetails;
true satisfies Equal<Output<typeof textDetails>, TextPanelDetails>;

const panelFields = { position: optional(BoardPanelPositionSchema) };

const queryPanelCreate = object({
  ...panelFields,
  type: v.literal("query"),
  query_panel: QueryPanelCreateDetailsSchema,
});
true satisfies Equal<Output<typeof queryPanelCreate>, QueryPanelCreate>;

const queryPanel = object({
  ...panelFields,
  type: v.literal("query"),
  query_panel: QueryPanelDetailsSchema,
});
true satisfies Equal<Output<typeof queryPanel>, QueryPanel>;

const sloPanel = object({
  ...panelFields,
  type: v.literal("slo"),
  slo_panel: SLOPanelDetailsSchema,
});
true satisfies Equal<Output<typeof sloPanel>, SLOPanel>;

const textPanel = object({
  ...panelFields,
  type: v.literal("text"),
  text_panel: TextPanelDetailsSchema,
});
true satisfies Equal<Output<typeof textPanel>, TextPanel>;

export const BoardPanelCreateSchema: Schema<BoardPanelCreate> = variant("type", [
  queryPanelCreate,
  sloPanel,
  textPanel,
]);

export const BoardPanelSchema: Schema<BoardPanel> = variant("type", [
  queryPanel,
  sloPanel,
  textPanel,
]);

const presetFilter = object({ column: v.string(), alias: text({ maxLength: 50 }) });
const PresetFilterSchema: Schema<PresetFilter> = presetFilter;
true satisfies Equal<Output<typeof presetFilter>, PresetFilter>;

const links = object({ board_url: optional(v.string()) });
const BoardLinksSchema: Schema<BoardLinks> = links;
true satisfies Equal<Output<typeof links>, BoardLinks>;

const boardFields = {
  name: text({ minLength: 1, maxLength: 255 }),
  description: optional(text({ maxLength: 1024 })),
  type: oneOf(["flexible"]),
  tags: optional(TagsSchema),
  preset_filters: optional(list(PresetFilterSchema, { maxLength: 5 })),
};

const propertyFields = {
  ...boardFields,
  layout_generation: optional(oneOf(["auto", "manual"])),
};

const properties = object(propertyFields);
export const BoardPropertiesSchema: Schema<BoardProperties> = properties;
true satisfies Equal<Output<typeof properties>, BoardProperties>;

const boardCreate = object({ ...propertyFields, panels: optional(list(BoardPanelCreateSchema)) });
export const BoardCreateSchema: Schema<BoardCreate> = boardCreate;
true satisfies Equal<Output<typeof boardCreate>, BoardCreate>;

export const BoardUpdateSchema: Schema<BoardUpdate> = boardCreate;
true satisfies Equal<Output<typeof boardCreate>, BoardUpdate>;

const board = object({
  ...boardFields,
  id: v.string(),
  links: optional(BoardLinksSchema),
  panels: optional(list(BoardPanelSchema)),
});
export const BoardSchema: Schema<Board> = board;
true satisfies Equal<Output<typeof board>, Board>;
