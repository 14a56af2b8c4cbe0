import type { Changes } from "../../patch.ts";

/** The name and the description of a query. */
export interface QueryAnnotationContent {
  /** The name, 1 to 320 characters. */
  name: string;
  /** A description, up to 1023 characters. */
  description?: string;
}

/** A query annotation to create. */
export interface QueryAnnotationCreate extends QueryAnnotationContent {
  /** The id of the query. It can't be changed. */
  query_id: string;
}

/**
 * What to replace a query annotation with. Fields that you leave out are reset. `query_id` must be
 * the annotation's own.
 */
export interface QueryAnnotationUpdate extends QueryAnnotationCreate {}

/** What to change of a query annotation. `query_id` must be the annotation's own. */
export interface QueryAnnotationChanges extends Changes<QueryAnnotationUpdate> {}

/** What a query annotation was created for. Honeycomb may add values. */
export type QueryAnnotationSource = "query" | "board";

/** What Honeycomb adds to a query annotation, besides its id. */
interface QueryAnnotationReadOnlyFields {
  /** When the annotation was created, in ISO 8601. */
  created_at?: string;
  /** When the annotation was updated, in ISO 8601. */
  updated_at?: string;
  /** Whether the annotation was created for a query or for the panel of a board. */
  source?: QueryAnnotationSource;
}

/**
 * The name and the description of a query. A query can have several.
 *
 * @see https://api-docs.honeycomb.io/api/query-annotations
 */
export interface QueryAnnotation extends QueryAnnotationCreate, QueryAnnotationReadOnlyFields {
  /** The id of the annotation. */
  id: string;
}

/** The response to an update of a query annotation. */
export interface QueryAnnotationUpdated
  extends QueryAnnotationCreate,
    QueryAnnotationReadOnlyFields {
  /** The id of the annotation. Honeycomb may leave it out. */
  id?: string;
}
