import type { Json, ServiceCase, ServiceRequest } from "./case.ts";
import { dataset } from "./given.ts";

const path = { datasetSlug: "{dataset.slug}" };

const column = (key_name: string, type = "string"): ServiceRequest => ({
  operation: "createColumn",
  path,
  body: { key_name, type },
});

const create = (body: Json): ServiceRequest => ({ operation: "createQuery", path, body });

const read: ServiceRequest = {
  operation: "getQuery",
  path: { datasetSlug: "{dataset.slug}", queryId: "{query.id}" },
};

const columns = {
  duration: column("app.duration", "float"),
  user: column("app.user"),
  page: column("app.page"),
};

/** A query with every kind of field that Terraform's test sends. */
const detailed: { readonly [key: string]: Json } = {
  calculations: [{ op: "COUNT" }, { op: "HEATMAP", column: "app.duration" }],
  filters: [
    { column: "app.user", op: "exists" },
    { column: "app.duration", op: "<", value: 10000 },
  ],
  filter_combination: "OR",
  breakdowns: ["app.user", "app.page"],
  orders: [{ column: "app.user" }, { op: "COUNT", order: "descending" }],
  limit: 100,
  time_range: 3600,
  granularity: 60,
};

const id = "9qZMyMGY8Gd";

export const queries: readonly ServiceCase[] = [
  {
    name: "An empty query counts events",
    evidence: [
      {
        source: "terraform",
        at: "internal/provider/query_resource_test.go TestAcc_QueryResourceEquivalentQuerySpecSupressed (it is accepted)",
        kind: "live test",
      },
      {
        source: "terraform",
        at: "internal/provider/query_specification_data_source.go (what it calculates)",
        kind: "stated",
      },
    ],
    given: { dataset },
    request: create({}),
    response: {
      status: 200,
      body: { id, calculations: [{ op: "COUNT" }], time_range: 7200 },
      exactly: { calculations: [{ op: "COUNT" }] },
    },
  },
  {
    name: "Creating a query responds 200",
    evidence: [{ source: "cli", at: "integration/query_test.go TestQueryRun", kind: "live test" }],
    given: { dataset },
    request: create({ calculations: [{ op: "COUNT" }], time_range: 60 }),
    response: {
      status: 200,
      body: { id, calculations: [{ op: "COUNT" }], time_range: 60 },
      exactly: { calculations: [{ op: "COUNT" }], time_range: 60 },
    },
  },
  {
    name: "A query needs no time range",
    evidence: [
      {
        source: "terraform",
        at: "client/query_annotation_test.go TestQueryAnnotations",
        kind: "live test",
      },
    ],
    given: { dataset },
    request: create({ calculations: [{ op: "COUNT" }] }),
    response: {
      status: 200,
      body: { id, calculations: [{ op: "COUNT" }] },
      exactly: { calculations: [{ op: "COUNT" }] },
    },
  },
  {
    name: "A query is stored as it was sent",
    evidence: [
      { source: "terraform", at: "client/query_test.go TestQueries Create", kind: "live test" },
    ],
    given: { dataset, ...columns },
    request: create(detailed),
    response: { status: 200, body: { id, ...detailed }, exactly: detailed },
  },
  {
    name: "A query is read as it was created",
    evidence: [
      { source: "terraform", at: "client/query_test.go TestQueries Get", kind: "live test" },
    ],
    given: { dataset, ...columns, query: create(detailed) },
    request: read,
    response: {
      status: 200,
      body: { id, ...detailed },
      exactly: { id: "{query.id}", ...detailed },
    },
  },
  {
    name: "A query may look at all datasets",
    evidence: [
      {
        source: "terraform",
        at: "internal/provider/query_resource_test.go TestAcc_QueryAllToUnset",
        kind: "live test",
      },
    ],
    given: {
      query: { operation: "createQuery", path: { datasetSlug: "__all__" }, body: {} },
    },
    request: {
      operation: "getQuery",
      path: { datasetSlug: "__all__", queryId: "{query.id}" },
    },
    response: {
      status: 200,
      body: { id, calculations: [{ op: "COUNT" }], time_range: 7200 },
      exactly: { id: "{query.id}" },
    },
  },
  {
    name: "A query that was read lacks a filter combination of AND",
    evidence: [{ source: "terraform", at: "client/query_spec.go QuerySpec", kind: "stated" }],
    given: {
      dataset,
      ...columns,
      query: create({
        calculations: [{ op: "COUNT" }],
        filters: [
          { column: "app.user", op: "exists" },
          { column: "app.page", op: "exists" },
        ],
        filter_combination: "AND",
      }),
    },
    request: read,
    response: {
      status: 200,
      body: {
        id,
        calculations: [{ op: "COUNT" }],
        filters: [
          { column: "app.user", op: "exists" },
          { column: "app.page", op: "exists" },
        ],
        time_range: 7200,
      },
    },
  },
  {
    name: "A query that was read lacks the direction of an ascending order",
    evidence: [
      {
        source: "terraform",
        at: "internal/provider/query_specification_data_source.go, and issue 119",
        kind: "stated",
      },
    ],
    given: {
      dataset,
      ...columns,
      query: create({
        calculations: [{ op: "MAX", column: "app.duration" }],
        breakdowns: ["app.user"],
        orders: [{ column: "app.user", order: "ascending" }],
      }),
    },
    request: read,
    response: {
      status: 200,
      body: {
        id,
        calculations: [{ op: "MAX", column: "app.duration" }],
        breakdowns: ["app.user"],
        orders: [{ column: "app.user" }],
        time_range: 7200,
      },
      exactly: { orders: [{ column: "app.user" }] },
    },
  },
  {
    name: "A query that was built in Honeycomb may have a granularity of 0, and empty lists",
    evidence: [
      {
        source: "terraform",
        at: "internal/provider/query_resource_test.go TestAcc_QueryResourceEquivalentQuerySpecSupressed (a copy of one), client/query_spec.go EquivalentTo",
        kind: "stated",
      },
    ],
    given: { dataset, query: create({}) },
    request: read,
    response: {
      status: 200,
      body: {
        id,
        time_range: 7200,
        granularity: 0,
        breakdowns: [],
        calculations: [{ op: "COUNT" }],
        orders: [],
        havings: [],
        limit: 1000,
      },
    },
  },
  {
    name: "Filters may compare with booleans, and filter_combination may be AND",
    evidence: [
      {
        source: "livespec",
        at: "orchestrator-image/honeycomb/live-provisioning-receipt-2026-10-07.md, with tdd-calibration-board.json",
        kind: "recorded",
      },
    ],
    given: { dataset, ...columns, early: column("app.is_early", "boolean") },
    request: create({
      calculations: [{ op: "SUM", column: "app.duration" }, { op: "COUNT" }],
      filters: [
        { column: "app.page", op: "=", value: "cart" },
        { column: "app.is_early", op: "=", value: true },
      ],
      filter_combination: "AND",
      breakdowns: ["app.user", "app.page"],
      time_range: 604800,
    }),
    response: {
      status: 200,
      exactly: {
        filters: [
          { column: "app.page", op: "=", value: "cart" },
          { column: "app.is_early", op: "=", value: true },
        ],
      },
    },
  },
  {
    name: "A query may calculate with a calculated field, and group by another",
    evidence: [
      {
        source: "livespec",
        at: "orchestrator-image/honeycomb/live-provisioning-receipt-2026-10-07.md, with tdd-calibration-board.json",
        kind: "recorded",
      },
    ],
    given: {
      dataset,
      flag: {
        operation: "createCalculatedField",
        path,
        body: { alias: "always_flag", expression: "IF(BOOL(1), 1, 0)" },
      },
      always: {
        operation: "createCalculatedField",
        path,
        body: { alias: "always", expression: 'IF(BOOL(1), "yes", "no")' },
      },
    },
    request: create({
      calculations: [{ op: "AVG", column: "always_flag" }],
      filters: [{ column: "always", op: "!=", value: "unknown" }],
      breakdowns: ["always"],
      time_range: 604800,
    }),
    response: {
      status: 200,
      exactly: {
        calculations: [{ op: "AVG", column: "always_flag" }],
        filters: [{ column: "always", op: "!=", value: "unknown" }],
        breakdowns: ["always"],
      },
    },
  },
  {
    name: "A query of metrics may count data points, of a column or of all",
    evidence: [
      {
        source: "terraform",
        at: "internal/provider/query_resource_test.go TestAcc_QueryResourceWithMetrics (in a metrics dataset)",
        kind: "live test",
      },
    ],
    given: { dataset, ...columns },
    request: create({
      calculations: [
        { op: "COUNT_DATAPOINTS" },
        { op: "COUNT_DATAPOINTS", column: "app.duration" },
      ],
      time_range: 1800,
    }),
    response: {
      status: 200,
      body: {
        id,
        calculations: [
          { op: "COUNT_DATAPOINTS" },
          { op: "COUNT_DATAPOINTS", column: "app.duration" },
        ],
        time_range: 1800,
      },
      exactly: {
        calculations: [
          { op: "COUNT_DATAPOINTS" },
          { op: "COUNT_DATAPOINTS", column: "app.duration" },
        ],
      },
    },
  },
  {
    name: "A query of metrics may count the values of a histogram",
    evidence: [
      {
        source: "terraform",
        at: "internal/provider/query_resource_test.go TestAcc_QueryResourceWithMetrics (in a metrics dataset)",
        kind: "live test",
      },
    ],
    given: { dataset, sizes: column("app.sizes", "histogram") },
    request: create({
      calculations: [{ op: "HISTOGRAM_COUNT", column: "app.sizes" }],
      time_range: 1800,
    }),
    response: {
      status: 200,
      body: {
        id,
        calculations: [{ op: "HISTOGRAM_COUNT", column: "app.sizes" }],
        time_range: 1800,
      },
      exactly: { calculations: [{ op: "HISTOGRAM_COUNT", column: "app.sizes" }] },
    },
  },
  {
    name: "A query may be read with an annotation's id, which the description lacks",
    evidence: [{ source: "python", at: "src/honeycomb/models/queries.py Query", kind: "stated" }],
    given: { dataset, query: create({}) },
    request: read,
    response: {
      status: 200,
      body: {
        id,
        query_annotation_id: "J3fFWRBF4kv",
        calculations: [{ op: "COUNT" }],
        time_range: 7200,
      },
    },
  },
  {
    name: "A query must not use a column that the dataset lacks",
    evidence: [
      { source: "terraform", at: "issue 836 (a maintainer confirms it)", kind: "stated" },
      { source: "description", at: "createQuery (the status, one of several)", kind: "guess" },
    ],
    given: { dataset },
    request: create({ calculations: [{ op: "AVG", column: "missing" }], time_range: 3600 }),
    response: { status: 422 },
  },
  {
    name: "A calculation with filters needs a name",
    evidence: [
      {
        source: "terraform",
        at: "internal/provider/query_specification_data_source_test.go TestAcc_QuerySpecificationDataSource_validationChecks",
        kind: "stated",
      },
      { source: "description", at: "createQuery (the status, one of several)", kind: "guess" },
    ],
    given: { dataset, ...columns },
    request: create({
      calculations: [{ op: "COUNT", filters: [{ column: "app.user", op: "exists" }] }],
    }),
    response: { status: 422 },
    rejectedByClient: "a calculation with filters needs a name",
  },
  {
    name: "A query is compared with an earlier time only by one of eight offsets",
    evidence: [
      {
        source: "terraform",
        at: "internal/provider/query_specification_data_source_test.go TestAcc_QuerySpecificationDataSource_TimeRange_CompareTimeOffsetInvalid",
        kind: "stated",
      },
      { source: "description", at: "createQuery (the status, one of several)", kind: "guess" },
    ],
    given: { dataset },
    request: create({ calculations: [{ op: "COUNT" }], compare_time_offset_seconds: 1 }),
    response: { status: 422 },
    rejectedByClient: "1 second is no documented offset",
  },
];
