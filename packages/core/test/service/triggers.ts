import type { Json, ServiceCase, ServiceRequest } from "./case.ts";
import { dataset } from "./given.ts";

type Body = Readonly<Record<string, Json>>;

const column = (name: string, type: string): ServiceRequest => ({
  operation: "createColumn",
  path: { datasetSlug: "{dataset.slug}" },
  body: { key_name: name, type },
});

/** A dataset with columns. */
const withColumns = {
  dataset,
  duration: column("duration_ms", "float"),
  error: column("error", "boolean"),
  route: column("route", "string"),
};

/** A query that exists before the trigger. */
const savedQuery: ServiceRequest = {
  operation: "createQuery",
  path: { datasetSlug: "{dataset.slug}" },
  body: { calculations: [{ op: "COUNT" }], time_range: 1200 },
};

const count = { calculations: [{ op: "COUNT" }], time_range: 900 };

/** The fields that a trigger must have. */
const needed = { name: "Many requests", threshold: { op: ">", value: 100 } };

const create = (body: Body, slug = "{dataset.slug}"): ServiceRequest => ({
  operation: "createTrigger",
  path: { datasetSlug: slug },
  body: { ...needed, ...body },
});

const update = (body: Body, slug = "{dataset.slug}"): ServiceRequest => ({
  operation: "updateTrigger",
  path: { datasetSlug: slug, triggerId: "{trigger.id}" },
  body: { ...needed, ...body },
});

const get: ServiceRequest = {
  operation: "getTrigger",
  path: { datasetSlug: "{dataset.slug}", triggerId: "{trigger.id}" },
};

/**
 * A trigger as the service returns it: without the tags, the baseline, the schedule and the
 * automatic investigation that it doesn't have.
 */
const returned = {
  ...needed,
  id: "tK3xPq7LmN2",
  dataset_slug: "api",
  description: "",
  threshold: { op: ">", value: 100, exceeded_limit: 1 },
  frequency: 900,
  alert_type: "on_change",
  disabled: false,
  triggered: false,
  recipients: [],
  evaluation_schedule_type: "frequency",
  query: count,
  query_id: "qK3xPq7LmN2",
  created_at: "2026-02-03T04:05:06Z",
  updated_at: "2026-02-03T04:05:06Z",
};

const weekdays = {
  window: {
    days_of_week: ["monday", "wednesday", "friday"],
    start_time: "13:00",
    end_time: "21:00",
  },
};

const marker = [{ type: "marker", target: "Many requests" }];

const yesterday = { type: "percentage", offset_minutes: 1440 };

const withBaseline = create({
  query: count,
  frequency: 900,
  threshold: { op: ">=", value: 50 },
  baseline_details: yesterday,
});

const pagerDuty: ServiceRequest = {
  operation: "createRecipient",
  body: {
    type: "pagerduty",
    details: {
      pagerduty_integration_name: "Shop",
      pagerduty_integration_key: "09c9d4cacd68933151a1ef1048b67dd5",
    },
  },
};

const webhook: ServiceRequest = {
  operation: "createRecipient",
  body: {
    type: "webhook",
    details: {
      webhook_name: "Status page",
      webhook_url: "https://status.example.com/hook",
      webhook_payloads: {
        template_variables: [{ name: "severity", default_value: "critical" }],
        payload_templates: { trigger: { body: '{ "name": "{{ .Name }}" }' } },
      },
    },
  },
};

