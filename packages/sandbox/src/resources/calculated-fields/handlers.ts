import { legacyError } from "../../http/api-error.ts";
import type { Handlers } from "../../http/handler.ts";
import { created, noContent, ok } from "../../http/response.ts";
import { findDatasets } from "../datasets/state.ts";
import {
  addCalculatedField,
  calculatedFieldsOf,
  changeCalculatedField,
  findCalculatedField,
  removeCalculatedField,
} from "./state.ts";

export const calculatedFields = {
  listCalculatedFields: ({ state, path: { datasetSlug }, query: { alias } }) => {
    findDatasets(state, datasetSlug);
    const all = calculatedFieldsOf(state, datasetSlug);
    if (alias === undefined) return ok(all);
    const field = all.find((candidate) => candidate.alias === alias);
    if (field === undefined) throw legacyError(404, "calculated field not found");
    return ok(field);
  },

  getCalculatedField: ({ state, path }) =>
    ok(findCalculatedField(state, path.datasetSlug, path.derivedColumnId).value),

  createCalculatedField: async ({ state, path: { datasetSlug }, body }) => {
    findDatasets(state, datasetSlug);
    return created(addCalculatedField(state, datasetSlug, await body()));
  },

  updateCalculatedField: async ({ state, path, body }) => {
    const field = findCalculatedField(state, path.datasetSlug, path.derivedColumnId);
    return ok(changeCalculatedField(state, field, await body()));
  },

  deleteCalculatedField: ({ state, path }) => {
    removeCalculatedField(
      state,
      findCalculatedField(state, path.datasetSlug, path.derivedColumnId),
    );
    return noContent();
  },
} satisfies Handlers;
