import type { Json, ServiceCase, ServiceRequest } from "./case.ts";
import { withSlo } from "./given.ts";

/** What the service adds to every recipient. */
const added = {
  id: "rK3xPq7LmN2",
  created_at: "2026-02-03T04:05:06Z",
  updated_at: "2026-02-03T04:05:06Z",
};

/** The time that Go programs send when they set none. */
const noTime = "0001-01-01T00:00:00Z";

const create = (body: Json): ServiceRequest => ({ operation: "createRecipient", body });

const createEmail = create({ type: "email", details: { email_address: "on-call@example.com" } });

const template = '{ "alert": "{{ .Name }}" }';

export const recipients: readonly ServiceCase[] = [
  {
    name: "An email recipient needs only its address",
    evidence: [
      { source: "cli", at: "integration/recipient_test.go TestRecipient", kind: "live test" },
      {
        source: "terraform",
        at: "client/recipient_test.go TestRecipientsEmail Create",
        kind: "live test",
      },
    ],
    request: createEmail,
    response: {
      status: 201,
      body: { ...added, type: "email", details: { email_address: "on-call@example.com" } },
      exactly: { type: "email", details: { email_address: "on-call@example.com" } },
    },
  },
  {
    name: "A new email recipient may come with read-only times and a null for the headers of webhooks",
    evidence: [
      {
        source: "terraform",
        at: "client/recipient_test.go TestRecipientsEmail Create, as client/recipient.go encodes it",
        kind: "live test",
      },
    ],
    request: create({
      type: "email",
      details: { email_address: "on-call@example.com", webhook_headers: null },
      created_at: noTime,
      updated_at: noTime,
    }),
    response: {
      status: 201,
      body: { ...added, type: "email", details: { email_address: "on-call@example.com" } },
      exactly: { type: "email", details: { email_address: "on-call@example.com" } },
    },
  },
  {
    name: "An update with a recipient that was read changes its address and keeps its id",
    evidence: [
      {
        source: "terraform",
        at: "client/recipient_test.go TestRecipientsEmail Update",
        kind: "live test",
      },
      {
        source: "cli",
        at: "integration/recipient_test.go TestRecipient update",
        kind: "live test",
      },
    ],
    given: { recipient: createEmail },
    request: {
      operation: "updateRecipient",
      path: { recipientId: "{recipient.id}" },
      body: {
        id: "{recipient.id}",
        type: "email",
        details: { email_address: "team@example.com", webhook_headers: null },
        created_at: "{recipient.created_at}",
        updated_at: "{recipient.updated_at}",
      },
    },
    response: {
      status: 200,
      body: { ...added, type: "email", details: { email_address: "team@example.com" } },
      exactly: {
        id: "{recipient.id}",
        details: { email_address: "team@example.com" },
      },
    },
  },
  {
    name: "A deleted recipient is not found",
    evidence: [
      {
        source: "terraform",
        at: "client/recipient_test.go TestRecipientsEmail Fail to Get deleted Recipient",
        kind: "live test",
      },
      {
        source: "python",
        at: "tests/integration/test_recipients_live.py test_recipient_crud_cycle",
        kind: "live test",
      },
    ],
    given: {
      recipient: createEmail,
      deleted: { operation: "deleteRecipient", path: { recipientId: "{recipient.id}" } },
    },
    request: { operation: "getRecipient", path: { recipientId: "{recipient.id}" } },
    response: { status: 404 },
  },
  {
    name: "The secret of a webhook is returned in full",
    evidence: [
      {
        source: "terraform",
        at: "client/recipient_test.go TestRecipientsWebhooksandMSTeams webhook",
        kind: "live test",
      },
    ],
    given: {
      recipient: create({
        type: "webhook",
        details: {
          webhook_name: "Status page",
          webhook_url: "https://status.example.com/hook",
          webhook_secret: "secret",
          webhook_headers: null,
        },
      }),
    },
    request: { operation: "getRecipient", path: { recipientId: "{recipient.id}" } },
    response: {
      status: 200,
      body: {
        ...added,
        type: "webhook",
        details: {
          webhook_name: "Status page",
          webhook_url: "https://status.example.com/hook",
          webhook_secret: "secret",
        },
      },
      exactly: {
        details: {
          webhook_url: "https://status.example.com/hook",
          webhook_secret: "secret",
        },
      },
    },
  },
  {
    name: "A webhook accepts null for its headers and its payloads",
    evidence: [
      {
        source: "python",
        at: "tests/integration/test_recipients_live.py test_webhook_recipient_builder, as RecipientCreate.model_dump_for_api encodes it",
        kind: "live test",
      },
    ],
    request: create({
      type: "webhook",
      details: {
        webhook_url: "https://status.example.com/hook",
        webhook_name: "Status page",
        webhook_secret: "secret",
        webhook_headers: null,
        webhook_payloads: null,
      },
    }),
    response: {
      status: 201,
      exactly: { type: "webhook", details: { webhook_name: "Status page" } },
    },
  },
  {
    name: "A webhook accepts payloads without templates, and empty lists of variables and headers",
    evidence: [
      {
        source: "terraform",
        at: "internal/provider/webhook_recipient_resource_test.go TestAcc_WebhookRecipientResource happy path standard webhook",
        kind: "live test",
      },
    ],
    request: create({
      type: "webhook",
      details: {
        webhook_name: "Status page",
        webhook_url: "https://status.example.com/hook",
        webhook_headers: [],
        webhook_payloads: { payload_templates: {}, template_variables: [] },
      },
    }),
    response: {
      status: 201,
      exactly: { type: "webhook", details: { webhook_name: "Status page" } },
    },
  },
  {
    name: "The headers, templates and variables of a webhook are returned as they were sent",
    evidence: [
      {
        source: "terraform",
        at: "client/recipient_test.go TestRecipientsCustomWebhook",
        kind: "live test",
      },
    ],
    given: {
      recipient: create({
        type: "webhook",
        details: {
          webhook_name: "Status page",
          webhook_url: "https://status.example.com/hook",
          webhook_headers: [{ header: "Authorization", value: "Bearer abc" }],
          webhook_payloads: {
            payload_templates: { trigger: { body: template } },
            template_variables: [{ name: "severity", default_value: "warning" }],
          },
        },
      }),
    },
    request: { operation: "getRecipient", path: { recipientId: "{recipient.id}" } },
    response: {
      status: 200,
      body: {
        ...added,
        type: "webhook",
        details: {
          webhook_name: "Status page",
          webhook_url: "https://status.example.com/hook",
          webhook_headers: [{ header: "Authorization", value: "Bearer abc" }],
          webhook_payloads: {
            payload_templates: { trigger: { body: template } },
            template_variables: [{ name: "severity", default_value: "warning" }],
          },
        },
      },
      exactly: {
        details: {
          webhook_headers: [{ header: "Authorization", value: "Bearer abc" }],
          webhook_payloads: {
            payload_templates: { trigger: { body: template } },
            template_variables: [{ name: "severity", default_value: "warning" }],
          },
        },
      },
    },
  },
  {
    name: "An update without templates removes those of a webhook",
    evidence: [
      {
        source: "terraform",
        at: "internal/provider/webhook_recipient_resource_test.go TestAcc_WebhookRecipientResource custom webhook succeeds when a template is removed",
        kind: "live test",
      },
    ],
    given: {
      recipient: create({
        type: "webhook",
        details: {
          webhook_name: "Status page",
          webhook_url: "https://status.example.com/hook",
          webhook_headers: [],
          webhook_payloads: {
            payload_templates: { trigger: { body: template } },
            template_variables: [],
          },
        },
      }),
    },
    request: {
      operation: "updateRecipient",
      path: { recipientId: "{recipient.id}" },
      body: {
        id: "{recipient.id}",
        type: "webhook",
        details: {
          webhook_name: "Status page",
          webhook_url: "https://status.example.com/hook",
          webhook_secret: "secret",
          webhook_headers: [],
          webhook_payloads: { payload_templates: {}, template_variables: [] },
        },
        created_at: noTime,
        updated_at: noTime,
      },
    },
    response: {
      status: 200,
      body: {
        ...added,
        type: "webhook",
        details: {
          webhook_name: "Status page",
          webhook_url: "https://status.example.com/hook",
          webhook_secret: "secret",
        },
      },
      exactly: { id: "{recipient.id}", details: { webhook_secret: "secret" } },
    },
  },
  {
    name: "The integration key of PagerDuty is returned in full, and may be any 32 letters and digits",
    evidence: [
      {
        source: "terraform",
        at: "honeycombio/data_source_recipient_test.go TestAccDataSourceHoneycombioRecipient_basic",
        kind: "live test",
      },
    ],
    given: {
      recipient: create({
        type: "pagerduty",
        details: {
          pagerduty_integration_name: "Shop",
          pagerduty_integration_key: "xkq0wzjv5ytm2nbr8slphgdc7fae1uio",
          webhook_headers: null,
        },
      }),
    },
    request: { operation: "listRecipients" },
    response: {
      status: 200,
      body: [
        {
          ...added,
          type: "pagerduty",
          details: {
            pagerduty_integration_name: "Shop",
            pagerduty_integration_key: "xkq0wzjv5ytm2nbr8slphgdc7fae1uio",
          },
        },
      ],
      exactly: [
        {
          id: "{recipient.id}",
          details: { pagerduty_integration_key: "xkq0wzjv5ytm2nbr8slphgdc7fae1uio" },
        },
      ],
    },
  },
  {
    name: "A Slack channel is stored with its #",
    evidence: [
      {
        source: "terraform",
        at: "honeycombio/data_source_recipient_test.go TestAccDataSourceHoneycombioRecipient_basic",
        kind: "live test",
      },
    ],
    request: create({
      type: "slack",
      details: { slack_channel: "#on-call", webhook_headers: null },
    }),
    response: {
      status: 201,
      body: { ...added, type: "slack", details: { slack_channel: "#on-call" } },
      exactly: { type: "slack", details: { slack_channel: "#on-call" } },
    },
  },
  {
    name: "New recipients for workflows of Microsoft Teams are accepted",
    evidence: [
      {
        source: "terraform",
        at: "client/recipient_test.go TestRecipientsWebhooksandMSTeams msteams_workflow",
        kind: "live test",
      },
    ],
    request: create({
      type: "msteams_workflow",
      details: {
        webhook_name: "Shop",
        webhook_url: "https://teams.example.com/shop",
        webhook_headers: null,
      },
    }),
    response: {
      status: 201,
      body: {
        ...added,
        type: "msteams_workflow",
        details: { webhook_name: "Shop", webhook_url: "https://teams.example.com/shop" },
      },
      exactly: {
        type: "msteams_workflow",
        details: { webhook_name: "Shop", webhook_url: "https://teams.example.com/shop" },
      },
    },
  },
  {
    name: "New recipients for the old connectors of Microsoft Teams are rejected",
    evidence: [
      {
        source: "terraform",
        at: "client/recipient_test.go TestRecipientsWebhooksandMSTeams msteams",
        kind: "live test",
      },
      // The test expects an error, whichever it is.
      { source: "description", at: "createRecipient 422", kind: "guess" },
    ],
    request: create({
      type: "msteams",
      details: { webhook_name: "Shop", webhook_url: "https://teams.example.com/shop" },
    }),
    response: { status: 422 },
  },
  {
    name: "Two webhooks can't have the same URL",
    evidence: [
      {
        source: "terraform",
        at: "pull request 549: webhooks with the same URL were considered duplicates",
        kind: "stated",
      },
      { source: "python", at: "src/honeycomb/resources/_recipient_utils.py", kind: "guess" },
    ],
    given: {
      recipient: create({
        type: "webhook",
        details: { webhook_name: "Status page", webhook_url: "https://status.example.com/hook" },
      }),
    },
    request: create({
      type: "webhook",
      details: { webhook_name: "Another page", webhook_url: "https://status.example.com/hook" },
    }),
    response: { status: 409 },
  },
  {
    name: "A burn alert with an unknown email address creates its recipient",
    evidence: [
      {
        source: "terraform",
        at: "client/burn_alert_test.go TestBurnAlerts, which looks for the recipient afterwards to delete it, but doesn't check that it is there",
        kind: "stated",
      },
    ],
    given: {
      ...withSlo,
      burnAlert: {
        operation: "createBurnAlert",
        path: { datasetSlug: "{dataset.slug}" },
        body: {
          alert_type: "exhaustion_time",
          exhaustion_minutes: 60,
          slo: { id: "{slo.id}" },
          recipients: [{ type: "email", target: "on-call@example.com" }],
        },
      },
    },
    request: { operation: "listRecipients" },
    response: {
      status: 200,
      exactly: [{ type: "email", details: { email_address: "on-call@example.com" } }],
    },
  },
  {
    name: "Lists may contain markers, whose details have the id of a marker",
    evidence: [
      {
        source: "terraform",
        at: "client/recipient.go RecipientDetails, RecipientTypeMarker",
        kind: "guess",
      },
    ],
    request: { operation: "listRecipients" },
    response: {
      status: 200,
      body: [{ ...added, type: "marker", details: { marker_id: "mK3xPq7LmN2" } }],
    },
  },
];
