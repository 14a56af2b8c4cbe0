import { ALL_DATASETS, type Query, type QueryResultDetails } from "@honeycomb/core";
import { createId } from "../../id.ts";
import { QueryError } from "../../query/query-error.ts";
import { runQuery } from "../../query/run-query.ts";
import type { State } from "../../state.ts";
import { calculatedFieldsOf } from "../calculated-fields/state.ts";
import { findDatasets } from "../datasets/state.ts";
import type { QueryResultRequest } from "./requests.ts";

/** The data of a query result, or the reason why there is none. */
type QueryOutcome = Pick<QueryResultDetails, "data" | "error">;

/** A query that is running, or has ended. */
export interface QueryResultState {
  readonly datasetSlug: string;
  readonly id: string;
  readonly query: Query;
  /** Rejects only when the sandbox fails. Errors in the query are outcomes. */
  readonly outcome: Promise<QueryOutcome>;
  /** How many polls have found it unfinished. */
  polls: number;
}

/** The default number of rows of a result. */
const defaultLimit = 100;

/** Starts a query on the current events. */
export function startQuery(
  state: State,
  datasetSlug: string,
  { id: _, ...spec }: Query,
  options: QueryResultRequest,
): QueryResultState {
  const limit = options.limit ?? spec.limit ?? defaultLimit;
  const query: Query = { ...spec, limit };
  const outcome = state.events
    .use(findDatasets(state, datasetSlug), (database, tables) =>
      runQuery(query, database, tables, {
        series: !options.disable_series,
        total: options.disable_total_by_aggregate === false,
        other: options.disable_other_by_aggregate === false,
        limit,
        now: state.now(),
        calculatedColumns: [datasetSlug, ALL_DATASETS]
          .flatMap((slug) => calculatedFieldsOf(state, slug))
          .map(({ alias, expression }) => ({ name: alias, expression })),
      }),
    )
    .then((data): QueryOutcome => ({ data }), describeFailure);
  // The client may never request the result. Then a failure must not be an unhandled rejection.
  outcome.catch(() => {});
  const result = { datasetSlug, id: createId(), query, outcome, polls: 0 };
  state.queryResults.set(result.id, result);
  return result;
}

function describeFailure(error: unknown): QueryOutcome {
  if (error instanceof QueryError) return { error: error.message };
  throw error;
}
