import { HoneycombClient } from "@honeycomb/async";
import { measure } from "./rounds.ts";

/** Measures how long it takes to read a query result of 10,000 rows, without a network. */
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
  const client = new HoneycombClient({ apiKey: "bench", fetch: async () => new Response(body) });
  return measure(
    {
      "fetch's Response and JSON.parse": async () => JSON.parse(await new Response(body).text()),
      "client, validated": () => client.queryResults.get("api", "result"),
      'client, validate: "off"': () =>
        client.queryResults.get("api", "result", { validate: "off" }),
    },
    { rounds: 30, turns: 3 },
  );
}
