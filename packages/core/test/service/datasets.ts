import type { Json, ServiceCase, ServiceRequest } from "./case.ts";
import { dataset as api } from "./given.ts";

/** The time that Go programs send when they set none. */
const noTime = "0001-01-01T00:00:00Z";

/** A dataset as the service responds with it. */
const shown = {
  name: "api",
  slug: "api",
  description: "",
  expand_json_depth: 0,
  settings: { delete_protected: true },
  regular_columns_count: null,
  last_written_at: null,
  created_at: "2026-02-03T04:05:06Z",
};

const update = (body: Json): ServiceRequest => ({
  operation: "updateDataset",
  path: { datasetSlug: "{dataset.slug}" },
  body,
});

const unprotect = update({ settings: { delete_protected: false } });

const remove: ServiceRequest = {
  operation: "deleteDataset",
  path: { datasetSlug: "{dataset.slug}" },
};

export const datasets: readonly ServiceCase[] = [
  {
    name: "A dataset needs only a name, and is protected from being deleted",
    evidence: [
      { source: "cli", at: "integration/dataset_test.go TestDataset create", kind: "live test" },
      {
        source: "terraform",
        at: "internal/provider/dataset_resource_test.go TestAcc_DatasetResource default values",
        kind: "live test",
      },
    ],
    request: api,
    response: {
      status: 201,
      body: shown,
      exactly: { name: "api", settings: { delete_protected: true } },
    },
  },
  {
    name: "A new dataset may come with read-only times and empty settings",
    evidence: [
      {
        source: "terraform",
        at: "client/dataset_test.go TestDatasets happy path, as client/dataset.go encodes it",
        kind: "live test",
      },
    ],
    request: {
      operation: "createDataset",
      body: {
        name: "api",
        description: "Requests of the API",
        expand_json_depth: 2,
        settings: {},
        last_written_at: noTime,
        created_at: noTime,
      },
    },
    response: {
      status: 201,
      body: { ...shown, description: "Requests of the API", expand_json_depth: 2 },
      exactly: {
        name: "api",
        description: "Requests of the API",
        expand_json_depth: 2,
        settings: { delete_protected: true },
      },
    },
  },
  {
    name: "Creating a dataset that exists responds 200",
    evidence: [
      {
        source: "terraform",
        at: "client/dataset_test.go TestDatasets returns DatasetExistsErr when creating dataset with same name",
        kind: "live test",
      },
      {
        source: "terraform",
        at: "internal/provider/dataset_resource_test.go TestAcc_DatasetResource fails to create a dataset with duplicate name",
        kind: "live test",
      },
    ],
    given: { dataset: api },
    request: api,
    response: { status: 200, body: shown, exactly: { name: "api", slug: "{dataset.slug}" } },
  },
  {
    name: "A blank name is a validation error that names the field",
    evidence: [
      {
        source: "terraform",
        at: "client/errors_test.go TestClient_ParseDetailedError Creating a dataset without a name should return a validation error",
        kind: "live test",
      },
    ],
    request: {
      operation: "createDataset",
      body: { name: "", settings: {}, last_written_at: noTime, created_at: noTime },
    },
    response: {
      status: 422,
      body: {
        error: "The provided input is invalid.",
        status: 422,
        type: "https://api.honeycomb.io/problems/validation-failed",
        title: "The provided input is invalid.",
        type_detail: [{ code: "missing", field: "name", description: "cannot be blank" }],
      },
      exactly: {
        error: "The provided input is invalid.",
        title: "The provided input is invalid.",
        type_detail: [{ code: "missing", field: "name", description: "cannot be blank" }],
      },
    },
    rejectedByClient: "a name has at least one character",
  },
  {
    name: "The slug of a dataset has a dash for each character that is no letter or digit",
    evidence: [{ source: "description", at: "Dataset, its examples", kind: "stated" }],
    request: { operation: "createDataset", body: { name: "my dataset!" } },
    response: {
      status: 201,
      body: { ...shown, name: "my dataset!", slug: "my-dataset-" },
      exactly: { name: "my dataset!", slug: "my-dataset-" },
    },
  },
  {
    name: "An event creates its dataset",
    evidence: [
      {
        source: "python",
        at: "tests/integration/conftest.py ensure_dataset, ensure_columns",
        kind: "live test",
      },
    ],
    given: {
      event: {
        operation: "createEvent",
        path: { datasetSlug: "shop" },
        body: { source: "checkout", ok: true },
      },
    },
    request: { operation: "getDataset", path: { datasetSlug: "shop" } },
    response: {
      status: 200,
      body: {
        ...shown,
        name: "shop",
        slug: "shop",
        regular_columns_count: 2,
        last_written_at: "2026-02-03T04:05:06Z",
      },
      exactly: { slug: "shop" },
    },
  },
  {
    name: "A dataset without events has null for its last write and its number of columns",
    evidence: [
      { source: "cli", at: "overlay.yaml Dataset", kind: "stated" },
      { source: "cli", at: "cmd/dataset/list_test.go", kind: "guess" },
    ],
    given: { dataset: api },
    request: { operation: "listDatasets" },
    response: { status: 200, body: [shown], exactly: [{ slug: "api" }] },
  },
  {
    name: "A dataset that was created is read by its slug with the same fields",
    evidence: [
      {
        source: "terraform",
        at: "client/dataset_test.go TestDatasets happy path",
        kind: "live test",
      },
    ],
    given: {
      dataset: {
        operation: "createDataset",
        body: { name: "api", description: "Requests of the API", expand_json_depth: 2 },
      },
    },
    request: { operation: "getDataset", path: { datasetSlug: "{dataset.slug}" } },
    response: {
      status: 200,
      body: { ...shown, description: "Requests of the API", expand_json_depth: 2 },
      exactly: {
        name: "api",
        slug: "{dataset.slug}",
        description: "Requests of the API",
        expand_json_depth: 2,
        settings: { delete_protected: true },
      },
    },
  },
  {
    name: "An update may contain a blank name and read-only times, and keeps the name",
    evidence: [
      {
        source: "terraform",
        at: "client/dataset_test.go TestDatasets happy path, as client/dataset.go encodes it",
        kind: "live test",
      },
      {
        source: "terraform",
        at: "internal/provider/dataset_resource_test.go TestAcc_DatasetResource happy path",
        kind: "live test",
      },
    ],
    given: { dataset: api },
    request: update({
      name: "",
      slug: "api",
      description: "What the API does",
      expand_json_depth: 5,
      settings: { delete_protected: true },
      last_written_at: noTime,
      created_at: noTime,
    }),
    response: {
      status: 200,
      body: { ...shown, description: "What the API does", expand_json_depth: 5 },
      exactly: {
        name: "api",
        slug: "api",
        description: "What the API does",
        expand_json_depth: 5,
        settings: { delete_protected: true },
      },
    },
  },
  {
    name: "An update may contain only a description",
    evidence: [
      { source: "cli", at: "integration/dataset_test.go TestDataset update", kind: "live test" },
    ],
    given: { dataset: api },
    request: update({ description: "What the API does" }),
    response: {
      status: 200,
      body: { ...shown, description: "What the API does" },
      exactly: { description: "What the API does" },
    },
  },
  {
    name: "An update may contain only the settings",
    evidence: [
      { source: "cli", at: "integration/dataset_test.go TestDataset delete", kind: "live test" },
    ],
    given: { dataset: api },
    request: unprotect,
    response: {
      status: 200,
      body: { ...shown, settings: { delete_protected: false } },
      exactly: { settings: { delete_protected: false } },
    },
  },
  {
    name: "An update resets a description and a JSON depth that it lacks",
    evidence: [{ source: "terraform", at: "client/dataset.go Datasets.Update", kind: "stated" }],
    given: {
      dataset: {
        operation: "createDataset",
        body: { name: "api", description: "Requests of the API", expand_json_depth: 2 },
      },
    },
    request: unprotect,
    response: {
      status: 200,
      body: { ...shown, settings: { delete_protected: false } },
      exactly: { description: "", expand_json_depth: 0 },
    },
  },
  {
    name: "A protected dataset cannot be deleted",
    evidence: [
      {
        source: "terraform",
        at: "client/dataset_test.go TestDatasets happy path",
        kind: "live test",
      },
      { source: "cli", at: "cmd/dataset/delete_test.go (the error's text)", kind: "guess" },
    ],
    given: { dataset: api },
    request: remove,
    response: {
      status: 409,
      body: { error: "resource is delete protected and cannot be deleted" },
    },
  },
  {
    name: "A dataset without protection is deleted",
    evidence: [
      {
        source: "terraform",
        at: "client/dataset_test.go TestDatasets happy path",
        kind: "live test",
      },
      { source: "cli", at: "integration/dataset_test.go TestDataset delete", kind: "live test" },
      { source: "description", at: "deleteDataset (the status)", kind: "stated" },
    ],
    given: { dataset: api, unprotected: unprotect },
    request: remove,
    response: { status: 202 },
  },
  {
    name: "A deleted dataset is not found",
    evidence: [
      {
        source: "terraform",
        at: "client/dataset_test.go TestDatasets happy path",
        kind: "live test",
      },
    ],
    given: { dataset: api, unprotected: unprotect, deleted: remove },
    request: { operation: "getDataset", path: { datasetSlug: "api" } },
    response: { status: 404 },
  },
];
