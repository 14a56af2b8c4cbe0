import type { QueryAnnotation } from "@honeycomb/core";
import { legacyError, notFound } from "../../http/api-error.ts";
import { createId } from "../../id.ts";
import type { InDataset, State } from "../../state.ts";
import type { QueryAnnotationRequest } from "./requests.ts";

/** @throws ApiError 404 */
export function findQueryAnnotation(
  state: State,
  datasetSlug: string,
  id: string,
): InDataset<QueryAnnotation> {
  const annotation = state.queryAnnotations.get(id);
  if (annotation?.datasetSlug !== datasetSlug) throw notFound("Query annotation");
  return annotation;
}

/**
 * Adds an annotation.
 *
 * @param source where it was created; the API creates annotations of queries
 * @throws ApiError 400 when the dataset doesn't have the query
 */
export function addQueryAnnotation(
  state: State,
  datasetSlug: string,
  { description = "", ...annotation }: QueryAnnotationRequest,
  source: "query" | "board" = "query",
): QueryAnnotation {
  if (state.queries.get(annotation.query_id)?.datasetSlug !== datasetSlug) {
    throw legacyError(400, "query_id is not the id of a query in this dataset");
  }
  const now = state.timestamp();
  const value = {
    id: createId(),
    ...annotation,
    description,
    source,
    created_at: now,
    updated_at: now,
  };
  state.queryAnnotations.set(value.id, { datasetSlug, value });
  return value;
}

/** @throws ApiError 400 when the query is different */
export function changeQueryAnnotation(
  state: State,
  annotation: InDataset<QueryAnnotation>,
  { description = "", ...change }: QueryAnnotationRequest,
): QueryAnnotation {
  if (change.query_id !== annotation.value.query_id) {
    throw legacyError(400, "the query of an annotation can't be changed: query_id");
  }
  annotation.value = { ...annotation.value, ...change, description, updated_at: state.timestamp() };
  return annotation.value;
}
