import { call } from "../../call/call.ts";
import type { Mode, Result } from "../../call/mode.ts";
import { invoke } from "../../operation/invoke.ts";
import type { RequestOptions } from "../../operation/options.ts";
import { Resource } from "../../resource.ts";
import type {
  QueryAnnotation,
  QueryAnnotationCreate,
  QueryAnnotationListQuery,
  QueryAnnotationUpdate,
} from "./models.ts";
import {
  createQueryAnnotation,
  deleteQueryAnnotation,
  getQueryAnnotation,
  listQueryAnnotations,
  updateQueryAnnotation,
} from "./operations.ts";

/**
 * Names and descriptions of queries; a board's query panel needs one. Every method takes
 * {@link ALL_DATASETS} for those of environment-wide queries. The key needs the permission to manage
 * queries and columns.
 *
 * @see https://api-docs.honeycomb.io/api/query-annotations
 */
export class QueryAnnotations<M extends Mode> extends Resource<M> {
  /** Lists a dataset's query annotations; those of boards' panels only when asked for. */
  list(
    datasetSlug: string,
    query: QueryAnnotationListQuery = {},
    options?: RequestOptions,
  ): Result<M, QueryAnnotation[]> {
    return this.invoke(listQueryAnnotations, { path: { datasetSlug }, query }, options);
  }

  /**
   * Gets a query annotation.
   *
   * @throws HoneycombNotFoundError when there is none with this id
   */
  get(
    datasetSlug: string,
    queryAnnotationId: string,
    options?: RequestOptions,
  ): Result<M, QueryAnnotation> {
    return this.invoke(getQueryAnnotation, { path: { datasetSlug, queryAnnotationId } }, options);
  }

  /**
   * Creates a query annotation. A query may have several.
   *
   * @throws HoneycombValidationError when the dataset has no such query
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
   * Changes a query annotation, by all of it and not by parts. Returns it as it is then.
   *
   * @throws HoneycombValidationError when `query_id` is another than the one that it has
   */
  update(
    datasetSlug: string,
    queryAnnotationId: string,
    annotation: QueryAnnotationUpdate,
    options?: RequestOptions,
  ): Result<M, QueryAnnotation> {
    const path = { datasetSlug, queryAnnotationId };
    return this.runCall(
      call(function* () {
        const updated = yield* invoke(updateQueryAnnotation, { path, body: annotation });
        // Honeycomb may leave out the id that was asked for.
        return { ...updated, id: updated.id ?? queryAnnotationId };
      }),
      options,
    );
  }

  /** Deletes a query annotation. Its query stays. */
  delete(
    datasetSlug: string,
    queryAnnotationId: string,
    options?: RequestOptions,
  ): Result<M, void> {
    const path = { datasetSlug, queryAnnotationId };
    return this.invoke(deleteQueryAnnotation, { path }, options);
  }
}
