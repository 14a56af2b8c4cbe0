import {
  type ClientOptions,
  type Dataset,
  HoneycombAbortError,
  HoneycombConfigError,
  HoneycombNotFoundError,
  HoneycombResponseError,
  HoneycombServerError,
  HoneycombTimeoutError,
  type RequestInfo,
  type RequestOptions,
} from "@honeycomb/async";
import { callApi } from "@honeycomb/core/transport";
import { describe, expect, test, vi } from "vitest";
import { type Client, modes } from "../src/client.ts";
import { failureOf } from "../src/failure.ts";
import { useSandbox } from "../src/setup.ts";

const sandbox = useSandbox();
const api = callApi();
/** A dataset whose name is not a string. */
const invalid = { status: 200, body: '[{"name":1,"slug":"api"}]', times: 1 };

/** Every place that takes request options, listing datasets with them. */
type List = (client: Client, options: RequestOptions) => Promise<Dataset[]> | Dataset[];
const places: Record<string, List> = {
  "a method": (client, options) => client.datasets.list(options),
  "a method in mode `call`": (client, options) => client.perform(api.datasets.list(options)),
  "a method inside all": async (client, options) => {
    const [datasets] = await client.all((c) => [c.datasets.list(options), c.boards.list()]);
    return datasets;
  },
  perform: (client, options) => client.perform(api.datasets.list(), options),
  all: async (client, options) => (await client.all((c) => [c.datasets.list()], options))[0],
  allSettled: async (client, options) => {
    const [result] = await client.allSettled((c) => [c.datasets.list()], options);
    if (result.status === "rejected") throw result.reason;
    return result.value;
  },
  withOptions: (client, options) => client.withOptions(options).datasets.list(),
};

describe.each(modes)("$name", ({ connect: connectTo }) => {
  const connect = (options: Partial<ClientOptions> = {}) =>
    connectTo({ apiKey: "test-key", baseUrl: sandbox().url, retry: { minDelay: 0 }, ...options });

  describe.each(Object.entries(places))("options of %s", (_, list) => {
    test("signal", async () => {
      await using client = connect();
      const reason = new Error("the user left");
      const error = await failureOf(() => list(client, { signal: AbortSignal.abort(reason) }));
      expect(error).toBeInstanceOf(HoneycombAbortError);
      expect(error.cause).toBe(reason);
      expect(await client.datasets.list()).toEqual([]);
    });

    test("timeout", async () => {
      await sandbox().fail({ operation: "listDatasets", kind: "hang", times: 1 });
      await using client = connect();
      const error = await failureOf(() => list(client, { timeout: 40 }));
      expect(error).toBeInstanceOf(HoneycombTimeoutError);
      expect(error).toMatchObject({ timeout: 40, operation: "listDatasets" });
    });

    test("retry", async () => {
      await sandbox().fail({ operation: "listDatasets", status: 500, times: 1 });
      await using client = connect();
      const error = await failureOf(() => list(client, { retry: 0 }));
      expect(error).toBeInstanceOf(HoneycombServerError);
      await sandbox().fail({ operation: "listDatasets", status: 500, times: 1 });
      expect(await list(client, { retry: { maxRetries: 1, minDelay: 0 } })).toEqual([]);
    });

    test("headers and hooks", async () => {
      const requests: RequestInfo[] = [];
      const onResponse = vi.fn();
      await using client = connect({
        headers: { "x-one": "1", "x-two": "2" },
        onRequest: (request) => void requests.push(request),
      });
      await list(client, { headers: { "X-Two": "zwei" }, onResponse });
      await client.datasets.list();
      const headers = requests
        .filter(({ operation }) => operation === "listDatasets")
        .map((request) => request.headers);
      expect(headers).toMatchObject([
        { "x-one": "1", "x-two": "zwei" },
        { "x-one": "1", "x-two": "2" },
      ]);
      expect(onResponse.mock.calls).toEqual([[expect.objectContaining({ status: 200 })]]);
    });

    test("validate", async () => {
      await using client = connect();
      await sandbox().fail({ ...invalid, operation: "listDatasets" });
      const failure = await failureOf(() => list(client, { validate: "strict" }));
      expect(failure).toBeInstanceOf(HoneycombResponseError);
      await sandbox().fail({ ...invalid, operation: "listDatasets" });
      const onInvalidResponse = vi.fn();
      expect(await list(client, { onInvalidResponse })).toEqual([{ name: 1, slug: "api" }]);
      expect(onInvalidResponse.mock.calls).toMatchObject([[{ message: failure.message }]]);
      await sandbox().fail({ ...invalid, operation: "listDatasets" });
      expect(await list(client, { validate: "off" })).toEqual([{ name: 1, slug: "api" }]);
    });

    test("are validated", async () => {
      await using client = connect();
      const error = await failureOf(() => list(client, { timeout: 0 }));
      expect(error).toBeInstanceOf(HoneycombConfigError);
      expect(error.message).toContain("timeout is 0");
    });
  });

  test("methods with a body and parameters take them last", async () => {
    const onResponse = vi.fn();
    await using client = connect();
    await client.datasets.create({ name: "API" }, { onResponse });
    await client.triggers.list("api", { onResponse });
    await client.events.create("api", { number: 1 }, { sampleRate: 2, onResponse });
    expect(onResponse.mock.calls.map(([{ request }]) => request.operation)).toEqual([
      "createDataset",
      "listTriggers",
      "createEvent",
    ]);
  });

  test("a method that sends several requests applies them to each", async () => {
    const operations: string[] = [];
    await using client = connect();
    await client.datasets.create({ name: "API" });
    await client.queryResults.run(
      "api",
      { calculations: [{ op: "COUNT" }], time_range: 60 },
      { minPollInterval: 1, onRequest: ({ operation }) => void operations.push(operation) },
    );
    expect(new Set(operations)).toEqual(
      new Set(["createQuery", "createQueryResult", "getQueryResult"]),
    );
  });

  test("an error response is an error even when nothing is validated", async () => {
    await using client = connect({ validate: "off" });
    const error = await failureOf(() => client.datasets.get("nothing"));
    expect(error).toBeInstanceOf(HoneycombNotFoundError);
  });

  test("withOptions can be repeated, and adds to the options", async () => {
    const seen: (string | undefined)[][] = [];
    await using client = connect({
      onRequest: ({ headers }) => void seen.push([headers["x-one"], headers["x-two"]]),
    });
    const first = client.withOptions({ headers: { "x-one": "1" } });
    await first.withOptions({ headers: { "x-two": "2" } }).datasets.list();
    await first.datasets.list();
    expect(seen).toEqual([
      ["1", "2"],
      ["1", undefined],
    ]);
  });
});
