import type { DatasetDefinitionMap } from "@honeycomb/core";
import { legacyError } from "../../http/api-error.ts";
import type { State } from "../../state.ts";
import { resolveAlias } from "../calculated-fields/state.ts";
import type { DatasetState } from "../datasets/state.ts";
import type { DefinitionsRequest } from "./requests.ts";

/** The meaning of a field. */
export type DefinitionName = keyof DefinitionsRequest;

/** The default fields for each meaning, in order of precedence. */
const defaults: Readonly<Record<DefinitionName, readonly string[]>> = {
  span_id: ["trace.span_id"],
  trace_id: ["trace.trace_id"],
  parent_id: ["trace.parent_id"],
  name: ["name"],
  service_name: ["service.name", "service_name"],
  duration_ms: ["duration_ms"],
  span_kind: ["span.kind", "meta.span_type"],
  annotation_type: ["meta.annotation_type"],
  link_span_id: ["trace.link.span_id"],
  link_trace_id: ["trace.link.trace_id"],
  error: ["error"],
  status: ["http.response.status_code", "http.status_code", "status"],
  route: ["http.route"],
  user: ["user.id", "user.email", "request.user.id", "request.user.username"],
  log_severity: ["severity_text", "severity"],
  log_message: ["body"],
};
const meanings = Object.keys(defaults) as DefinitionName[];

/** A column or a calculated field in a definition. */
interface DefinedField {
  readonly name: string;
  readonly column_type: "column" | "derived_column";
}

/** Returns the field that has a meaning in a dataset: the one that was set, or a default. */
export function definedField(
  state: State,
  dataset: DatasetState,
  meaning: DefinitionName,
): DefinedField | undefined {
  const set = dataset.definitions.get(meaning);
  const names = set === undefined ? defaults[meaning] : [set, ...defaults[meaning]];
  for (const name of names) {
    const field = findField(state, dataset, name);
    if (field !== undefined) return field;
  }
  return undefined;
}

/** Finds the meaning that a column has in a dataset. */
export function meaningOf(
  state: State,
  dataset: DatasetState,
  column: string,
): DefinitionName | undefined {
  return meanings.find((meaning) => {
    const field = definedField(state, dataset, meaning);
    return field?.column_type === "column" && field.name === column;
  });
}

/** Returns all definitions of a dataset, as responses contain them. */
export function toDefinitions(state: State, dataset: DatasetState): DatasetDefinitionMap {
  return Object.fromEntries(
    meanings.map((meaning) => [meaning, definedField(state, dataset, meaning) ?? null]),
  );
}

/**
 * Changes definitions. An empty name removes a definition.
 *
 * @throws ApiError 422 when a field doesn't exist; then nothing is changed
 */
export function changeDefinitions(
  state: State,
  dataset: DatasetState,
  change: DefinitionsRequest,
): void {
  const changes = meanings.flatMap((meaning) => {
    const definition = change[meaning];
    return definition === undefined ? [] : [{ meaning, name: definition.name }];
  });
  const unknown = changes.filter(
    ({ name }) => name !== "" && findField(state, dataset, name) === undefined,
  );
  if (unknown.length > 0) {
    const names = unknown.map(({ name }) => name).join(", ");
    throw legacyError(422, `The following columns were not found: ${names}`);
  }
  for (const { meaning, name } of changes) {
    if (name === "") dataset.definitions.delete(meaning);
    else dataset.definitions.set(meaning, name);
  }
}

function findField(state: State, dataset: DatasetState, name: string): DefinedField | undefined {
  if (dataset.columns.has(name)) return { name, column_type: "column" };
  if (resolveAlias(state, dataset.slug, name) === undefined) return undefined;
  return { name, column_type: "derived_column" };
}
