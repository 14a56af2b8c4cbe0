import * as v from "valibot";
import { operation } from "../../operation/operation.ts";
import { BoardViewCreateSchema, BoardViewSchema, BoardViewUpdateSchema } from "./models.ts";

export const listBoardViews = operation({
  id: "listBoardViews",
  method: "GET",
  path: "/1/boards/{boardId}/views",
  auth: ["configuration"],
  permissions: ["manage_boards"],
  response: v.array(BoardViewSchema),
  errors: [401, 403, 404, 429],
});

export const getBoardView = operation({
  id: "getBoardView",
  method: "GET",
  path: "/1/boards/{boardId}/views/{viewId}",
  auth: ["configuration"],
  permissions: ["manage_boards"],
  response: BoardViewSchema,
  errors: [401, 403, 404, 429],
});

export const createBoardView = operation({
  id: "createBoardView",
  method: "POST",
  path: "/1/boards/{boardId}/views",
  auth: ["configuration"],
  permissions: ["manage_boards"],
  body: BoardViewCreateSchema,
  response: BoardViewSchema,
  errors: [400, 401, 404, 409, 422, 429],
});

export const updateBoardView = operation({
  id: "updateBoardView",
  method: "PUT",
  path: "/1/boards/{boardId}/views/{viewId}",
  auth: ["configuration"],
  permissions: ["manage_boards"],
  body: BoardViewUpdateSchema,
  response: BoardViewSchema,
  errors: [400, 401, 404, 409, 422, 429],
});

export const deleteBoardView = operation({
  id: "deleteBoardView",
  method: "DELETE",
  path: "/1/boards/{boardId}/views/{viewId}",
  auth: ["configuration"],
  permissions: ["manage_boards"],
  errors: [401, 403, 404, 429],
});
