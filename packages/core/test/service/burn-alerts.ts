import type { Json, ServiceCase, ServiceRequest } from "./case.ts";
import { withSlo } from "./given.ts";

const create = (body: Readonly<Record<string, Json>>, slug = "{dataset.slug}"): ServiceRequest => ({
  operation: "createBurnAlert",
  path: { datasetSlug: slug },
  body: { slo: { id: "{slo.id}" }, ...body },
});

const update = (body: Json): ServiceRequest => ({
  operation: "updateBurnAlert",
  path: { datasetSlug: "{dataset.slug}", burnAlertId: "{burnAlert.id}" },
  body,
});

const email: Json = [{ type: "email", target: "on-call@example.com" }];

const exhaustionTime = {
  alert_type: "exhaustion_time",
  exhaustion_minutes: 240,
  recipients: email,
};

const budgetRate = {
  alert_type: "budget_rate",
  budget_rate_window_minutes: 60,
  budget_rate_decrease_threshold_per_million: 10_000,
  recipients: email,
};

/** What the service adds to every burn alert. */
const added = {
  id: "bK3xPq7LmN2",
  description: "",
  slo: { id: "sK3xPq7LmN2" },
  triggered: false,
  created_at: "2026-02-03T04:05:06Z",
  updated_at: "2026-02-03T04:05:06Z",
  recipients: [{ id: "rK3xPq7LmN2", type: "email", target: "on-call@example.com" }],
};

/** The time that Go programs send when they set none. */
const noTime = "0001-01-01T00:00:00Z";

const webhook: ServiceRequest = {
  operation: "createRecipient",
  body: {
    type: "webhook",
    details: {
      webhook_name: "Status page",
      webhook_url: "https://status.example.com/hook",
      webhook_payloads: {
        template_variables: [{ name: "severity", default_value: "critical" }],
        payload_templates: { exhaustion_time: { body: '{ "name": "{{ .Name }}" }' } },
      },
    },
  },
};

const pagerDuty: ServiceRequest = {
  operation: "createRecipient",
  body: {
    type: "pagerduty",
    details: {
      pagerduty_integration_name: "Shop",
      pagerduty_integration_key: "0123456789abcdef0123456789abcdef",
    },
  },
};

