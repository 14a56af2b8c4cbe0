import * as v from "valibot";
import type { Known } from "../../model/known.ts";
import { openPicklist } from "../../model/open-picklist.ts";

/** A query's name and description. */
export const QueryAnnotationSchema = v.looseObject({
  id: v.string(),
  name: v.string(),
  description: v.optional(v.string()),
  query_id: v.string(),
  /** In ISO 8601. */
  created_at: v.optional(v.string()),
  /** In ISO 8601. */
  updated_at: v.optional(v.string()),
  /** Whether it was made for a query or for a board's panel. */
  source: v.optional(openPicklist(["query", "board"])),
});
export interface QueryAnnotation extends Known<v.InferOutput<typeof QueryAnnotationSchema>> {}

/** An annotation as a change of it is answered. */
export const QueryAnnotationUpdatedSchema = v.looseObject({
  ...QueryAnnotationSchema.entries,
  id: v.optional(v.string()),
});

/** A query annotation to create. */
export const QueryAnnotationCreateSchema = v.strictObject({
  /** 1 to 320 characters. */
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(320)),
  /** Up to 1023 characters. */
  description: v.optional(v.pipe(v.string(), v.maxLength(1023))),
  /** The query that it describes. */
  query_id: v.string(),
});
export interface QueryAnnotationCreate extends v.InferInput<typeof QueryAnnotationCreateSchema> {}

/** What a query annotation is changed to: all of it. `query_id` has to be the one that it has. */
export const QueryAnnotationUpdateSchema = QueryAnnotationCreateSchema;
export interface QueryAnnotationUpdate extends QueryAnnotationCreate {}

/** Which query annotations to list. */
export const QueryAnnotationListQuerySchema = v.strictObject({
  /** Whether to list those of boards' panels, too. Honeycomb's default is false. */
  include_board_annotations: v.optional(v.boolean()),
});
export interface QueryAnnotationListQuery
  extends v.InferInput<typeof QueryAnnotationListQuerySchema> {}
