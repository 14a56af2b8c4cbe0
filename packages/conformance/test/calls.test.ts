import {
  all,
  allSettled,
  type ClientOptions,
  call,
  HoneycombAbortError,
  HoneycombConfigError,
  HoneycombInputError,
  HoneycombNotFoundError,
  invoke,
  operations,
  sleep,
} from "@honeycomb/async";
import { callApi } from "@honeycomb/core/transport";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { modes } from "../src/client.ts";
import { countRunning } from "../src/count-running.ts";
import { failureOf } from "../src/failure.ts";
import { useSandbox } from "../src/setup.ts";

const sandbox = useSandbox({ latency: 20 });
const api = callApi();

let records: string[];
beforeEach(() => {
  records = [];
});
/** Sleeps for long, and records when it starts and when it has cleaned up. */
const recording = (name: string) =>
  call(function* () {
    records.push(`${name} started`);
    try {
      yield* sleep(60_000);
      records.push(`${name} ended`);
    } finally {
      yield* sleep(1);
      records.push(`${name} cleaned up`);
    }
  });
const failing = (message: string, milliseconds = 1) =>
  call(function* () {
    yield* sleep(milliseconds);
    throw new Error(message);
  });

describe.each(modes)("$name", ({ name, connect: connectTo, fromEnv }) => {
  const connect = (options: Partial<ClientOptions> = {}) =>
    connectTo({ apiKey: "test-key", baseUrl: sandbox().url, ...options });

  describe("a client", () => {
    test("sends nothing until a method is called", async () => {
      const onRequest = vi.fn();
      await using client = connect({ onRequest });
      void client.datasets;
      client.withOptions({ timeout: 1000 });
      expect(onRequest).not.toHaveBeenCalled();
      await client.datasets.list();
      expect(onRequest).toHaveBeenCalledTimes(1);
    });

    test("needs a valid key", async () => {
      const apiKey = "not a key";
      const error = await failureOf(() => connect({ apiKey }));
      expect(error).toBeInstanceOf(HoneycombConfigError);
      expect(error.message).not.toContain(apiKey);
      expect(await failureOf(() => fromEnv({}, {}))).toBeInstanceOf(HoneycombConfigError);
    });

    test("reads the environment", async () => {
      const environment = { HONEYCOMB_API_KEY: "test-key", HONEYCOMB_API_ENDPOINT: sandbox().url };
      await using client = fromEnv({ timeout: 5000 }, environment);
      expect(await client.datasets.list()).toEqual([]);
    });

    test("rejects invalid input before it sends anything", async () => {
      await using client = connect({ baseUrl: "http://127.0.0.1:1" });
      const error = await failureOf(() => client.datasets.create({ name: "" }));
      expect(error).toBeInstanceOf(HoneycombInputError);
      expect(error).toMatchObject({
        operation: "createDataset",
        issues: [{ path: "name", message: "must have at least 1 character, but it has 0" }],
      });
    });

    test("throws errors whose stack leads to the line that called it", async () => {
      await using client = connect();
      const callsMethod = async () => {
        return await client.datasets.get("nope");
      };
      const error = await failureOf(callsMethod);
      expect(error.stack).toContain("HoneycombNotFoundError: getDataset: 404");
      expect(error.stack).toContain("callsMethod");
    });
  });

  describe("perform", () => {
    test("runs the caller's own call", async () => {
      await using client = connect();
      const createTwice = call(function* () {
        const first = yield* api.datasets.create({ name: "API" });
        yield* sleep(1);
        const second = yield* invoke(operations.createDataset, { body: { name: "API" } });
        return first.slug === second.slug;
      });
      expect(await client.perform(createTwice)).toBe(true);
      expect(await client.datasets.list()).toHaveLength(1);
    });

    test("passes the API of calls to a function that returns a call", async () => {
      await using client = connect();
      const created = await client.perform((calls) => calls.datasets.create({ name: "API" }));
      expect(created.slug).toBe("api");
    });

    test("throws errors inside the call, which can catch them", async () => {
      await using client = connect();
      const orCreate = call(function* () {
        try {
          return yield* api.datasets.get("api");
        } catch (error) {
          if (!(error instanceof HoneycombNotFoundError)) throw error;
          return yield* api.datasets.create({ name: "API" });
        }
      });
      expect(await client.perform(orCreate)).toMatchObject({ slug: "api" });
      expect(await client.perform(orCreate)).toMatchObject({ slug: "api" });
    });

    test("throws what the call throws, unchanged", async () => {
      await using client = connect();
      const thrown = { any: "thing" };
      const odd = call(function* () {
        yield* sleep(1);
        throw thrown;
      });
      expect(await failureOf(() => client.perform(odd))).toBe(thrown);
    });

    test("sleeps as long as the call says", async () => {
      await using client = connect();
      const start = performance.now();
      await client.perform(sleep(60));
      expect(performance.now() - start).toBeGreaterThan(58);
    });

    test("throws an error when a call yields something else than an effect", async () => {
      await using client = connect();
      // @ts-expect-error an effect, or a call
      const forgetful = call(function* () {
        return yield { type: "list datasets" };
      });
      const error = await failureOf(() => client.perform(forgetful));
      expect(error).toBeInstanceOf(HoneycombInputError);
      expect(error.message).toContain("expected `yield*` and a call");
    });
  });

  describe("all", () => {
    test("returns values in order", async () => {
      await using client = connect();
      await client.datasets.create({ name: "API" });
      const [datasets, dataset, nothing] = await client.all((c) => [
        c.datasets.list(),
        c.datasets.get("api"),
        sleep(1),
      ]);
      expect(datasets).toEqual([dataset]);
      expect(nothing).toBeUndefined();
      expect(await client.all(() => [])).toEqual([]);
    });

    test.each([1, 3, Number.POSITIVE_INFINITY])("runs %d at a time", async (concurrency) => {
      const running = countRunning();
      await using client = connect(running.hooks);
      await client.all((c) => Array.from({ length: 9 }, () => c.datasets.list()), {
        concurrency,
      });
      expect(running.most).toBe(Math.min(concurrency, 9));
    });

    test("can be part of a call, and of another all", async () => {
      await using client = connect();
      const nested = all([all([api.datasets.list(), sleep(1)]), all([])]);
      expect(await client.perform(nested)).toEqual([[[], undefined], []]);
    });

    test("throws the first error, after the others were aborted and have cleaned up", async () => {
      await using client = connect();
      const error = await failureOf(() =>
        client.all(() => [
          recording("a"),
          failing("first"),
          failing("second", 60_000),
          recording("b"),
        ]),
      );
      expect(error.message).toBe("first");
      expect(records.sort()).toEqual(["a cleaned up", "a started", "b cleaned up", "b started"]);
    });

    test("starts nothing more once one has failed", async () => {
      await using client = connect();
      const error = await failureOf(() =>
        client.all(() => [failing("first"), recording("a")], { concurrency: 1 }),
      );
      expect(error.message).toBe("first");
      expect(records).toEqual([]);
    });

    test("aborts running requests", async () => {
      await sandbox().fail({ operation: "listTriggers", kind: "hang" });
      await using client = connect();
      const start = performance.now();
      const error = await failureOf(() =>
        client.all((c) => [c.triggers.list("api"), c.datasets.get("nope")]),
      );
      expect(error).toBeInstanceOf(HoneycombNotFoundError);
      expect(performance.now() - start).toBeLessThan(5000);
    });

    test("can be caught inside a call", async () => {
      await using client = connect();
      const careful = call(function* () {
        try {
          return yield* all([recording("a"), failing("expected")]);
        } catch (error) {
          return (error as Error).message;
        }
      });
      expect(await client.perform(careful)).toBe("expected");
      expect(records).toEqual(["a started", "a cleaned up"]);
    });

    test.each<[string, () => unknown[], string]>([
      ["a value", () => [[]], "[0]: expected a call"],
      ["a promise", () => [sleep(1), Promise.resolve()], "[1]: expected a call"],
    ])("rejects %s", async (_, build, message) => {
      await using client = connect();
      const error = await failureOf(() => client.all(build as () => []));
      expect(error).toBeInstanceOf(HoneycombInputError);
      expect(error.message).toContain(message);
    });

    test.each([0, -1, Number.NaN])("rejects a concurrency of %d", async (concurrency) => {
      await using client = connect();
      const error = await failureOf(() => client.all(() => [], { concurrency }));
      expect(error).toBeInstanceOf(HoneycombInputError);
    });
  });

  describe("allSettled", () => {
    test("returns the outcome of each", async () => {
      await using client = connect();
      await client.datasets.create({ name: "API" });
      const settled = await client.allSettled((c) => [
        c.datasets.get("api"),
        c.datasets.get("nope"),
        c.datasets.get(""),
        failing("mine"),
      ]);
      expect(settled).toEqual([
        { status: "fulfilled", value: expect.objectContaining({ slug: "api" }) },
        { status: "rejected", reason: expect.any(HoneycombNotFoundError) },
        { status: "rejected", reason: expect.any(HoneycombInputError) },
        { status: "rejected", reason: new Error("mine") },
      ]);
    });

    test("limits the concurrency", async () => {
      const running = countRunning();
      await using client = connect(running.hooks);
      await client.allSettled((c) => Array.from({ length: 5 }, () => c.datasets.get("nope")), {
        concurrency: 2,
      });
      expect(running.most).toBe(2);
    });
  });

  describe("an abort", () => {
    /** Aborts once the client has sent a request. */
    const connectAborting = (reason: Error) => {
      const controller = new AbortController();
      const onRequest = () => controller.abort(reason);
      return connect({ signal: controller.signal, onRequest });
    };

    test("runs finally blocks, including their requests, and nothing else", async () => {
      await using client = connect();
      await client.datasets.create({ name: "Scratch" });
      const reason = new Error("enough");
      await using aborting = connectAborting(reason);
      const scratch = call(function* () {
        try {
          yield* api.datasets.list();
          records.push("went on");
        } catch {
          records.push("caught");
        } finally {
          yield* api.datasets.delete("scratch", { liftProtection: true });
          records.push("deleted");
        }
        records.push("went on");
      });
      const outer = call(function* () {
        try {
          yield* scratch;
          records.push("went on outside");
        } finally {
          records.push("cleaned up outside");
        }
        yield* api.datasets.create({ name: "Never" });
      });
      const error = await failureOf(() => aborting.perform(outer));
      expect(error).toBeInstanceOf(HoneycombAbortError);
      expect(error.cause).toBe(reason);
      expect(records).toEqual(["deleted", "cleaned up outside"]);
      expect(await client.datasets.list()).toEqual([]);
    });

    test("reaches every call of an all", async () => {
      const reason = new Error("enough");
      await using client = connectAborting(reason);
      const error = await failureOf(() =>
        client.perform(all([recording("a"), all([recording("b"), api.datasets.list()])])),
      );
      expect(error).toBeInstanceOf(HoneycombAbortError);
      expect(records.sort()).toEqual(["a cleaned up", "a started", "b cleaned up", "b started"]);
    });

    test("is not an outcome in allSettled", async () => {
      await using client = connectAborting(new Error("enough"));
      const error = await failureOf(() =>
        client.perform(allSettled([api.datasets.list(), recording("a")])),
      );
      expect(error).toBeInstanceOf(HoneycombAbortError);
    });

    test("hides no error of a finally block", async () => {
      await using client = connectAborting(new Error("enough"));
      const broken = call(function* () {
        try {
          yield* api.datasets.list();
        } finally {
          yield* api.datasets.delete("nope");
        }
      });
      const error = await failureOf(() => client.perform(broken));
      expect(error).toBeInstanceOf(HoneycombNotFoundError);
    });
  });

  describe("closing", () => {
    test("rejects later calls, also of clients made by withOptions", async () => {
      const client = connect();
      const other = client.withOptions({ timeout: 1000 });
      expect(await client.datasets.list()).toEqual([]);
      await client.close();
      await client.close();
      for (const closed of [client, other]) {
        const error = await failureOf(() => closed.datasets.list());
        expect(error).toBeInstanceOf(HoneycombConfigError);
        expect(error.message).toBe("The client is closed. Create another one.");
      }
    });

    test("happens at the end of a block", async () => {
      const block = async () => {
        await using client = connect();
        await client.datasets.list();
        return client;
      };
      const closed = await block();
      expect(await failureOf(() => closed.datasets.list())).toBeInstanceOf(HoneycombConfigError);
    });

    test("aborts running calls, which clean up", async () => {
      const client = connect({ onRequest: () => void client.close() });
      const error = await failureOf(() =>
        client.perform(all([recording("a"), api.datasets.list()])),
      );
      expect(error).toBeInstanceOf(HoneycombAbortError);
      expect(records).toEqual(["a started", "a cleaned up"]);
    });

    test("doesn't affect other clients", async () => {
      await using other = connect();
      await connect().close();
      expect(await other.datasets.list()).toEqual([]);
    });
  });

  test("returns what its mode says", async () => {
    await using client = connect();
    const listed = client.datasets.list();
    expect(listed instanceof Promise).toBe(name === "async");
    expect(await listed).toEqual([]);
  });
});
