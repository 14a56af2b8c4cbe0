import * as v from "valibot";
import { operation } from "../../operation/operation.ts";
import { BoardCreateSchema, BoardSchema, BoardUpdateSchema } from "./models.ts";

export const listBoards = operation({
  id: "listBoards",
  method: "GET",
  path: "/1/boards",
  auth: ["configuration"],
  permissions: ["manage_boards"],
  response: v.array(BoardSchema),
  errors: [401, 429],
});

export const getBoard = operation({
  id: "getBoard",
  method: "GET",
  path: "/1/boards/{boardId}",
  auth: ["configuration"],
  permissions: ["manage_boards"],
  response: BoardSchema,
  errors: [400, 401, 403, 404, 429],
});

export const createBoard = operation({
  id: "createBoard",
  method: "POST",
  path: "/1/boards",
  auth: ["configuration"],
  permissions: ["manage_boards"],
  body: BoardCreateSchema,
  response: BoardSchema,
  errors: [400, 401, 403, 422, 429],
});

export const updateBoard = operation({
  id: "updateBoard",
  method: "PUT",
  path: "/1/boards/{boardId}",
  auth: ["configuration"],
  permissions: ["manage_boards"],
  body: BoardUpdateSchema,
  response: BoardSchema,
  errors: [400, 401, 404, 422, 429],
});

export const deleteBoard = operation({
  id: "deleteBoard",
  method: "DELETE",
  path: "/1/boards/{boardId}",
  auth: ["configuration"],
  permissions: ["manage_boards"],
  errors: [401, 404, 429],
});
