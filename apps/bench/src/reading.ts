import { type HttpResponse, invoke, operations } from "@honeycomb/core";
import { measure } from "./rounds.ts";

/** How long it takes to read a query result of 10,000 rows, checked and not, in milliseconds. */
export function readingTimes() {
  const body = JSON.stringify({
    id: "result",
    complete: true,
    data: {
      series: [],
      results: Array.from({ length: 10_000 }, (_, index) => ({
        data: { COUNT: index, "P99(duration_ms)": index / 7, endpoint: `/orders/${index}` },
      })),
    },
  });
  return measure(
    {
      "JSON.parse alone": () => JSON.parse(body),
      checked: () => read({ ...answer, body }),
      'with validate: "off"': () => read({ ...answer, body, validate: "off" }),
    },
    { rounds: 30, turns: 3 },
  );
}

const answer = { url: "https://api.honeycomb.io/", status: 200, headers: {} };

/** What a client does with an answer, without sending anything. */
function read(response: HttpResponse): unknown {
  const path = { datasetSlug: "api", queryResultId: "result" };
  const steps = invoke(operations.getQueryResult, { path })[Symbol.iterator]();
  steps.next();
  return steps.next(response).value;
}
