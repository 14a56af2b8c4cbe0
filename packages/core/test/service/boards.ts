import type { Json, ServiceCase, ServiceRequest } from "./case.ts";
import { dataset } from "./given.ts";

const path = { datasetSlug: "{dataset.slug}" };

const create = (body: Json): ServiceRequest => ({ operation: "createBoard", body });

const text = { type: "text", text_panel: { content: "# On call" } };

const textBoard = create({ name: "Checkout", type: "flexible", panels: [text] });

const one = { boardId: "{board.id}" };

const update = (body: Json): ServiceRequest => ({ operation: "updateBoard", path: one, body });

/** What a panel can show. */
const shownQuery: Readonly<Record<string, ServiceRequest>> = {
  dataset,
  query: {
    operation: "createQuery",
    path,
    body: { calculations: [{ op: "COUNT" }], time_range: 3600 },
  },
  annotation: {
    operation: "createQueryAnnotation",
    path,
    body: { name: "Requests", description: "", query_id: "{query.id}", source: "" },
  },
};

const shownSlo: Readonly<Record<string, ServiceRequest>> = {
  field: {
    operation: "createCalculatedField",
    path,
    body: { alias: "always", expression: "BOOL(1)" },
  },
  slo: {
    operation: "createSlo",
    path,
    body: {
      name: "Requests succeed",
      time_period_days: 7,
      target_per_million: 990000,
      sli: { alias: "always" },
    },
  },
};

const queryPanel = {
  query_id: "{query.id}",
  query_annotation_id: "{annotation.id}",
  query_style: "graph",
};

/** The position that Go programs send when they set none. */
const noPosition = { x_coordinate: 0, y_coordinate: 0, height: 0, width: 0 };

/** The panel of a query as the service responds with it. */
const shownQueryPanel = {
  query_id: "9qZMyMGY8Gd",
  query_annotation_id: "J3fFWRBF4kv",
  query_style: "graph",
  dataset: "api",
};

/** A board as the service responds with it. */
const shown = {
  id: "gfiN4nKP8o3",
  name: "Checkout",
  type: "flexible",
  description: "",
  tags: null,
  preset_filters: [],
  panels: [],
  links: { board_url: "https://ui.honeycomb.io/team/environments/test/board/gfiN4nKP8o3" },
};

const filtersOf = (...names: string[]) => names.map((name) => ({ column: name, alias: name }));

