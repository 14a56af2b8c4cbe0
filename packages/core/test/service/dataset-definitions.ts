import type { Json, ServiceCase, ServiceRequest } from "./case.ts";
import { dataset } from "./given.ts";

const path = { datasetSlug: "{dataset.slug}" };

const column = (key_name: string, type = "string"): ServiceRequest => ({
  operation: "createColumn",
  path,
  body: { key_name, type },
});

const patch = (body: Json): ServiceRequest => ({
  operation: "patchDatasetDefinitions",
  path,
  body,
});

const read: ServiceRequest = { operation: "listDatasetDefinitions", path };

const isSlow: ServiceRequest = {
  operation: "createCalculatedField",
  path,
  body: { alias: "is_slow", expression: "BOOL(1)" },
};

const of = (name: string) => ({ name, column_type: "column" });

const none = { name: "" };

/** What Terraform sends to set all definitions to their defaults. */
const reset = patch({
  duration_ms: none,
  error: none,
  name: none,
  parent_id: none,
  route: none,
  service_name: none,
  span_id: none,
  span_kind: none,
  annotation_type: none,
  link_trace_id: none,
  link_span_id: none,
  log_message: none,
  log_severity: none,
  status: none,
  trace_id: none,
  user: none,
});

/** The definitions of a dataset without columns. */
const undefinedFields = {
  duration_ms: null,
  error: null,
  name: null,
  parent_id: null,
  route: null,
  service_name: null,
  span_id: null,
  span_kind: null,
  annotation_type: null,
  link_trace_id: null,
  link_span_id: null,
  log_message: null,
  log_severity: null,
  status: null,
  trace_id: null,
  user: null,
};

const columnOf = {
  duration_ms: "duration_ms",
  error: "error",
  name: "name",
  parent_id: "trace.parent_id",
  route: "http.route",
  service_name: "service.name",
  span_id: "trace.span_id",
  span_kind: "meta.span_type",
  annotation_type: "meta.annotation_type",
  link_trace_id: "trace.link.trace_id",
  log_message: "body",
  log_severity: "severity",
  status: "http.status_code",
  trace_id: "trace.trace_id",
  user: "request.user.id",
};

/** The definitions, each with what `show` makes of its column. */
const defaults = (show: (name: string) => Json): { readonly [key: string]: Json } =>
  Object.fromEntries(Object.entries(columnOf).map(([field, name]) => [field, show(name)]));

export const datasetDefinitions: readonly ServiceCase[] = [
  {
    name: "Each definition defaults to the conventional column that the dataset has",
    evidence: [
      {
        source: "terraform",
        at: "client/dataset_definitions_test.go TestDatasetDefinitions Reset and Assert Default state",
        kind: "live test",
      },
    ],
    given: {
      dataset,
      duration: column("duration_ms", "float"),
      error: column("error", "boolean"),
      name: column("name"),
      parent: column("trace.parent_id"),
      route: column("http.route"),
      service: column("service.name"),
      span: column("trace.span_id"),
      kind: column("meta.span_type"),
      annotation: column("meta.annotation_type"),
      linkTrace: column("trace.link.trace_id"),
      linkSpan: column("trace.link.span_id"),
      message: column("body"),
      severity: column("severity"),
      status: column("http.status_code", "integer"),
      trace: column("trace.trace_id"),
      user: column("request.user.id"),
      reset,
    },
    request: read,
    response: {
      status: 200,
      body: { ...defaults(of), link_span_id: of("trace.link.span_id") },
      // The span of a link may also default to the span itself.
      exactly: defaults((name) => ({ name })),
    },
  },
  {
    name: "Definitions without a column are null",
    evidence: [
      {
        source: "terraform",
        at: "honeycombio/resource_dataset_definition.go resourceDatasetDefinitionRead",
        kind: "stated",
      },
      { source: "cli", at: "overlay.yaml DatasetDefinition", kind: "stated" },
    ],
    given: { dataset },
    request: read,
    response: { status: 200, body: undefinedFields },
  },
  {
    name: "All definitions are reset with blank names, also in a dataset without columns",
    evidence: [
      {
        source: "terraform",
        at: "client/dataset_definitions_test.go TestDatasetDefinitions Reset and Assert Default state",
        kind: "live test",
      },
    ],
    given: { dataset },
    request: reset,
    response: { status: 200, body: undefinedFields },
  },
  {
    name: "A definition may be a column, or a calculated field by its alias",
    evidence: [
      {
        source: "terraform",
        at: "client/dataset_definitions_test.go TestDatasetDefinitions Update a pair of definitions",
        kind: "live test",
      },
    ],
    given: {
      dataset,
      operationName: column("app.operation"),
      isSlow,
      changed: patch({ name: { name: "app.operation" }, error: { name: "is_slow" } }),
    },
    request: read,
    response: {
      status: 200,
      body: {
        ...undefinedFields,
        name: of("app.operation"),
        error: { name: "is_slow", column_type: "derived_column" },
      },
      exactly: {
        name: { name: "app.operation", column_type: "column" },
        error: { name: "is_slow", column_type: "derived_column" },
      },
    },
  },
  {
    name: "A blank name resets a definition to its default, which the response contains",
    evidence: [
      {
        source: "terraform",
        at: "client/dataset_definitions_test.go TestDatasetDefinitions Reset the fields: ensure reverted to default",
        kind: "live test",
      },
    ],
    given: {
      dataset,
      name: column("name"),
      error: column("error", "boolean"),
      operationName: column("app.operation"),
      isSlow,
      changed: patch({ name: { name: "app.operation" }, error: { name: "is_slow" } }),
    },
    request: patch({ name: none, error: none }),
    response: {
      status: 200,
      body: { ...undefinedFields, name: of("name"), error: of("error") },
      exactly: { name: { name: "name" }, error: { name: "error" } },
    },
  },
  {
    name: "An update keeps the definitions that it lacks",
    evidence: [
      {
        source: "terraform",
        at: "honeycombio/resource_dataset_definition_test.go TestAccHoneycombioDatasetDefinition_basic",
        kind: "live test",
      },
    ],
    given: {
      dataset,
      operationName: column("app.operation"),
      page: column("app.page"),
      first: patch({ name: { name: "app.operation" } }),
      second: patch({ route: { name: "app.page" } }),
    },
    request: read,
    response: {
      status: 200,
      body: { ...undefinedFields, name: of("app.operation"), route: of("app.page") },
      exactly: { name: { name: "app.operation" }, route: { name: "app.page" } },
    },
  },
  {
    name: "The duration may be a calculated field",
    evidence: [
      {
        source: "terraform",
        at: "honeycombio/resource_dataset_definition_test.go TestAccHoneycombioDatasetDefinition_basic",
        kind: "live test",
      },
    ],
    given: {
      dataset,
      duration: column("duration_ms", "float"),
      magnitude: {
        operation: "createCalculatedField",
        path,
        body: { alias: "log10_duration", expression: "LOG10($duration_ms)" },
      },
      changed: patch({ duration_ms: { name: "log10_duration" } }),
    },
    request: read,
    response: {
      status: 200,
      body: {
        ...undefinedFields,
        duration_ms: { name: "log10_duration", column_type: "derived_column" },
      },
      exactly: { duration_ms: { name: "log10_duration", column_type: "derived_column" } },
    },
  },
];
