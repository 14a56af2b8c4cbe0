import { expectTypeOf, test } from "vitest";
import type { Call, QueryResultDetails, QuerySpec } from "../../index.ts";
import { callApi } from "../../transport.ts";

const { queryResults } = callApi();
const spec: QuerySpec = { calculations: [{ op: "COUNT" }] };

test("run accepts a query, or the id of one", () => {
  expectTypeOf(queryResults.run("api", spec)).toExtend<Call<QueryResultDetails>>();
  expectTypeOf(queryResults.run("api", "q1", { disable_series: true })).toExtend<
    Call<QueryResultDetails>
  >();
});

test("run rejects an object with an id, and the id among the options", () => {
  // @ts-expect-error an object with an id is not a query
  queryResults.run("api", { id: "q1" });
  // @ts-expect-error the second argument names the query
  queryResults.run("api", "q1", { query_id: "q2" });
});
