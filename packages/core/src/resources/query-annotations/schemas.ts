import * as v from "valibot";
import { text } from "../../model/limits.ts";
import {
  type Equal,
  type Output,
  object,
  oneOf,
  optional,
  type Schema,
} from "../../model/schema.ts";
import type {
  QueryAnnotation,
  QueryAnnotationContent,
  QueryAnnotationCreate,
  QueryAnnotationUpdate,
  QueryAnnotationUpdated,
} from "./types.ts";

const contentFields = {
  name: text({ minLength: 1, maxLength: 320 }),
  description: optional(text({ maxLength: 1023 })),
};

const content = object(contentFields);
export const QueryAnnotationContentSchema: Schema<QueryAnnotationContent> = content;
true satisfies Equal<Output<typeof content>, QueryAnnotationContent>;

const createFields = { ...contentFields, query_id: v.string() };

const annotationCreate = object(createFields);
export const QueryAnnotationCreateSchema: Schema<QueryAnnotationCreate> = annotationCreate;
true satisfies Equal<Output<typeof annotationCreate>, QueryAnnotationCreate>;

export const QueryAnnotationUpdateSchema: Schema<QueryAnnotationUpdate> = annotationCreate;
true satisfies Equal<Output<typeof annotationCreate>, QueryAnnotationUpdate>;

const readFields = {
  ...createFields,
  created_at: optional(v.string()),
  updated_at: optional(v.string()),
  source: optional(oneOf(["query", "board"])),
};

const annotation = object({ ...readFields, id: v.string() });
export const QueryAnnotationSchema: Schema<QueryAnnotation> = annotation;
true satisfies Equal<Output<typeof annotation>, QueryAnnotation>;

const updated = object({ ...readFields, id: optional(v.string()) });
export const QueryAnnotationUpdatedSchema: Schema<QueryAnnotationUpdated> = updated;
true satisfies Equal<Output<typeof updated>, QueryAnnotationUpdated>;

// The type of query parameters needs an index signature, which an interface has not.
export const QueryAnnotationListQuerySchema = object({
  include_board_annotations: v.optional(v.boolean()),
});
