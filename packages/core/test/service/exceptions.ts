/** An intended difference from the description. */
export interface Exception {
  /** The positions, as in the output of the contract test. `*` matches any text. */
  readonly at: readonly string[];
  /** The difference, as in the output of the contract test. `*` matches any text. */
  readonly what: string;
  /**
   * What shows it: the text or the examples of the description, or cases beside this file. An
   * assumption is neither.
   */
  readonly evidence: "description" | "cases" | "assumption";
  readonly reason: string;
}

/** The contract test fails if one of them, or one of their positions, is no longer needed. */
export const exceptions: readonly Exception[] = [
  // Responses.
  {
    at: [
      "* response *id",
      "*Dataset* response *slug",
      "*BoardView* response *name",
      "*BoardView* response *filters",
      "*Burn* response *slo",
      "*BurnAlert response *recipients",
      "*Trigger* response *name",
      "*Trigger* response *threshold",
    ],
    what: "required",
    evidence: "cases",
    reason:
      "The description has one schema for requests, which may lack the field, and responses, which always have it.",
  },
  {
    at: [
      "*Recipient* body *details",
      "*Recipient response *details",
      "listRecipients response *details",
    ],
    what: "required",
    evidence: "cases",
    reason: "Without details, a recipient has no address.",
  },
  {
    at: ["getQueryResult response *data{}"],
    what: "any, described as boolean or number or string",
    evidence: "description",
    reason:
      "The value of a heatmap is an object. It is null for a group of events without the column.",
  },
  {
    at: ["createEvents response []status"],
    what: "required",
    evidence: "assumption",
    reason: "The response is useless without it.",
  },
  {
    at: ["*Trigger* response *query.*"],
    what: "not described",
    evidence: "description",
    reason:
      "It has the fields of a query in getQuery. The description names them only in its text.",
  },
  {
    at: ["getV2Auth response data.attributes.scopes[]"],
    what: "string, described as any",
    evidence: "description",
    reason: "The description leaves out the type of the items. Its example has strings.",
  },
  {
    at: ["*ApiKey* response data*attributes", "*ApiKey* response data*relationships"],
    what: "required",
    evidence: "cases",
    reason: "Every key has attributes and an environment.",
  },
  {
    at: ["*MapDependenc* response request_id"],
    what: "required",
    evidence: "cases",
    reason: "The response is useless without it.",
  },
  {
    at: ["*Signal* response *status", "listSignals query status"],
    what: "lacks false",
    evidence: "description",
    reason: "The description was written in YAML, where `off` without quotes is false.",
  },
  {
    at: ["*Signal* response *status", "listSignals query status"],
    what: "has off too",
    evidence: "description",
    reason: "The description was written in YAML, where `off` without quotes is false.",
  },

  {
    at: ["createApiKey response data.type"],
    what: "optional",
    evidence: "cases",
    reason: "The other operations may leave it out, and it is always `api-keys`.",
  },
  {
    at: ["*Environment* response data*links", "*ApiKey* response data*links"],
    what: "missing",
    evidence: "assumption",
    reason: "The client does not return the links of a resource to itself.",
  },
  {
    at: ["*Environment* response *settings.delete_protected"],
    what: "optional",
    evidence: "description",
    reason: "Requests and responses share the settings, and an update can leave it out.",
  },
  {
    at: [
      "createSlo response *compliance",
      "createSlo response *budget_remaining",
      "createSlo response *status",
      "createSlo response *burn_rate",
      "updateSlo response *compliance",
      "updateSlo response *budget_remaining",
      "updateSlo response *status",
      "updateSlo response *burn_rate",
    ],
    what: "not described",
    evidence: "assumption",
    reason:
      "Detailed SLOs have these read-only fields. They are listed so that the client removes them from requests.",
  },
  {
    at: ["*Query* response *havings[]calculate_op", "createQuery body havings[]calculate_op"],
    what: "has COUNT_DATAPOINTS, HEATMAP, HISTOGRAM_COUNT too",
    evidence: "assumption",
    reason: "All fields share one list of calculations. Honeycomb rejects this one.",
  },
  {
    at: ["*Query* response *compare_time_offset_seconds", "createQuery body *_offset_seconds"],
    what: "any value, described as *",
    evidence: "description",
    reason:
      "It can also be the time range of the query. A rule over both fields validates requests.",
  },

  // Requests.
  {
    at: ["*Trigger body query.*"],
    what: "not described",
    evidence: "description",
    reason: "The description names the fields of a trigger's query only in its text.",
  },
  {
    at: ["createTrigger body name", "createTrigger body threshold"],
    what: "required",
    evidence: "description",
    reason: "The description has one schema for creating and updating. A new trigger needs both.",
  },
  {
    at: ["*Trigger body frequency"],
    what: "*, described as none",
    evidence: "description",
    reason: "The limits are in the text of the description: a multiple of 60 from 60 to 86400.",
  },
  {
    at: ["* body tags[]key", "* body tags[]value"],
    what: "pattern *, described as none",
    evidence: "description",
    reason: "The pattern is in the text of the description. Its examples also have `_` in a key.",
  },
  {
    at: ["*Board body preset_filters[]alias"],
    what: "maxLength 50, described as none",
    evidence: "description",
    reason: "The limit is in the text of the description.",
  },
  {
    at: ["*Board body panels[]<slo>slo_panel.slo_id"],
    what: "required",
    evidence: "assumption",
    reason: "An SLO panel needs an SLO.",
  },
  {
    at: ["*BoardView body filters[]value", "*BoardView* response *filters[]value"],
    what: "array or boolean or number or string, described as any",
    evidence: "description",
    reason: "It is the value of a filter, which the description has with these types in queries.",
  },
  {
    at: ["updateBoardView body id"],
    what: "missing",
    evidence: "cases",
    reason:
      "The path names the view. Views that were read, with their ids, can still be sent back.",
  },
  {
    at: ["createQuery body *filters[]value[]", "*Query* response *filters[]value[]"],
    what: "boolean or number or string, described as any",
    evidence: "assumption",
    reason: "A column never equals a list or an object.",
  },
  {
    at: ["createQueryResult body limit"],
    what: "minimum 1, described as none",
    evidence: "assumption",
    reason: "A limit of less than one row makes no sense.",
  },
  {
    at: [
      "*Slo body dataset_slugs[]",
      "*Slo* response *dataset_slugs[]",
      "getSloHistory body ids[]",
    ],
    what: "string, described as any",
    evidence: "description",
    reason: "The description leaves out the type of the items. Slugs and ids are strings.",
  },
  {
    at: ["createEvents body []samplerate", "createEvent headers X-Honeycomb-Samplerate"],
    what: "minimum 1, described as none",
    evidence: "assumption",
    reason: "It is the number of events that an event stands for, which is at least one.",
  },
  {
    at: ["createEvents body []data"],
    what: "required",
    evidence: "cases",
    reason: "Honeycomb rejects an event without data.",
  },
  {
    at: ["createEvents body []data{}", "createEvent body {}"],
    what: "any, described as boolean or number or string",
    evidence: "cases",
    reason:
      "Honeycomb also accepts objects and lists, and expands them according to expand_json_depth.",
  },
  {
    at: ["createEvents body "],
    what: "array, described as array or string",
    evidence: "description",
    reason: "The string is the compressed list. Transports compress it.",
  },
  {
    at: ["patchDatasetDefinitions body *.column_type"],
    what: "read-only",
    evidence: "description",
    reason: "Responses have it, and an example of a request in the description has it, too.",
  },
  {
    at: ["*Environment body data.attributes.color"],
    what: "has classic too",
    evidence: "assumption",
    reason: "Responses may have it, and environments that were read can be sent back.",
  },
  {
    at: ["updateDataset body description", "updateDataset body expand_json_depth"],
    what: "optional",
    evidence: "cases",
    reason:
      "Datasets that were read may lack them, and can be sent back. Honeycomb then sets the defaults.",
  },
  {
    at: ["updateApiKey body data.id"],
    what: "pattern none, described as *",
    evidence: "cases",
    reason: "The path names the key. The pattern matches only configuration keys.",
  },
  {
    at: ["updateApiKey body *.permissions.manage_signals"],
    what: "not described",
    evidence: "description",
    reason:
      "Requests to create a key have it, and responses have it. The description leaves it out of updates.",
  },
  {
    at: ["createQuery body granularity"],
    what: "number, described as integer",
    evidence: "cases",
    reason: "Queries with a granularity of 0, and of less than a second, are accepted.",
  },
  {
    at: ["createSlo body dataset_slugs"],
    what: "maxItems none, described as 10",
    evidence: "cases",
    reason: "The limit differs by team.",
  },
  {
    at: ["createEvent headers X-Honeycomb-Event-Time"],
    what: "integer or string, described as integer",
    evidence: "cases",
    reason: "Times in RFC 3339 are accepted, too.",
  },
  {
    at: [
      "*Query* response *calculations[]op",
      "*Query* response *orders[]op",
      "createQuery body calculations[]op",
      "createQuery body orders[]op",
    ],
    what: "has COUNT_DATAPOINTS, HISTOGRAM_COUNT too",
    evidence: "cases",
    reason: "Queries of metrics datasets have these calculations.",
  },
  {
    at: ["* body *recipients[]type", "* response *recipients[]type"],
    what: "has marker too",
    evidence: "cases",
    reason: "An alert can notify by creating a marker.",
  },
  {
    at: ["updateBurnAlert body <*>slo"],
    what: "not described",
    evidence: "cases",
    reason: "An update may contain the SLO.",
  },
  {
    at: ["updateSlo body dataset_slugs", "updateColumn body key_name"],
    what: "read-only",
    evidence: "cases",
    reason: "Updates with these fields are accepted, so they are sent and not dropped.",
  },
  {
    at: ["*CalculatedField* response *created_at", "*CalculatedField* response *updated_at"],
    what: "optional",
    evidence: "cases",
    reason: "The response to an update may lack them.",
  },
  {
    at: ["*ApiKey* response *creator.data", "*ApiKey* response *editor.data"],
    what: "optional",
    evidence: "assumption",
    reason: "JSON:API writes null for a relationship to nothing.",
  },
];
