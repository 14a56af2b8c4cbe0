import { HoneycombNotFoundError, HoneycombTimeoutError } from "@honeycomb/async";
import { callApi } from "@honeycomb/core/transport";
import { beforeEach, describe, expect, test } from "vitest";
import { type Client, modes } from "../src/client.ts";
import { countRequests } from "../src/count-requests.ts";
import { failureOf } from "../src/failure.ts";
import { useSandbox } from "../src/setup.ts";

const sandbox = useSandbox();
const api = callApi();

/** A trace: each service's span, and the index of the one that called it. */
const spans: readonly (readonly [service: string, caller?: number])[] = [
  ["web"],
  ["stock", 0],
  ["stock", 0],
  ["orders", 0],
  ["cards", 3],
];

describe.each(modes)("$name", ({ connect }) => {
  let client: Client;
  let requests: ReturnType<typeof countRequests>;
  beforeEach(async () => {
    requests = countRequests();
    client = connect({ apiKey: "test-key", baseUrl: sandbox().url, ...requests.hooks });
    const events = spans.map(([service, caller], id) => ({
      data: {
        "service.name": service,
        "trace.trace_id": "t1",
        "trace.span_id": `s${id}`,
        ...(caller !== undefined && { "trace.parent_id": `s${caller}` }),
      },
    }));
    await client.perform(api.events.send("shop", events));
    requests.sent = 0;
    return () => client.close();
  });

  const summary = (all: Awaited<ReturnType<typeof client.serviceMaps.list>>) =>
    all.map(
      ({ parent_node, child_node, call_count }) =>
        `${parent_node?.name} > ${child_node?.name}: ${call_count}`,
    );
  const expected = ["web > stock: 2", "orders > cards: 1", "web > orders: 1"];

  test("show which services call which, once they are ready", async () => {
    const { serviceMaps } = client;
    expect(summary(await serviceMaps.get({}, { minPollInterval: 1 }))).toEqual(expected);
    // One request creates the map, one polls too early, and one returns the result.
    expect(requests.sent).toBe(3);
    const request = await serviceMaps.create({ filters: [{ name: "cards" }] });
    expect(request).toMatchObject({ status: "pending" });
    expect(summary(await serviceMaps.list(request.request_id, { minPollInterval: 1 }))).toEqual([
      "orders > cards: 1",
    ]);
    expect(summary(await serviceMaps.get({}, { limit: 1, minPollInterval: 1 }))).toEqual([
      "web > stock: 2",
    ]);
  });

  test("are iterated over page by page, only as far as the loop goes", async () => {
    const { serviceMaps } = client;
    const { request_id } = await serviceMaps.create();
    const options = { pageSize: 1, minPollInterval: 1 };
    expect(summary(await serviceMaps.list(request_id, options))).toEqual(expected);
    requests.sent = 0;
    const seen = [];
    for await (const dependency of serviceMaps.iterate(request_id, options)) {
      seen.push(dependency);
      if (seen.length === 2) break;
    }
    expect(summary(seen)).toEqual(expected.slice(0, 2));
    expect(requests.sent).toBe(2);
  });

  test("are waited for until pollTimeout, and must have been requested", async () => {
    const { serviceMaps } = client;
    const { request_id } = await serviceMaps.create();
    const late = await failureOf(() => serviceMaps.list(request_id, { pollTimeout: 0 }));
    expect(late).toBeInstanceOf(HoneycombTimeoutError);
    expect(late.message).toContain(request_id);
    expect(await serviceMaps.list(request_id)).toHaveLength(3);
    expect(await failureOf(() => serviceMaps.list("nope"))).toBeInstanceOf(HoneycombNotFoundError);
  });
});
