import type { Handlers } from "../../http/handler.ts";
import { created, noContent, ok } from "../../http/response.ts";
import { addBoardView, boardViewsOf, findBoardView, putBoardView } from "./state.ts";

export const boardViews = {
  listBoardViews: ({ state, path }) => ok(boardViewsOf(state, path.boardId)),

  getBoardView: ({ state, path }) => ok(findBoardView(state, path.boardId, path.viewId)),

  createBoardView: async ({ state, path, body }) =>
    created(addBoardView(state, path.boardId, await body())),

  updateBoardView: async ({ state, path: { boardId, viewId }, body }) => {
    const { id } = findBoardView(state, boardId, viewId);
    return ok(putBoardView(state, boardId, { id, ...(await body()) }));
  },

  deleteBoardView: ({ state, path: { boardId, viewId } }) => {
    findBoardView(state, boardId, viewId);
    state.boardViews.delete(viewId);
    return noContent();
  },
} satisfies Handlers;
