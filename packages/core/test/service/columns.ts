import type { Json, ServiceCase, ServiceRequest } from "./case.ts";
import { dataset } from "./given.ts";

/** The time that Go programs send when they set none. */
const noTime = "0001-01-01T00:00:00Z";

const path = { datasetSlug: "{dataset.slug}" };

const create = (body: Json): ServiceRequest => ({ operation: "createColumn", path, body });

const duration = create({ key_name: "app.duration", type: "float" });

const one = { datasetSlug: "{dataset.slug}", columnId: "{column.id}" };

/** A column as the service responds with it. */
const shown = {
  id: "wGnu7xNsGvi",
  key_name: "app.duration",
  type: "float",
  hidden: false,
  description: "",
  last_written: "2026-02-03T04:05:06Z",
  created_at: "2026-02-03T04:05:06Z",
  updated_at: "2026-02-03T04:05:06Z",
};

export const columns: readonly ServiceCase[] = [
  {
    name: "A column needs only a name, and is a visible string",
    evidence: [
      {
        source: "terraform",
        at: "client/board_test.go TestFlexibleBoards, client/dataset_definitions_test.go (a name is enough)",
        kind: "live test",
      },
      { source: "terraform", at: "client/column.go Column (the defaults)", kind: "stated" },
    ],
    given: { dataset },
    request: create({ key_name: "app.user" }),
    response: {
      status: 201,
      body: { ...shown, key_name: "app.user", type: "string" },
      exactly: { key_name: "app.user", type: "string", hidden: false },
    },
  },
  {
    name: "A new column may come with read-only times",
    evidence: [
      {
        source: "terraform",
        at: "client/column_test.go TestColumns Create, as client/column.go encodes it",
        kind: "live test",
      },
    ],
    given: { dataset },
    request: create({
      key_name: "app.duration",
      hidden: false,
      description: "How long it took",
      type: "float",
      last_written: noTime,
      created_at: noTime,
      updated_at: noTime,
    }),
    response: {
      status: 201,
      body: { ...shown, description: "How long it took" },
      exactly: {
        key_name: "app.duration",
        hidden: false,
        description: "How long it took",
        type: "float",
      },
    },
  },
  {
    name: "Creating a column responds 201",
    evidence: [
      { source: "cli", at: "integration/column_test.go TestColumn create", kind: "live test" },
    ],
    given: { dataset },
    request: create({ key_name: "app.user", type: "string" }),
    response: {
      status: 201,
      body: { ...shown, key_name: "app.user", type: "string" },
      exactly: { key_name: "app.user", type: "string" },
    },
  },
  {
    name: "A second column of the same name is a conflict",
    evidence: [
      {
        source: "terraform",
        at: "internal/provider/column_resource_test.go TestAcc_ColumnResource feature: import_on_conflict",
        kind: "live test",
      },
      { source: "terraform", at: "issue 59 (the status, and the error's text)", kind: "recorded" },
    ],
    given: { dataset, column: duration },
    request: duration,
    response: {
      status: 409,
      body: {
        error:
          "Could not add or update the column: column already exists with this key_name or alias.",
      },
    },
  },
  {
    name: "The list contains a column that was created",
    evidence: [
      { source: "terraform", at: "client/column_test.go TestColumns List", kind: "live test" },
    ],
    given: { dataset, column: duration },
    request: { operation: "listColumns", path },
    response: {
      status: 200,
      body: [shown],
      exactly: [{ id: "{column.id}", key_name: "app.duration", type: "float" }],
    },
  },
  {
    name: "A list by name is the column itself",
    evidence: [
      {
        source: "terraform",
        at: "client/column_test.go TestColumns GetByKeyName",
        kind: "live test",
      },
    ],
    given: { dataset, column: duration },
    request: { operation: "listColumns", path, query: { key_name: "app.duration" } },
    response: {
      status: 200,
      body: shown,
      exactly: { id: "{column.id}", key_name: "app.duration" },
    },
  },
  {
    name: "A list by a name that no column has is not found",
    evidence: [
      {
        source: "terraform",
        at: "honeycombio/data_source_column_test.go TestAccDataSourceHoneycombioColumn_basic",
        kind: "live test",
      },
    ],
    given: { dataset },
    request: { operation: "listColumns", path, query: { key_name: "does-not-exist" } },
    response: { status: 404 },
  },
  {
    name: "The columns of a metrics dataset may be histograms",
    evidence: [
      {
        source: "terraform",
        at: "internal/provider/query_resource_test.go TestAcc_QueryResourceWithMetrics",
        kind: "stated",
      },
    ],
    given: { dataset, column: create({ key_name: "app.duration", type: "histogram" }) },
    request: { operation: "getColumn", path: one },
    response: {
      status: 200,
      body: { ...shown, type: "histogram" },
      exactly: { key_name: "app.duration" },
    },
  },
  {
    name: "An update changes the type of a column, and may contain read-only fields",
    evidence: [
      {
        source: "terraform",
        at: "client/column_test.go TestColumns Update, as client/column.go encodes it",
        kind: "live test",
      },
    ],
    given: { dataset, column: duration },
    request: {
      operation: "updateColumn",
      path: one,
      body: {
        id: "{column.id}",
        key_name: "app.duration",
        hidden: true,
        description: "Whether it took long",
        type: "boolean",
        last_written: noTime,
        created_at: noTime,
        updated_at: noTime,
      },
    },
    response: {
      status: 200,
      body: { ...shown, type: "boolean", hidden: true, description: "Whether it took long" },
      exactly: { hidden: true, description: "Whether it took long", type: "boolean" },
    },
  },
  {
    name: "An update needs no name",
    evidence: [
      { source: "cli", at: "integration/column_test.go TestColumn update", kind: "live test" },
    ],
    given: { dataset, column: duration },
    request: {
      operation: "updateColumn",
      path: one,
      body: { type: "float", hidden: false, description: "How long it took" },
    },
    response: {
      status: 200,
      body: { ...shown, description: "How long it took" },
      exactly: { key_name: "app.duration", description: "How long it took" },
    },
  },
  {
    name: "A deleted column is not found",
    evidence: [
      {
        source: "terraform",
        at: "client/column_test.go TestColumns Fail to get deleted Column",
        kind: "live test",
      },
    ],
    given: { dataset, column: duration, deleted: { operation: "deleteColumn", path: one } },
    request: { operation: "getColumn", path: one },
    response: { status: 404 },
  },
  {
    name: "A column that a definition of the dataset uses cannot be deleted",
    evidence: [
      {
        source: "terraform",
        at: "internal/provider/column_resource.go Delete, and pull request 856",
        kind: "stated",
      },
      {
        source: "terraform",
        at: "internal/provider/column_resource_test.go Test_columnResource_Delete (the error's text)",
        kind: "guess",
      },
    ],
    given: { dataset, column: create({ key_name: "duration_ms", type: "float" }) },
    request: { operation: "deleteColumn", path: one },
    response: {
      status: 409,
      body: { error: "Column is in use by dataset definition - duration_ms" },
    },
  },
  {
    name: "A column that a calculated field uses cannot be deleted",
    evidence: [
      {
        source: "terraform",
        at: "internal/provider/column_resource_test.go Test_columnResource_Delete",
        kind: "guess",
      },
    ],
    given: {
      dataset,
      column: duration,
      field: {
        operation: "createCalculatedField",
        path,
        body: { alias: "is_slow", expression: "GT($app.duration, 100)" },
      },
    },
    request: { operation: "deleteColumn", path: one },
    response: {
      status: 409,
      body: { error: "Column is in use by 1 derived columns: 'is_slow'" },
    },
  },
];
