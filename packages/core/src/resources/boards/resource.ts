import type { BundleOptions } from "../../bundle/bundle.ts";
import type { Source } from "../../bundle/description.ts";
import type { Mode, Result } from "../../call/mode.ts";
import type { RequestOptions } from "../../operation/options.ts";
import { Resource } from "../../resource.ts";
import { type BoardBundle, createBoardFrom } from "./create-from.ts";
import type { BoardDescription } from "./create-from-description.ts";
import type { Board, BoardCreate, BoardUpdate } from "./models.ts";
import { createBoard, deleteBoard, getBoard, listBoards, updateBoard } from "./operations.ts";

/**
 * Boards: panels with queries, SLOs and texts, for the key's environment. The key needs the
 * permission to manage public boards.
 *
 * @see https://api-docs.honeycomb.io/api/boards
 */
export class Boards<M extends Mode> extends Resource<M> {
  /** Lists the boards of the key's environment. */
  list(options?: RequestOptions): Result<M, Board[]> {
    return this.invoke(listBoards, {}, options);
  }

  /**
   * Gets a board.
   *
   * @throws HoneycombNotFoundError when there is none with this id
   */
  get(boardId: string, options?: RequestOptions): Result<M, Board> {
    return this.invoke(getBoard, { path: { boardId } }, options);
  }

  /**
   * Creates a board. The queries, annotations and SLOs that it shows have to exist.
   *
   * @throws HoneycombValidationError when Honeycomb finds it invalid
   *
   * @example
   * ```ts
   * const board = await client.boards.create({
   *   name: "Checkout",
   *   type: "flexible",
   *   layout_generation: "auto",
   *   panels: [
   *     { type: "slo", slo_panel: { slo_id: "BGfyxhFto" } },
   *     { type: "text", text_panel: { content: "# On call: ask in #checkout" } },
   *   ],
   * });
   * ```
   */
  create(board: BoardCreate, options?: RequestOptions): Result<M, Board> {
    return this.invoke(createBoard, { body: board }, options);
  }

  /**
   * Creates a board with all that it needs: queries and their annotations, SLOs with their calculated
   * fields and burn alerts, views. A query that several panels show is created once. All of it is
   * checked before anything is sent. When something fails, what was created is deleted again, save
   * queries: Honeycomb has no way to delete one.
   *
   * @param source a {@link BoardBuilder}, or what one builds
   * @throws HoneycombInputError before anything is sent, where it is not what Honeycomb takes
   * @throws HoneycombBundleError when something fails; it tells what there is then
   *
   * @example
   * ```ts
   * const requests = new QueryBuilder().dataset("api").count().groupBy("endpoint");
   * const { board } = await client.boards.createFrom(
   *   new BoardBuilder("Checkout").query(requests.name("Requests")).text("Ask in #checkout"),
   * );
   * ```
   */
  createFrom(source: Source<BoardDescription>, options?: BundleOptions): Result<M, BoardBundle> {
    return this.runCall(createBoardFrom(source, options), options);
  }

  /**
   * Changes a board, by all of it and not by parts: panels that are left out are gone. Returns it as
   * it is then.
   */
  update(boardId: string, board: BoardUpdate, options?: RequestOptions): Result<M, Board> {
    return this.invoke(updateBoard, { path: { boardId }, body: board }, options);
  }

  /** Deletes a board and its views. Its queries and SLOs stay. */
  delete(boardId: string, options?: RequestOptions): Result<M, void> {
    return this.invoke(deleteBoard, { path: { boardId } }, options);
  }
}
