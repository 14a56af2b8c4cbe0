import * as v from "valibot";
import type { Known } from "../../model/known.ts";
import { openPicklist } from "../../model/open-picklist.ts";

const columnTypes = ["column", "derived_column"] as const;

/** What each definition says of a dataset's events, by its name. */
const definitions = <Field extends v.GenericSchema>(field: Field) => ({
  /** Which field holds the span's id. */
  span_id: field,
  /** Which field holds the id of the trace that the span belongs to. */
  trace_id: field,
  /** Which field holds the id of the span that called this one. */
  parent_id: field,
  /** Which field holds the name of what ran. */
  name: field,
  /** Which field holds the service's name. */
  service_name: field,
  /** Which field holds how long the span took, in milliseconds. */
  duration_ms: field,
  /** Which field holds the span's kind, such as `client` or `server`. */
  span_kind: field,
  /** Which field tells span events and links from spans. */
  annotation_type: field,
  /** Which field of a link holds the id of the span that it leads to. */
  link_span_id: field,
  /** Which field of a link holds the id of the trace that it leads to. */
  link_trace_id: field,
  /** Which field tells that something went wrong: a boolean or a text. */
  error: field,
  /** Which field tells how a request ended. */
  status: field,
  /** Which field holds the route that a request took. */
  route: field,
  /** Which field holds who asked. */
  user: field,
  /** Which field holds a log entry's severity. */
  log_severity: field,
  /** Which field holds a log entry's message. */
  log_message: field,
});

/** Which fields of a dataset's events have a special meaning. */
export const DatasetDefinitionMapSchema = v.looseObject(
  definitions(
    v.nullish(
      v.looseObject({
        /** The name of a column or of a calculated field. */
        name: v.string(),
        /** Whether it is a column or a calculated field. */
        column_type: v.optional(openPicklist(columnTypes)),
      }),
    ),
  ),
);
export interface DatasetDefinitionMap
  extends Known<v.InferOutput<typeof DatasetDefinitionMapSchema>> {}

/** What definitions are changed to. Those that are left out stay. */
export const DatasetDefinitionsUpdateSchema = v.strictObject(
  definitions(
    v.nullish(
      v.strictObject({
        /** The name of a column or of a calculated field, up to 255 characters; "" clears it. */
        name: v.pipe(v.string(), v.maxLength(255)),
        /** Whether it is a column or a calculated field. Honeycomb finds that out by itself. */
        column_type: v.optional(v.picklist(columnTypes)),
      }),
    ),
  ),
);
export interface DatasetDefinitionsUpdate
  extends v.InferInput<typeof DatasetDefinitionsUpdateSchema> {}
