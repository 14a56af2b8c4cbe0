import type { Handlers } from "../../http/handler.ts";
import { created, noContent, ok } from "../../http/response.ts";
import { addBoard, changeBoard, findBoard, removeBoard } from "./state.ts";

export const boards = {
  listBoards: ({ state }) => ok([...state.boards.values()]),

  getBoard: ({ state, path }) => ok(findBoard(state, path.boardId)),

  createBoard: async ({ state, body }) => created(addBoard(state, await body())),

  updateBoard: async ({ state, path, body }) =>
    ok(changeBoard(state, findBoard(state, path.boardId), await body())),

  deleteBoard: ({ state, path }) => {
    removeBoard(state, findBoard(state, path.boardId));
    return noContent();
  },
} satisfies Handlers;
