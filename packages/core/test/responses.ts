/**
 * A response of each resource, as Honeycomb sends it: with null in optional fields, and with fields
 * that came later (`added_later`).
 */

const added_later = { since: "2031" };

/** Removes fields that are null, which means that an optional field is absent. */
export function withoutNull<T>(value: T): T {
  return JSON.parse(JSON.stringify(value, (_, field) => field ?? undefined));
}

export const dataset = {
  name: "My API",
  slug: "my-api",
  description: "",
  settings: { delete_protected: true },
  expand_json_depth: 3,
  regular_columns_count: null,
  last_written_at: null,
  created_at: "2026-07-01T00:00:00Z",
  added_later,
};

export const column = {
  id: "yUheCUmgZ8p",
  key_name: "duration_ms",
  type: "float",
  description: "How long the request took",
  hidden: false,
  last_written: null,
  created_at: "2026-07-01T00:00:00Z",
  updated_at: "2026-07-02T00:00:00Z",
  added_later,
};

export const calculatedField = {
  id: "MnGHzXbQ3L2",
  alias: "request_ok",
  expression: "LT($status, 500)",
  description: null,
  created_at: "2026-07-01T00:00:00Z",
  updated_at: "2026-07-02T00:00:00Z",
  added_later,
};

export const query = {
  id: "mabAMpSPDjH",
  breakdowns: ["endpoint"],
  calculations: [
    { op: "COUNT", column: null },
    { op: "P99", column: "duration_ms", name: null },
  ],
  filters: [{ column: "error", op: "exists", value: null }],
  filter_combination: "AND",
  orders: [{ op: "P99", column: "duration_ms", order: "descending" }],
  havings: null,
  limit: 100,
  time_range: 7200,
  granularity: null,
  start_time: null,
  end_time: null,
  calculated_fields: null,
  formulas: null,
  compare_time_offset_seconds: null,
  usage_mode: false,
  added_later,
};

export const queryAnnotation = {
  id: "sGUnkBHgRFN",
  name: "Slow requests",
  description: null,
  query_id: "mabAMpSPDjH",
  source: "query",
  created_at: "2026-07-01T00:00:00Z",
  updated_at: "2026-07-02T00:00:00Z",
  added_later,
};

export const board = {
  id: "2NeeaE9bBLd",
  name: "Checkout",
  description: null,
  type: "flexible",
  tags: [{ key: "team", value: "checkout" }],
  preset_filters: null,
  links: { board_url: "https://ui.honeycomb.io/acme/environments/production/board/2NeeaE9bBLd" },
  panels: [
    {
      type: "query",
      position: { x_coordinate: 0, y_coordinate: 0, height: 6, width: 6 },
      query_panel: {
        query_id: "mabAMpSPDjH",
        query_annotation_id: "sGUnkBHgRFN",
        dataset: "my-api",
        query_style: "graph",
        visualization_settings: {
          hide_markers: true,
          charts: [{ chart_index: 0, chart_type: "line", thresholds: null }],
        },
      },
    },
    { type: "slo", slo_panel: { slo_id: "2LBq9LckbcA" }, position: null },
    { type: "video", video_panel: { url: "https://example.com/tour.mp4" } },
  ],
  added_later,
};

export const boardView = {
  id: "vH7mPqL9xR2",
  name: "Errors",
  filters: [
    { column: "status", operation: ">=", value: 500 },
    { column: "error", operation: "exists", value: null },
  ],
  added_later,
};

