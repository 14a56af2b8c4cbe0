import {
  all,
  call,
  HoneycombAbortError,
  HoneycombConfigError,
  HoneycombConnectionError,
  HoneycombNotFoundError,
  HoneycombTimeoutError,
  sleep,
} from "@honeycomb/core";
import { createSandbox, type Sandbox } from "@honeycomb/sandbox";
import { afterEach, beforeEach, describe, expect, expectTypeOf, test, vi } from "vitest";
import {
  type Dataset,
  HoneycombClient,
  type HoneycombClientOptions,
  invoke,
  operations,
} from "./index.ts";

let sandbox: Sandbox;
beforeEach(() => {
  sandbox = createSandbox();
});
afterEach(async () => {
  await sandbox.close();
  vi.unstubAllEnvs();
});

/** A client whose requests the sandbox answers, in this process and without a network. */
const connect = (options: Partial<HoneycombClientOptions> = {}) =>
  new HoneycombClient({
    apiKey: "test-key",
    retry: { minDelay: 0 },
    fetch: (...request) => sandbox.fetch(new Request(...request)),
    ...options,
  });
/** Does nothing but note when it begins and when it is cleaned up. */
const noting = (notes: string[], name = "call") =>
  call(function* () {
    notes.push(`${name} begins`);
    try {
      yield* sleep(60_000);
    } finally {
      yield* sleep(5);
      notes.push(`${name} is cleaned up`);
    }
  });

describe("a client", () => {
  test("does nothing until it is asked", async () => {
    const fetch = vi.fn<typeof globalThis.fetch>();
    await using client = connect({ fetch });
    void client.datasets;
    expect(fetch).not.toHaveBeenCalled();
  });

  test("gives promises", async () => {
    await using client = connect();
    const created = await client.datasets.create({ name: "My API" });
    expect(created.slug).toBe("my-api");
    expect(await client.datasets.list()).toEqual([created]);
    await client.datasets.delete("my-api");
    expect(await client.datasets.list()).toEqual([]);
  });

  test("rejects with what went wrong, also before anything is sent", async () => {
    await using client = connect();
    await expect(client.datasets.get("nope")).rejects.toThrow(HoneycombNotFoundError);
    await expect(client.datasets.get("")).rejects.toThrow("datasetSlug: expected text");
  });

  test("has an error whose stack leads to the line that called it", async () => {
    await using client = connect();
    async function whoAsks() {
      return await client.datasets.get("nope");
    }
    const error = await whoAsks().catch((error: Error) => error);
    expect((error as Error).stack).toContain("whoAsks");
  });

  test("is made from the environment", async () => {
    vi.stubEnv("HONEYCOMB_API_KEY", "from-env");
    vi.stubEnv("HONEYCOMB_API_ENDPOINT", "https://proxy.example/honeycomb");
    const fetch = vi.fn<typeof globalThis.fetch>(async () => Response.json([]));
    await using client = HoneycombClient.fromEnv({ fetch });
    await client.datasets.list();
    const [request] = fetch.mock.lastCall as [Request];
    expect(request.url).toBe("https://proxy.example/honeycomb/1/datasets");
    expect(request.headers.get("x-honeycomb-team")).toBe("from-env");
    const environment = { HONEYCOMB_API_KEY: "given" };
    await using other = HoneycombClient.fromEnv({ fetch, region: "eu" }, environment);
    await other.datasets.list();
    const [otherRequest] = fetch.mock.lastCall as [Request];
    expect(otherRequest.url).toBe("https://api.eu1.honeycomb.io/1/datasets");
    expect(() => HoneycombClient.fromEnv({}, {})).toThrow("set HONEYCOMB_API_KEY");
  });

  test("performs any call", async () => {
    await using client = connect();
    await client.datasets.create({ name: "API" });
    const listed = await client.perform(invoke(operations.listDatasets));
    expect(listed).toHaveLength(1);
    const slugs = client.perform(
      call(function* () {
        const datasets = yield* invoke(operations.listDatasets);
        yield* sleep(1);
        return datasets.map(({ slug }) => slug);
      }),
    );
    expectTypeOf(slugs).toEqualTypeOf<Promise<string[]>>();
    expect(await slugs).toEqual(["api"]);
  });

  test("hands what goes wrong into the call, which may catch it", async () => {
    await using client = connect();
    const orNothing = call(function* () {
      try {
        return yield* invoke(operations.getDataset, { path: { datasetSlug: "nope" } });
      } catch (error) {
        expect(error).toBeInstanceOf(HoneycombNotFoundError);
        return undefined;
      }
    });
    expect(await client.perform(orNothing)).toBeUndefined();
  });

  test("says so where a call yields what is no effect", async () => {
    await using client = connect();
    // @ts-expect-error `yield*` would perform it
    const forgetful = call(function* () {
      return yield invoke(operations.listDatasets);
    });
    await expect(client.perform(forgetful)).rejects.toThrow("expected `yield*` and a call");
  });

  test("tells its hooks", async () => {
    const statuses: number[] = [];
    await using client = connect({ onResponse: ({ status }) => void statuses.push(status) });
    sandbox.fail({ status: 503, times: 1 });
    await client.datasets.list();
    expect(statuses).toEqual([503, 200]);
  });
});

