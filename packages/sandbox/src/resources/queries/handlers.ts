import type { Query } from "@honeycomb/core";
import { QuerySpecSchema } from "@honeycomb/core/schemas";
import { type FieldIssue, validationFailed } from "../../http/api-error.ts";
import type { Handlers } from "../../http/handler.ts";
import { ok } from "../../http/response.ts";
import { validateValues } from "../../http/validate.ts";
import { queryDuration } from "../../query/time-range.ts";
import { findDatasets } from "../datasets/state.ts";
import { addQuery, findQuery } from "./state.ts";

/** The maximum limit of a query. A result without series can have more rows. */
const maxLimit = 1000;

export const queries = {
  createQuery: async ({ state, path: { datasetSlug }, body }) => {
    findDatasets(state, datasetSlug);
    const spec = await body();
    validateValues(QuerySpecSchema, spec);
    const issues = [...validateSpec(spec)];
    if (issues.length > 0) throw validationFailed(...issues);
    return ok(addQuery(state, datasetSlug, spec));
  },

  getQuery: ({ state, path }) => ok(findQuery(state, path.datasetSlug, path.queryId)),
} satisfies Handlers;

/** Validates what the schema doesn't. */
function* validateSpec(spec: Query): Generator<FieldIssue> {
  if (spec.limit && spec.limit > maxLimit) {
    const description = `limit: must be at most ${maxLimit}; a result with disable_series can have more`;
    yield { field: "limit", code: "invalid", description };
  }
  const duration = queryDuration(spec);
  if (spec.granularity && (spec.granularity > duration || spec.granularity < duration / 1000)) {
    const description = "granularity: must be from 1/1000 of the time range to all of it";
    yield { field: "granularity", code: "invalid", description };
  }
}
