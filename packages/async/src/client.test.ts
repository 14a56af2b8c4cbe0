import {
  all,
  awaitPromise,
  call,
  HoneycombAbortError,
  HoneycombConfigError,
  HoneycombInputError,
  HoneycombNotFoundError,
  HoneycombTimeoutError,
  invoke,
  operations,
  sleep,
} from "@honeycomb/core";
import { createSandbox, type Sandbox } from "@honeycomb/sandbox";
import { afterEach, beforeEach, describe, expect, expectTypeOf, test, vi } from "vitest";
import { type Dataset, HoneycombClient, type HoneycombClientOptions } from "./index.ts";

let sandbox: Sandbox;
beforeEach(() => {
  sandbox = createSandbox();
});
afterEach(async () => {
  await sandbox.close();
});

/** A client of the sandbox, which responds in this process and without a network. */
const connect = (options: Partial<HoneycombClientOptions> = {}) =>
  new HoneycombClient({
    apiKey: "test-key",
    retry: { minDelay: 0 },
    fetch: (...request) => sandbox.fetch(new Request(...request)),
    ...options,
  });
/** Sleeps for long, and records when it starts and when it has cleaned up. */
const recording = (records: string[], name = "call") =>
  call(function* () {
    records.push(`${name} started`);
    try {
      yield* sleep(60_000);
    } finally {
      yield* sleep(5);
      records.push(`${name} cleaned up`);
    }
  });

describe("a client", () => {
  test("sends nothing until a method is called", async () => {
    const fetch = vi.fn<typeof globalThis.fetch>();
    await using client = connect({ fetch });
    void client.datasets;
    client.withOptions({ timeout: 1000 });
    expect(fetch).not.toHaveBeenCalled();
  });

  test("returns promises", async () => {
    await using client = connect();
    const { existed: _, ...created } = await client.datasets.create({ name: "My API" });
    expect(created.slug).toBe("my-api");
    const listed = client.datasets.list();
    expectTypeOf(listed).toEqualTypeOf<Promise<Dataset[]>>();
    expect(await listed).toEqual([created]);
  });

  test("runs methods concurrently", async () => {
    await using client = connect();
    const [datasets, error] = await Promise.all([
      client.datasets.list(),
      client.datasets.get("nope").catch((error: unknown) => error),
    ]);
    expect(datasets).toEqual([]);
    expect(error).toBeInstanceOf(HoneycombNotFoundError);
  });

  test("rejects when a call fails before anything is sent", async () => {
    await using client = connect();
    const promise = client.datasets.get("");
    await expect(promise).rejects.toThrow(HoneycombInputError);
  });

  test("reads the environment", async () => {
    vi.stubEnv("HONEYCOMB_API_KEY", "from-env");
    vi.stubEnv("HONEYCOMB_API_ENDPOINT", "https://proxy.example/honeycomb");
    const fetch = vi.fn<typeof globalThis.fetch>(async () => Response.json([]));
    await using client = HoneycombClient.fromEnv({ fetch });
    await client.datasets.list();
    const [request] = fetch.mock.lastCall as [Request];
    expect(request.url).toBe("https://proxy.example/honeycomb/1/datasets");
    expect(request.headers.get("x-honeycomb-team")).toBe("from-env");
    const environment = { HONEYCOMB_API_KEY: "passed" };
    await using other = HoneycombClient.fromEnv({ fetch, region: "eu" }, environment);
    await other.datasets.list();
    const [otherRequest] = fetch.mock.lastCall as [Request];
    expect(otherRequest.url).toBe("https://api.eu1.honeycomb.io/1/datasets");
    expect(() => HoneycombClient.fromEnv({}, {})).toThrow("set HONEYCOMB_API_KEY");
  });

  test("waits for promises", async () => {
    await using client = connect();
    const waiting = call(function* () {
      try {
        return yield* awaitPromise(Promise.reject(new RangeError("mine")));
      } catch (error) {
        return [yield* awaitPromise(Promise.resolve(1)), error];
      }
    });
    expect(await client.perform(waiting)).toEqual([1, new RangeError("mine")]);
  });

  test("causes an unhandled rejection only when nobody handles the rejection", async () => {
    const unhandled: unknown[] = [];
    const record = (reason: unknown) => void unhandled.push(reason);
    // Vitest listens, too, and would report the error that this test wants.
    const listeners = process.rawListeners("unhandledRejection");
    process.removeAllListeners("unhandledRejection").on("unhandledRejection", record);
    try {
      await using client = connect();
      await client.datasets.get("nope").catch(() => {});
      await Promise.allSettled([client.datasets.get(""), client.all((c) => [c.datasets.get("a")])]);
      void client.datasets.get("lost");
      await vi.waitFor(() => expect(unhandled).toHaveLength(1));
      expect(unhandled).toEqual([expect.any(HoneycombNotFoundError)]);
    } finally {
      process.removeAllListeners("unhandledRejection");
      for (const listener of listeners) {
        process.on("unhandledRejection", listener as NodeJS.UnhandledRejectionListener);
      }
    }
  });
});

