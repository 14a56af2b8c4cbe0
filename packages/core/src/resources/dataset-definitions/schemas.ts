import { text } from "../../model/limits.ts";
import {
  type Equal,
  type Output,
  object,
  oneOf,
  optional,
  type Schema,
} from "../../model/schema.ts";
import type { DatasetDefinition, DatasetDefinitionMap, DatasetDefinitionsUpdate } from "./types.ts";

const definition = object({
  name: text({ maxLength: 255 }),
  column_type: optional(oneOf(["column", "derived_column"])),
});
const DatasetDefinitionSchema: Schema<DatasetDefinition> = definition;
true satisfies Equal<Output<typeof definition>, DatasetDefinition>;

const definitions = object({
  span_id: optional(DatasetDefinitionSchema),
  trace_id: optional(DatasetDefinitionSchema),
  parent_id: optional(DatasetDefinitionSchema),
  name: optional(DatasetDefinitionSchema),
  service_name: optional(DatasetDefinitionSchema),
  duration_ms: optional(DatasetDefinitionSchema),
  span_kind: optional(DatasetDefinitionSchema),
  annotation_type: optional(DatasetDefinitionSchema),
  link_span_id: optional(DatasetDefinitionSchema),
  link_trace_id: optional(DatasetDefinitionSchema),
  error: optional(DatasetDefinitionSchema),
  status: optional(DatasetDefinitionSchema),
  route: optional(DatasetDefinitionSchema),
  user: optional(DatasetDefinitionSchema),
  log_severity: optional(DatasetDefinitionSchema),
  log_message: optional(DatasetDefinitionSchema),
});
export const DatasetDefinitionMapSchema: Schema<DatasetDefinitionMap> = definitions;
export const DatasetDefinitionsUpdateSchema: Schema<DatasetDefinitionsUpdate> = definitions;
true satisfies Equal<Output<typeof definitions>, DatasetDefinitionMap>;
true satisfies Equal<Output<typeof definitions>, DatasetDefinitionsUpdate>;
