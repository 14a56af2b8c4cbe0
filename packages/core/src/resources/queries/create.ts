import { type Call, call } from "../../call/call.ts";
import { invoke } from "../../operation/invoke.ts";
import { requireText } from "../../operation/response.ts";
import { createQuery } from "./operations.ts";
import type { Query, QuerySpec } from "./types.ts";

/** A query that was created, so that it has an id. */
export interface CreatedQuery extends Query {
  /** The id of the query. */
  id: string;
}

/**
 * Creates a query that another request needs.
 *
 * @throws HoneycombResponseError when the response has no id
 */
export function createQueryWithId(datasetSlug: string, spec: QuerySpec): Call<CreatedQuery> {
  return call(function* () {
    const query = yield* invoke(createQuery, { path: { datasetSlug }, body: spec });
    return { ...query, id: requireText(createQuery, query, "id") };
  });
}
