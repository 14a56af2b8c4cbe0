import { legacyError, notFound } from "../../http/api-error.ts";
import type { Handlers } from "../../http/handler.ts";
import { created, ok } from "../../http/response.ts";
import { findDatasets } from "../datasets/state.ts";
import { durationOf } from "../queries/requests.ts";
import { findQuery } from "../queries/state.ts";
import { type QueryResultState, startQuery } from "./state.ts";

/** The maximum time range of a result, in seconds. */
const maxDuration = 7 * 24 * 3600;

export const queryResults = {
  createQueryResult: async ({ state, path: { datasetSlug }, body, url }) => {
    findDatasets(state, datasetSlug);
    const request = await body();
    const query = findQuery(state, datasetSlug, request.query_id);
    if (durationOf(query) > maxDuration) {
      throw legacyError(400, "a query result can cover at most 7 days");
    }
    const result = startQuery(state, datasetSlug, query, request);
    const location = new URL(`/1/query_results/${datasetSlug}/${result.id}`, url).href;
    return created({ ...toResponse(result), complete: false }, { location });
  },

  getQueryResult: async ({ state, path: { datasetSlug, queryResultId } }) => {
    const result = state.queryResults.get(queryResultId);
    if (result?.datasetSlug !== datasetSlug) throw notFound("Query result");
    if (result.polls < state.polls) {
      result.polls++;
      return ok({ ...toResponse(result), complete: false });
    }
    const outcome = await result.outcome;
    return ok(
      { ...toResponse(result), complete: true, ...outcome },
      { "cache-control": "private, max-age=86400" },
    );
  },
} satisfies Handlers;

function toResponse({ datasetSlug, id, query }: QueryResultState) {
  const url = `https://ui.honeycomb.io/sandbox/environments/sandbox/datasets/${datasetSlug}/result/${id}`;
  return { query, id, links: { query_url: url, graph_image_url: `${url}/snapshot` } };
}
