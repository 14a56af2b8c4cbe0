import type { Query } from "@honeycomb/core";
import { ok } from "../../http/answer.ts";
import { type FieldIssue, validationFailed } from "../../http/api-error.ts";
import type { Handlers } from "../../http/handler.ts";
import { queryDuration } from "../../query/time-range.ts";
import { findDatasets } from "../datasets/state.ts";
import { addQuery, findQuery } from "./state.ts";

/** How many rows a query may ask for; a result without series may ask for more. */
const maxLimit = 1000;

export const queries = {
  createQuery: async ({ state, path: { datasetSlug }, body }) => {
    findDatasets(state, datasetSlug);
    const spec = await body();
    const issues = [...checkSpec(spec)];
    if (issues.length > 0) throw validationFailed(...issues);
    return ok(addQuery(state, datasetSlug, spec));
  },

  getQuery: ({ state, path }) => ok(findQuery(state, path.datasetSlug, path.queryId)),
} satisfies Handlers;

/** What Honeycomb refuses, although the spec is well-formed. */
function* checkSpec(spec: Query): Generator<FieldIssue> {
  if (spec.limit && spec.limit > maxLimit) {
    const description = `limit: must be at most ${maxLimit}; a result with disable_series may have more`;
    yield { field: "limit", code: "invalid", description };
  }
  const duration = queryDuration(spec);
  if (spec.granularity && (spec.granularity > duration || spec.granularity < duration / 1000)) {
    const description = "granularity: must be from a thousandth of the time range to all of it";
    yield { field: "granularity", code: "invalid", description };
  }
}
