/** Where we differ from the description on purpose. */
export interface Exception {
  /** Where, as the contract test names it; `*` stands for any text. */
  readonly at: readonly string[];
  /** The difference, as the contract test names it; `*` stands for any text. */
  readonly what: string;
  readonly reason: string;
}

/** One that the description doesn't need, or a place that it doesn't, fails the contract test. */
export const exceptions: readonly Exception[] = [
  // What is in responses.
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
    reason:
      "One schema describes requests, where it may not be needed, and responses, which always have it.",
  },
  {
    at: [
      "*Recipient* body *details",
      "*Recipient response *details",
      "listRecipients response *details",
    ],
    what: "required",
    reason: "A recipient without details is nowhere: there is nothing to notify.",
  },
  {
    at: ["getQueryResult response *data{}"],
    what: "any, described as boolean or number or string",
    reason: "A heatmap's value is an object, and a group of events without the column has null.",
  },
  {
    at: ["createEvents response []status"],
    what: "required",
    reason: "The response is there for it.",
  },
  {
    at: ["*Trigger* response *query.*"],
    what: "not described",
    reason: "It is a query as those of getQuery, which the description leaves to its prose.",
  },
  {
    at: ["getV2Auth response data.attributes.scopes[]"],
    what: "string, described as any",
    reason: "The description leaves out what the list holds; its example has strings.",
  },
  {
    at: ["*ApiKey* response data*attributes", "*ApiKey* response data*relationships"],
    what: "required",
    reason: "They are what a key is. It always has an environment.",
  },
  {
    at: ["*MapDependenc* response request_id"],
    what: "required",
    reason: "The response is there for it.",
  },
  {
    at: ["*Signal* response *status", "listSignals query status"],
    what: "lacks false",
    reason: "The description was written in YAML, where `off` without quotes is false.",
  },
  {
    at: ["*Signal* response *status", "listSignals query status"],
    what: "has off too",
    reason: "The description was written in YAML, where `off` without quotes is false.",
  },

  {
    at: ["createApiKey response data.type"],
    what: "optional",
    reason: "The other operations may leave it out. It says what is known already.",
  },
  {
    at: ["*Environment* response data*links", "*ApiKey* response data*links"],
    what: "missing",
    reason: "The links of a resource to itself are left out when it is taken out of its envelope.",
  },
  {
    at: ["*Environment* response *settings.delete_protected"],
    what: "optional",
    reason: "Requests and responses share the settings, and an update may leave it out.",
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
    reason: "A detailed SLO that is sent back has them. They are read-only.",
  },
  {
    at: ["*Query* response *havings[]calculate_op", "createQuery body havings[]calculate_op"],
    what: "has HEATMAP too",
    reason: "One list has all calculations. Honeycomb refuses this one.",
  },
  {
    at: ["*Query* response *compare_time_offset_seconds", "createQuery body *_offset_seconds"],
    what: "any value, described as *",
    reason: "It may be the time range of the query, too. A rule about both validates requests.",
  },

  // What is sent.
  {
    at: ["*Trigger body query.*"],
    what: "not described",
    reason: "The description leaves the fields of a trigger's query to its prose.",
  },
  {
    at: ["createTrigger body name", "createTrigger body threshold"],
    what: "required",
    reason: "One schema describes creating and changing; a new trigger needs both.",
  },
  {
    at: ["*Trigger body frequency"],
    what: "*, described as none",
    reason: "The limits stand in the description's prose: a multiple of 60 from 60 to 86400.",
  },
  {
    at: ["* body tags[]key", "* body tags[]value"],
    what: "pattern *, described as none",
    reason: "The pattern stands in the description's prose; its examples have `_` in a key, too.",
  },
  {
    at: ["*Board body preset_filters[]alias"],
    what: "maxLength 50, described as none",
    reason: "The limit stands in the description's prose.",
  },
  {
    at: ["*Board body panels[]<slo>slo_panel.slo_id"],
    what: "required",
    reason: "An SLO panel without an SLO shows nothing.",
  },
  {
    at: ["*BoardView body filters[]value", "*BoardView* response *filters[]value"],
    what: "array or boolean or number or string, described as any",
    reason: "It is the value of a query's filter, which is described with these types.",
  },
  {
    at: ["updateBoardView body id"],
    what: "missing",
    reason: "The path names the view; what is read can be sent back all the same.",
  },
  {
    at: ["createQuery body *filters[]value[]", "*Query* response *filters[]value[]"],
    what: "boolean or number or string, described as any",
    reason: "A list of values holds values; nothing can equal a list or an object.",
  },
  {
    at: ["createQueryResult body limit"],
    what: "minimum 1, described as none",
    reason: "There is no asking for less than one row.",
  },
  {
    at: [
      "*Slo body dataset_slugs[]",
      "*Slo* response *dataset_slugs[]",
      "getSloHistory body ids[]",
    ],
    what: "string, described as any",
    reason: "The description leaves out what the list holds; slugs and ids are strings.",
  },
  {
    at: ["createEvents body []samplerate", "createEvent headers X-Honeycomb-Samplerate"],
    what: "minimum 1, described as none",
    reason: "It is the number of events that one stands for; less than one can't be.",
  },
  {
    at: ["createEvents body []data"],
    what: "required",
    reason: "An event without data is refused.",
  },
  {
    at: ["createEvents body []data{}", "createEvent body {}"],
    what: "any, described as boolean or number or string",
    reason: "Objects and lists are taken, too: expand_json_depth says how they are kept.",
  },
  {
    at: ["createEvents body "],
    what: "array, described as array or string",
    reason: "The string is the list compressed, which is done on the way.",
  },
  {
    at: ["patchDatasetDefinitions body *.column_type"],
    what: "read-only",
    reason: "Responses have it, and an example of the description sends it.",
  },
  {
    at: ["*Environment body data.attributes.color"],
    what: "has classic too",
    reason: "Responses may have it, and what was read can be sent back.",
  },
  {
    at: ["updateDataset body description", "updateDataset body expand_json_depth"],
    what: "optional",
    reason: "Responses may lack them. Honeycomb then sets them to their defaults.",
  },
  {
    at: ["updateApiKey body data.id"],
    what: "pattern none, described as *",
    reason: "The path names the key. The pattern is that of configuration keys only.",
  },
  {
    at: ["updateApiKey body *.permissions.manage_signals"],
    what: "not described",
    reason:
      "A key is created with it, and responses have it. That it can be changed is missing from the description.",
  },
];
