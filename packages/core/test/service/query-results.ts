import type { Json, ServiceCase, ServiceRequest } from "./case.ts";
import { dataset } from "./given.ts";

const path = { datasetSlug: "{dataset.slug}" };

/** A query of a dataset that has events. */
const counted: Readonly<Record<string, ServiceRequest>> = {
  dataset,
  events: {
    operation: "createEvents",
    path,
    body: [{ data: { status: 200 } }, { data: { status: 500 } }],
  },
  query: {
    operation: "createQuery",
    path,
    body: { calculations: [{ op: "COUNT" }], time_range: 86400 },
  },
};

const start = (settings: Readonly<Record<string, Json>> = {}): ServiceRequest => ({
  operation: "createQueryResult",
  path,
  body: { query_id: "{query.id}", ...settings },
});

const read: ServiceRequest = {
  operation: "getQueryResult",
  path: { datasetSlug: "{dataset.slug}", queryResultId: "{result.id}" },
};

const id = "6183sxWC9fP";

const links = {
  query_url: "https://ui.honeycomb.io/team/environments/test/datasets/api/result/6183sxWC9fP",
  graph_image_url:
    "https://ui.honeycomb.io/team/environments/test/datasets/api/result/6183sxWC9fP/snapshot",
};

export const queryResults: readonly ServiceCase[] = [
  {
    name: "A query is started with its id alone",
    evidence: [
      {
        source: "terraform",
        at: "client/query_result_test.go TestQueryResults Create",
        kind: "live test",
      },
    ],
    given: counted,
    request: start(),
    response: { status: 201, body: { id, complete: false } },
  },
  {
    name: "Starting a query without series responds 201",
    evidence: [{ source: "cli", at: "integration/query_test.go TestQueryRun", kind: "live test" }],
    given: counted,
    request: start({ disable_series: true }),
    response: { status: 201, body: { id, complete: false } },
  },
  {
    name: "A result without series may have a limit of 10,000",
    evidence: [
      {
        source: "python",
        at: "tests/integration/test_doc_examples.py TestQueryExamples, as src/honeycomb/resources/query_results.py encodes it",
        kind: "live test",
      },
    ],
    given: counted,
    request: start({ disable_series: true, limit: 10000 }),
    response: { status: 201, body: { id, complete: false } },
  },
  {
    name: "A result with series may have a limit of 1000",
    evidence: [
      {
        source: "python",
        at: "src/honeycomb/resources/query_results.py QueryResultsResource.create_async",
        kind: "guess",
      },
    ],
    given: counted,
    request: start({ disable_series: false, limit: 1000 }),
    response: { status: 201, body: { id, complete: false } },
  },
  {
    name: "A result that is not complete has no data",
    evidence: [
      { source: "python", at: "src/honeycomb/models/queries.py QueryResult", kind: "stated" },
    ],
    given: { ...counted, result: start() },
    request: read,
    response: { status: 200, body: { id, complete: false, links } },
  },
  {
    name: "A complete result has series, results and links",
    evidence: [
      {
        source: "terraform",
        at: "client/query_result_test.go TestQueryResults Get",
        kind: "live test",
      },
    ],
    given: { ...counted, result: start(), poll: read },
    request: read,
    response: {
      status: 200,
      body: {
        id,
        complete: true,
        data: {
          series: [{ time: "2026-02-03T04:00:00Z", data: { COUNT: 2 } }],
          results: [{ data: { COUNT: 2 } }],
        },
        links,
      },
      exactly: { id: "{result.id}", complete: true },
    },
  },
  {
    name: "The row of a count has the name of the calculation as its key",
    evidence: [
      {
        source: "terraform",
        at: "honeycombio/data_source_query_result_test.go TestAccDataSourceHoneycombioQueryResult_basic",
        kind: "live test",
      },
    ],
    given: { ...counted, result: start(), poll: read },
    request: read,
    response: {
      status: 200,
      body: { id, complete: true, data: { series: [], results: [{ data: { COUNT: 2 } }] }, links },
      exactly: { data: { results: [{ data: { COUNT: 2 } }] } },
    },
  },
  {
    name: "A complete result without series has data",
    evidence: [{ source: "cli", at: "integration/query_test.go TestQueryRun", kind: "live test" }],
    given: { ...counted, result: start({ disable_series: true }), poll: read },
    request: read,
    response: {
      status: 200,
      body: { id, complete: true, data: { results: [{ data: { COUNT: 2 } }] }, links },
      exactly: { complete: true, data: { results: [{ data: { COUNT: 2 } }] } },
    },
  },
  {
    name: "A result that does not exist is not found",
    evidence: [
      {
        source: "terraform",
        at: "client/query_result_test.go TestQueryResults Fail to Get bogus Query Result",
        kind: "live test",
      },
    ],
    given: { dataset },
    request: {
      operation: "getQueryResult",
      path: { datasetSlug: "{dataset.slug}", queryResultId: "abcd1234" },
    },
    response: { status: 404 },
  },
  {
    name: "A query of all datasets is started there",
    evidence: [
      {
        source: "terraform",
        at: "honeycombio/data_source_query_result.go newDataSourceQueryResult",
        kind: "stated",
      },
    ],
    given: {
      query: { operation: "createQuery", path: { datasetSlug: "__all__" }, body: {} },
    },
    request: {
      operation: "createQueryResult",
      path: { datasetSlug: "__all__" },
      body: { query_id: "{query.id}" },
    },
    response: { status: 201, body: { id, complete: false } },
  },
];
