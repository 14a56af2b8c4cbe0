import type { Json, ServiceCase, ServiceRequest } from "./case.ts";

const board: ServiceRequest = {
  operation: "createBoard",
  body: { name: "Checkout", type: "flexible" },
};

const path = { boardId: "{board.id}" };

const create = (filters: Json): ServiceRequest => ({
  operation: "createBoardView",
  path,
  body: { name: "Errors", filters },
});

const withStatus = [{ column: "status", operation: "exists" }];

const one = { boardId: "{board.id}", viewId: "{view.id}" };

/** A view as the service responds with it. */
const shown = { id: "kP4mWq8TzL1", name: "Errors" };

export const boardViews: readonly ServiceCase[] = [
  {
    name: "A view may filter by a column that exists nowhere, on a board without panels",
    evidence: [
      { source: "cli", at: "integration/board_test.go TestBoardView create", kind: "live test" },
      {
        source: "terraform",
        at: "internal/provider/board_view_resource_test.go TestAccHoneycombioBoardView",
        kind: "live test",
      },
    ],
    given: { board },
    request: create(withStatus),
    response: {
      status: 201,
      body: { ...shown, filters: withStatus },
      exactly: { name: "Errors", filters: withStatus },
    },
  },
  {
    name: "A filter may compare with a text",
    evidence: [
      {
        source: "terraform",
        at: "client/board_view_test.go TestBoardViews Create board view with scalar filter",
        kind: "live test",
      },
    ],
    given: { board },
    request: create([{ column: "service", operation: "=", value: "shop" }]),
    response: {
      status: 201,
      body: { ...shown, filters: [{ column: "service", operation: "=", value: "shop" }] },
      exactly: { filters: [{ column: "service", operation: "=", value: "shop" }] },
    },
  },
  {
    name: "A filter may compare with a list",
    evidence: [
      {
        source: "terraform",
        at: "client/board_view_test.go TestBoardViews Create board view with array filter",
        kind: "live test",
      },
    ],
    given: { board },
    request: create([{ column: "service", operation: "in", value: ["shop", "cart", "stock"] }]),
    response: {
      status: 201,
      body: {
        ...shown,
        filters: [{ column: "service", operation: "in", value: ["shop", "cart", "stock"] }],
      },
      exactly: {
        filters: [{ column: "service", operation: "in", value: ["shop", "cart", "stock"] }],
      },
    },
  },
  {
    name: "Several filters may use one column",
    evidence: [
      {
        source: "terraform",
        at: "client/board_view_test.go TestBoardViews Create board view with multiple filters",
        kind: "live test",
      },
    ],
    given: { board },
    request: create([
      { column: "duration", operation: "exists" },
      { column: "duration", operation: ">", value: 100 },
    ]),
    response: {
      status: 201,
      body: {
        ...shown,
        filters: [
          { column: "duration", operation: "exists" },
          { column: "duration", operation: ">", value: 100 },
        ],
      },
      exactly: { filters: [{ column: "duration" }, { column: "duration" }] },
    },
  },
  {
    name: "The list contains a view that was created",
    evidence: [
      {
        source: "terraform",
        at: "client/board_view_test.go TestBoardViews List",
        kind: "live test",
      },
      { source: "cli", at: "integration/board_test.go TestBoardView list", kind: "live test" },
    ],
    given: { board, view: create(withStatus) },
    request: { operation: "listBoardViews", path },
    response: {
      status: 200,
      body: [{ ...shown, filters: withStatus }],
      exactly: [{ id: "{view.id}", name: "Errors" }],
    },
  },
  {
    name: "A view is read as it was created",
    evidence: [
      {
        source: "terraform",
        at: "client/board_view_test.go TestBoardViews Get",
        kind: "live test",
      },
    ],
    given: { board, view: create(withStatus) },
    request: { operation: "getBoardView", path: one },
    response: {
      status: 200,
      body: { ...shown, filters: withStatus },
      exactly: { id: "{view.id}", name: "Errors", filters: withStatus },
    },
  },
  {
    name: "An update renames a view with the filters that were read",
    evidence: [
      { source: "cli", at: "integration/board_test.go TestBoardView update", kind: "live test" },
    ],
    given: { board, view: create(withStatus) },
    request: {
      operation: "updateBoardView",
      path: one,
      body: { name: "Failures", filters: withStatus },
    },
    response: {
      status: 200,
      body: { ...shown, name: "Failures", filters: withStatus },
      exactly: { id: "{view.id}", name: "Failures", filters: withStatus },
    },
  },
  {
    name: "An update replaces the filters, and may contain the id",
    evidence: [
      {
        source: "terraform",
        at: "internal/provider/board_view_resource_test.go TestAccHoneycombioBoardView, as client/board_view.go encodes it",
        kind: "live test",
      },
    ],
    given: {
      board,
      view: create([
        { column: "service", operation: "exists" },
        { column: "duration", operation: ">", value: 100 },
      ]),
    },
    request: {
      operation: "updateBoardView",
      path: one,
      body: {
        id: "{view.id}",
        name: "Failures",
        filters: [{ column: "environment", operation: "in", value: ["test", "live"] }],
      },
    },
    response: {
      status: 200,
      body: {
        ...shown,
        name: "Failures",
        filters: [{ column: "environment", operation: "in", value: ["test", "live"] }],
      },
      exactly: { name: "Failures", filters: [{ column: "environment", operation: "in" }] },
    },
  },
  {
    name: "A deleted view is not found",
    evidence: [
      {
        source: "terraform",
        at: "client/board_view_test.go TestBoardViews Delete (it is an error)",
        kind: "live test",
      },
      { source: "description", at: "getBoardView (the status)", kind: "stated" },
    ],
    given: {
      board,
      view: create(withStatus),
      deleted: { operation: "deleteBoardView", path: one },
    },
    request: { operation: "getBoardView", path: one },
    response: { status: 404 },
  },
  {
    name: "A view has at least one filter",
    evidence: [
      {
        source: "terraform",
        at: "internal/provider/board_view_resource.go Schema",
        kind: "stated",
      },
      { source: "cli", at: "cmd/board/view_create.go", kind: "stated" },
      { source: "description", at: "createBoardView (the status, one of several)", kind: "guess" },
    ],
    given: { board },
    request: create([]),
    response: { status: 422 },
    rejectedByClient: "a view has at least one filter",
  },
];