export const burnAlerts: readonly ServiceCase[] = [
  {
    name: "A burn alert needs neither a description nor more of a recipient than its id",
    evidence: [
      { source: "cli", at: "integration/slo_test.go TestBurnAlert create", kind: "live test" },
    ],
    given: {
      ...withSlo,
      recipient: {
        operation: "createRecipient",
        body: { type: "email", details: { email_address: "on-call@example.com" } },
      },
    },
    request: create({ ...exhaustionTime, recipients: [{ id: "{recipient.id}" }] }),
    response: {
      status: 201,
      body: { ...added, alert_type: "exhaustion_time", exhaustion_minutes: 240 },
      exactly: {
        alert_type: "exhaustion_time",
        exhaustion_minutes: 240,
        slo: { id: "{slo.id}" },
      },
    },
  },
  {
    name: "An empty type of a burn alert means exhaustion time",
    evidence: [
      {
        source: "terraform",
        at: "client/burn_alert_test.go TestBurnAlerts Create: default - exhaustion_time",
        kind: "live test",
      },
    ],
    given: withSlo,
    request: create({
      alert_type: "",
      exhaustion_minutes: 1440,
      description: "Look at payments first",
      created_at: noTime,
      updated_at: noTime,
      recipients: email,
    }),
    response: {
      status: 201,
      body: {
        ...added,
        alert_type: "exhaustion_time",
        exhaustion_minutes: 1440,
        description: "Look at payments first",
      },
      exactly: {
        alert_type: "exhaustion_time",
        exhaustion_minutes: 1440,
        description: "Look at payments first",
      },
    },
  },
  {
    name: "A burn alert may come with read-only times",
    evidence: [
      {
        source: "terraform",
        at: "client/burn_alert_test.go TestBurnAlerts Create: budget_rate, as client/burn_alert.go encodes it",
        kind: "live test",
      },
    ],
    given: withSlo,
    request: create({ ...budgetRate, description: "", created_at: noTime, updated_at: noTime }),
    response: {
      status: 201,
      body: {
        ...added,
        alert_type: "budget_rate",
        budget_rate_window_minutes: 60,
        budget_rate_decrease_threshold_per_million: 10_000,
      },
      exactly: {
        alert_type: "budget_rate",
        budget_rate_window_minutes: 60,
        budget_rate_decrease_threshold_per_million: 10_000,
      },
    },
  },
  {
    name: "An exhaustion time of 0 minutes is accepted, and returned as 0",
    evidence: [
      {
        source: "terraform",
        at: "client/burn_alert_test.go TestBurnAlerts Get: exhaustion_time",
        kind: "live test",
      },
    ],
    given: { ...withSlo, burnAlert: create({ ...exhaustionTime, exhaustion_minutes: 0 }) },
    request: {
      operation: "getBurnAlert",
      path: { datasetSlug: "{dataset.slug}", burnAlertId: "{burnAlert.id}" },
    },
    response: {
      status: 200,
      body: { ...added, alert_type: "exhaustion_time", exhaustion_minutes: 0 },
      exactly: { id: "{burnAlert.id}", exhaustion_minutes: 0 },
    },
  },
  {
    name: "An email recipient of a burn alert is returned with its id, type and target",
    evidence: [
      {
        source: "terraform",
        at: "client/burn_alert_test.go TestBurnAlerts Create: budget_rate",
        kind: "live test",
      },
    ],
    given: withSlo,
    request: create(budgetRate),
    response: {
      status: 201,
      exactly: { recipients: [{ type: "email", target: "on-call@example.com" }] },
    },
  },
  {
    name: "An update of a burn alert needs no type",
    evidence: [
      { source: "cli", at: "integration/slo_test.go TestBurnAlert update", kind: "live test" },
    ],
    given: { ...withSlo, burnAlert: create(exhaustionTime) },
    request: update({ exhaustion_minutes: 120, recipients: email }),
    response: {
      status: 200,
      body: { ...added, alert_type: "exhaustion_time", exhaustion_minutes: 120 },
      exactly: { alert_type: "exhaustion_time", exhaustion_minutes: 120 },
    },
  },
  {
    name: "An update of a burn alert may contain its id, its SLO and its times",
    evidence: [
      {
        source: "terraform",
        at: "client/burn_alert_test.go TestBurnAlerts Update: exhaustion_time",
        kind: "live test",
      },
    ],
    given: { ...withSlo, burnAlert: create(exhaustionTime) },
    request: update({
      ...exhaustionTime,
      id: "{burnAlert.id}",
      exhaustion_minutes: 60,
      description: "Look at payments first",
      slo: { id: "{slo.id}" },
      created_at: noTime,
      updated_at: noTime,
    }),
    response: {
      status: 200,
      body: {
        ...added,
        alert_type: "exhaustion_time",
        exhaustion_minutes: 60,
        description: "Look at payments first",
      },
      exactly: {
        id: "{burnAlert.id}",
        exhaustion_minutes: 60,
        description: "Look at payments first",
        slo: { id: "{slo.id}" },
        recipients: [{ type: "email", target: "on-call@example.com" }],
      },
    },
  },
  {
    name: "An update turns an exhaustion time into a budget rate, of at least one millionth",
    evidence: [
      {
        source: "terraform",
        at: "internal/provider/burn_alert_resource_test.go TestAcc_BurnAlertResource_defaultBasic, from exhaustion time to budget rate",
        kind: "live test",
      },
    ],
    given: { ...withSlo, burnAlert: create(exhaustionTime) },
    request: update({
      ...budgetRate,
      budget_rate_decrease_threshold_per_million: 1,
      description: "",
      slo: { id: "{slo.id}" },
    }),
    response: {
      status: 200,
      body: {
        ...added,
        alert_type: "budget_rate",
        budget_rate_window_minutes: 60,
        budget_rate_decrease_threshold_per_million: 1,
      },
      exactly: {
        id: "{burnAlert.id}",
        alert_type: "budget_rate",
        budget_rate_window_minutes: 60,
        budget_rate_decrease_threshold_per_million: 1,
      },
    },
  },
  {
    name: "An update with an empty description removes it",
    evidence: [
      {
        source: "terraform",
        at: "internal/provider/burn_alert_resource_test.go TestAcc_BurnAlertResource_HandlesDescriptionSetToEmptyString",
        kind: "live test",
      },
    ],
    given: {
      ...withSlo,
      burnAlert: create({ ...exhaustionTime, description: "Look at payments first" }),
    },
    request: update({ ...exhaustionTime, description: "", slo: { id: "{slo.id}" } }),
    response: {
      status: 200,
      body: { ...added, alert_type: "exhaustion_time", exhaustion_minutes: 240 },
      exactly: { description: "" },
    },
  },
  {
    name: "A burn alert of a dataset can be read with __all__ in place of the dataset",
    evidence: [
      {
        source: "terraform",
        at: "internal/provider/burn_alert_resource_test.go TestAcc_BurnAlertResource_defaultBasic, testAccEnsureBurnAlertExists",
        kind: "live test",
      },
    ],
    given: { ...withSlo, burnAlert: create(exhaustionTime) },
    request: {
      operation: "getBurnAlert",
      path: { datasetSlug: "__all__", burnAlertId: "{burnAlert.id}" },
    },
    response: {
      status: 200,
      body: { ...added, alert_type: "exhaustion_time", exhaustion_minutes: 240 },
      exactly: { id: "{burnAlert.id}", slo: { id: "{slo.id}" } },
    },
  },
  {
    name: "A burn alert for an SLO of a dataset can be created with __all__ in place of the dataset",
    evidence: [
      {
        source: "terraform",
        at: "internal/provider/burn_alert_resource_test.go TestAcc_BurnAlertResource_MDBasic",
        kind: "live test",
      },
    ],
    given: withSlo,
    request: create(exhaustionTime, "__all__"),
    response: {
      status: 201,
      body: { ...added, alert_type: "exhaustion_time", exhaustion_minutes: 240 },
      exactly: { alert_type: "exhaustion_time", slo: { id: "{slo.id}" } },
    },
  },
  {
    name: "The list of an SLO contains a new burn alert",
    evidence: [
      {
        source: "terraform",
        at: "client/burn_alert_test.go TestBurnAlerts ListForSLO: exhaustion_time",
        kind: "live test",
      },
      { source: "cli", at: "integration/slo_test.go TestBurnAlert list", kind: "live test" },
    ],
    given: { ...withSlo, burnAlert: create(exhaustionTime) },
    request: {
      operation: "listBurnAlertsBySlo",
      path: { datasetSlug: "{dataset.slug}" },
      query: { slo_id: "{slo.id}" },
    },
    response: { status: 200, exactly: [{ id: "{burnAlert.id}" }] },
  },
  {
    name: "The severity for PagerDuty is returned as it was sent",
    evidence: [
      {
        source: "terraform",
        at: "internal/provider/burn_alert_resource_test.go TestAcc_BurnAlertResource_defaultBasic",
        kind: "live test",
      },
    ],
    given: { ...withSlo, recipient: pagerDuty },
    request: create({
      ...exhaustionTime,
      recipients: [{ id: "{recipient.id}", details: { pagerduty_severity: "info" } }],
    }),
    response: {
      status: 201,
      body: {
        ...added,
        alert_type: "exhaustion_time",
        exhaustion_minutes: 240,
        recipients: [
          {
            id: "rK3xPq7LmN2",
            type: "pagerduty",
            target: "Shop",
            details: { pagerduty_severity: "info" },
          },
        ],
      },
      exactly: {
        recipients: [
          { id: "{recipient.id}", type: "pagerduty", details: { pagerduty_severity: "info" } },
        ],
      },
    },
  },
  {
    name: "The variables of a webhook are returned as they were sent",
    evidence: [
      {
        source: "terraform",
        at: "internal/provider/burn_alert_resource_test.go TestAcc_BurnAlertResource_exhaustionTimeBasicWebhookRecipient",
        kind: "live test",
      },
    ],
    given: { ...withSlo, recipient: webhook },
    request: create({
      ...exhaustionTime,
      recipients: [
        { id: "{recipient.id}", details: { variables: [{ name: "severity", value: "info" }] } },
      ],
    }),
    response: {
      status: 201,
      body: {
        ...added,
        alert_type: "exhaustion_time",
        exhaustion_minutes: 240,
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
    name: "A burn alert accepts that Honeycomb investigates, which the response need not confirm",
    evidence: [
      {
        source: "terraform",
        at: "client/burn_alert_test.go TestBurnAlerts_AutoInvestigate",
        kind: "live test",
      },
    ],
    given: withSlo,
    request: create({ ...exhaustionTime, auto_investigate: true }),
    response: {
      status: 201,
      body: { ...added, alert_type: "exhaustion_time", exhaustion_minutes: 240 },
      exactly: { alert_type: "exhaustion_time" },
    },
  },
  {
    name: "A deleted burn alert is not found",
    evidence: [
      {
        source: "terraform",
        at: "client/burn_alert_test.go TestBurnAlerts Fail to GET a deleted burn alert",
        kind: "live test",
      },
    ],
    given: {
      ...withSlo,
      burnAlert: create(exhaustionTime),
      deleted: {
        operation: "deleteBurnAlert",
        path: { datasetSlug: "{dataset.slug}", burnAlertId: "{burnAlert.id}" },
      },
    },
    request: {
      operation: "getBurnAlert",
      path: { datasetSlug: "{dataset.slug}", burnAlertId: "{burnAlert.id}" },
    },
    response: { status: 404 },
  },
];