describe("withOptions", () => {
  test("changes some options and keeps the others", async () => {
    await using client = connect();
    const fast = client.withOptions({ timeout: 20 });
    sandbox.fail({ kind: "hang", times: 1 });
    await expect(fast.datasets.list()).rejects.toThrow(HoneycombTimeoutError);
    expect(await fast.datasets.list()).toEqual([]);
  });

  test("makes a client that is closed with the first", async () => {
    const client = connect();
    const other = client.withOptions({ timeout: 1000 }).withOptions({ retry: 0 });
    await client.close();
    await expect(other.datasets.list()).rejects.toThrow("The client is closed");
    const first = connect();
    await first.withOptions({}).close();
    await expect(first.datasets.list()).rejects.toThrow("The client is closed");
  });
});

describe("closing", () => {
  test("aborts what is running, and resolves once it has cleaned up", async () => {
    const records: string[] = [];
    const client = connect();
    const running = client.perform(recording(records)).catch((error: unknown) => error);
    await client.close();
    expect(records).toEqual(["call started", "call cleaned up"]);
    const error = await running;
    expect(error).toBeInstanceOf(HoneycombAbortError);
    expect(error).toHaveProperty("message", "The client was closed during the call");
  });

  test("lets a call send requests in a finally block", async () => {
    const client = connect();
    const created = Promise.withResolvers<void>();
    const scratch = call(function* () {
      const { slug } = yield* invoke(operations.createDataset, { body: { name: "Scratch" } });
      try {
        created.resolve();
        yield* sleep(60_000);
      } finally {
        const path = { datasetSlug: slug };
        const body = { settings: { delete_protected: false } };
        yield* invoke(operations.updateDataset, { path, body });
        yield* invoke(operations.deleteDataset, { path });
      }
    });
    const running = client.perform(scratch);
    await created.promise;
    await using other = connect();
    expect(await other.datasets.list()).toHaveLength(1);
    await Promise.all([client.close(), expect(running).rejects.toThrow(HoneycombAbortError)]);
    expect(await other.datasets.list()).toEqual([]);
  });

  test("ends a request", async () => {
    sandbox.fail({ kind: "hang" });
    const client = connect();
    const running = client.datasets.list();
    await Promise.all([client.close(), expect(running).rejects.toThrow(HoneycombAbortError)]);
  });

  test("happens at the end of an `await using` block, even when the block throws", async () => {
    let kept: HoneycombClient | undefined;
    await expect(async () => {
      await using client = connect();
      kept = client;
      await client.datasets.list();
      throw new Error("thrown in the block");
    }).rejects.toThrow("thrown in the block");
    await expect(kept?.datasets.list()).rejects.toThrow(HoneycombConfigError);
  });

  test("twice is fine, and each time waits for the running calls", async () => {
    const records: string[] = [];
    const client = connect();
    const running = client.perform(recording(records)).catch(() => {});
    await Promise.race([client.close(), client.close()]);
    expect(records).toEqual(["call started", "call cleaned up"]);
    await client.close();
    await running;
  });
});

