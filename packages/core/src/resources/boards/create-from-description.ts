import * as v from "valibot";
import { pathPart } from "../../bundle/description.ts";
import { type BoardViewCreate, BoardViewCreateSchema } from "../board-views/models.ts";
import { type QuerySpec, QuerySpecSchema } from "../queries/models.ts";
import {
  type QueryAnnotationCreate,
  QueryAnnotationCreateSchema,
} from "../query-annotations/models.ts";
import { type SLODescription, SLODescriptionSchema } from "../slos/create-from.ts";
import {
  type BoardCreate,
  BoardCreateSchema,
  type BoardPanelCreate,
  BoardPanelCreateSchema,
  type BoardPanelPosition,
  BoardPanelPositionSchema,
} from "./models.ts";

const [{ entries: queryEntries }] = BoardPanelCreateSchema.options;
const position = v.optional(BoardPanelPositionSchema);

const NewQueryPanelSchema = v.strictObject({
  type: v.literal("query"),
  position,
  datasetSlug: pathPart,
  query: QuerySpecSchema,
  annotation: v.omit(QueryAnnotationCreateSchema, ["query_id"]),
  query_panel: v.optional(v.omit(queryEntries.query_panel, ["query_id", "query_annotation_id"])),
});
/** A panel with a query that is created with the board. */
export interface NewQueryPanel {
  readonly type: "query";
  readonly position?: BoardPanelPosition | undefined;
  /** The query's dataset, or {@link ALL_DATASETS}. */
  readonly datasetSlug: string;
  readonly query: QuerySpec;
  /** The panel's name and description. */
  readonly annotation: Omit<QueryAnnotationCreate, "query_id">;
  /** How it looks. */
  readonly query_panel?: QueryPanelLooks | undefined;
}

type QueryPanel = Extract<BoardPanelCreate, { type: "query" }>["query_panel"];
type QueryPanelLooks = Omit<QueryPanel, "query_id" | "query_annotation_id">;

const NewSLOPanelSchema = v.strictObject({
  type: v.literal("slo"),
  position,
  slo: SLODescriptionSchema,
});
/** A panel with an SLO that is created with the board. */
export interface NewSLOPanel {
  readonly type: "slo";
  readonly position?: BoardPanelPosition | undefined;
  /** The SLO, with all that it needs. */
  readonly slo: SLODescription;
}

/** What a board shows: what exists, or what is created with it. */
export type BoardPanelDescription = BoardPanelCreate | NewQueryPanel | NewSLOPanel;

const BoardPanelDescriptionSchema = v.lazy((input): v.GenericSchema => {
  const fields = typeof input === "object" && input !== null ? input : {};
  if ("query" in fields) return NewQueryPanelSchema;
  return "slo" in fields ? NewSLOPanelSchema : BoardPanelCreateSchema;
});

export const BoardDescriptionSchema = v.strictObject({
  board: v.omit(BoardCreateSchema, ["panels"]),
  panels: v.optional(v.array(BoardPanelDescriptionSchema)),
  views: v.optional(v.array(BoardViewCreateSchema)),
});
/** A board with all that it needs, to create. */
export interface BoardDescription {
  /** The board, without its panels. */
  readonly board: Omit<BoardCreate, "panels">;
  readonly panels?: readonly BoardPanelDescription[] | undefined;
  readonly views?: readonly BoardViewCreate[] | undefined;
}
