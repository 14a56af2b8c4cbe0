import * as v from "valibot";
import { operationsOf } from "../../operation/operation.ts";
import {
  QueryAnnotationCreateSchema,
  QueryAnnotationListQuerySchema,
  QueryAnnotationSchema,
  QueryAnnotationUpdatedSchema,
  QueryAnnotationUpdateSchema,
} from "./schemas.ts";

const operation = operationsOf({
  resource: "queryAnnotations",
  path: "/1/query_annotations/{datasetSlug}",
  auth: ["configuration"],
  permissions: ["manage_columns"],
  allDatasets: true,
});

export const listQueryAnnotations = operation("listQueryAnnotations", "GET", "", {
  summary: "Lists the query annotations of a dataset",
  query: QueryAnnotationListQuerySchema,
  response: v.array(QueryAnnotationSchema),
});

export const getQueryAnnotation = operation("getQueryAnnotation", "GET", "/{queryAnnotationId}", {
  summary: "Gets a query annotation",
  response: QueryAnnotationSchema,
});

export const createQueryAnnotation = operation("createQueryAnnotation", "POST", "", {
  summary: "Creates a query annotation",
  body: QueryAnnotationCreateSchema,
  response: QueryAnnotationSchema,
});

export const updateQueryAnnotation = operation(
  "updateQueryAnnotation",
  "PUT",
  "/{queryAnnotationId}",
  {
    summary: "Replaces a query annotation",
    body: QueryAnnotationUpdateSchema,
    response: QueryAnnotationUpdatedSchema,
  },
);

export const deleteQueryAnnotation = operation(
  "deleteQueryAnnotation",
  "DELETE",
  "/{queryAnnotationId}",
  {
    summary: "Deletes a query annotation",
  },
);