describe("a signal", () => {
  test("aborts a request that is running, and is the cause of the error", async () => {
    sandbox.fail({ kind: "hang" });
    const controller = new AbortController();
    await using client = connect({ signal: controller.signal });
    const running = client.datasets.list();
    const reason = new Error("the user left");
    controller.abort(reason);
    await expect(running).rejects.toMatchObject({ name: "HoneycombAbortError", cause: reason });
    await expect(client.perform(sleep(1))).rejects.toMatchObject({ cause: reason });
  });

  test("can be for a single method call", async () => {
    sandbox.fail({ kind: "hang", times: 1 });
    await using client = connect();
    const aborted = client.datasets.list({ signal: AbortSignal.timeout(10) });
    await expect(aborted).rejects.toMatchObject({
      name: "HoneycombAbortError",
      cause: { name: "TimeoutError" },
    });
    expect(await client.datasets.list()).toEqual([]);
  });

  test("aborts a call that waits for a promise", async () => {
    const controller = new AbortController();
    await using client = connect();
    const waiting = client.perform(awaitPromise(new Promise(() => {})), {
      signal: controller.signal,
    });
    controller.abort();
    await expect(waiting).rejects.toThrow(HoneycombAbortError);
  });

  test("lets a call clean up, and can't be swallowed", async () => {
    const records: string[] = [];
    const controller = new AbortController();
    await using client = connect({ signal: controller.signal });
    const stubborn = call(function* () {
      try {
        yield* all([recording(records, "a"), all([recording(records, "b")])]);
      } catch {
        records.push("swallowed");
      }
      records.push("went on");
    });
    const running = client.perform(stubborn);
    controller.abort();
    await expect(running).rejects.toThrow(HoneycombAbortError);
    expect(records).toEqual(["a started", "b started", "a cleaned up", "b cleaned up"]);
  });
});

describe("iterate", () => {
  const connectPaged = () => {
    const fetch = vi.fn<typeof globalThis.fetch>(async (input) => {
      const { pathname, searchParams } = new URL((input as Request).url);
      const page = Number(searchParams.get("page[after]") ?? 1);
      const next = page < 3 ? `${pathname}?page[after]=${page + 1}` : null;
      const data = [{ id: `e${page}`, type: "environments", attributes: { name: `e${page}` } }];
      return Response.json({ data, links: { next } });
    });
    const managementKeys = { managementKey: "hcamk_1", managementSecret: "secret" };
    const client = connect({ ...managementKeys, fetch, validate: "off" });
    return { fetch, client, environments: client.environments.iterate({ team: "acme" }) };
  };

  test("requests a page when the items of the previous one are used up", async () => {
    const { fetch, environments } = connectPaged();
    const ids: string[] = [];
    for await (const { id } of environments) {
      ids.push(id);
      expect(fetch).toHaveBeenCalledTimes(ids.length);
    }
    expect(ids).toEqual(["e1", "e2", "e3"]);
  });

  test("starts from the first page with every loop", async () => {
    const { fetch, environments } = connectPaged();
    for (const _ of [1, 2]) for await (const { id } of environments) if (id === "e1") break;
    expect(fetch).toHaveBeenCalledTimes(2);
  });

  test("ends with the client", async () => {
    const { client, environments } = connectPaged();
    const iterator = environments[Symbol.asyncIterator]();
    await iterator.next();
    await client.close();
    await expect(iterator.next()).rejects.toThrow(HoneycombConfigError);
  });
});

describe("all", () => {
  test("rejects the client's own methods, which return promises", async () => {
    await using client = connect();
    const promise = client.datasets.list();
    // @ts-expect-error a promise is not a call
    const running = client.all(() => [promise]);
    await expect(running).rejects.toThrow("[0]: expected a call");
    await promise;
  });
});

test("misuse doesn't compile", () => {
  const wrong = () => {
    // @ts-expect-error a key is missing
    new HoneycombClient({});
    // @ts-expect-error the secret is missing
    new HoneycombClient({ managementKey: "hcamk_1" });
    // @ts-expect-error closing is asynchronous, so it takes `await using`
    using client = connect();
    // @ts-expect-error a misspelled option
    client.withOptions({ timeOut: 1 });
    // @ts-expect-error keys belong to the client
    client.withOptions({ apiKey: "other" });
    // @ts-expect-error and so does fetch
    client.datasets.list({ fetch });
  };
  expectTypeOf(wrong).toBeFunction();
  expectTypeOf<HoneycombClient>().toExtend<AsyncDisposable>();
  expectTypeOf<HoneycombClient>().not.toExtend<Disposable>();
});
