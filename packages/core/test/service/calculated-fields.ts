import type { Json, ServiceCase, ServiceRequest } from "./case.ts";
import { dataset } from "./given.ts";

const path = { datasetSlug: "{dataset.slug}" };

const column = (key_name: string, type = "string"): ServiceRequest => ({
  operation: "createColumn",
  path,
  body: { key_name, type },
});

const create = (body: Json): ServiceRequest => ({ operation: "createCalculatedField", path, body });

const always = create({ alias: "always", expression: "BOOL(1)" });

const one = { datasetSlug: "{dataset.slug}", derivedColumnId: "{field.id}" };

const remove: ServiceRequest = { operation: "deleteCalculatedField", path: one };

const isLate =
  "IF(AND(EXISTS($app.retry_count), GT($app.retry_count, 0), OR($app.is_early, LT($app.gap_seconds, 120))), 1, 0)";

const isFastRoot = "IF(!EXISTS($trace.parent_id) AND EXISTS($duration_ms), $duration_ms <= 300)";

/** A calculated field as the service responds with it. */
const shown = {
  id: "44RAwgsXUoh",
  alias: "always",
  expression: "BOOL(1)",
  description: "",
  created_at: "2026-02-03T04:05:06Z",
  updated_at: "2026-02-03T04:05:06Z",
};

