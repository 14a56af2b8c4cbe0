import type { Query, QuerySpec, TriggerQuery } from "@honeycomb/core";
import { notFound } from "../../http/api-error.ts";
import { createId } from "../../id.ts";
import { defaultTimeRange } from "../../query/time-range.ts";
import type { State } from "../../state.ts";

/** Adds a query with Honeycomb's defaults. */
export function addQuery(state: State, datasetSlug: string, spec: QuerySpec | TriggerQuery): Query {
  const isAbsolute = "start_time" in spec && "end_time" in spec;
  const query: Query = {
    id: createId(),
    ...spec,
    calculations: spec.calculations?.length ? spec.calculations : [{ op: "COUNT" }],
    ...(!isAbsolute && { time_range: spec.time_range ?? defaultTimeRange }),
  };
  state.queries.set(query.id as string, { datasetSlug, value: query });
  return query;
}

/** @throws ApiError 404 */
export function findQuery(state: State, datasetSlug: string, id: string): Query {
  const query = state.queries.get(id);
  if (query?.datasetSlug !== datasetSlug) throw notFound("Query");
  return query.value;
}
