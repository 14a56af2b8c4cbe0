import {
  HoneycombAuthError,
  HoneycombEventsError,
  HoneycombRateLimitError,
  HoneycombServerError,
  type NewEvent,
} from "@honeycomb/async";
import { callApi } from "@honeycomb/core/transport";
import { beforeEach, describe, expect, test } from "vitest";
import { type Client, modes } from "../src/client.ts";
import { countRequests } from "../src/count-requests.ts";
import { failureOf } from "../src/failure.ts";
import { useSandbox } from "../src/setup.ts";

const sandbox = useSandbox({ polls: 0 });
const { events: api } = callApi();
const accepted = { status: "accepted" };

const events = (count: number): NewEvent[] =>
  Array.from({ length: count }, (_, number) => ({ data: { number } }));

describe.each(modes)("$name", ({ connect }) => {
  let client: Client;
  let requests: ReturnType<typeof countRequests>;
  beforeEach(() => {
    requests = countRequests();
    client = connect({
      apiKey: "test-key",
      baseUrl: sandbox().url,
      retry: { maxRetries: 2, minDelay: 0 },
      ...requests.hooks,
    });
    return () => client.close();
  });

  /** Returns the numbers of the stored events. */
  async function arrived(dataset = "api"): Promise<unknown[]> {
    const { id = "" } = await client.queries.create(dataset, {
      breakdowns: ["number"],
      orders: [{ column: "number" }],
      limit: 1000,
    });
    const { id: resultId } = await client.queryResults.create(dataset, { query_id: id });
    const { data } = await client.queryResults.get(dataset, resultId);
    return (data?.results ?? []).map(({ data }) => data?.number);
  }

  test("one event", async () => {
    expect(await client.events.create("api", { number: 7 }, { sampleRate: 2 })).toBeUndefined();
    expect(await arrived()).toEqual([7]);
  });

  test("any number of events, in batches", async () => {
    const results = await client.perform(api.send("api", events(250), { batchEvents: 100 }));
    expect(results).toEqual(Array(250).fill(accepted));
    expect(requests.sent).toBe(3);
    expect(await arrived()).toEqual(events(250).map(({ data }) => data.number));
  });

  test("an invalid event is rejected with a reason, at its index", async () => {
    const wrong = [{ data: {} }, { data: { number: 1 }, samplerate: 0.5 }] as NewEvent[];
    const results = await client.perform(api.send("api", [...wrong, ...events(1)]));
    expect(results).toEqual([
      { status: "rejected", reason: expect.any(String), code: undefined },
      { status: "rejected", reason: expect.stringContaining("samplerate"), code: undefined },
      accepted,
    ]);
    expect(await arrived()).toEqual([0]);
  });

  test("events that Honeycomb has no capacity for are sent again, without the others", async () => {
    await sandbox().fail({
      operation: "createEvents",
      status: 200,
      times: 1,
      headers: { "retry-after": "0" },
      body: [
        { status: 202 },
        { status: 429, error: "too many" },
        { status: 500, error: "broken" },
        { status: 400, error: "no good" },
      ],
    });
    const results = await client.perform(api.send("api", events(4)));
    expect(results).toEqual([
      accepted,
      accepted,
      accepted,
      { status: "rejected", reason: "no good", code: 400 },
    ]);
    expect(requests.sent).toBe(2);
    // The first response was a fault, so these events are from the second request.
    expect(await arrived()).toEqual([1, 2]);
  });

  test("events that Honeycomb has no capacity for in any attempt have failed", async () => {
    await sandbox().fail({
      operation: "createEvents",
      status: 200,
      headers: { "retry-after": "0" },
      body: [{ status: 429, error: "too many" }],
    });
    const [result] = await client.perform(api.send("api", events(1), { retry: { maxRetries: 1 } }));
    expect(result).toMatchObject({ status: "failed", error: { status: 429 } });
    expect(result).toHaveProperty("error", expect.any(HoneycombRateLimitError));
    expect(requests.sent).toBe(2);
  });

  test.each([429, 503])("a batch is sent again after %d", async (status) => {
    const headers = { "retry-after": "0" };
    await sandbox().fail({ operation: "createEvents", status, headers, times: 2 });
    expect(await client.perform(api.send("api", events(2)))).toEqual([accepted, accepted]);
    expect(await arrived()).toEqual([0, 1]);
  });

  test("a batch that fails doesn't affect the others", async () => {
    await sandbox().fail({ operation: "createEvents", status: 500, times: 1 });
    const options = { batchEvents: 2, concurrency: 1 };
    const results = await client.perform(api.send("api", events(4), options));
    const failed = { status: "failed", error: expect.any(HoneycombServerError) };
    expect(results).toEqual([failed, failed, accepted, accepted]);
    expect(await arrived()).toEqual([2, 3]);
  });

  test("the results of a stream are reported one by one, and counted", async () => {
    const reported: string[] = [];
    const onResult = ({ status }: { status: string }, _: NewEvent, index: number) =>
      void reported.push(`${index} ${status}`);
    function* source() {
      yield* events(3);
      yield { data: {} };
    }
    const counts = await client.perform(api.send("api", source(), { onResult }));
    expect(counts).toEqual({ accepted: 3, rejected: 1, failed: 0 });
    expect(reported.sort()).toEqual(["0 accepted", "1 accepted", "2 accepted", "3 rejected"]);
  });

  test("a source that throws is an error, and the events before it were sent", async () => {
    function* source() {
      yield* events(2);
      throw new Error("the disk is full");
    }
    const error = await failureOf(() => client.perform(api.send("api", source())));
    expect(error).toBeInstanceOf(HoneycombEventsError);
    expect(error).toMatchObject({
      results: [accepted, accepted],
      cause: { message: "the disk is full" },
    });
    expect(await arrived()).toEqual([0, 1]);
  });

  test("Kinesis events", async () => {
    const { kinesisEvents } = client;
    const data = (text: string) => ({ data: btoa(text) });
    const delivery = {
      requestId: "33658b45-a8f1-4007-92e8-f601ae33db14",
      timestamp: Date.now(),
      records: [data('{"number":1}'), data("not JSON"), data('{"number":2}')],
    };
    expect(await kinesisEvents.create("stream", delivery)).toEqual({
      requestId: delivery.requestId,
      timestamp: expect.any(Number),
      errorMessage: "records[1]: is not JSON in Base64",
    });
    expect(await arrived("stream")).toEqual([1, 2]);
    await using stranger = connect({ apiKey: "unknown", baseUrl: sandbox().url });
    expect(await failureOf(() => stranger.kinesisEvents.create("stream", delivery))).toBeInstanceOf(
      HoneycombAuthError,
    );
  });
});
