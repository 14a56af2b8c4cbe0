import type { Handlers } from "../../http/handler.ts";
import { created, noContent, ok } from "../../http/response.ts";
import { findDatasets } from "../datasets/state.ts";
import { addQueryAnnotation, changeQueryAnnotation, findQueryAnnotation } from "./state.ts";

export const queryAnnotations = {
  listQueryAnnotations: ({ state, path: { datasetSlug }, query }) => {
    findDatasets(state, datasetSlug);
    const all = [...state.queryAnnotations.values()]
      .filter((annotation) => annotation.datasetSlug === datasetSlug)
      .map(({ value }) => value);
    return ok(
      query.include_board_annotations ? all : all.filter(({ source }) => source !== "board"),
    );
  },

  getQueryAnnotation: ({ state, path }) =>
    ok(findQueryAnnotation(state, path.datasetSlug, path.queryAnnotationId).value),

  createQueryAnnotation: async ({ state, path: { datasetSlug }, body }) => {
    findDatasets(state, datasetSlug);
    return created(addQueryAnnotation(state, datasetSlug, await body()));
  },

  updateQueryAnnotation: async ({ state, path, body }) => {
    const annotation = findQueryAnnotation(state, path.datasetSlug, path.queryAnnotationId);
    return ok(changeQueryAnnotation(state, annotation, await body()));
  },

  deleteQueryAnnotation: ({ state, path: { datasetSlug, queryAnnotationId } }) => {
    findQueryAnnotation(state, datasetSlug, queryAnnotationId);
    state.queryAnnotations.delete(queryAnnotationId);
    return noContent();
  },
} satisfies Handlers;
