import * as v from "valibot";
import type { Known } from "../../model/known.ts";
import { openPicklist } from "../../model/open-picklist.ts";
import { openVariant } from "../../model/open-variant.ts";
import { AnsweredTagsSchema, TagsSchema } from "../../model/tag.ts";

const queryStyles = ["graph", "table", "combo"] as const;
const chartTypes = ["default", "line", "stacked", "stat", "tsbar", "cbar", "cpie"] as const;
const thresholdColors = ["red", "yellow", "blue", "green", "purple"] as const;
const thresholdOperations = ["gt", "lt"] as const;
const lineStyles = ["filled-solid", "filled-dotted", "solid", "dotted"] as const;

const flag = v.optional(v.boolean());
const fromZero = v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)));

/** Where a panel stands. As long as none has coordinates, Honeycomb lays panels out. */
export const BoardPanelPositionSchema = v.strictObject({
  /** Columns from the left, from 0. */
  x_coordinate: fromZero,
  /** Rows from the top, from 0. */
  y_coordinate: fromZero,
  /** In rows; Honeycomb chooses it by the panel's type where it is 0 or missing. */
  height: fromZero,
  /** In columns; Honeycomb chooses it by the panel's type where it is 0 or missing. */
  width: fromZero,
});
export interface BoardPanelPosition extends v.InferInput<typeof BoardPanelPositionSchema> {}

/** How a query panel's charts look. What is left out is off. */
export const VisualizationSettingsSchema = v.strictObject({
  /** Whether the comparison with an earlier time is hidden. */
  hide_compare: flag,
  /** Whether hovering shows nothing. */
  hide_hovers: flag,
  hide_markers: flag,
  /** Whether times are in UTC. */
  utc_xaxis: flag,
  /** Whether all calculations share one chart. */
  overlaid_charts: flag,
  charts: v.optional(
    v.array(
      v.strictObject({
        /** Which of the query's charts, from 0. */
        chart_index: v.optional(v.pipe(v.number(), v.integer())),
        chart_type: v.optional(v.picklist(chartTypes)),
        /** Whether the groups over the limit are hidden. */
        hide_other: flag,
        log_scale: flag,
        /** Whether gaps stay open, in place of counting as 0. */
        omit_missing_values: flag,
        /** Lines that mark values, up to five. */
        thresholds: v.optional(
          v.pipe(
            v.array(
              v.strictObject({
                value: v.number(),
                /** Up to 35 characters. */
                label: v.optional(v.pipe(v.string(), v.maxLength(35))),
                color: v.picklist(thresholdColors),
                /** Which side is meant: above (`gt`) or below (`lt`). */
                operation: v.picklist(thresholdOperations),
                line_style: v.picklist(lineStyles),
              }),
            ),
            v.maxLength(5),
          ),
        ),
      }),
    ),
  ),
});
export interface VisualizationSettings extends v.InferInput<typeof VisualizationSettingsSchema> {}

/** What a board shows: a query, an SLO or a text. */
export const BoardPanelCreateSchema = v.variant("type", [
  v.strictObject({
    type: v.literal("query"),
    position: v.optional(BoardPanelPositionSchema),
    query_panel: v.strictObject({
      /** A query of the board's environment. */
      query_id: v.string(),
      /** Honeycomb's default is `graph`. */
      query_style: v.optional(v.picklist(queryStyles)),
      /** An annotation of that query: the panel's name and description. */
      query_annotation_id: v.string(),
      visualization_settings: v.optional(VisualizationSettingsSchema),
    }),
  }),
  v.strictObject({
    type: v.literal("slo"),
    position: v.optional(BoardPanelPositionSchema),
    slo_panel: v.strictObject({
      /** An SLO of the board's environment. */
      slo_id: v.string(),
    }),
  }),
  v.strictObject({
    type: v.literal("text"),
    position: v.optional(BoardPanelPositionSchema),
    text_panel: v.strictObject({
      /** Markdown, up to 10,000 characters. */
      content: v.pipe(v.string(), v.maxLength(10_000)),
    }),
  }),
]);
export type BoardPanelCreate = v.InferInput<typeof BoardPanelCreateSchema>;

