import * as v from "valibot";
import { operationsOf } from "../../operation/operation.ts";
import { BoardCreateSchema, BoardSchema, BoardUpdateSchema } from "./schemas.ts";

const operation = operationsOf({
  resource: "boards",
  path: "/1/boards",
  auth: ["configuration"],
  permissions: ["manage_boards"],
});

export const listBoards = operation("listBoards", "GET", "", {
  summary: "Lists boards",
  response: v.array(BoardSchema),
});

export const getBoard = operation("getBoard", "GET", "/{boardId}", {
  summary: "Gets a board",
  response: BoardSchema,
});

export const createBoard = operation("createBoard", "POST", "", {
  summary: "Creates a board",
  body: BoardCreateSchema,
  response: BoardSchema,
});

export const updateBoard = operation("updateBoard", "PUT", "/{boardId}", {
  summary: "Replaces a board",
  body: BoardUpdateSchema,
  response: BoardSchema,
});

export const deleteBoard = operation("deleteBoard", "DELETE", "/{boardId}", {
  summary: "Deletes a board",
});
