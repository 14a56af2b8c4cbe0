import * as v from "valibot";
import { pathPart } from "../../bundle/description.ts";
import { list } from "../../model/limits.ts";
import { type Equal, isObject, type Output, optional, type Schema } from "../../model/schema.ts";
import { BoardViewCreateSchema } from "../board-views/schemas.ts";
import type { BoardViewCreate } from "../board-views/types.ts";
import { QuerySpecSchema } from "../queries/schemas.ts";
import type { QuerySpec } from "../queries/types.ts";
import { QueryAnnotationContentSchema } from "../query-annotations/schemas.ts";
import type { QueryAnnotationContent } from "../query-annotations/types.ts";
import { type SLODescription, SLODescriptionSchema } from "../slos/create-from.ts";
import {
  BoardPanelCreateSchema,
  BoardPanelPositionSchema,
  BoardPropertiesSchema,
  QueryPanelDisplaySchema,
} from "./schemas.ts";
import type {
  BoardPanelCreate,
  BoardPanelPosition,
  BoardProperties,
  QueryPanelDisplay,
} from "./types.ts";

/** A panel with a query that is created with the board. */
export interface NewQueryPanel {
  /** The type of the panel. */
  type: "query";
  /** The position and the size of the panel. */
  position?: BoardPanelPosition;
  /** The slug of the query's dataset, or {@link ALL_DATASETS} for the whole environment. */
  datasetSlug: string;
  /** The query. Panels with the same query and dataset share it. */
  query: QuerySpec;
  /** The name and the description of the panel. */
  annotation: QueryAnnotationContent;
  /** How the query is shown. */
  query_panel?: QueryPanelDisplay;
}

/** A panel with an SLO that is created with the board. */
export interface NewSLOPanel {
  /** The type of the panel. */
  type: "slo";
  /** The position and the size of the panel. */
  position?: BoardPanelPosition;
  /** The SLO, with its calculated field and its burn alerts. */
  slo: SLODescription;
}

/** A panel of a board to create. Its query or SLO exists, or is created with the board. */
export type BoardPanelDescription = BoardPanelCreate | NewQueryPanel | NewSLOPanel;

/** A board to create, with the queries and SLOs of its panels. */
export interface BoardDescription {
  /** The board, without its panels. */
  board: BoardProperties;
  /** The panels. */
  panels?: BoardPanelDescription[];
  /** The views. */
  views?: BoardViewCreate[];
}

const position = optional(BoardPanelPositionSchema);

const newQueryPanel = v.strictObject({
  type: v.literal("query"),
  position,
  datasetSlug: pathPart,
  query: QuerySpecSchema,
  annotation: QueryAnnotationContentSchema,
  query_panel: optional(QueryPanelDisplaySchema),
});
true satisfies Equal<Output<typeof newQueryPanel>, NewQueryPanel>;

const newSLOPanel = v.strictObject({
  type: v.literal("slo"),
  position,
  slo: SLODescriptionSchema,
});
true satisfies Equal<Output<typeof newSLOPanel>, NewSLOPanel>;

const BoardPanelDescriptionSchema: Schema<BoardPanelDescription> = v.lazy(
  (input): Schema<BoardPanelDescription> => {
    const fields = isObject(input) ? input : {};
    if ("query" in fields) return newQueryPanel;
    return "slo" in fields ? newSLOPanel : BoardPanelCreateSchema;
  },
);

const description = v.strictObject({
  board: BoardPropertiesSchema,
  panels: optional(list(BoardPanelDescriptionSchema)),
  views: optional(list(BoardViewCreateSchema)),
});
export const BoardDescriptionSchema: Schema<BoardDescription> = description;
true satisfies Equal<Output<typeof description>, BoardDescription>;
