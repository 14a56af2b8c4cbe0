import type { Mode, Result } from "../../call/mode.ts";
import type { RequestOptions } from "../../operation/options.ts";
import { Resource } from "../../resource.ts";
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
export class BoardViews<M extends Mode> extends Resource<M> {
  /** Lists a board's views. */
  list(boardId: string, options?: RequestOptions): Result<M, BoardView[]> {
    return this.invoke(listBoardViews, { path: { boardId } }, options);
  }

  /**
   * Gets a board's view.
   *
   * @throws HoneycombNotFoundError when the board has none with this id
   */
  get(boardId: string, viewId: string, options?: RequestOptions): Result<M, BoardView> {
    return this.invoke(getBoardView, { path: { boardId, viewId } }, options);
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
  create(boardId: string, view: BoardViewCreate, options?: RequestOptions): Result<M, BoardView> {
    return this.invoke(createBoardView, { path: { boardId }, body: view }, options);
  }

  /** Changes a view, by all of it and not by parts. Returns it as it is then. */
  update(
    boardId: string,
    viewId: string,
    view: BoardViewUpdate,
    options?: RequestOptions,
  ): Result<M, BoardView> {
    return this.invoke(updateBoardView, { path: { boardId, viewId }, body: view }, options);
  }

  /** Deletes a view. */
  delete(boardId: string, viewId: string, options?: RequestOptions): Result<M, void> {
    return this.invoke(deleteBoardView, { path: { boardId, viewId } }, options);
  }
}
