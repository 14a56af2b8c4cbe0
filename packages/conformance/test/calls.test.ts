import {
  all,
  allSettled,
  call,
  callApi,
  HoneycombAbortError,
  HoneycombConfigError,
  HoneycombInputError,
  HoneycombNotFoundError,
  invoke,
  operations,
  sleep,
} from "@honeycomb/async";
import { beforeEach, describe, expect, test } from "vitest";
import { modes, type Options } from "../src/client.ts";
import { countUnderWay } from "../src/count-under-way.ts";
import { failureOf } from "../src/failure.ts";
import { useSandbox } from "../src/setup.ts";

const sandbox = useSandbox({ latency: 20 });
const api = callApi();

let notes: string[];
beforeEach(() => {
  notes = [];
});
/** Waits for long, noting when it begins and when it is cleaned up. */
const noting = (name: string) =>
  call(function* () {
    notes.push(`${name} begins`);
    try {
      yield* sleep(60_000);
      notes.push(`${name} is done`);
    } finally {
      yield* sleep(1);
      notes.push(`${name} is cleaned up`);
    }
  });
const failing = (message: string, milliseconds = 1) =>
  call(function* () {
    yield* sleep(milliseconds);
    throw new Error(message);
  });

describe.each(modes)("$name", ({ name, connect: connectTo, fromEnv }) => {
  const connect = (options: Partial<Options> = {}) =>
    connectTo({ apiKey: "any", baseUrl: sandbox().url, ...options });

  describe("a client", () => {
    test("does nothing until it is asked", () => {
      const client = connect({ baseUrl: "https://honeycomb.invalid" });
      expect(client.datasets).toBeDefined();
    });

    test("needs a key that fits", async () => {
      const apiKey = "not a key";
      const error = await failureOf(() => connect({ apiKey }));
      expect(error).toBeInstanceOf(HoneycombConfigError);
      expect(error.message).not.toContain(apiKey);
      expect(await failureOf(() => fromEnv({}, {}))).toBeInstanceOf(HoneycombConfigError);
    });

    test("is made from the environment", async () => {
      const environment = { HONEYCOMB_API_KEY: "any", HONEYCOMB_API_ENDPOINT: sandbox().url };
      await using client = fromEnv({ timeout: 5000 }, environment);
      expect(await client.datasets.list()).toEqual([]);
    });

    test("refuses wrong input before it sends anything", async () => {
      await using client = connect({ baseUrl: "http://127.0.0.1:1" });
      const error = await failureOf(() => client.datasets.create({ name: "" }));
      expect(error).toBeInstanceOf(HoneycombInputError);
      expect(error).toMatchObject({
        operation: "createDataset",
        issues: [{ path: "name", message: 'expected a length >=1, but it is ""' }],
      });
    });

    test("has an error whose stack leads to the line that called it", async () => {
      await using client = connect();
      const whoAsks = async () => {
        return await client.datasets.get("nope");
      };
      const error = await failureOf(whoAsks);
      expect(error.stack).toContain("HoneycombNotFoundError: getDataset: 404");
      expect(error.stack).toContain("whoAsks");
    });
  });

  describe("perform", () => {
    test("performs a call of the caller's own", async () => {
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

    test("hands what goes wrong into the call, which may catch it", async () => {
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

    test("throws what the call throws, as it is", async () => {
      await using client = connect();
      const thrown = { any: "thing" };
      const odd = call(function* () {
        yield* sleep(1);
        throw thrown;
      });
      expect(await failureOf(() => client.perform(odd))).toBe(thrown);
    });

    test("waits as long as it is told to", async () => {
      await using client = connect();
      const start = performance.now();
      await client.perform(sleep(60));
      expect(performance.now() - start).toBeGreaterThan(58);
    });

    test("says so where a call yields what is no effect", async () => {
      await using client = connect();
      // @ts-expect-error `yield*` would perform it
      const forgetful = call(function* () {
        return yield api.datasets.list();
      });
      const error = await failureOf(() => client.perform(forgetful));
      expect(error).toBeInstanceOf(HoneycombInputError);
      expect(error.message).toContain("expected `yield*` and a call");
    });
  });

  describe("all", () => {
    test("gives values in order", async () => {
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

    test.each([1, 3, Number.POSITIVE_INFINITY])(
      "has %d under way at a time",
      async (concurrency) => {
        const underWay = countUnderWay();
        await using client = connect(underWay.hooks);
        await client.all((c) => Array.from({ length: 9 }, () => c.datasets.list()), {
          concurrency,
        });
        expect(underWay.most).toBe(Math.min(concurrency, 9));
      },
    );

    test("may be part of a call, and of another all", async () => {
      await using client = connect();
      const nested = all([all([api.datasets.list(), sleep(1)]), all([])]);
      expect(await client.perform(nested)).toEqual([[[], undefined], []]);
    });

    test("throws the first error, after the others were aborted and cleaned up", async () => {
      await using client = connect();
      const error = await failureOf(() =>
        client.all(() => [noting("a"), failing("first"), failing("second", 60_000), noting("b")]),
      );
      expect(error.message).toBe("first");
      expect(notes.sort()).toEqual(["a begins", "a is cleaned up", "b begins", "b is cleaned up"]);
    });

    test("begins nothing more once one has failed", async () => {
      await using client = connect();
      const error = await failureOf(() =>
        client.all(() => [failing("first"), noting("a")], { concurrency: 1 }),
      );
      expect(error.message).toBe("first");
      expect(notes).toEqual([]);
    });

    test("aborts requests, too", async () => {
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
          return yield* all([noting("a"), failing("expected")]);
        } catch (error) {
          return (error as Error).message;
        }
      });
      expect(await client.perform(careful)).toBe("expected");
      expect(notes).toEqual(["a begins", "a is cleaned up"]);
    });

    test.each<[string, () => unknown[], string]>([
      ["a value", () => [[]], "[0]: expected a call"],
      ["a promise", () => [sleep(1), Promise.resolve()], "[1]: expected a call"],
    ])("refuses %s", async (_, build, message) => {
      await using client = connect();
      const error = await failureOf(() => client.all(build as () => []));
      expect(error).toBeInstanceOf(HoneycombInputError);
      expect(error.message).toContain(message);
    });

    test.each([0, -1, Number.NaN])("refuses a concurrency of %d", async (concurrency) => {
      await using client = connect();
      const error = await failureOf(() => client.all(() => [], { concurrency }));
      expect(error).toBeInstanceOf(HoneycombInputError);
    });
  });

  describe("allSettled", () => {
    test("says of each what became of it", async () => {
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

    test("keeps to its concurrency", async () => {
      const underWay = countUnderWay();
      await using client = connect(underWay.hooks);
      await client.allSettled((c) => Array.from({ length: 5 }, () => c.datasets.get("nope")), {
        concurrency: 2,
      });
      expect(underWay.most).toBe(2);
    });
  });

  describe("an abort", () => {
    /** Aborts once the client has sent a request. */
    const connectAborting = (reason: Error) => {
      const controller = new AbortController();
      const onRequest = () => controller.abort(reason);
      return connect({ signal: controller.signal, onRequest });
    };

    test("runs finally blocks, with what they have to send, and nothing else", async () => {
      await using client = connect();
      await client.datasets.create({ name: "Scratch" });
      const reason = new Error("enough");
      await using aborting = connectAborting(reason);
      const scratch = call(function* () {
        try {
          yield* api.datasets.list();
          notes.push("went on");
        } catch {
          notes.push("caught");
        } finally {
          yield* api.datasets.delete("scratch");
          notes.push("deleted");
        }
        notes.push("went on");
      });
      const outer = call(function* () {
        try {
          yield* scratch;
          notes.push("went on outside");
        } finally {
          notes.push("cleaned up outside");
        }
        yield* api.datasets.create({ name: "Never" });
      });
      const error = await failureOf(() => aborting.perform(outer));
      expect(error).toBeInstanceOf(HoneycombAbortError);
      expect(error.cause).toBe(reason);
      expect(notes).toEqual(["deleted", "cleaned up outside"]);
      expect(await client.datasets.list()).toEqual([]);
    });

    test("reaches every call of an all", async () => {
      const reason = new Error("enough");
      await using client = connectAborting(reason);
      const error = await failureOf(() =>
        client.perform(all([noting("a"), all([noting("b"), api.datasets.list()])])),
      );
      expect(error).toBeInstanceOf(HoneycombAbortError);
      expect(notes.sort()).toEqual(["a begins", "a is cleaned up", "b begins", "b is cleaned up"]);
    });

    test("is no outcome that allSettled could tell of", async () => {
      await using client = connectAborting(new Error("enough"));
      const error = await failureOf(() =>
        client.perform(allSettled([api.datasets.list(), noting("a")])),
      );
      expect(error).toBeInstanceOf(HoneycombAbortError);
    });

    test("hides no error of what cleans up", async () => {
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
    test("refuses calls from then on, also to clients made by withOptions", async () => {
      const client = connect();
      const other = client.withOptions({ timeout: 1000 });
      expect(await client.datasets.list()).toEqual([]);
      await client.close();
      await client.close();
      for (const closed of [client, other]) {
        const error = await failureOf(() => closed.datasets.list());
        expect(error).toBeInstanceOf(HoneycombConfigError);
        expect(error.message).toBe("The client is closed; make another one.");
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

    test("aborts what is under way, cleaned up", async () => {
      const client = connect({ onRequest: () => void client.close() });
      const error = await failureOf(() => client.perform(all([noting("a"), api.datasets.list()])));
      expect(error).toBeInstanceOf(HoneycombAbortError);
      expect(notes).toEqual(["a begins", "a is cleaned up"]);
    });

    test("leaves other clients alone", async () => {
      await using other = connect();
      await connect().close();
      expect(await other.datasets.list()).toEqual([]);
    });
  });

  describe("withOptions", () => {
    test("changes some options and leaves the others", async () => {
      const seen: Readonly<Record<string, string>>[] = [];
      await using client = connect({
        headers: { "x-one": "1", "x-two": "2" },
        onRequest: ({ headers }) => void seen.push(headers),
      });
      await client.withOptions({ headers: { "X-Two": "zwei" } }).datasets.list();
      await client.datasets.list();
      expect(seen).toMatchObject([
        { "x-one": "1", "x-two": "zwei" },
        { "x-one": "1", "x-two": "2" },
      ]);
    });

    test("checks what it is given", async () => {
      const error = await failureOf(() => connect().withOptions({ timeout: 0 }));
      expect(error).toBeInstanceOf(HoneycombConfigError);
    });
  });

  test("gives what its mode says", async () => {
    await using client = connect();
    const listed = client.datasets.list();
    expect(listed instanceof Promise).toBe(name === "async");
    expect(await listed).toEqual([]);
  });
});