export const boards: readonly ServiceCase[] = [
  {
    name: "A board needs only a name and a type",
    evidence: [
      { source: "cli", at: "integration/board_test.go TestBoard create", kind: "live test" },
    ],
    request: create({ name: "Checkout", type: "flexible" }),
    response: { status: 201, body: shown, exactly: { name: "Checkout", type: "flexible" } },
  },
  {
    name: "A request without a body is an error of its syntax",
    evidence: [
      {
        source: "terraform",
        at: "client/errors_test.go TestClient_ParseDetailedError Post with no body should fail with 400 unparseable",
        kind: "live test",
      },
    ],
    request: { operation: "createBoard" },
    response: {
      status: 400,
      body: {
        error: "could not parse request body",
        status: 400,
        type: "https://api.honeycomb.io/problems/unparseable",
        title: "The request body could not be parsed.",
      },
      exactly: {
        error: "could not parse request body",
        title: "The request body could not be parsed.",
      },
    },
    rejectedByClient: "a board has a body",
  },
  {
    name: "A new board may come with empty links, null for its tags, and preset filters of columns that don't exist",
    evidence: [
      {
        source: "terraform",
        at: "client/board_test.go TestFlexibleBoards Create board, as client/board.go encodes it",
        kind: "live test",
      },
    ],
    request: create({
      name: "Checkout",
      type: "flexible",
      description: "What customers pay",
      panels: [{ ...text, position: { x_coordinate: 0, y_coordinate: 3, height: 3, width: 4 } }],
      links: {},
      tags: null,
      preset_filters: filtersOf("column1", "column2"),
    }),
    response: {
      status: 201,
      body: {
        ...shown,
        description: "What customers pay",
        preset_filters: filtersOf("column1", "column2"),
        panels: [{ ...text, position: { x_coordinate: 0, y_coordinate: 3, height: 3, width: 4 } }],
      },
      exactly: {
        description: "What customers pay",
        preset_filters: filtersOf("column1", "column2"),
      },
    },
  },
  {
    name: "The panel of a query is read with the query's dataset",
    evidence: [
      {
        source: "terraform",
        at: "client/board_test.go TestFlexibleBoards Create board",
        kind: "live test",
      },
    ],
    given: shownQuery,
    request: create({
      name: "Checkout",
      type: "flexible",
      panels: [
        {
          type: "query",
          position: { x_coordinate: 0, y_coordinate: 0, height: 3, width: 4 },
          query_panel: queryPanel,
        },
      ],
    }),
    response: {
      status: 201,
      body: {
        ...shown,
        panels: [
          {
            type: "query",
            position: { x_coordinate: 0, y_coordinate: 0, height: 3, width: 4 },
            query_panel: shownQueryPanel,
          },
        ],
      },
      exactly: { panels: [{ type: "query", query_panel: { ...queryPanel, dataset: "api" } }] },
    },
  },
  {
    name: "The position of each panel is kept, with gaps between panels",
    evidence: [
      {
        source: "terraform",
        at: "client/board_test.go TestFlexibleBoards Create board",
        kind: "live test",
      },
    ],
    given: { ...shownQuery, ...shownSlo },
    request: create({
      name: "Checkout",
      type: "flexible",
      panels: [
        {
          type: "query",
          position: { x_coordinate: 0, y_coordinate: 0, height: 3, width: 4 },
          query_panel: queryPanel,
        },
        {
          type: "slo",
          position: { x_coordinate: 6, y_coordinate: 0, height: 3, width: 4 },
          slo_panel: { slo_id: "{slo.id}" },
        },
        { ...text, position: { x_coordinate: 0, y_coordinate: 3, height: 3, width: 4 } },
      ],
    }),
    response: {
      status: 201,
      body: {
        ...shown,
        panels: [
          {
            type: "query",
            position: { x_coordinate: 0, y_coordinate: 0, height: 3, width: 4 },
            query_panel: shownQueryPanel,
          },
          {
            type: "slo",
            position: { x_coordinate: 6, y_coordinate: 0, height: 3, width: 4 },
            slo_panel: { slo_id: "kV7hTq2Wd9R" },
          },
          { ...text, position: { x_coordinate: 0, y_coordinate: 3, height: 3, width: 4 } },
        ],
      },
      exactly: {
        panels: [
          {
            type: "query",
            position: { x_coordinate: 0, y_coordinate: 0, height: 3, width: 4 },
          },
          {
            type: "slo",
            position: { x_coordinate: 6, y_coordinate: 0, height: 3, width: 4 },
            slo_panel: { slo_id: "{slo.id}" },
          },
          { ...text, position: { x_coordinate: 0, y_coordinate: 3, height: 3, width: 4 } },
        ],
      },
    },
  },
  {
    name: "With an automatic layout, positions may be zero, and the service chooses others",
    evidence: [
      {
        source: "terraform",
        at: "client/board_test.go TestFlexibleBoards Create board with auto layout generation, as client/board.go encodes it",
        kind: "live test",
      },
    ],
    given: { ...shownQuery, ...shownSlo },
    request: create({
      name: "Checkout",
      type: "flexible",
      layout_generation: "auto",
      description: "What customers pay",
      panels: [
        { type: "query", position: noPosition, query_panel: queryPanel },
        { type: "slo", position: noPosition, slo_panel: { slo_id: "{slo.id}" } },
        { ...text, position: noPosition },
      ],
      links: {},
      tags: null,
    }),
    response: {
      status: 201,
      body: {
        ...shown,
        description: "What customers pay",
        panels: [
          {
            type: "query",
            position: { x_coordinate: 0, y_coordinate: 0, height: 4, width: 6 },
            query_panel: shownQueryPanel,
          },
          {
            type: "slo",
            position: { x_coordinate: 6, y_coordinate: 0, height: 4, width: 3 },
            slo_panel: { slo_id: "kV7hTq2Wd9R" },
          },
          { ...text, position: { x_coordinate: 0, y_coordinate: 4, height: 2, width: 12 } },
        ],
      },
      exactly: {
        panels: [
          { type: "query", query_panel: queryPanel },
          { type: "slo", slo_panel: { slo_id: "{slo.id}" } },
          text,
        ],
      },
    },
  },
  {
    name: "A board without panels may have an automatic layout and an empty list of preset filters",
    evidence: [
      {
        source: "terraform",
        at: "internal/provider/flexible_board_resource_test.go TestAccHoneycombioFlexibleBoard, as flexible_board_resource.go encodes it",
        kind: "live test",
      },
    ],
    request: create({
      name: "Checkout",
      type: "flexible",
      layout_generation: "auto",
      links: {},
      tags: [
        { key: "team", value: "blue" },
        { key: "env", value: "dev" },
      ],
      preset_filters: [],
    }),
    response: {
      status: 201,
      body: {
        ...shown,
        tags: [
          { key: "env", value: "dev" },
          { key: "team", value: "blue" },
        ],
      },
      exactly: { name: "Checkout", type: "flexible" },
    },
  },
  {
    name: "A board keeps its tags",
    evidence: [
      {
        source: "terraform",
        at: "client/board_test.go TestFlexibleBoards Create board with tags",
        kind: "live test",
      },
    ],
    request: create({
      name: "Checkout",
      type: "flexible",
      panels: [text],
      tags: [{ key: "color", value: "blue" }],
    }),
    response: {
      status: 201,
      body: { ...shown, panels: [text], tags: [{ key: "color", value: "blue" }] },
      exactly: { tags: [{ key: "color", value: "blue" }] },
    },
  },
  {
    name: "How a query is shown is kept, without the settings that were left out",
    evidence: [
      {
        source: "terraform",
        at: "internal/provider/flexible_board_resource_test.go TestAccHoneycombioFlexibleBoard, as client/board.go encodes it",
        kind: "live test",
      },
    ],
    given: shownQuery,
    request: create({
      name: "Checkout",
      type: "flexible",
      layout_generation: "manual",
      panels: [
        {
          type: "query",
          position: { x_coordinate: 0, y_coordinate: 3, height: 6, width: 6 },
          query_panel: {
            ...queryPanel,
            query_style: "combo",
            visualization_settings: {
              utc_xaxis: true,
              charts: [{ chart_type: "default", chart_index: 0, omit_missing_values: true }],
            },
          },
        },
      ],
    }),
    response: {
      status: 201,
      body: {
        ...shown,
        panels: [
          {
            type: "query",
            position: { x_coordinate: 0, y_coordinate: 3, height: 6, width: 6 },
            query_panel: {
              ...shownQueryPanel,
              query_style: "combo",
              visualization_settings: {
                utc_xaxis: true,
                charts: [{ chart_type: "default", chart_index: 0, omit_missing_values: true }],
              },
            },
          },
        ],
      },
      exactly: {
        panels: [
          {
            position: { x_coordinate: 0, y_coordinate: 3, height: 6, width: 6 },
            query_panel: {
              query_style: "combo",
              visualization_settings: {
                utc_xaxis: true,
                charts: [{ chart_type: "default", chart_index: 0, omit_missing_values: true }],
              },
            },
          },
        ],
      },
    },
  },
  {
    name: "A board is read as it was created",
    evidence: [
      { source: "terraform", at: "client/board_test.go TestFlexibleBoards Get", kind: "live test" },
    ],
    given: {
      board: create({
        name: "Checkout",
        type: "flexible",
        description: "What customers pay",
        panels: [text],
        tags: [{ key: "color", value: "blue" }],
      }),
    },
    request: { operation: "getBoard", path: one },
    response: {
      status: 200,
      body: {
        ...shown,
        description: "What customers pay",
        panels: [text],
        tags: [{ key: "color", value: "blue" }],
      },
      exactly: {
        id: "{board.id}",
        name: "Checkout",
        description: "What customers pay",
        panels: [text],
        tags: [{ key: "color", value: "blue" }],
        links: { board_url: "{board.links.board_url}" },
      },
    },
  },
  {
    name: "The list contains a board that was created",
    evidence: [
      {
        source: "terraform",
        at: "client/board_test.go TestFlexibleBoards List",
        kind: "live test",
      },
      { source: "cli", at: "integration/board_test.go TestBoard list", kind: "live test" },
    ],
    given: { board: textBoard },
    request: { operation: "listBoards" },
    response: {
      status: 200,
      body: [{ ...shown, panels: [text] }],
      exactly: [{ id: "{board.id}", name: "Checkout" }],
    },
  },
  {
    name: "An update renames a board with the other fields as they were read",
    evidence: [
      { source: "cli", at: "integration/board_test.go TestBoard update", kind: "live test" },
    ],
    given: { board: create({ name: "Checkout", type: "flexible" }) },
    request: update({ name: "Orders", type: "flexible", description: "" }),
    response: {
      status: 200,
      body: { ...shown, name: "Orders" },
      exactly: { id: "{board.id}", name: "Orders" },
    },
  },
  {
    name: "An update may contain the id, empty links and null for the tags",
    evidence: [
      {
        source: "terraform",
        at: "internal/provider/flexible_board_resource_test.go TestAccHoneycombioFlexibleBoard, as flexible_board_resource.go encodes it",
        kind: "live test",
      },
    ],
    given: { board: textBoard },
    request: update({
      id: "{board.id}",
      layout_generation: "auto",
      name: "Orders",
      links: {},
      tags: null,
      preset_filters: [],
      type: "flexible",
      panels: [{ ...text, position: noPosition }],
    }),
    response: {
      status: 200,
      body: { ...shown, name: "Orders", panels: [text] },
      exactly: { id: "{board.id}", name: "Orders", panels: [text] },
    },
  },
  {
    name: "An update replaces panels, tags and preset filters",
    evidence: [
      {
        source: "terraform",
        at: "internal/provider/flexible_board_resource_test.go TestAccHoneycombioFlexibleBoard, TestAccHoneycombioFlexibleBoard_presetFilters",
        kind: "live test",
      },
    ],
    given: {
      board: create({
        name: "Checkout",
        type: "flexible",
        panels: [text, text],
        tags: [
          { key: "team", value: "blue" },
          { key: "env", value: "dev" },
        ],
        preset_filters: filtersOf("service.name", "trace.trace_id"),
      }),
    },
    request: update({
      id: "{board.id}",
      name: "Checkout",
      type: "flexible",
      panels: [{ type: "text", text_panel: { content: "Call someone" } }],
      tags: [{ key: "team", value: "green" }],
      preset_filters: filtersOf("service.name", "environment", "deployment.id"),
    }),
    response: {
      status: 200,
      body: {
        ...shown,
        panels: [{ type: "text", text_panel: { content: "Call someone" } }],
        tags: [{ key: "team", value: "green" }],
        preset_filters: filtersOf("service.name", "environment", "deployment.id"),
      },
      exactly: {
        panels: [{ type: "text", text_panel: { content: "Call someone" } }],
        tags: [{ key: "team", value: "green" }],
        preset_filters: filtersOf("service.name", "environment", "deployment.id"),
      },
    },
  },
  {
    name: "A board that was read cannot be sent back with the datasets of its queries",
    evidence: [
      { source: "cli", at: "skills/board/SKILL.md, cmd/board/update.go", kind: "stated" },
      {
        source: "livespec",
        at: "orchestrator-image/honeycomb/tdd-calibration-board.json",
        kind: "stated",
      },
    ],
    given: {
      ...shownQuery,
      board: create({
        name: "Checkout",
        type: "flexible",
        panels: [{ type: "query", query_panel: queryPanel }],
      }),
    },
    request: update({
      name: "Checkout",
      type: "flexible",
      panels: [{ type: "query", query_panel: { ...queryPanel, dataset: "api" } }],
    }),
    response: { status: 422 },
  },
  {
    name: "A board has at most 5 preset filters",
    evidence: [
      {
        source: "terraform",
        at: "internal/provider/flexible_board_resource_test.go TestAccHoneycombioFlexibleBoard_presetFilterLimit",
        kind: "stated",
      },
      { source: "description", at: "createBoard (the status, one of several)", kind: "guess" },
    ],
    request: create({
      name: "Checkout",
      type: "flexible",
      preset_filters: filtersOf("a", "b", "c", "d", "e", "f"),
    }),
    response: { status: 422 },
    rejectedByClient: "a board has at most 5 preset filters",
  },
];