describe("withOptions", () => {
  test("changes some options and leaves the others", async () => {
    const headers: Record<string, string>[] = [];
    await using client = connect({
      headers: { "x-one": "1", "x-two": "2" },
      onRequest: (request) => void headers.push({ ...request.headers }),
    });
    await client.withOptions({ headers: { "X-Two": "zwei" } }).datasets.list();
    await client.datasets.list();
    expect(headers).toMatchObject([
      { "x-one": "1", "x-two": "zwei" },
      { "x-one": "1", "x-two": "2" },
    ]);
    sandbox.fail({ kind: "hang" });
    const hurried = client.withOptions({ timeout: 20 });
    await expect(hurried.datasets.list()).rejects.toThrow(HoneycombTimeoutError);
  });

  test("shares the client's life", async () => {
    const client = connect();
    const other = client.withOptions({ timeout: 1000 }).withOptions({ retry: 0 });
    await client.close();
    await expect(other.datasets.list()).rejects.toThrow("The client is closed");
    const first = connect();
    await first.withOptions({}).close();
    await expect(first.datasets.list()).rejects.toThrow("The client is closed");
  });

  test("checks what it is given", () => {
    expect(() => connect().withOptions({ timeout: -1 })).toThrow(HoneycombConfigError);
  });
});

describe("closing", () => {
  test("aborts what is under way and waits until it is cleaned up", async () => {
    const notes: string[] = [];
    const client = connect();
    const running = client.perform(noting(notes)).catch((error) => error);
    await client.close();
    expect(notes).toEqual(["call begins", "call is cleaned up"]);
    const error = await running;
    expect(error).toBeInstanceOf(HoneycombAbortError);
    expect(error.message).toBe("The client was closed during the call");
  });

  test("lets a call send what it has to send in finally", async () => {
    const client = connect();
    const scratch = call(function* () {
      const { slug } = yield* invoke(operations.createDataset, { body: { name: "Scratch" } });
      try {
        yield* sleep(60_000);
      } finally {
        yield* invoke(operations.deleteDataset, { path: { datasetSlug: slug } });
      }
    });
    const running = client.perform(scratch);
    await using other = connect();
    await vi.waitFor(async () => expect(await other.datasets.list()).toHaveLength(1));
    await Promise.all([client.close(), expect(running).rejects.toThrow(HoneycombAbortError)]);
    expect(await other.datasets.list()).toEqual([]);
  });

  test("ends a request", async () => {
    sandbox.fail({ kind: "hang" });
    const client = connect();
    const running = client.datasets.list();
    await Promise.all([client.close(), expect(running).rejects.toThrow(HoneycombAbortError)]);
  });

  test("happens at the end of an `await using` block, also of one that throws", async () => {
    let kept: HoneycombClient | undefined;
    await expect(async () => {
      await using client = connect();
      kept = client;
      await client.datasets.list();
      throw new Error("thrown in the block");
    }).rejects.toThrow("thrown in the block");
    await expect(kept?.datasets.list()).rejects.toThrow(HoneycombConfigError);
  });

  test("may be done twice, and refuses calls from then on", async () => {
    const client = connect();
    await client.close();
    await client.close();
    await expect(client.datasets.list()).rejects.toThrow(
      new HoneycombConfigError("The client is closed; make another one."),
    );
  });
});

describe("a signal", () => {
  test("aborts the client's calls, and keeps the reason", async () => {
    sandbox.fail({ kind: "hang" });
    const controller = new AbortController();
    await using client = connect({ signal: controller.signal });
    const running = client.datasets.list();
    const reason = new Error("the user left");
    controller.abort(reason);
    await expect(running).rejects.toMatchObject({ name: "HoneycombAbortError", cause: reason });
    await expect(client.perform(sleep(1))).rejects.toMatchObject({ cause: reason });
  });

  test("may be for some calls only", async () => {
    await using client = connect();
    const late = client.withOptions({ signal: AbortSignal.timeout(10) });
    await expect(late.perform(sleep(60_000))).rejects.toMatchObject({
      name: "HoneycombAbortError",
      cause: { name: "TimeoutError" },
    });
    expect(await client.datasets.list()).toEqual([]);
  });

  test("lets a call be cleaned up, and can't be swallowed", async () => {
    const notes: string[] = [];
    const controller = new AbortController();
    await using client = connect({ signal: controller.signal });
    const stubborn = call(function* () {
      try {
        yield* noting(notes);
      } catch {
        notes.push("swallowed");
      }
      notes.push("went on");
    });
    const running = client.perform(stubborn);
    controller.abort();
    await expect(running).rejects.toThrow(HoneycombAbortError);
    expect(notes).toEqual(["call begins", "call is cleaned up"]);
  });

  test("says what went wrong in cleaning up, too", async () => {
    const controller = new AbortController();
    await using client = connect({ signal: controller.signal });
    const broken = call(function* () {
      try {
        yield* sleep(60_000);
      } finally {
        yield* invoke(operations.deleteDataset, { path: { datasetSlug: "nope" } });
      }
    });
    const running = client.perform(broken);
    controller.abort();
    await expect(running).rejects.toThrow(HoneycombNotFoundError);
  });
});