/** A board to create. */
export const BoardCreateSchema = v.strictObject({
  /** 1 to 255 characters. */
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(255)),
  /** Up to 1024 characters. */
  description: v.optional(v.pipe(v.string(), v.maxLength(1024))),
  /** There is one kind of board today. */
  type: v.picklist(["flexible"]),
  panels: v.optional(v.array(BoardPanelCreateSchema)),
  /** Whether Honeycomb lays the panels out, or their positions do. Honeycomb's default is `manual`. */
  layout_generation: v.optional(v.picklist(["auto", "manual"])),
  /** Up to ten. */
  tags: v.optional(TagsSchema),
  /** Columns that the board can be filtered by, up to five. In a change, none given keeps what there is. */
  preset_filters: v.optional(
    v.pipe(
      v.array(
        v.strictObject({
          column: v.string(),
          /** What it is called on the board, up to 50 characters. */
          alias: v.pipe(v.string(), v.maxLength(50)),
        }),
      ),
      v.maxLength(5),
    ),
  ),
});
export interface BoardCreate extends v.InferInput<typeof BoardCreateSchema> {}

/** What a board is changed to: all of it, with all its panels. */
export const BoardUpdateSchema = BoardCreateSchema;
export interface BoardUpdate extends BoardCreate {}

const position = v.optional(
  v.looseObject({
    x_coordinate: v.optional(v.number()),
    y_coordinate: v.optional(v.number()),
    height: v.optional(v.number()),
    width: v.optional(v.number()),
  }),
);

/** What a board shows, told apart by `type`. */
export const BoardPanelSchema = openVariant(
  "type",
  [
    v.looseObject({
      type: v.literal("query"),
      position,
      query_panel: v.looseObject({
        query_id: v.string(),
        query_style: v.optional(openPicklist(queryStyles)),
        query_annotation_id: v.string(),
        /** The query's dataset, by its name; empty for the whole environment. */
        dataset: v.optional(v.string()),
        visualization_settings: v.optional(
          v.looseObject({
            hide_compare: flag,
            hide_hovers: flag,
            hide_markers: flag,
            utc_xaxis: flag,
            overlaid_charts: flag,
            charts: v.nullish(
              v.array(
                v.looseObject({
                  chart_index: v.optional(v.number()),
                  chart_type: v.optional(openPicklist(chartTypes)),
                  hide_other: flag,
                  log_scale: flag,
                  omit_missing_values: flag,
                  thresholds: v.nullish(
                    v.array(
                      v.looseObject({
                        value: v.number(),
                        label: v.optional(v.string()),
                        color: openPicklist(thresholdColors),
                        operation: openPicklist(thresholdOperations),
                        line_style: openPicklist(lineStyles),
                      }),
                    ),
                  ),
                }),
              ),
            ),
          }),
        ),
      }),
    }),
    v.looseObject({
      type: v.literal("slo"),
      position,
      slo_panel: v.looseObject({ slo_id: v.optional(v.string()) }),
    }),
    v.looseObject({
      type: v.literal("text"),
      position,
      text_panel: v.looseObject({
        /** Markdown. */
        content: v.string(),
      }),
    }),
  ],
  { position },
);
export type BoardPanel = Known<v.InferOutput<typeof BoardPanelSchema>>;

/** Panels beside each other: queries, SLOs and texts. */
export const BoardSchema = v.looseObject({
  id: v.string(),
  name: v.string(),
  description: v.optional(v.string()),
  type: openPicklist(["flexible"]),
  links: v.optional(
    v.looseObject({
      /** The board in Honeycomb. */
      board_url: v.optional(v.string()),
    }),
  ),
  panels: v.nullish(v.array(BoardPanelSchema)),
  tags: v.nullish(AnsweredTagsSchema),
  /** Columns that the board can be filtered by. */
  preset_filters: v.nullish(v.array(v.looseObject({ column: v.string(), alias: v.string() }))),
});
export interface Board extends Known<v.InferOutput<typeof BoardSchema>> {}
