import * as v from "valibot";
import { flag, object, optional, text } from "../../http/request-schema.ts";

const annotation = object({
  name: text({ min: 1, max: 320 }),
  query_id: v.string(),
  description: optional(text({ max: 1023 })),
});

/** An annotation to create, or to replace another by. */
export type QueryAnnotationRequest = v.InferOutput<typeof annotation>;

export const queryAnnotationRequests = {
  listQueryAnnotations: { query: object({ include_board_annotations: optional(flag) }) },
  createQueryAnnotation: { body: annotation },
  updateQueryAnnotation: { body: annotation },
};
