import * as v from "valibot";
import { operation } from "../../operation/operation.ts";
import {
  QueryAnnotationCreateSchema,
  QueryAnnotationListQuerySchema,
  QueryAnnotationSchema,
  QueryAnnotationUpdatedSchema,
  QueryAnnotationUpdateSchema,
} from "./models.ts";

export const listQueryAnnotations = operation({
  id: "listQueryAnnotations",
  method: "GET",
  path: "/1/query_annotations/{datasetSlug}",
  allDatasets: true,
  auth: ["configuration"],
  permissions: ["manage_columns"],
  query: QueryAnnotationListQuerySchema,
  response: v.array(QueryAnnotationSchema),
  errors: [404, 429],
});

export const getQueryAnnotation = operation({
  id: "getQueryAnnotation",
  method: "GET",
  path: "/1/query_annotations/{datasetSlug}/{queryAnnotationId}",
  allDatasets: true,
  auth: ["configuration"],
  permissions: ["manage_columns"],
  response: QueryAnnotationSchema,
  errors: [404, 429],
});

export const createQueryAnnotation = operation({
  id: "createQueryAnnotation",
  method: "POST",
  path: "/1/query_annotations/{datasetSlug}",
  allDatasets: true,
  auth: ["configuration"],
  permissions: ["manage_columns"],
  body: QueryAnnotationCreateSchema,
  response: QueryAnnotationSchema,
  errors: [400, 403, 404, 429],
});

export const updateQueryAnnotation = operation({
  id: "updateQueryAnnotation",
  method: "PUT",
  path: "/1/query_annotations/{datasetSlug}/{queryAnnotationId}",
  allDatasets: true,
  auth: ["configuration"],
  permissions: ["manage_columns"],
  body: QueryAnnotationUpdateSchema,
  response: QueryAnnotationUpdatedSchema,
  errors: [400, 404, 429],
});

export const deleteQueryAnnotation = operation({
  id: "deleteQueryAnnotation",
  method: "DELETE",
  path: "/1/query_annotations/{datasetSlug}/{queryAnnotationId}",
  allDatasets: true,
  auth: ["configuration"],
  permissions: ["manage_columns"],
  errors: [404, 429],
});
