import type { Mode, Performer, Result } from "../../call/result.ts";
import { invoke } from "../../operation/invoke.ts";
import type { BoardView, BoardViewCreate, BoardViewUpdate } from "./models.ts";
import {
  createBoardView,
  deleteBoardView,
  getBoardView,
  listBoardViews,
  updateBoardView,
} from "./operations.ts";

/**
 * A board's views: filters for all its queries, kept under a name. A board has up to 50. The key
 * needs the permission to manage public boards.
 *
 * @see https://api-docs.honeycomb.io/api/boards
 */
export class BoardViews<M extends Mode> {
  readonly #perform: Performer<M>;

  constructor(perform: Performer<M>) {
    this.#perform = perform;
  }

  /** Lists a board's views. */
  list(boardId: string): Result<M, BoardView[]> {
    return this.#perform(invoke(listBoardViews, { path: { boardId } }));
  }

  /**
   * Gets a board's view.
   *
   * @throws HoneycombNotFoundError when the board has none with this id
   */
  get(boardId: string, viewId: string): Result<M, BoardView> {
    return this.#perform(invoke(getBoardView, { path: { boardId, viewId } }));
  }

  /**
   * Creates a view of a board.
   *
   * @throws HoneycombConflictError when the board has one with this name
   *
   * @example
   * ```ts
   * await client.boardViews.create("2NeeaE9bBLd", {
   *   name: "Errors",
   *   filters: [{ column: "status", operation: ">=", value: 500 }],
   * });
   * ```
   */
  create(boardId: string, view: BoardViewCreate): Result<M, BoardView> {
    return this.#perform(invoke(createBoardView, { path: { boardId }, body: view }));
  }

  /** Changes a view, by all of it and not by parts. Returns it as it is then. */
  update(boardId: string, viewId: string, view: BoardViewUpdate): Result<M, BoardView> {
    return this.#perform(invoke(updateBoardView, { path: { boardId, viewId }, body: view }));
  }

  /** Deletes a view. */
  delete(boardId: string, viewId: string): Result<M, void> {
    return this.#perform(invoke(deleteBoardView, { path: { boardId, viewId } }));
  }
}
