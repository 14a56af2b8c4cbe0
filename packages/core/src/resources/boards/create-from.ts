import { type Bundle, type BundleOptions, bundle } from "../../bundle/bundle.ts";
import { buildFrom, type Source, validateDescription } from "../../bundle/description.ts";
import { Unique } from "../../bundle/unique.ts";
import { type Call, call } from "../../call/call.ts";
import { invoke } from "../../operation/invoke.ts";
import { createBoardView, deleteBoardView } from "../board-views/operations.ts";
import type { BoardView, BoardViewCreate } from "../board-views/types.ts";
import type { BurnAlertDetailed } from "../burn-alerts/types.ts";
import type { CalculatedField } from "../calculated-fields/types.ts";
import { type CreatedQuery, createQueryWithId } from "../queries/create.ts";
import { createQueryAnnotation, deleteQueryAnnotation } from "../query-annotations/operations.ts";
import type { QueryAnnotation } from "../query-annotations/types.ts";
import {
  type BundleRecipients,
  findRecipients,
  type ToNotify,
} from "../recipients/create-from-resolve.ts";
import {
  addCalculatedField,
  addSlo,
  recipientsOf,
  type SLODescription,
} from "../slos/create-from.ts";
import type { SLO } from "../slos/types.ts";
import {
  type BoardDescription,
  BoardDescriptionSchema,
  type BoardPanelDescription,
  type NewQueryPanel,
} from "./create-from-description.ts";
import { createBoard, deleteBoard } from "./operations.ts";
import type { Board, BoardPanelCreate } from "./types.ts";

/** An SLO that was created with a board. */
export interface BoardBundleSLO {
  /** The SLO. */
  readonly slo: SLO;
  /** The calculated field that was created. It is undefined when the field existed. */
  readonly calculatedField: CalculatedField | undefined;
  /** The burn alerts, in the order of their descriptions. */
  readonly burnAlerts: readonly BurnAlertDetailed[];
}

/** A board that was created, with everything that was created for it. */
export interface BoardBundle {
  /** The board. */
  readonly board: Board;
  /** The views, in the order of their descriptions. */
  readonly views: readonly BoardView[];
  /** The queries of the panels, without duplicates. */
  readonly queries: readonly CreatedQuery[];
  /** The annotations of the queries: the names and descriptions of the panels. */
  readonly queryAnnotations: readonly QueryAnnotation[];
  /** The SLOs, without duplicates. */
  readonly slos: readonly BoardBundleSLO[];
  /** The recipients of the SLOs' burn alerts. */
  readonly recipients: BundleRecipients;
}

/** The resources that the panels of a board need, without duplicates. */
class Parts {
  readonly queries = new Unique<NewQueryPanel, CreatedQuery>(({ datasetSlug, query }) => [
    datasetSlug,
    query,
  ]);
  readonly annotations = new Unique<NewQueryPanel, QueryAnnotation>(
    ({ datasetSlug, query, annotation }) => [datasetSlug, query, annotation],
  );
  readonly calculatedFields = new Unique<SLODescription, CalculatedField | undefined>(
    ({ datasetSlug, calculatedField }) => [datasetSlug, calculatedField],
  );
  readonly slos = new Unique<SLODescription, BoardBundleSLO>((slo) => slo);

  constructor(panels: readonly BoardPanelDescription[]) {
    for (const panel of panels) {
      if ("query" in panel) {
        this.queries.add(panel);
        this.annotations.add(panel);
      } else if ("slo" in panel) {
        this.calculatedFields.add(panel.slo);
        this.slos.add(panel.slo);
      }
    }
  }
}

/**
 * Creates a board in this order: calculated fields and recipients; queries with their annotations,
 * and SLOs with their burn alerts; the board; its views.
 */
export function createBoardFrom(
  source: Source<BoardDescription>,
  options?: BundleOptions,
): Call<BoardBundle> {
  return call(function* () {
    const description = buildFrom(source);
    validateDescription(BoardDescriptionSchema, description, "board");
    const { board, panels = [], views = [] } = description;
    const parts = new Parts(panels);
    const found = yield* findRecipients(parts.slos.descriptions.flatMap(recipientsOf));
    return yield* bundle(options, (bundle) =>
      call(function* () {
        const [{ recipients, toNotify }] = yield* bundle.all([
          found.createMissing(bundle),
          parts.calculatedFields.create(bundle, ({ datasetSlug, calculatedField }) =>
            addCalculatedField(bundle, datasetSlug, calculatedField),
          ),
        ]);
        const [{ queries, queryAnnotations }, slos] = yield* bundle.all([
          addQueries(bundle, parts),
          parts.slos.create(bundle, (slo) => addSloOf(bundle, slo, parts, toNotify)),
        ]);
        const body = { ...board, panels: panels.map((panel) => toPanel(panel, parts)) };
        const created = yield* bundle.create(
          { type: "board", name: board.name },
          invoke(createBoard, { body }),
          (boardId) => invoke(deleteBoard, { path: { boardId } }),
        );
        return {
          board: created,
          views: yield* bundle.all(views.map((view) => addView(bundle, created.id, view))),
          queries,
          queryAnnotations,
          slos,
          recipients,
        };
      }),
    );
  });
}

/** Creates queries, then their annotations. */
function addQueries(bundle: Bundle, { queries, annotations }: Parts) {
  return call(function* () {
    return {
      queries: yield* queries.create(bundle, ({ datasetSlug, query, annotation }) =>
        bundle.create(
          { type: "query", name: annotation.name, datasetSlug },
          createQueryWithId(datasetSlug, query),
          undefined,
        ),
      ),
      queryAnnotations: yield* annotations.create(bundle, (panel) => {
        const { datasetSlug, annotation } = panel;
        const body = { ...annotation, query_id: queries.get(panel).id };
        return bundle.create<QueryAnnotation>(
          { type: "query annotation", name: annotation.name, datasetSlug },
          invoke(createQueryAnnotation, { path: { datasetSlug }, body }),
          (queryAnnotationId) =>
            invoke(deleteQueryAnnotation, { path: { datasetSlug, queryAnnotationId } }),
        );
      }),
    };
  });
}

function addSloOf(bundle: Bundle, slo: SLODescription, parts: Parts, toNotify: ToNotify) {
  return call(function* () {
    const added = yield* addSlo(bundle, slo, toNotify);
    return { ...added, calculatedField: parts.calculatedFields.get(slo) };
  });
}

function addView(bundle: Bundle, boardId: string, view: BoardViewCreate): Call<BoardView> {
  return bundle.create(
    { type: "board view", name: view.name },
    invoke(createBoardView, { path: { boardId }, body: view }),
    (viewId) => invoke(deleteBoardView, { path: { boardId, viewId } }),
  );
}

/** Converts a panel to Honeycomb's format. Its query or SLO must exist. */
function toPanel(panel: BoardPanelDescription, parts: Parts): BoardPanelCreate {
  const position = panel.position && { position: panel.position };
  if ("query" in panel) {
    const query_panel = {
      ...panel.query_panel,
      query_id: parts.queries.get(panel).id,
      query_annotation_id: parts.annotations.get(panel).id,
    };
    return { type: "query", ...position, query_panel };
  }
  if ("slo" in panel) {
    const slo_id = parts.slos.get(panel.slo).slo.id;
    return { type: "slo", ...position, slo_panel: { slo_id } };
  }
  return panel;
}
