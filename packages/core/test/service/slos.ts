import type { Json, ServiceCase, ServiceRequest } from "./case.ts";

const dataset = (name: string): ServiceRequest => ({ operation: "createDataset", body: { name } });

/** A calculated field for SLOs, in a dataset or, for `__all__`, in the environment. */
const indicator = (slug: string): ServiceRequest => ({
  operation: "createCalculatedField",
  path: { datasetSlug: slug },
  body: { alias: "succeeds", expression: "BOOL(1)" },
});

const inDataset: Readonly<Record<string, ServiceRequest>> = {
  dataset: dataset("api"),
  field: indicator("{dataset.slug}"),
};

const inTwoDatasets: Readonly<Record<string, ServiceRequest>> = {
  api: dataset("api"),
  web: dataset("web"),
  field: indicator("__all__"),
};

/** The fields that an SLO must have. */
const needed = {
  name: "Requests succeed",
  sli: { alias: "succeeds" },
  time_period_days: 30,
  target_per_million: 999_000,
};

/** An SLO as the service returns it. */
const returned = {
  ...needed,
  id: "sK3xPq7LmN2",
  description: "",
  tags: [],
  dataset_slugs: ["api"],
  reset_at: null,
  created_at: "2026-02-03T04:05:06Z",
  updated_at: "2026-02-03T04:05:06Z",
};

/** The time that Go programs send when they set none. */
const noTime = "0001-01-01T00:00:00Z";

const create = (
  body: Readonly<Record<string, Json>> = {},
  slug = "{dataset.slug}",
): ServiceRequest => ({
  operation: "createSlo",
  path: { datasetSlug: slug },
  body: { ...needed, ...body },
});

const update = (body: Readonly<Record<string, Json>>, slug = "{dataset.slug}"): ServiceRequest => ({
  operation: "updateSlo",
  path: { datasetSlug: slug, sloId: "{slo.id}" },
  body: { ...needed, ...body },
});

const get = (slug: string): ServiceRequest => ({
  operation: "getSlo",
  path: { datasetSlug: slug, sloId: "{slo.id}" },
});

const twoTags = [
  { key: "color", value: "blue" },
  { key: "team", value: "a-team" },
];

const elevenNames = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k"];

