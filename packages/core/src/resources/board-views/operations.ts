import * as v from "valibot";
import { operationsOf } from "../../operation/operation.ts";
import { BoardViewCreateSchema, BoardViewSchema, BoardViewUpdateSchema } from "./schemas.ts";

const operation = operationsOf({
  resource: "boardViews",
  path: "/1/boards/{boardId}/views",
  auth: ["configuration"],
  permissions: ["manage_boards"],
});

export const listBoardViews = operation("listBoardViews", "GET", "", {
  summary: "Lists the views of a board",
  response: v.array(BoardViewSchema),
});

export const getBoardView = operation("getBoardView", "GET", "/{viewId}", {
  summary: "Gets a view of a board",
  response: BoardViewSchema,
});

export const createBoardView = operation("createBoardView", "POST", "", {
  summary: "Creates a view of a board",
  body: BoardViewCreateSchema,
  response: BoardViewSchema,
});

export const updateBoardView = operation("updateBoardView", "PUT", "/{viewId}", {
  summary: "Replaces a view of a board",
  body: BoardViewUpdateSchema,
  response: BoardViewSchema,
});

export const deleteBoardView = operation("deleteBoardView", "DELETE", "/{viewId}", {
  summary: "Deletes a view of a board",
});