export const trigger = {
  id: "fS7vfB81Wcy",
  dataset_slug: "my-api",
  name: "Slow checkouts",
  description: null,
  tags: null,
  threshold: { op: ">", value: 1000, exceeded_limit: 1 },
  frequency: 900,
  alert_type: "on_change",
  disabled: false,
  triggered: false,
  query: {
    breakdowns: null,
    calculations: [{ op: "P99", column: "duration_ms" }],
    filters: [{ column: "route", op: "=", value: "/checkout" }],
    filter_combination: "AND",
    havings: null,
    orders: null,
    limit: null,
    time_range: 900,
  },
  query_id: "CpemvBqtgsb",
  recipients: [
    {
      id: "ueyLsHcDp4D",
      type: "pagerduty",
      target: "Checkout",
      details: { pagerduty_severity: "critical", variables: null },
    },
  ],
  evaluation_schedule_type: "frequency",
  evaluation_schedule: null,
  baseline_details: null,
  auto_investigate: false,
  created_at: "2026-07-01T00:00:00Z",
  updated_at: "2026-07-02T00:00:00Z",
  added_later,
};

export const slo = {
  id: "2LBq9LckbcA",
  name: "Requests succeed",
  description: null,
  sli: { alias: "request_ok" },
  time_period_days: 30,
  target_per_million: 999_000,
  tags: [],
  dataset_slugs: ["my-api", "web"],
  reset_at: null,
  created_at: "2026-07-01T00:00:00Z",
  updated_at: "2026-07-02T00:00:00Z",
  compliance: 99.95,
  budget_remaining: 50.1,
  status: "normal",
  burn_rate: 0.5,
  added_later,
};

const burnAlertFields = {
  description: null,
  slo: { id: "2LBq9LckbcA" },
  recipients: [
    { id: "ueyLsHcDp4D", type: "email", target: "on-call@example.com", details: null },
    {
      id: "9kWmQzT5rNv",
      type: "webhook",
      target: "Hook",
      details: { variables: [{ name: "severity", value: "HIGH" }] },
    },
  ],
  triggered: false,
  created_at: "2026-07-01T00:00:00Z",
  updated_at: "2026-07-02T00:00:00Z",
  added_later,
};

export const exhaustionTimeBurnAlert = {
  id: "fS7vfB81Wcy",
  alert_type: "exhaustion_time",
  exhaustion_minutes: 120,
  ...burnAlertFields,
};

export const budgetRateBurnAlert = {
  id: "gT8wgC92Xdz",
  alert_type: "budget_rate",
  budget_rate_window_minutes: 120,
  budget_rate_decrease_threshold_per_million: 10_000,
  ...burnAlertFields,
};

const recipientFields = {
  id: "ueyLsHcDp4D",
  created_at: "2026-07-01T00:00:00Z",
  updated_at: null,
  added_later,
};

/** Recipients, by their types. The last one came later. */
export const recipients = {
  email: {
    ...recipientFields,
    type: "email",
    details: { email_address: "on-call@example.com" },
  },
  slack: { ...recipientFields, type: "slack", details: { slack_channel: "#alerts" } },
  pagerduty: {
    ...recipientFields,
    type: "pagerduty",
    details: {
      pagerduty_integration_name: "Checkout",
      pagerduty_integration_key: "0123456789abcdef0123456789abcdef",
    },
  },
  webhook: {
    ...recipientFields,
    type: "webhook",
    details: {
      webhook_name: "Hook",
      webhook_url: "https://example.com/hook",
      webhook_secret: "s3cret",
      webhook_headers: [{ header: "Authorization", value: "Bearer xyz" }],
      webhook_payloads: {
        template_variables: [{ name: "severity", default_value: null }],
        payload_templates: { trigger: { body: "{}" }, budget_rate: null },
      },
    },
  },
  msteams: {
    ...recipientFields,
    type: "msteams",
    details: { webhook_name: "Teams", webhook_url: "https://example.webhook.office.com/1" },
  },
  msteams_workflow: {
    ...recipientFields,
    type: "msteams_workflow",
    details: { webhook_name: "Teams", webhook_url: "https://example.logic.azure.com/1" },
  },
  pigeon: { ...recipientFields, type: "pigeon", details: { loft: 7 } },
};

