import {
  type BoardViewCreate,
  HoneycombConflictError,
  HoneycombNotFoundError,
  HoneycombValidationError,
} from "@honeycomb/core";
import { expect, test } from "vitest";
import { connect } from "../../../test/client.ts";
import { createSandbox } from "../../index.ts";

const errors: BoardViewCreate = {
  name: "Errors",
  filters: [{ column: "status", operation: ">=", value: 500 }],
};

async function withBoard() {
  const client = connect(createSandbox());
  const { id } = await client.boards.create({ name: "Checkout", type: "flexible" });
  return { client, board: id };
}

test("a view is created, listed, read, changed and deleted", async () => {
  const { client, board } = await withBoard();
  const created = await client.boardViews.create(board, errors);
  expect(created).toEqual({ id: expect.any(String), ...errors });
  expect(await client.boardViews.list(board)).toEqual([created]);
  expect(await client.boardViews.get(board, created.id)).toEqual(created);
  const change: BoardViewCreate = {
    name: "Errors",
    filters: [
      { column: "service.name", operation: "in", value: ["api", "web"] },
      { column: "error", operation: "exists" },
    ],
  };
  const changed = await client.boardViews.update(board, created.id, change);
  expect(changed).toEqual({ ...change, id: created.id });
  await client.boardViews.delete(board, created.id);
  expect(await client.boardViews.list(board)).toEqual([]);
  for (const act of ["get", "delete"] as const) {
    const again = client.boardViews[act](board, created.id);
    await expect(again).rejects.toThrow(HoneycombNotFoundError);
  }
});

test("names are unique in a board, also when a view is changed", async () => {
  const { client, board } = await withBoard();
  await client.boardViews.create(board, errors);
  const { id } = await client.boardViews.create(board, { ...errors, name: "Slow" });
  const again = client.boardViews.create(board, errors);
  await expect(again).rejects.toThrow(HoneycombConflictError);
  const renaming = client.boardViews.update(board, id, errors);
  await expect(renaming).rejects.toThrow('the board already has a view named "Errors"');
  const elsewhere = await client.boards.create({ name: "Other", type: "flexible" });
  await client.boardViews.create(elsewhere.id, errors);
});

test("a board has at most 50 views, and deleting it deletes them", async () => {
  const { client, board } = await withBoard();
  for (let index = 1; index <= 50; index++) {
    await client.boardViews.create(board, { ...errors, name: `View ${index}` });
  }
  await expect(client.boardViews.create(board, errors)).rejects.toThrow(HoneycombValidationError);
  const [view] = await client.boardViews.list(board);
  await client.boards.delete(board);
  await expect(client.boardViews.list(board)).rejects.toThrow(HoneycombNotFoundError);
  const gone = client.boardViews.get(board, view?.id ?? "");
  await expect(gone).rejects.toThrow(HoneycombNotFoundError);
});
