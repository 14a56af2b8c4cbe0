import type { Tag } from "../../model/tag.ts";
import type { Changes } from "../../patch.ts";

/** The type of a board. Honeycomb may add values. */
export type BoardType = "flexible";

/** How the panels of a board are laid out. Honeycomb may add values. */
export type BoardLayoutGeneration = "auto" | "manual";

/**
 * The position and the size of a panel. Honeycomb lays out the panels of a board when none of them
 * has coordinates.
 */
export interface BoardPanelPosition {
  /** The column of the left edge, from 0. */
  x_coordinate?: number;
  /** The row of the top edge, from 0. */
  y_coordinate?: number;
  /** The height in rows. When it is 0 or left out, it depends on the type of the panel. */
  height?: number;
  /** The width in columns. When it is 0 or left out, it depends on the type of the panel. */
  width?: number;
}

/** How a query is shown: as a graph, as a table, or as both (`combo`). Honeycomb may add values. */
export type QueryStyle = "graph" | "table" | "combo";

/** The type of a chart. Honeycomb may add values. */
export type ChartType = "default" | "line" | "stacked" | "stat" | "tsbar" | "cbar" | "cpie";

/** The color of a threshold. Honeycomb may add values. */
export type ChartThresholdColor = "red" | "yellow" | "blue" | "green" | "purple";

/** The line of a threshold, with or without a filled area. Honeycomb may add values. */
export type ChartThresholdLineStyle = "filled-solid" | "filled-dotted" | "solid" | "dotted";

/** A line that marks a value in a chart. */
export interface ChartThreshold {
  /** The value to mark. */
  value: number;
  /** The label of the line, up to 35 characters. */
  label?: string;
  /** The color of the line. */
  color: ChartThresholdColor;
  /** Whether it marks values above (`gt`) or below (`lt`) the line. Honeycomb may add values. */
  operation: "gt" | "lt";
  /** The style of the line. */
  line_style: ChartThresholdLineStyle;
}

/** How a chart of a query is shown. */
export interface ChartSettings {
  /** The index of the chart in the query, from 0. Default: 0. */
  chart_index?: number;
  /** The type of the chart. Default: `default`. */
  chart_type?: ChartType;
  /** Whether to hide the groups beyond the limit of the query. Default: `false`. */
  hide_other?: boolean;
  /** Whether the scale is logarithmic. Default: `false`. */
  log_scale?: boolean;
  /** Whether to omit missing values, instead of showing them as 0. Default: `false`. */
  omit_missing_values?: boolean;
  /** Lines that mark values, up to five. */
  thresholds?: ChartThreshold[];
}

/** How the charts of a query are shown. */
export interface VisualizationSettings {
  /** Whether to hide the comparison with an earlier time. Default: `false`. */
  hide_compare?: boolean;
  /** Whether to hide the values under the mouse pointer. Default: `false`. */
  hide_hovers?: boolean;
  /** Whether to hide markers. Default: `false`. */
  hide_markers?: boolean;
  /** Whether the time axis is in UTC. Default: `false`. */
  utc_xaxis?: boolean;
  /** Whether to show all calculations in one chart. Default: `false`. */
  overlaid_charts?: boolean;
  /** The settings of single charts. */
  charts?: ChartSettings[];
}

/** How a panel shows its query. */
export interface QueryPanelDisplay {
  /** Whether to show a graph, a table, or both. Default: `graph`. */
  query_style?: QueryStyle;
  /** How the charts are shown. */
  visualization_settings?: VisualizationSettings;
}

/** The query of a panel to create. */
export interface QueryPanelCreateDetails extends QueryPanelDisplay {
  /** The id of the query, in the board's environment. */
  query_id: string;
  /** The id of an annotation of that query: the name and the description of the panel. */
  query_annotation_id: string;
}

/** The query of a panel. */
export interface QueryPanelDetails extends QueryPanelCreateDetails {
  /** The name of the query's dataset. It is empty when the query is for the whole environment. */
  dataset?: string;
}

/** The SLO of a panel. */
export interface SLOPanelDetails {
  /** The id of the SLO, in the board's environment. */
  slo_id: string;
}

/** The text of a panel. */
export interface TextPanelDetails {
  /** The text in Markdown, up to 10,000 characters. */
  content: string;
}

interface BoardPanelFields {
  /** The position and the size of the panel. */
  position?: BoardPanelPosition;
}

/** A panel with a query to create. */
export interface QueryPanelCreate extends BoardPanelFields {
  /** The type of the panel. */
  type: "query";
  /** The query, and how it is shown. */
  query_panel: QueryPanelCreateDetails;
}

/** A panel with a query. */
export interface QueryPanel extends QueryPanelCreate {
  /** The query, and how it is shown. */
  query_panel: QueryPanelDetails;
}

/** A panel with an SLO. */
export interface SLOPanel extends BoardPanelFields {
  /** The type of the panel. */
  type: "slo";
  /** The SLO. */
  slo_panel: SLOPanelDetails;
}

/** A panel with a text. */
export interface TextPanel extends BoardPanelFields {
  /** The type of the panel. */
  type: "text";
  /** The text. */
  text_panel: TextPanelDetails;
}

/** A panel of a board to create. `type` is its type. */
export type BoardPanelCreate = QueryPanelCreate | SLOPanel | TextPanel;

/** A panel of a board. `type` is its type. Honeycomb may add types. */
export type BoardPanel = QueryPanel | SLOPanel | TextPanel;

/** A column that a board can be filtered by. */
export interface PresetFilter {
  /** The name of the column. */
  column: string;
  /** The name of the filter on the board, up to 50 characters. */
  alias: string;
}

/** Links to a board. */
export interface BoardLinks {
  /** The URL of the board in Honeycomb. */
  board_url?: string;
}

interface BoardFields {
  /** The name, 1 to 255 characters. */
  name: string;
  /** A description, up to 1024 characters. */
  description?: string;
  /** The type of the board. There is one type. */
  type: BoardType;
  /** Up to ten tags. */
  tags?: Tag[];
  /** Columns that the board can be filtered by, up to five. An update without them keeps them. */
  preset_filters?: PresetFilter[];
}

/** What can be set on a board, besides its panels. */
export interface BoardProperties extends BoardFields {
  /**
   * Whether Honeycomb lays out the panels (`auto`), or their positions do (`manual`). Responses don't
   * have it. Default: `manual`.
   */
  layout_generation?: BoardLayoutGeneration;
}

/** A board to create. */
export interface BoardCreate extends BoardProperties {
  /** The panels. */
  panels?: BoardPanelCreate[];
}

/**
 * What to replace a board with. Panels that you leave out are removed. Other fields that you leave
 * out are reset, except `preset_filters`.
 */
export interface BoardUpdate extends BoardCreate {}

/** What to change of a board. `panels` replaces all panels. */
export interface BoardChanges extends Changes<BoardUpdate> {}

/**
 * A board: panels with queries, SLOs and texts.
 *
 * @see https://api-docs.honeycomb.io/api/boards
 */
export interface Board extends BoardFields {
  /** The id of the board. */
  id: string;
  /** Links to the board. */
  links?: BoardLinks;
  /** The panels. */
  panels?: BoardPanel[];
}
