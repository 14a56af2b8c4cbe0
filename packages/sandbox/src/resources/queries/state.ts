import type { Query } from "@honeycomb/core";
import { type FieldIssue, notFound, validationFailed } from "../../http/api-error.ts";
import { createId } from "../../id.ts";
import type { State } from "../../state.ts";
import { hasField } from "../calculated-fields/state.ts";
import { defaultTimeRange, type QueryRequest, type TriggerQueryRequest } from "./requests.ts";

/**
 * Adds a query with Honeycomb's defaults.
 *
 * @param root where the query is in the request, for errors, such as `query.`
 * @throws ApiError 422 when it uses a column that doesn't exist
 */
export function addQuery(
  state: State,
  datasetSlug: string,
  spec: QueryRequest | TriggerQueryRequest,
  root = "",
): Query {
  const issues = [...findUnknownColumns(state, datasetSlug, spec, root)];
  if (issues.length > 0) throw validationFailed(...issues);
  const isAbsolute = "start_time" in spec && "end_time" in spec;
  // Rules, such as that a calculation needs a column, are not part of a schema's type.
  const query = {
    id: createId(),
    ...spec,
    calculations: spec.calculations?.length ? spec.calculations : [{ op: "COUNT" }],
    ...(!isAbsolute && { time_range: spec.time_range ?? defaultTimeRange }),
  } as Query & { readonly id: string };
  state.queries.set(query.id, { datasetSlug, value: query });
  return query;
}

function* findUnknownColumns(
  state: State,
  datasetSlug: string,
  { calculations = [], filters = [], breakdowns = [], calculated_fields = [] }: QueryRequest,
  root: string,
): Generator<FieldIssue> {
  const own = new Set(calculated_fields.map(({ name }) => name));
  const names = [
    ...calculations.map(({ column }, index) => [`calculations.${index}.column`, column] as const),
    ...filters.map(({ column }, index) => [`filters.${index}.column`, column] as const),
    ...breakdowns.map((column, index) => [`breakdowns.${index}`, column] as const),
  ];
  for (const [path, name = ""] of names) {
    // A query of traces can use columns of other spans, such as `root.name`.
    const column = name.replace(/^(?:root|parent|child|any\d*|none)\./, "");
    if (name === "" || own.has(name) || hasField(state, datasetSlug, name)) continue;
    if (column !== name && hasField(state, datasetSlug, column)) continue;
    const field = `${root}${path}`;
    yield { field, code: "invalid", description: `${field}: unknown column name: ${name}` };
  }
}

/** @throws ApiError 404 */
export function findQuery(state: State, datasetSlug: string, id: string): Query {
  const query = state.queries.get(id);
  if (query?.datasetSlug !== datasetSlug) throw notFound("Query");
  return query.value;
}