export const calculatedFields: readonly ServiceCase[] = [
  {
    name: "A calculated field needs only an alias and an expression, which may use no column",
    evidence: [
      {
        source: "cli",
        at: "integration/column_test.go TestCalculatedColumn create",
        kind: "live test",
      },
    ],
    given: { dataset },
    request: always,
    response: { status: 201, body: shown, exactly: { alias: "always", expression: "BOOL(1)" } },
  },
  {
    name: "A calculated field keeps its description",
    evidence: [
      {
        source: "terraform",
        at: "client/derived_column_test.go TestDerivedColumns Create",
        kind: "live test",
      },
    ],
    given: { dataset },
    request: create({ alias: "always", expression: "BOOL(1)", description: "Every event" }),
    response: {
      status: 201,
      body: { ...shown, description: "Every event" },
      exactly: { alias: "always", expression: "BOOL(1)", description: "Every event" },
    },
  },
  {
    name: "A second calculated field of the same alias is a conflict",
    evidence: [
      {
        source: "terraform",
        at: "client/derived_column_test.go TestDerivedColumns Create_DuplicateErr",
        kind: "live test",
      },
      { source: "terraform", at: "pull request 124 (the error's text, 2022)", kind: "recorded" },
    ],
    given: { dataset, field: always },
    request: create({ alias: "always", expression: "BOOL(0)", description: "No event" }),
    response: {
      status: 409,
      body: {
        error:
          "Your chosen alias is the same as an existing derived column. Please choose a different alias.",
      },
    },
  },
  {
    name: "An expression must not use a column that the dataset lacks",
    evidence: [
      {
        source: "terraform",
        at: "honeycombio/resource_derived_column_test.go TestAccHoneycombioDerivedColumn_basic",
        kind: "live test",
      },
      {
        source: "livespec",
        at: "tests/test_provision_honeycomb_tdd_calibration.py _FakeHoneycomb (the status, and the error's text)",
        kind: "stated",
      },
    ],
    given: { dataset },
    request: create({ alias: "magnitude", expression: "LOG10($invalid_column)" }),
    response: {
      status: 400,
      body: {
        error: "unable to process request",
        detail: "unknown column name: invalid_column",
      },
    },
  },
  {
    name: "An expression may name a column that contains dots without quotes",
    evidence: [
      {
        source: "livespec",
        at: "orchestrator-image/honeycomb/live-provisioning-receipt-2026-10-07.md, with tdd-calibration-derived-columns.json",
        kind: "recorded",
      },
      {
        source: "python",
        at: "tests/integration/test_derived_columns_live.py test_simple_derived_column",
        kind: "live test",
      },
    ],
    given: { dataset, column: column("trace.trace_id") },
    request: create({ alias: "has_trace", expression: "EXISTS($trace.trace_id)" }),
    response: {
      status: 201,
      body: { ...shown, alias: "has_trace", expression: "EXISTS($trace.trace_id)" },
      exactly: { expression: "EXISTS($trace.trace_id)" },
    },
  },
  {
    name: "AND and OR take more than two arguments, and boolean columns",
    evidence: [
      {
        source: "livespec",
        at: "orchestrator-image/honeycomb/live-provisioning-receipt-2026-10-07.md, with tdd-calibration-derived-columns.json",
        kind: "recorded",
      },
    ],
    given: {
      dataset,
      count: column("app.retry_count", "integer"),
      gap: column("app.gap_seconds", "float"),
      early: column("app.is_early", "boolean"),
    },
    request: create({ alias: "is_late", expression: isLate }),
    response: {
      status: 201,
      body: { ...shown, alias: "is_late", expression: isLate },
      exactly: { alias: "is_late", expression: isLate },
    },
  },
  {
    name: "An expression may use infix operators",
    evidence: [
      { source: "terraform", at: "CHANGELOG.md (pull request 779)", kind: "stated" },
      {
        source: "terraform",
        at: "honeycombio/resource_derived_column_test.go TestAccHoneycombioDerivedColumn_basic (planned, not applied)",
        kind: "stated",
      },
    ],
    given: {
      dataset,
      parent: column("trace.parent_id"),
      duration: column("duration_ms", "float"),
    },
    request: create({ alias: "is_fast_root", expression: isFastRoot }),
    response: {
      status: 201,
      body: { ...shown, alias: "is_fast_root", expression: isFastRoot },
      exactly: { alias: "is_fast_root", expression: isFastRoot },
    },
  },
  {
    name: "A list by alias is the calculated field itself",
    evidence: [
      {
        source: "terraform",
        at: "client/derived_column_test.go TestDerivedColumns GetByAlias",
        kind: "live test",
      },
    ],
    given: { dataset, field: always },
    request: { operation: "listCalculatedFields", path, query: { alias: "always" } },
    response: { status: 200, body: shown, exactly: { id: "{field.id}", alias: "always" } },
  },
  {
    name: "The list contains a calculated field that was created",
    evidence: [
      {
        source: "terraform",
        at: "client/derived_column_test.go TestDerivedColumns List",
        kind: "live test",
      },
    ],
    given: { dataset, field: always },
    request: { operation: "listCalculatedFields", path },
    response: {
      status: 200,
      body: [shown],
      exactly: [{ id: "{field.id}", alias: "always", expression: "BOOL(1)" }],
    },
  },
  {
    name: "An update may contain the id, and changes expression and description",
    evidence: [
      {
        source: "terraform",
        at: "client/derived_column_test.go TestDerivedColumns Update",
        kind: "live test",
      },
    ],
    given: { dataset, field: always },
    request: {
      operation: "updateCalculatedField",
      path: one,
      body: {
        id: "{field.id}",
        alias: "always",
        expression: "BOOL(0)",
        description: "No event",
      },
    },
    response: {
      status: 200,
      body: { ...shown, expression: "BOOL(0)", description: "No event" },
      exactly: {
        id: "{field.id}",
        alias: "always",
        expression: "BOOL(0)",
        description: "No event",
      },
    },
  },
  {
    name: "The response to an update may lack the times",
    evidence: [
      {
        source: "python",
        at: "src/honeycomb/models/derived_columns.py DerivedColumn created_at, updated_at",
        kind: "guess",
      },
    ],
    given: { dataset, field: always },
    request: {
      operation: "updateCalculatedField",
      path: one,
      body: { alias: "always", expression: "BOOL(0)" },
    },
    response: {
      status: 200,
      body: { id: "A1b2C3d4E5f", alias: "always", expression: "BOOL(0)", description: "" },
      exactly: { id: "{field.id}", expression: "BOOL(0)" },
    },
  },
  {
    name: "An update may change the alias",
    evidence: [
      {
        source: "python",
        at: "tests/integration/test_derived_columns_live.py test_derived_column_crud_cycle",
        kind: "live test",
      },
    ],
    given: { dataset, field: always },
    request: {
      operation: "updateCalculatedField",
      path: one,
      body: { alias: "never", expression: "BOOL(0)", description: "No event" },
    },
    response: {
      status: 200,
      body: { ...shown, alias: "never", expression: "BOOL(0)", description: "No event" },
      exactly: { id: "{field.id}", alias: "never" },
    },
  },
  {
    name: "A deleted calculated field is not found by its id",
    evidence: [
      {
        source: "terraform",
        at: "client/derived_column_test.go TestDerivedColumns Fail to Get Deleted DC",
        kind: "live test",
      },
    ],
    given: { dataset, field: always, deleted: remove },
    request: { operation: "getCalculatedField", path: one },
    response: { status: 404 },
  },
  {
    name: "A deleted calculated field is not found by its alias",
    evidence: [
      {
        source: "terraform",
        at: "client/derived_column_test.go TestDerivedColumns Fail to Get Deleted DC",
        kind: "live test",
      },
    ],
    given: { dataset, field: always, deleted: remove },
    request: { operation: "listCalculatedFields", path, query: { alias: "always" } },
    response: { status: 404 },
  },
  {
    name: "A calculated field of all datasets may use a column of one of them",
    evidence: [
      {
        source: "python",
        at: "tests/integration/test_derived_columns_live.py test_create_environment_wide_column",
        kind: "live test",
      },
    ],
    given: { dataset, column: column("trace.trace_id") },
    request: {
      operation: "createCalculatedField",
      path: { datasetSlug: "__all__" },
      body: { alias: "has_trace", expression: "EXISTS($trace.trace_id)" },
    },
    response: {
      status: 201,
      body: { ...shown, alias: "has_trace", expression: "EXISTS($trace.trace_id)" },
      exactly: { alias: "has_trace" },
    },
  },
  {
    name: "The calculated fields of all datasets are a list",
    evidence: [
      {
        source: "python",
        at: "tests/integration/test_derived_columns_live.py test_list_environment_wide_columns",
        kind: "live test",
      },
    ],
    request: { operation: "listCalculatedFields", path: { datasetSlug: "__all__" } },
    response: { status: 200, body: [], exactly: [] },
  },
  {
    name: "A calculated field that an SLO uses cannot be deleted",
    evidence: [
      { source: "terraform", at: "pull request 626", kind: "stated" },
      { source: "description", at: "deleteCalculatedField (the status)", kind: "stated" },
    ],
    given: {
      dataset,
      field: always,
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
    },
    request: remove,
    response: { status: 409 },
  },
];
