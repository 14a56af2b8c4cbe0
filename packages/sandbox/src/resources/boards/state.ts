import type { Board, BoardPanel, BoardPanelPosition } from "@honeycomb/core";
import { notFound, validationFailed } from "../../http/api-error.ts";
import { createId } from "../../id.ts";
import type { State } from "../../state.ts";
import { layOut } from "./layout.ts";
import type { BoardRequest, PanelRequest } from "./requests.ts";

/** @throws ApiError 404 */
export function findBoard(state: State, id: string): Board {
  const board = state.boards.get(id);
  if (board === undefined) throw notFound("Board");
  return board;
}

/** @throws ApiError 422 when a panel refers to something that does not exist */
export function addBoard(state: State, board: BoardRequest): Board {
  const id = createId();
  const added: Board = {
    id,
    links: { board_url: `https://ui.honeycomb.io/sandbox/environments/sandbox/board/${id}` },
    ...toFields(state, board),
    preset_filters: board.preset_filters ?? [],
  };
  state.boards.set(id, added);
  return added;
}

/** @throws ApiError 422 when a panel refers to something that does not exist */
export function changeBoard(
  state: State,
  { id, links, preset_filters }: Board,
  change: BoardRequest,
): Board {
  const changed: Board = {
    id,
    links,
    ...toFields(state, change),
    preset_filters: change.preset_filters ?? preset_filters,
  };
  state.boards.set(id, changed);
  return changed;
}

/** Removes a board with its views. */
export function removeBoard(state: State, { id }: Board): void {
  state.boards.delete(id);
  for (const [viewId, { boardId }] of state.boardViews) {
    if (boardId === id) state.boardViews.delete(viewId);
  }
}

/** Returns the fields that a request sets, as responses contain them. */
function toFields(
  state: State,
  { name, type, description = "", tags = [], panels = [], layout_generation }: BoardRequest,
) {
  const positions = layOut(panels, layout_generation);
  return {
    name,
    type,
    description,
    tags,
    panels: panels.map((panel, index) => toPanel(state, panel, positions[index], index)),
  };
}

function toPanel(
  state: State,
  panel: PanelRequest,
  position: BoardPanelPosition | undefined,
  index: number,
): BoardPanel {
  const reject = (field: string, reason: string): never => {
    const path = `panels.${index}.${field}`;
    throw validationFailed({ field: path, code: "invalid", description: `${path}: ${reason}` });
  };
  switch (panel.type) {
    case "text":
      return { ...panel, position };
    case "slo":
      if (!state.slos.has(panel.slo_panel.slo_id)) {
        reject("slo_panel.slo_id", "there is no such SLO");
      }
      return { ...panel, position };
    case "query": {
      const { query_id, query_annotation_id, ...settings } = panel.query_panel;
      const query = state.queries.get(query_id);
      if (query === undefined) return reject("query_panel.query_id", "there is no such query");
      if (state.queryAnnotations.get(query_annotation_id)?.value.query_id !== query_id) {
        reject("query_panel.query_annotation_id", "there is no such annotation of this query");
      }
      return {
        ...panel,
        position,
        query_panel: {
          query_style: "graph",
          query_id,
          query_annotation_id,
          ...settings,
          // Empty for a query of the whole environment.
          dataset: state.datasets.get(query.datasetSlug)?.name ?? "",
        },
      };
    }
  }
}
