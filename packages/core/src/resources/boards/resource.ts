import type { BundleOptions } from "../../bundle/bundle.ts";
import type { Source } from "../../bundle/description.ts";
import type { Mode, Result } from "../../call/mode.ts";
import type { RequestOptions } from "../../operation/options.ts";
import { mergeWith, patch } from "../../patch.ts";
import { Resource } from "../../resource.ts";
import { type BoardBundle, createBoardFrom } from "./create-from.ts";
import type { BoardDescription } from "./create-from-description.ts";
import { createBoard, deleteBoard, getBoard, listBoards, updateBoard } from "./operations.ts";
import type { Board, BoardChanges, BoardCreate, BoardUpdate } from "./types.ts";

/**
 * Manages the boards of the key's environment: panels with queries, SLOs and texts. The key needs the
 * permission to manage public boards.
 *
 * @see https://api-docs.honeycomb.io/api/boards
 */
export class Boards<M extends Mode> extends Resource<M> {
  /** Lists the boards of the key's environment. */
  list(options?: RequestOptions): Result<M, Board[]> {
    return this.invoke(listBoards, {}, options);
  }

  /** Gets a board. */
  get(boardId: string, options?: RequestOptions): Result<M, Board> {
    return this.invoke(getBoard, { path: { boardId } }, options);
  }

  /**
   * Creates a board. The queries, annotations and SLOs that it shows must exist.
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
   * Creates a board with everything that it needs: queries and their annotations, SLOs with their
   * calculated fields and burn alerts, and views. A query that several panels show is created once. The
   * whole description is validated before anything is sent. If a request fails, everything is rolled
   * back, except queries, which Honeycomb can't delete.
   *
   * @param source a {@link BoardBuilder}, or the description that it builds
   * @returns the board, and everything that was created for it
   * @throws HoneycombBundleError when a request fails; it says what was rolled back and what remains
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
   * Replaces a board. Panels that you leave out are removed. Other fields that you leave out are reset,
   * except `preset_filters`: without them, a board keeps its preset filters. To change some fields, use
   * {@link patch}.
   *
   * @example
   * ```ts
   * const read = await client.boards.get("2NeeaE9bBLd");
   * const tags = [{ key: "team", value: "checkout" }];
   * await client.boards.update(read.id, { ...read, tags });
   * ```
   */
  update(boardId: string, board: BoardUpdate, options?: RequestOptions): Result<M, Board> {
    return this.invoke(updateBoard, { path: { boardId }, body: board }, options);
  }

  /**
   * Changes some fields of a board. Gets the board and sends it with the changes. If someone else
   * changes it in between, that change is lost.
   *
   * A response doesn't say that Honeycomb lays out the panels, so the board keeps its layout but
   * becomes `manual`, unless you pass `layout_generation`.
   *
   * @param changes the fields to change; `null` removes a field
   *
   * @example
   * ```ts
   * await client.boards.patch("2NeeaE9bBLd", { name: "Checkout" });
   * ```
   */
  patch(boardId: string, changes: BoardChanges, options?: RequestOptions): Result<M, Board> {
    const path = { boardId };
    return this.runCall(patch(updateBoard, path, getBoard, changes, mergeBoard), options);
  }

  /** Deletes a board and its views. Its queries and SLOs are not deleted. */
  delete(boardId: string, options?: RequestOptions): Result<M, void> {
    return this.invoke(deleteBoard, { path: { boardId } }, options);
  }
}

/** Honeycomb keeps preset filters when an update lacks them. */
const mergeBoard = mergeWith({ preset_filters: [] });