export const marker = {
  id: "d1c84e",
  type: "deploy",
  message: "v1.4.0",
  start_time: 1_767_225_600,
  end_time: null,
  url: "https://ci.example/1",
  color: "#7b1fa2",
  created_at: "2026-07-01T00:00:00Z",
  updated_at: "2026-07-02T00:00:00Z",
  added_later,
};

export const markerSetting = {
  id: "3d97ad",
  type: "deploy",
  color: "#7b1fa2",
  created_at: "2026-07-01T00:00:00Z",
  updated_at: null,
  added_later,
};

export const datasetDefinitions = {
  duration_ms: { name: "duration_ms", column_type: "column" },
  error: { name: "failed", column_type: "derived_column" },
  user: null,
  added_later: { name: "tenant_id", column_type: "lookup" },
};

export const signal = {
  id: "hcasp_01j9x1yq0k2t8m9n3v4b5r6c7d",
  service_name: "checkout-api",
  dataset_slug: "checkout-api",
  environment_slug: "production",
  measured_signal: "error_rate",
  enabled: true,
  status: "active",
  sensitivity: "medium",
  auto_investigate: false,
  currently_anomalous: false,
  last_anomaly_started_at: null,
  last_anomaly_ended_at: null,
  recipients: [
    {
      id: "hcar_01jak3ymk8s5cpc2xz3q7d8v9r",
      type: "pagerduty",
      target: "Checkout",
      details: { pagerduty_severity: "critical", muted: false, variables: [] },
    },
    {
      id: "hcar_01jak3ymk8s5cpc2xz3q7d8v9s",
      type: "email",
      target: "a@example.com",
      details: null,
    },
  ],
  created_at: "2026-07-01T00:00:00Z",
  updated_at: "2026-07-02T00:00:00Z",
  added_later,
};

const apiKeyAttributes = {
  name: "collectors",
  disabled: false,
  timestamps: { created: "2026-07-01T00:00:00Z", updated: "2026-07-02T00:00:00Z" },
  added_later,
};

const apiKeyRelationships = {
  environment: { data: { id: "hcaen_01jak3ymk8s5cpc2xz3q7d8v9r", type: "environments" } },
  creator: { data: { id: "hcaus_01hzqr5g7jg9qz40xtgx7rjwj0", type: "users" } },
  editor: null,
};

/** An API key, and the secret that it has only when it is created. */
export const ingestKey = {
  response: {
    data: {
      id: "hcaik_01hzqr5g7jg9qz40xtgx7rjwj0",
      type: "api-keys",
      attributes: {
        ...apiKeyAttributes,
        key_type: "ingest",
        permissions: { create_datasets: true },
      },
      relationships: apiKeyRelationships,
      links: { self: "/2/teams/acme/api-keys/hcaik_01hzqr5g7jg9qz40xtgx7rjwj0" },
    },
  },
  secret: "12345678901234567890123456789012",
};

export const configurationKey = {
  response: {
    data: {
      id: "hcalk_01hzqr5g7jg9qz40xtgx7rjwj0",
      type: "api-keys",
      attributes: {
        ...apiKeyAttributes,
        key_type: "configuration",
        permissions: { send_events: true, manage_slos: null, added_later: true },
      },
      relationships: apiKeyRelationships,
      links: { self: "/2/teams/acme/api-keys/hcalk_01hzqr5g7jg9qz40xtgx7rjwj0" },
    },
  },
  secret: "abcdefghijklmnopqrstuvwxyz012345",
};

export const environment = {
  data: {
    id: "hcaen_01jak3ymk8s5cpc2xz3q7d8v9r",
    type: "environments",
    attributes: {
      name: "production",
      slug: "production",
      description: "",
      color: "ultraviolet",
      settings: { delete_protected: true },
      added_later,
    },
    links: { self: "/2/teams/acme/environments/hcaen_01jak3ymk8s5cpc2xz3q7d8v9r" },
  },
};