export const triggers: readonly ServiceCase[] = [
  {
    name: "A trigger's query needs no time range",
    evidence: [
      { source: "terraform", at: "client/trigger_test.go TestTriggers", kind: "live test" },
    ],
    given: { dataset },
    request: create({ query: { calculations: [{ op: "COUNT" }] }, frequency: 900 }),
    response: { status: 201, exactly: { query: { calculations: [{ op: "COUNT" }] } } },
  },
  {
    name: "The time range of a trigger's query is its frequency, unless it is set",
    evidence: [
      { source: "terraform", at: "client/trigger_test.go TestTriggers Create", kind: "live test" },
    ],
    given: { dataset },
    request: create({ query: { calculations: [{ op: "COUNT" }] }, frequency: 300 }),
    response: {
      status: 201,
      body: { ...returned, frequency: 300, query: { ...count, time_range: 300 } },
      exactly: { frequency: 300, query: { time_range: 300 } },
    },
  },
  {
    name: "A trigger alerts on change, each time the threshold is exceeded, at its frequency",
    evidence: [
      { source: "terraform", at: "client/trigger_test.go TestTriggers Create", kind: "live test" },
    ],
    given: { dataset },
    request: create({ query: count, frequency: 900 }),
    response: {
      status: 201,
      body: returned,
      exactly: {
        dataset_slug: "{dataset.slug}",
        alert_type: "on_change",
        evaluation_schedule_type: "frequency",
        threshold: { op: ">", value: 100, exceeded_limit: 1 },
      },
    },
  },
  {
    name: "Null tags are accepted, and then the response contains none",
    evidence: [
      {
        source: "terraform",
        at: "client/trigger_test.go TestTriggersEnvironmentWide Create, as client/trigger.go encodes and compares it",
        kind: "live test",
      },
    ],
    given: { dataset },
    request: create({ query: count, frequency: 900, disabled: false, tags: null }),
    response: { status: 201, body: returned, exactly: { name: "Many requests" } },
  },
  {
    name: "An inline query is returned with the id of a query, which an update can contain",
    evidence: [
      { source: "terraform", at: "client/trigger_test.go TestTriggers Update", kind: "live test" },
      { source: "cli", at: "cmd/trigger/update.go", kind: "stated" },
    ],
    given: { dataset, trigger: create({ query: count, frequency: 900 }) },
    request: update({ query_id: "{trigger.query_id}", frequency: 900 }),
    response: {
      status: 200,
      body: returned,
      exactly: { id: "{trigger.id}", query: { calculations: [{ op: "COUNT" }], time_range: 900 } },
    },
  },
  {
    name: "A query that was given by its id is returned in full, too",
    evidence: [
      { source: "terraform", at: "client/trigger_test.go TestTriggers Update", kind: "live test" },
      { source: "cli", at: "cmd/trigger/update.go", kind: "stated" },
    ],
    given: { dataset, query: savedQuery },
    request: create({ query_id: "{query.id}", frequency: 600 }),
    response: {
      status: 201,
      body: { ...returned, frequency: 600, query: { ...count, time_range: 1200 } },
      exactly: {
        query_id: "{query.id}",
        query: { calculations: [{ op: "COUNT" }], time_range: 1200 },
      },
    },
  },
  {
    name: "An update can't contain both a query and the id of a query",
    evidence: [{ source: "cli", at: "cmd/trigger/update.go", kind: "stated" }],
    given: { dataset, query: savedQuery, trigger: create({ query: count, frequency: 900 }) },
    request: update({ query: count, query_id: "{query.id}", frequency: 900 }),
    response: { status: 400 },
    rejectedByClient: "It is unclear which query the trigger should run.",
  },
  {
    name: "An update changes how a trigger alerts, its schedule and its tags",
    evidence: [
      { source: "terraform", at: "client/trigger_test.go TestTriggers Update", kind: "live test" },
    ],
    given: {
      dataset,
      query: savedQuery,
      trigger: create({
        query_id: "{query.id}",
        frequency: 600,
        tags: [{ key: "color", value: "blue" }],
      }),
    },
    request: update({
      id: "{trigger.id}",
      description: "Look at payments first",
      disabled: true,
      query_id: "{query.id}",
      alert_type: "on_true",
      threshold: { op: ">", value: 100, exceeded_limit: 3 },
      frequency: 600,
      evaluation_schedule_type: "window",
      evaluation_schedule: weekdays,
      tags: [{ key: "team", value: "t-team" }],
    }),
    response: {
      status: 200,
      body: {
        ...returned,
        description: "Look at payments first",
        disabled: true,
        alert_type: "on_true",
        threshold: { op: ">", value: 100, exceeded_limit: 3 },
        frequency: 600,
        evaluation_schedule_type: "window",
        evaluation_schedule: weekdays,
        tags: [{ key: "team", value: "t-team" }],
      },
      exactly: {
        id: "{trigger.id}",
        description: "Look at payments first",
        disabled: true,
        alert_type: "on_true",
        threshold: { exceeded_limit: 3 },
        evaluation_schedule_type: "window",
        evaluation_schedule: weekdays,
        tags: [{ key: "team", value: "t-team" }],
      },
    },
  },
  {
    name: "An update to the schedule type frequency needs no schedule",
    evidence: [
      {
        source: "terraform",
        at: "internal/provider/trigger_resource_test.go TestAcc_TriggerResourceEvaluationWindow",
        kind: "live test",
      },
    ],
    given: {
      dataset,
      trigger: create({
        query: count,
        frequency: 900,
        evaluation_schedule_type: "window",
        evaluation_schedule: weekdays,
      }),
    },
    request: update({ query: count, frequency: 900, evaluation_schedule_type: "frequency" }),
    response: {
      status: 200,
      body: returned,
      exactly: { evaluation_schedule_type: "frequency" },
    },
  },
  {
    name: "An update without disabled keeps it, but sets other missing fields to their defaults",
    evidence: [{ source: "terraform", at: "client/trigger.go Triggers.Update", kind: "stated" }],
    given: {
      dataset,
      trigger: create({
        query: count,
        frequency: 900,
        disabled: true,
        description: "Look at payments first",
        alert_type: "on_true",
      }),
    },
    request: update({ query: count }),
    response: {
      status: 200,
      body: { ...returned, disabled: true },
      exactly: { disabled: true, description: "", alert_type: "on_change" },
    },
  },
  {
    name: "An empty baseline means none",
    evidence: [
      {
        source: "terraform",
        at: "internal/provider/trigger_resource_test.go TestAcc_TriggerResource, as trigger_resource.go expandBaselineDetails encodes it",
        kind: "live test",
      },
    ],
    given: { dataset },
    request: create({
      query: count,
      frequency: 900,
      baseline_details: { type: "", offset_minutes: 0 },
    }),
    response: {
      status: 201,
      body: returned,
      exactly: { threshold: { op: ">", value: 100, exceeded_limit: 1 } },
    },
  },
  {
    name: "A baseline is returned as it was sent",
    evidence: [
      {
        source: "terraform",
        at: "client/trigger_test.go TestTriggersWithBaselineDetails Create",
        kind: "live test",
      },
    ],
    given: { dataset },
    request: withBaseline,
    response: {
      status: 201,
      body: {
        ...returned,
        threshold: { op: ">=", value: 50, exceeded_limit: 1 },
        baseline_details: yesterday,
      },
      exactly: { baseline_details: yesterday },
    },
  },
  {
    name: "An update without a baseline keeps it",
    evidence: [
      {
        source: "terraform",
        at: "client/trigger_test.go TestTriggersWithBaselineDetails Update, as client/trigger.go MarshalJSON encodes it",
        kind: "live test",
      },
    ],
    given: { dataset, query: savedQuery, trigger: withBaseline },
    request: update({
      query_id: "{query.id}",
      frequency: 900,
      threshold: { op: ">=", value: 50, exceeded_limit: 1 },
    }),
    response: {
      status: 200,
      body: {
        ...returned,
        threshold: { op: ">=", value: 50, exceeded_limit: 1 },
        query: { ...count, time_range: 1200 },
        baseline_details: yesterday,
      },
      exactly: { baseline_details: yesterday },
    },
  },
  {
    name: "An update with an empty baseline removes it",
    evidence: [
      {
        source: "terraform",
        at: "internal/provider/trigger_resource_test.go TestAcc_TriggerResource trigger resource with baseline_details",
        kind: "live test",
      },
    ],
    given: { dataset, trigger: withBaseline },
    request: update({
      query: count,
      frequency: 900,
      evaluation_schedule_type: "frequency",
      baseline_details: { type: "", offset_minutes: 0 },
    }),
    response: { status: 200, body: returned, exactly: { id: "{trigger.id}" } },
  },
  {
    name: "A baseline needs a threshold that includes its value",
    evidence: [
      { source: "terraform", at: "issue 704: > fails when it is applied", kind: "stated" },
      // The issue doesn't say which error it is.
      { source: "description", at: "createTrigger 422", kind: "guess" },
    ],
    given: { dataset },
    request: create({
      query: count,
      frequency: 900,
      threshold: { op: ">", value: 50 },
      baseline_details: yesterday,
    }),
    response: { status: 422 },
  },
  {
    name: "A trigger may notify by a marker, whose target is its text",
    evidence: [
      { source: "terraform", at: "client/trigger_test.go TestTriggers Create", kind: "live test" },
    ],
    given: { dataset },
    request: create({ query: count, frequency: 900, recipients: marker }),
    response: {
      status: 201,
      body: { ...returned, recipients: [{ ...marker[0], id: "rK3xPq7LmN2" }] },
      exactly: { recipients: marker },
    },
  },
  {
    name: "The target of a recipient for Slack starts with # or @",
    evidence: [
      {
        source: "terraform",
        at: "issues 533, which quotes the message, and 303, which names the status of such errors",
        kind: "stated",
      },
    ],
    given: { dataset },
    request: create({
      query: count,
      frequency: 900,
      recipients: [{ type: "slack", target: "C1234" }],
    }),
    response: {
      status: 422,
      body: { error: "recipients: (0: (target: slack target must begin with '#' or '@'.).)." },
    },
  },
  {
    name: "An update replaces the recipient of a trigger by another",
    evidence: [
      {
        source: "terraform",
        at: "internal/provider/trigger_resource_test.go TestAcc_TriggerResourceUpdateRecipientByID",
        kind: "live test",
      },
    ],
    given: {
      dataset,
      email: {
        operation: "createRecipient",
        body: { type: "email", details: { email_address: "on-call@example.com" } },
      },
      slack: {
        operation: "createRecipient",
        body: { type: "slack", details: { slack_channel: "#on-call" } },
      },
      trigger: create({ query: count, frequency: 900, recipients: [{ id: "{email.id}" }] }),
    },
    request: update({
      query: count,
      frequency: 900,
      threshold: { op: ">", value: 100, exceeded_limit: 5 },
      recipients: [{ id: "{slack.id}" }],
    }),
    response: {
      status: 200,
      body: {
        ...returned,
        threshold: { op: ">", value: 100, exceeded_limit: 5 },
        recipients: [{ id: "rK3xPq7LmN2", type: "slack", target: "#on-call" }],
      },
      exactly: { threshold: { exceeded_limit: 5 }, recipients: [{ id: "{slack.id}" }] },
    },
  },
  {
    name: "A recipient for PagerDuty needs no severity",
    evidence: [
      {
        source: "terraform",
        at: "internal/provider/trigger_resource_test.go TestAcc_TriggerResourcePagerDutyUnsetSeverity",
        kind: "live test",
      },
    ],
    given: { dataset, recipient: pagerDuty },
    request: create({ query: count, frequency: 900, recipients: [{ id: "{recipient.id}" }] }),
    response: {
      status: 201,
      body: {
        ...returned,
        recipients: [
          {
            id: "rK3xPq7LmN2",
            type: "pagerduty",
            target: "Shop",
            details: { pagerduty_severity: "critical" },
          },
        ],
      },
      exactly: { recipients: [{ id: "{recipient.id}", type: "pagerduty" }] },
    },
  },
  {
    name: "The variables of a webhook are returned as they were sent",
    evidence: [
      {
        source: "terraform",
        at: "internal/provider/trigger_resource_test.go TestAcc_TriggerResource trigger resource with custom webhook recipient",
        kind: "live test",
      },
    ],
    given: { dataset, recipient: webhook },
    request: create({
      query: count,
      frequency: 900,
      recipients: [
        { id: "{recipient.id}", details: { variables: [{ name: "severity", value: "info" }] } },
      ],
    }),
    response: {
      status: 201,
      body: {
        ...returned,
        recipients: [
          {
            id: "rK3xPq7LmN2",
            type: "webhook",
            target: "Status page",
            details: { variables: [{ name: "severity", value: "info" }] },
          },
        ],
      },
      exactly: {
        recipients: [
          { id: "{recipient.id}", details: { variables: [{ name: "severity", value: "info" }] } },
        ],
      },
    },
  },
  {
    name: "Filters of a trigger's query can be combined by OR",
    evidence: [
      { source: "terraform", at: "client/trigger_test.go TestTriggers Create", kind: "live test" },
    ],
    given: withColumns,
    request: create({
      query: {
        calculations: [{ op: "P99", column: "duration_ms" }],
        filters: [
          { column: "error", op: "exists" },
          { column: "route", op: "contains", value: "cart" },
        ],
        filter_combination: "OR",
      },
      frequency: 300,
    }),
    response: {
      status: 201,
      exactly: {
        query: {
          filters: [
            { column: "error", op: "exists" },
            { column: "route", op: "contains", value: "cart" },
          ],
          filter_combination: "OR",
        },
      },
    },
  },
  {
    name: "A trigger may have a second calculation for its having",
    evidence: [
      {
        source: "terraform",
        at: "internal/provider/trigger_resource_test.go TestAcc_TriggerResource_HavingScenarios",
        kind: "live test",
      },
    ],
    given: withColumns,
    request: create({
      query: {
        calculations: [{ op: "COUNT" }, { op: "P99", column: "duration_ms" }],
        havings: [{ calculate_op: "COUNT", op: ">", value: 5 }],
        time_range: 7200,
      },
      frequency: 7200,
    }),
    response: {
      status: 201,
      exactly: { frequency: 7200, query: { havings: [{ calculate_op: "COUNT", op: ">" }] } },
    },
  },
  {
    name: "The only calculation of a trigger may be that of its having",
    evidence: [
      {
        source: "terraform",
        at: "internal/provider/trigger_resource_test.go TestAcc_TriggerResource_HavingScenarios",
        kind: "live test",
      },
    ],
    given: { dataset },
    request: create({
      query: { ...count, havings: [{ calculate_op: "COUNT", op: ">", value: 5 }] },
      frequency: 900,
    }),
    response: {
      status: 201,
      exactly: { query: { havings: [{ calculate_op: "COUNT", op: ">", value: 5 }] } },
    },
  },
  {
    name: "A trigger may have several named calculations with filters, for one formula",
    evidence: [
      {
        source: "terraform",
        at: "internal/provider/trigger_resource_test.go TestAcc_TriggerResourceWithFormula",
        kind: "live test",
      },
    ],
    given: withColumns,
    request: create({
      query: {
        calculations: [
          { op: "COUNT", name: "all" },
          { op: "COUNT", name: "failed", filters: [{ column: "error", op: "exists" }] },
        ],
        formulas: [{ name: "failure_rate", expression: "DIV($failed, $all)" }],
        time_range: 900,
      },
      threshold: { op: ">", value: 0.1 },
      frequency: 900,
    }),
    response: {
      status: 201,
      exactly: {
        threshold: { value: 0.1 },
        query: { formulas: [{ name: "failure_rate" }], time_range: 900 },
      },
    },
  },
  {
    name: "A trigger's query may define a calculated field",
    evidence: [
      {
        source: "terraform",
        at: "internal/provider/trigger_resource_test.go TestAcc_TriggerResourceWithCalculatedField",
        kind: "live test",
      },
    ],
    given: withColumns,
    request: create({
      query: {
        calculated_fields: [{ name: "is_slow", expression: "IF(GT($duration_ms, 500), 1, 0)" }],
        calculations: [{ op: "SUM", column: "is_slow" }],
        time_range: 900,
      },
      threshold: { op: ">", value: 0 },
      frequency: 900,
    }),
    response: {
      status: 201,
      exactly: {
        query: {
          calculated_fields: [{ name: "is_slow", expression: "IF(GT($duration_ms, 500), 1, 0)" }],
        },
      },
    },
  },
  {
    name: "A trigger's query may calculate a rate",
    evidence: [
      {
        source: "terraform",
        at: "client/trigger_test.go TestTriggersWithBaselineDetails Create",
        kind: "live test",
      },
    ],
    given: withColumns,
    request: create({
      query: { calculations: [{ op: "RATE_AVG", column: "duration_ms" }], time_range: 900 },
      frequency: 900,
    }),
    response: {
      status: 201,
      exactly: { query: { calculations: [{ op: "RATE_AVG", column: "duration_ms" }] } },
    },
  },
  {
    name: "A time range of more than four times the frequency is rejected",
    evidence: [
      { source: "terraform", at: "issue 271: 7200 s for a frequency of 600 s", kind: "stated" },
      // The issue doesn't say which status it is.
      { source: "description", at: "createTrigger 422", kind: "guess" },
    ],
    given: { dataset },
    request: create({ query: { ...count, time_range: 7200 }, frequency: 600 }),
    response: { status: 422 },
    rejectedByClient: "The time range is more than four times the frequency.",
  },
  {
    name: "A trigger for the environment is created with __all__",
    evidence: [
      {
        source: "terraform",
        at: "client/trigger_test.go TestTriggersEnvironmentWide Create",
        kind: "live test",
      },
      { source: "terraform", at: "client/trigger.go Trigger.DatasetSlug", kind: "stated" },
    ],
    given: { dataset },
    request: create({ query: count, frequency: 900 }, "__all__"),
    response: {
      status: 201,
      body: { ...returned, dataset_slug: "__all__" },
      exactly: { dataset_slug: "__all__", query: { time_range: 900 } },
    },
  },
  {
    name: "A trigger accepts that Honeycomb investigates, which the response need not confirm",
    evidence: [
      {
        source: "terraform",
        at: "client/trigger_test.go TestTriggers_AutoInvestigate",
        kind: "live test",
      },
    ],
    given: { dataset },
    request: create({ query: count, frequency: 900, auto_investigate: true }),
    response: { status: 201, body: returned, exactly: { name: "Many requests" } },
  },
  {
    name: "A deleted trigger is not found",
    evidence: [
      {
        source: "terraform",
        at: "client/trigger_test.go TestTriggers Fail to Get deleted Trigger",
        kind: "live test",
      },
      {
        source: "python",
        at: "tests/integration/test_triggers_live.py test_trigger_crud_cycle",
        kind: "live test",
      },
    ],
    given: {
      dataset,
      trigger: create({ query: count, frequency: 900 }),
      deleted: {
        operation: "deleteTrigger",
        path: { datasetSlug: "{dataset.slug}", triggerId: "{trigger.id}" },
      },
    },
    request: get,
    response: { status: 404 },
  },
  {
    name: "Deleting a trigger returns no content",
    evidence: [
      {
        source: "cli",
        at: "integration/trigger_test.go TestTrigger delete, where cmd/trigger/delete.go accepts only 204",
        kind: "live test",
      },
    ],
    given: { dataset, trigger: create({ query: count, frequency: 900 }) },
    request: {
      operation: "deleteTrigger",
      path: { datasetSlug: "{dataset.slug}", triggerId: "{trigger.id}" },
    },
    response: { status: 204 },
  },
];
