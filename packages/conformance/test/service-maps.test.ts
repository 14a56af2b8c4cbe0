import { callApi, HoneycombNotFoundError, HoneycombTimeoutError } from "@honeycomb/async";
import { beforeEach, describe, expect, test } from "vitest";
import { type Client, modes } from "../src/client.ts";
import { countRequests } from "../src/count-requests.ts";
import { failureOf } from "../src/failure.ts";
import { useSandbox } from "../src/setup.ts";

const sandbox = useSandbox({ polls: 1 });
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
    client = connect({ apiKey: "any", baseUrl: sandbox().url, ...requests.hooks });
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
    expect(summary(await serviceMaps.get({}, { minInterval: 1 }))).toEqual(expected);
    // One to ask for it, one in vain, and one that has it.
    expect(requests.sent).toBe(3);
    const request = await serviceMaps.create({ filters: [{ name: "cards" }] });
    expect(request).toMatchObject({ status: "pending" });
    expect(summary(await serviceMaps.list(request.request_id, { minInterval: 1 }))).toEqual([
      "orders > cards: 1",
    ]);
    expect(summary(await serviceMaps.get({}, { limit: 1, minInterval: 1 }))).toEqual([
      "web > stock: 2",
    ]);
  });

  test("are iterated over page by page, and stopping early stops asking", async () => {
    const { serviceMaps } = client;
    const { request_id } = await serviceMaps.create();
    const options = { pageSize: 1, minInterval: 1 };
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

  test("are waited for no longer than is said, and have to have been asked for", async () => {
    const { serviceMaps } = client;
    const { request_id } = await serviceMaps.create();
    const late = await failureOf(() => serviceMaps.list(request_id, { timeout: 0 }));
    expect(late).toBeInstanceOf(HoneycombTimeoutError);
    expect(late.message).toContain(request_id);
    expect(await serviceMaps.list(request_id)).toHaveLength(3);
    expect(await failureOf(() => serviceMaps.list("nope"))).toBeInstanceOf(HoneycombNotFoundError);
  });
});
