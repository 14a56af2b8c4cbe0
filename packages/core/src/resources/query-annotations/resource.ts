import { type Call, call } from "../../call/call.ts";
import type { Mode, Result } from "../../call/mode.ts";
import { invoke } from "../../operation/invoke.ts";
import { type RequestOptions, withoutRequestOptions } from "../../operation/options.ts";
import { patch } from "../../patch.ts";
import { Resource } from "../../resource.ts";
import {
  createQueryAnnotation,
  deleteQueryAnnotation,
  getQueryAnnotation,
  listQueryAnnotations,
  updateQueryAnnotation,
} from "./operations.ts";
import type {
  QueryAnnotation,
  QueryAnnotationChanges,
  QueryAnnotationCreate,
  QueryAnnotationUpdate,
  QueryAnnotationUpdated,
} from "./types.ts";

/** Options of `queryAnnotations.list`. */
export interface QueryAnnotationListOptions extends RequestOptions {
  /**
   * Whether to include the annotations of boards' panels.
   *
   * @default false
   */
  readonly include_board_annotations?: boolean | undefined;
}

/**
 * Manages query annotations: the names and descriptions of queries. The query panel of a board needs
 * one. Use {@link ALL_DATASETS} as the dataset for those of environment-wide queries. The key needs
 * the permission to manage queries and columns.
 *
 * @see https://api-docs.honeycomb.io/api/query-annotations
 */
export class QueryAnnotations<M extends Mode> extends Resource<M> {
  /**
   * Lists the query annotations of a dataset.
   *
   * @param options request options, and whether to include the annotations of boards' panels
   */
  list(
    datasetSlug: string,
    options: QueryAnnotationListOptions = {},
  ): Result<M, QueryAnnotation[]> {
    const query = withoutRequestOptions(options);
    return this.invoke(listQueryAnnotations, { path: { datasetSlug }, query }, options);
  }

  /** Gets a query annotation. */
  get(
    datasetSlug: string,
    queryAnnotationId: string,
    options?: RequestOptions,
  ): Result<M, QueryAnnotation> {
    return this.invoke(getQueryAnnotation, { path: { datasetSlug, queryAnnotationId } }, options);
  }

  /**
   * Creates a query annotation. A query can have several.
   *
   * @throws HoneycombValidationError when the dataset has no query with this id
   *
   * @example
   * ```ts
   * await client.queryAnnotations.create("api", { name: "Slow checkouts", query_id: "mabAMpSPDjH" });
   * ```
   */
  create(
    datasetSlug: string,
    annotation: QueryAnnotationCreate,
    options?: RequestOptions,
  ): Result<M, QueryAnnotation> {
    const path = { datasetSlug };
    return this.invoke(createQueryAnnotation, { path, body: annotation }, options);
  }

  /**
   * Replaces a query annotation: fields that you leave out are reset. To change some fields, use
   * {@link patch}.
   *
   * @throws HoneycombValidationError when `query_id` differs: an annotation's query can't be changed
   */
  update(
    datasetSlug: string,
    queryAnnotationId: string,
    annotation: QueryAnnotationUpdate,
    options?: RequestOptions,
  ): Result<M, QueryAnnotation> {
    const path = { datasetSlug, queryAnnotationId };
    const updated = invoke(updateQueryAnnotation, { path, body: annotation });
    return this.runCall(withId(updated, queryAnnotationId), options);
  }

  /**
   * Changes the name or the description of a query annotation. Gets the annotation and sends it with
   * the changes. If someone else changes it in between, that change is lost.
   *
   * @param changes the fields to change; `null` removes a field
   *
   * @example
   * ```ts
   * await client.queryAnnotations.patch("api", "sGUnkBHgRFN", { description: "Over 2 s" });
   * ```
   */
  patch(
    datasetSlug: string,
    queryAnnotationId: string,
    changes: QueryAnnotationChanges,
    options?: RequestOptions,
  ): Result<M, QueryAnnotation> {
    const path = { datasetSlug, queryAnnotationId };
    const updated = patch(updateQueryAnnotation, path, getQueryAnnotation, changes);
    return this.runCall(withId(updated, queryAnnotationId), options);
  }

  /** Deletes a query annotation. Its query is not deleted. */
  delete(
    datasetSlug: string,
    queryAnnotationId: string,
    options?: RequestOptions,
  ): Result<M, void> {
    const path = { datasetSlug, queryAnnotationId };
    return this.invoke(deleteQueryAnnotation, { path }, options);
  }
}

/** Adds the id to an updated annotation, since Honeycomb may leave it out. */
function withId(updated: Call<QueryAnnotationUpdated>, id: string): Call<QueryAnnotation> {
  return call(function* () {
    const annotation = yield* updated;
    return { ...annotation, id: annotation.id ?? id };
  });
}
