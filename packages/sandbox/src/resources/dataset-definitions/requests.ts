import type { InferOutput } from "valibot";
import { object, optional, text } from "../../http/request-schema.ts";

const definition = optional(object({ name: text({ max: 255 }) }));

const definitions = object({
  span_id: definition,
  trace_id: definition,
  parent_id: definition,
  name: definition,
  service_name: definition,
  duration_ms: definition,
  span_kind: definition,
  annotation_type: definition,
  link_span_id: definition,
  link_trace_id: definition,
  error: definition,
  status: definition,
  route: definition,
  user: definition,
  log_severity: definition,
  log_message: definition,
});

/** Definitions to change. */
export type DefinitionsRequest = InferOutput<typeof definitions>;

export const datasetDefinitionRequests = { patchDatasetDefinitions: { body: definitions } };
