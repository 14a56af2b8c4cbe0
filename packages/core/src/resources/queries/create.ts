import { type Call, call } from "../../call/call.ts";
import { HoneycombResponseError } from "../../operation/errors/response-error.ts";
import { invoke } from "../../operation/invoke.ts";
import type { Query, QuerySpec } from "./models.ts";
import { createQuery } from "./operations.ts";

/** A query that exists, and so has an id. */
export interface CreatedQuery extends Query {
  id: string;
}

/** Creates a query, of which more is to be made: an answer without an id is an error. */
export function createQueryWithId(datasetSlug: string, spec: QuerySpec): Call<CreatedQuery> {
  return call(function* () {
    const query = yield* invoke(createQuery, { path: { datasetSlug }, body: spec });
    const { id } = query;
    if (id !== undefined) return { ...query, id };
    throw new HoneycombResponseError("createQuery: the answer has no id", {
      operation: "createQuery",
      status: 200,
      requestId: undefined,
      body: query,
    });
  });
}