describe("all", () => {
  test("performs calls at once", async () => {
    await using client = connect();
    await client.datasets.create({ name: "API" });
    const [datasets, triggers] = await client.all((c) => [
      c.datasets.list(),
      c.triggers.list("api"),
    ]);
    expectTypeOf(datasets).toEqualTypeOf<Dataset[]>();
    expect(datasets).toHaveLength(1);
    expect(triggers).toEqual([]);
  });

  test("takes as long as the slowest", async () => {
    await using client = connect();
    const start = performance.now();
    await client.all(() => [sleep(50), sleep(50), all([sleep(50), sleep(50)])]);
    expect(performance.now() - start).toBeLessThan(150);
  });

  test("fails as soon as one fails: the others are aborted and cleaned up first", async () => {
    const notes: string[] = [];
    await using client = connect();
    const running = client.all((c) => [
      noting(notes, "first"),
      c.datasets.get("nope"),
      noting(notes, "third"),
    ]);
    await expect(running).rejects.toThrow(HoneycombNotFoundError);
    expect(notes).toEqual([
      "first begins",
      "third begins",
      "first is cleaned up",
      "third is cleaned up",
    ]);
  });

  test("begins nothing more once one has failed", async () => {
    const notes: string[] = [];
    await using client = connect();
    const running = client.all((c) => [c.datasets.get("nope"), noting(notes)], { concurrency: 1 });
    await expect(running).rejects.toThrow(HoneycombNotFoundError);
    expect(notes).toEqual([]);
  });

  test.each([1, 3, Number.POSITIVE_INFINITY])("has %d under way at a time", async (concurrency) => {
    let underWay = 0;
    let most = 0;
    await using client = connect({
      fetch: async () => {
        most = Math.max(most, ++underWay);
        await new Promise((resolve) => setTimeout(resolve, 5));
        underWay--;
        return Response.json([]);
      },
    });
    const lists = await client.all((c) => Array.from({ length: 10 }, () => c.datasets.list()), {
      concurrency,
    });
    expect(lists).toHaveLength(10);
    expect(most).toBe(Math.min(concurrency, 10));
  });

  test("is aborted as a whole", async () => {
    const notes: string[] = [];
    const controller = new AbortController();
    await using client = connect({ signal: controller.signal });
    const running = client.all(() => [noting(notes, "a"), all([noting(notes, "b")])]);
    controller.abort(new Error("enough"));
    await expect(running).rejects.toMatchObject({
      name: "HoneycombAbortError",
      cause: { message: "enough" },
    });
    expect(notes.sort()).toEqual(["a begins", "a is cleaned up", "b begins", "b is cleaned up"]);
  });

  test("refuses what is no call", async () => {
    await using client = connect();
    // @ts-expect-error the client's own methods give promises; the argument's give calls
    const running = client.all(() => [client.datasets.list()]);
    await expect(running).rejects.toThrow("[0]: expected a call");
  });
});

describe("allSettled", () => {
  test("says of each what became of it", async () => {
    await using client = connect();
    await client.datasets.create({ name: "API" });
    const [found, missing, lost] = await client.allSettled((c) => [
      c.datasets.get("api"),
      c.datasets.get("nope"),
      call(function* () {
        yield* sleep(1);
        throw new HoneycombConnectionError("lost");
      }),
    ]);
    expect(found).toMatchObject({ status: "fulfilled", value: { slug: "api" } });
    expect(missing).toMatchObject({ status: "rejected", reason: { status: 404 } });
    expect(lost).toMatchObject({ status: "rejected", reason: { message: "lost" } });
  });

  test("is aborted all the same", async () => {
    await using client = connect({ signal: AbortSignal.timeout(5) });
    const running = client.allSettled(() => [sleep(60_000)]);
    await expect(running).rejects.toThrow(HoneycombAbortError);
  });
});

test("misuse doesn't compile", () => {
  const wrong = () => {
    // @ts-expect-error a key is missing
    new HoneycombClient({});
    // @ts-expect-error the secret is missing
    new HoneycombClient({ managementKey: "hcamk_1" });
    // @ts-expect-error closing takes time, so it takes `await using`
    using client = connect();
    // @ts-expect-error a misspelt option
    client.withOptions({ timeOut: 1 });
    // @ts-expect-error keys stay with the client
    client.withOptions({ apiKey: "other" });
  };
  expectTypeOf(wrong).toBeFunction();
  expectTypeOf<HoneycombClient>().toExtend<AsyncDisposable>();
  expectTypeOf<HoneycombClient>().not.toExtend<Disposable>();
});
