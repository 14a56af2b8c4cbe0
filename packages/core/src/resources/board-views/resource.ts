import type { Mode, Result } from "../../call/mode.ts";
import type { RequestOptions } from "../../operation/options.ts";
import { patch } from "../../patch.ts";
import { Resource } from "../../resource.ts";
import {
  createBoardView,
  deleteBoardView,
  getBoardView,
  listBoardViews,
  updateBoardView,
} from "./operations.ts";
import type { BoardView, BoardViewChanges, BoardViewCreate, BoardViewUpdate } from "./types.ts";

/**
 * Manages the views of boards: named sets of filters for all queries of a board. A board can have up
 * to 50. The key needs the permission to manage public boards.
 *
 * @see https://api-docs.honeycomb.io/api/boards
 */
export class BoardViews<M extends Mode> extends Resource<M> {
  /**
   * Lists the views of a board.
   *
   * @throws HoneycombNotFoundError when there is no board with this id
   */
  list(boardId: string, options?: RequestOptions): Result<M, BoardView[]> {
    return this.invoke(listBoardViews, { path: { boardId } }, options);
  }

  /** Gets a view of a board. */
  get(boardId: string, viewId: string, options?: RequestOptions): Result<M, BoardView> {
    return this.invoke(getBoardView, { path: { boardId, viewId } }, options);
  }

  /**
   * Creates a view of a board.
   *
   * @throws HoneycombConflictError when the board has a view with this name
   *
   * @example
   * ```ts
   * await client.boardViews.create("2NeeaE9bBLd", {
   *   name: "Errors",
   *   filters: [{ column: "status", operation: ">=", value: 500 }],
   * });
   * ```
   */
  create(boardId: string, view: BoardViewCreate, options?: RequestOptions): Result<M, BoardView> {
    return this.invoke(createBoardView, { path: { boardId }, body: view }, options);
  }

  /**
   * Replaces a view of a board: its name and all its filters. To change one of them, use {@link patch}.
   *
   * @throws HoneycombConflictError when the board has another view with this name
   */
  update(
    boardId: string,
    viewId: string,
    view: BoardViewUpdate,
    options?: RequestOptions,
  ): Result<M, BoardView> {
    return this.invoke(updateBoardView, { path: { boardId, viewId }, body: view }, options);
  }

  /**
   * Changes the name or the filters of a view. Gets the view and sends it with the changes. If someone
   * else changes it in between, that change is lost.
   *
   * @throws HoneycombConflictError when the board has another view with this name
   */
  patch(
    boardId: string,
    viewId: string,
    changes: BoardViewChanges,
    options?: RequestOptions,
  ): Result<M, BoardView> {
    const path = { boardId, viewId };
    return this.runCall(patch(updateBoardView, path, getBoardView, changes), options);
  }

  /** Deletes a view of a board. */
  delete(boardId: string, viewId: string, options?: RequestOptions): Result<M, void> {
    return this.invoke(deleteBoardView, { path: { boardId, viewId } }, options);
  }
}
