import type { BoardView } from "@honeycomb/core";
import { conflict, notFound, validationFailed } from "../../http/api-error.ts";
import { createId } from "../../id.ts";
import type { State } from "../../state.ts";
import { findBoard } from "../boards/state.ts";
import type { BoardViewRequest } from "./requests.ts";

/** A view and the board that it belongs to. */
export interface BoardViewState {
  readonly boardId: string;
  readonly value: BoardView;
}

/** The maximum number of views of a board. */
const maxViews = 50;

/** @throws ApiError 404 when the board doesn't exist */
export function boardViewsOf(state: State, boardId: string): BoardView[] {
  findBoard(state, boardId);
  return [...state.boardViews.values()]
    .filter((view) => view.boardId === boardId)
    .map(({ value }) => value);
}

/** @throws ApiError 404 */
export function findBoardView(state: State, boardId: string, id: string): BoardView {
  const view = boardViewsOf(state, boardId).find((candidate) => candidate.id === id);
  if (view === undefined) throw notFound("Board view");
  return view;
}

/** @throws ApiError 409 when the name exists, 422 when the board has the maximum number of views */
export function addBoardView(state: State, boardId: string, view: BoardViewRequest): BoardView {
  const views = boardViewsOf(state, boardId);
  if (views.length >= maxViews) {
    throw validationFailed({
      field: "name",
      code: "invalid",
      description: `name: a board can have at most ${maxViews} views`,
    });
  }
  return putBoardView(state, boardId, { id: createId(), ...view });
}

/** @throws ApiError 409 when the name exists */
export function putBoardView(state: State, boardId: string, view: BoardView): BoardView {
  const others = boardViewsOf(state, boardId).filter(({ id }) => id !== view.id);
  if (others.some(({ name }) => name === view.name)) {
    throw conflict(`the board already has a view named "${view.name}"`);
  }
  state.boardViews.set(view.id, { boardId, value: view });
  return view;
}
