import type { Json, ServiceCase, ServiceRequest } from "./case.ts";
import { dataset } from "./given.ts";

const path = { datasetSlug: "{dataset.slug}" };

const counted: Readonly<Record<string, ServiceRequest>> = {
  dataset,
  query: { operation: "createQuery", path, body: { calculations: [{ op: "COUNT" }] } },
};

const create = (body: Json): ServiceRequest => ({
  operation: "createQueryAnnotation",
  path,
  body,
});

const annotation = create({ name: "Requests", query_id: "{query.id}" });

const one = { datasetSlug: "{dataset.slug}", queryAnnotationId: "{annotation.id}" };

/** An annotation as the service responds with it. */
const shown = {
  id: "J3fFWRBF4kv",
  query_id: "9qZMyMGY8Gd",
  name: "Requests",
  description: "",
  source: "query",
};

const longest = "n".repeat(320);

export const queryAnnotations: readonly ServiceCase[] = [
  {
    name: "An annotation needs only a name and a query",
    evidence: [
      { source: "cli", at: "integration/query_test.go TestSavedQuery create", kind: "live test" },
      { source: "description", at: "createQueryAnnotation (the status)", kind: "stated" },
    ],
    given: counted,
    request: annotation,
    response: { status: 201, body: shown, exactly: { name: "Requests", query_id: "{query.id}" } },
  },
  {
    name: "An annotation is read without its times",
    evidence: [{ source: "python", at: ".claude/docs/OPENAPI_FIXES.md Issue 6", kind: "recorded" }],
    given: { ...counted, annotation },
    request: { operation: "getQueryAnnotation", path: one },
    response: {
      status: 200,
      body: shown,
      exactly: { id: "{annotation.id}", query_id: "{query.id}", name: "Requests" },
    },
  },
  {
    name: "A new annotation may come with a blank source and a blank description",
    evidence: [
      {
        source: "terraform",
        at: "internal/provider/query_annotation_resource_test.go TestAcc_HoneycombioQueryAnnotation empty description works, as client/query_annotation.go encodes it",
        kind: "live test",
      },
    ],
    given: counted,
    request: create({ name: "Requests", description: "", query_id: "{query.id}", source: "" }),
    response: { status: 201, body: shown, exactly: { name: "Requests", query_id: "{query.id}" } },
  },
  {
    name: "An annotation that was created through the API may say that it comes from a board",
    evidence: [
      {
        source: "terraform",
        at: "client/query_annotation_test.go TestQueryAnnotations Create",
        kind: "live test",
      },
    ],
    given: counted,
    request: create({ name: "Requests", description: "All of them", query_id: "{query.id}" }),
    response: {
      status: 201,
      body: { ...shown, description: "All of them", source: "board" },
      exactly: { name: "Requests", description: "All of them", query_id: "{query.id}" },
    },
  },
  {
    name: "A query may have several annotations",
    evidence: [
      { source: "cli", at: "integration/query_test.go TestSavedQuery delete", kind: "live test" },
    ],
    given: { ...counted, annotation },
    request: create({ name: "All requests", query_id: "{query.id}" }),
    response: {
      status: 201,
      body: { ...shown, name: "All requests" },
      exactly: { name: "All requests", query_id: "{query.id}" },
    },
  },
  {
    name: "The name of an annotation may have 320 characters",
    evidence: [
      {
        source: "terraform",
        at: "CHANGELOG.md (pull request 601), internal/provider/query_annotation_resource.go",
        kind: "stated",
      },
    ],
    given: counted,
    request: create({ name: longest, query_id: "{query.id}" }),
    response: { status: 201, body: { ...shown, name: longest }, exactly: { name: longest } },
  },
  {
    name: "The list contains an annotation that was created",
    evidence: [
      {
        source: "terraform",
        at: "client/query_annotation_test.go TestQueryAnnotations List",
        kind: "live test",
      },
      { source: "cli", at: "integration/query_test.go TestSavedQuery list", kind: "live test" },
    ],
    given: { ...counted, annotation },
    request: { operation: "listQueryAnnotations", path },
    response: {
      status: 200,
      body: [shown],
      exactly: [{ id: "{annotation.id}", name: "Requests", query_id: "{query.id}" }],
    },
  },
  {
    name: "An update may contain the id and a blank source",
    evidence: [
      {
        source: "terraform",
        at: "client/query_annotation_test.go TestQueryAnnotations Update, as client/query_annotation.go encodes it",
        kind: "live test",
      },
    ],
    given: { ...counted, annotation },
    request: {
      operation: "updateQueryAnnotation",
      path: one,
      body: {
        id: "{annotation.id}",
        name: "All requests",
        description: "Also the failed ones",
        query_id: "{query.id}",
        source: "",
      },
    },
    response: {
      status: 200,
      body: { ...shown, name: "All requests", description: "Also the failed ones" },
      exactly: {
        id: "{annotation.id}",
        name: "All requests",
        description: "Also the failed ones",
        query_id: "{query.id}",
      },
    },
  },
  {
    name: "An annotation may be updated with what it already contains",
    evidence: [
      {
        source: "livespec",
        at: "orchestrator-image/honeycomb/live-provisioning-receipt-2026-10-07.md Resource identities and repeat application",
        kind: "recorded",
      },
    ],
    given: { ...counted, annotation },
    request: {
      operation: "updateQueryAnnotation",
      path: one,
      body: { name: "Requests", description: "", query_id: "{query.id}" },
    },
    response: {
      status: 200,
      body: shown,
      exactly: { id: "{annotation.id}", name: "Requests", query_id: "{query.id}" },
    },
  },
  {
    name: "A query of all datasets has its annotation there",
    evidence: [
      {
        source: "terraform",
        at: "internal/provider/query_annotation_resource_test.go TestAcc_HoneycombioQueryAnnotation_AllToUnset",
        kind: "live test",
      },
    ],
    given: {
      query: { operation: "createQuery", path: { datasetSlug: "__all__" }, body: {} },
      annotation: {
        operation: "createQueryAnnotation",
        path: { datasetSlug: "__all__" },
        body: { name: "Events", description: "All of them", query_id: "{query.id}", source: "" },
      },
    },
    request: {
      operation: "getQueryAnnotation",
      path: { datasetSlug: "__all__", queryAnnotationId: "{annotation.id}" },
    },
    response: {
      status: 200,
      body: { ...shown, name: "Events", description: "All of them" },
      exactly: { id: "{annotation.id}", name: "Events", query_id: "{query.id}" },
    },
  },
  {
    name: "A deleted annotation is not found",
    evidence: [
      {
        source: "terraform",
        at: "client/query_annotation_test.go TestQueryAnnotations Fail to Get deleted Query Annotation",
        kind: "live test",
      },
    ],
    given: {
      ...counted,
      annotation,
      deleted: { operation: "deleteQueryAnnotation", path: one },
    },
    request: { operation: "getQueryAnnotation", path: one },
    response: { status: 404 },
  },
];