export const slos: readonly ServiceCase[] = [
  {
    name: "An SLO needs neither a description nor tags, and contains the slug of its dataset",
    evidence: [
      { source: "cli", at: "integration/slo_test.go TestSLO create", kind: "live test" },
      { source: "terraform", at: "client/slo_test.go TestSLOs Create", kind: "live test" },
    ],
    given: inDataset,
    request: create(),
    response: {
      status: 201,
      body: returned,
      exactly: { ...needed, dataset_slugs: ["{dataset.slug}"] },
    },
  },
  {
    name: "A new SLO may come with null tags and read-only times",
    evidence: [
      {
        source: "terraform",
        at: "client/burn_alert_test.go TestBurnAlerts, its SLO, as client/slo.go encodes it",
        kind: "live test",
      },
    ],
    given: inDataset,
    request: create({ tags: null, created_at: noTime, updated_at: noTime }),
    response: {
      status: 201,
      body: returned,
      exactly: { name: "Requests succeed", target_per_million: 999_000 },
    },
  },
  {
    name: "Tags are returned, in any order",
    evidence: [
      { source: "terraform", at: "client/slo_test.go TestSLOs Create", kind: "live test" },
    ],
    given: inDataset,
    request: create({ tags: twoTags }),
    response: {
      status: 201,
      body: { ...returned, tags: [...twoTags].reverse() },
      exactly: { sli: { alias: "succeeds" } },
    },
  },
  {
    name: "An update with an SLO that was read is accepted",
    evidence: [
      { source: "terraform", at: "client/slo_test.go TestSLOs Update", kind: "live test" },
    ],
    given: { ...inDataset, slo: create({ description: "How well it goes" }) },
    request: update({
      id: "{slo.id}",
      name: "Most requests succeed",
      description: "Even better",
      time_period_days: 14,
      target_per_million: 990_000,
      tags: twoTags,
      dataset_slugs: ["{dataset.slug}"],
      created_at: "{slo.created_at}",
      updated_at: "{slo.updated_at}",
    }),
    response: {
      status: 200,
      body: {
        ...returned,
        name: "Most requests succeed",
        description: "Even better",
        time_period_days: 14,
        target_per_million: 990_000,
        tags: twoTags,
      },
      exactly: {
        id: "{slo.id}",
        name: "Most requests succeed",
        description: "Even better",
        time_period_days: 14,
        target_per_million: 990_000,
        sli: { alias: "succeeds" },
        dataset_slugs: ["{dataset.slug}"],
        created_at: "{slo.created_at}",
      },
    },
  },
  {
    name: "An update needs neither a description nor tags",
    evidence: [
      { source: "cli", at: "integration/slo_test.go TestSLO update-from-file", kind: "live test" },
    ],
    given: { ...inDataset, slo: create() },
    request: update({ name: "Most requests succeed", target_per_million: 995_000 }),
    response: {
      status: 200,
      body: { ...returned, name: "Most requests succeed", target_per_million: 995_000 },
      exactly: { id: "{slo.id}", name: "Most requests succeed", target_per_million: 995_000 },
    },
  },
  {
    name: "An update with an empty list of tags removes them",
    evidence: [
      {
        source: "terraform",
        at: "internal/provider/slo_resource_test.go TestAccHoneycombioSLO_basic",
        kind: "live test",
      },
    ],
    given: { ...inDataset, slo: create({ tags: twoTags }), update: update({ tags: [] }) },
    request: get("{dataset.slug}"),
    response: { status: 200, body: returned, exactly: { id: "{slo.id}" } },
  },
  {
    name: "An SLO for two datasets is created with __all__",
    evidence: [
      {
        source: "terraform",
        at: "client/slo_test.go Test_MDSLOs Create MD SLO",
        kind: "live test",
      },
    ],
    given: inTwoDatasets,
    request: create(
      { description: "How well it goes", dataset_slugs: ["{api.slug}", "{web.slug}"], tags: null },
      "__all__",
    ),
    response: {
      status: 201,
      body: { ...returned, description: "How well it goes", dataset_slugs: ["api", "web"] },
      exactly: { ...needed, description: "How well it goes" },
    },
  },
  {
    name: "An SLO that is created with __all__ may be for one dataset",
    evidence: [
      {
        source: "terraform",
        at: "internal/provider/slo_resource_test.go TestAccHoneycombioSLO_Update",
        kind: "live test",
      },
    ],
    given: inTwoDatasets,
    request: create({ dataset_slugs: ["{api.slug}"] }, "__all__"),
    response: { status: 201, body: returned, exactly: { dataset_slugs: ["{api.slug}"] } },
  },
  {
    name: "An update of an SLO for two datasets may contain their slugs",
    evidence: [
      {
        source: "terraform",
        at: "client/slo_test.go Test_MDSLOs Update MD SLO",
        kind: "live test",
      },
    ],
    given: {
      ...inTwoDatasets,
      slo: create({ dataset_slugs: ["{api.slug}", "{web.slug}"] }, "__all__"),
    },
    request: update(
      {
        id: "{slo.id}",
        time_period_days: 14,
        dataset_slugs: ["{api.slug}", "{web.slug}"],
        created_at: "{slo.created_at}",
        updated_at: "{slo.updated_at}",
      },
      "__all__",
    ),
    response: {
      status: 200,
      body: { ...returned, time_period_days: 14, dataset_slugs: ["api", "web"] },
      exactly: { id: "{slo.id}", time_period_days: 14, created_at: "{slo.created_at}" },
    },
  },
  {
    name: "Some teams can create an SLO for more than ten datasets",
    evidence: [
      {
        source: "terraform",
        at: "CHANGELOG.md 0.51.0 and pull request 870: the limit differs by team, and the service enforces it",
        kind: "stated",
      },
    ],
    given: {
      ...Object.fromEntries(elevenNames.map((name) => [name, dataset(name)])),
      field: indicator("__all__"),
    },
    request: create({ dataset_slugs: elevenNames }, "__all__"),
    response: {
      status: 201,
      body: { ...returned, dataset_slugs: elevenNames },
      exactly: { name: "Requests succeed" },
    },
  },
  {
    name: "An SLO in a dataset may use a calculated field of the environment",
    evidence: [
      { source: "terraform", at: "docs/resources/slo.md, dataset", kind: "stated" },
      { source: "terraform", at: "issue 268, whose author tried it", kind: "stated" },
    ],
    given: { dataset: dataset("api"), field: indicator("__all__") },
    request: create(),
    response: {
      status: 201,
      body: returned,
      exactly: { sli: { alias: "succeeds" }, dataset_slugs: ["{dataset.slug}"] },
    },
  },
  {
    name: "An SLO of a dataset can be read with __all__ in place of the dataset",
    evidence: [
      {
        source: "terraform",
        at: "internal/provider/slo_resource_test.go TestAccHoneycombioSLO_basic, testAccCheckSLOExists",
        kind: "live test",
      },
    ],
    given: { ...inDataset, slo: create() },
    request: get("__all__"),
    response: {
      status: 200,
      body: returned,
      exactly: { id: "{slo.id}", dataset_slugs: ["{dataset.slug}"] },
    },
  },
  {
    name: "The list for __all__ contains the SLOs of every dataset",
    evidence: [
      {
        source: "terraform",
        at: "client/slo_test.go TestSLOs List all slos in an environment",
        kind: "live test",
      },
    ],
    given: { ...inDataset, slo: create() },
    request: { operation: "listSlos", path: { datasetSlug: "__all__" } },
    response: { status: 200, body: [returned], exactly: [{ id: "{slo.id}" }] },
  },
  {
    name: "A deleted SLO is not found",
    evidence: [
      {
        source: "terraform",
        at: "client/slo_test.go TestSLOs Fail to Get deleted SLO",
        kind: "live test",
      },
    ],
    given: {
      ...inDataset,
      slo: create(),
      deleted: {
        operation: "deleteSlo",
        path: { datasetSlug: "{dataset.slug}", sloId: "{slo.id}" },
      },
    },
    request: get("{dataset.slug}"),
    response: { status: 404 },
  },
  {
    name: "A calculated field can't be deleted while an SLO uses it",
    evidence: [
      {
        source: "terraform",
        at: "pull request 626: a derived column in use can't be removed, 409 Conflict",
        kind: "stated",
      },
    ],
    given: { ...inDataset, slo: create() },
    request: {
      operation: "deleteCalculatedField",
      path: { datasetSlug: "{dataset.slug}", derivedColumnId: "{field.id}" },
    },
    response: { status: 409 },
  },
  {
    name: "The history of SLOs has a key for an SLO without events",
    evidence: [{ source: "cli", at: "integration/slo_test.go TestSLOHistory", kind: "live test" }],
    given: { ...inDataset, slo: create() },
    request: {
      operation: "getSloHistory",
      // One day.
      body: { ids: ["{slo.id}"], start_time: 1_769_904_000, end_time: 1_769_990_400 },
    },
    response: {
      status: 200,
      body: {
        sK3xPq7LmN2: [{ timestamp: 1_769_904_000, compliance: 100, budget_remaining: 100 }],
      },
    },
  },
];
