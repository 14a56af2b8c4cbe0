/** The field that a definition names. */
export interface DatasetDefinition {
  /**
   * The name of a column or a calculated field, up to 255 characters. In a request, an empty name
   * clears the definition, which may restore Honeycomb's default.
   */
  name: string;
  /**
   * Whether the field is a column or a calculated field. Honeycomb ignores it in requests.
   * Honeycomb may add values.
   */
  column_type?: "column" | "derived_column";
}

/**
 * The fields of a dataset's events that have a special meaning. A definition that isn't set is
 * absent.
 *
 * @see https://api-docs.honeycomb.io/api/dataset-definitions
 */
export interface DatasetDefinitionMap {
  /** The field with the id of the span. */
  span_id?: DatasetDefinition;
  /** The field with the id of the trace that the span belongs to. */
  trace_id?: DatasetDefinition;
  /** The field with the id of the parent span. */
  parent_id?: DatasetDefinition;
  /** The field with the name of the function or method where the span was created. */
  name?: DatasetDefinition;
  /** The field with the name of the instrumented service. */
  service_name?: DatasetDefinition;
  /** The field with the duration of the span, in milliseconds. */
  duration_ms?: DatasetDefinition;
  /** The field with the kind of the span, such as `client` or `server`. */
  span_kind?: DatasetDefinition;
  /** The field that distinguishes span events (`span_event`) and links (`link`) from spans. */
  annotation_type?: DatasetDefinition;
  /** The field of a link with the id of the linked span. */
  link_span_id?: DatasetDefinition;
  /** The field of a link with the id of the linked trace. */
  link_trace_id?: DatasetDefinition;
  /** The field that indicates an error, a boolean or a string. */
  error?: DatasetDefinition;
  /** The field with the status of a request, such as whether it succeeded. */
  status?: DatasetDefinition;
  /** The field with the route or the URL of a request. */
  route?: DatasetDefinition;
  /** The field with the user who made a request. */
  user?: DatasetDefinition;
  /** The field with the severity of a log event. */
  log_severity?: DatasetDefinition;
  /** The field with the message of a log event. */
  log_message?: DatasetDefinition;
}

/** The definitions to change. Those that you leave out keep their values. */
export interface DatasetDefinitionsUpdate extends DatasetDefinitionMap {}
