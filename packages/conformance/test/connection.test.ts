import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import {
  HoneycombAbortError,
  HoneycombConnectionError,
  HoneycombServerError,
  HoneycombTimeoutError,
  sleep,
} from "@honeycomb/async";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { modes, type Options } from "../src/client.ts";
import { failureOf } from "../src/failure.ts";
import { useSandbox } from "../src/setup.ts";

const sandbox = useSandbox();
/** The URL of a port that nobody listens on. */
let nobody: string;
beforeAll(async () => {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  nobody = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  server.close();
});

describe.each(modes)("$name", ({ connect: connectTo }) => {
  const connect = (options: Partial<Options> = {}) =>
    connectTo({
      apiKey: "any",
      baseUrl: sandbox().url,
      retry: { limit: 2, minDelay: 0 },
      ...options,
    });

  describe("nobody there", () => {
    test.each([
      ["what may be repeated", "listDatasets"],
      ["what may not, since it was surely not taken", "createDataset"],
    ])("is tried again: %s", async (_, operation) => {
      const onRequest = vi.fn();
      await using client = connect({ baseUrl: nobody, onRequest });
      const error = await failureOf(() =>
        operation === "listDatasets"
          ? client.datasets.list()
          : client.datasets.create({ name: "API" }),
      );
      expect(error).toBeInstanceOf(HoneycombConnectionError);
      expect(error).toMatchObject({
        message: expect.stringMatching(
          `^${operation}: no connection, or it was lost: ECONNREFUSED`,
        ),
        operation,
        code: "ECONNREFUSED",
      });
      expect(onRequest).toHaveBeenCalledTimes(3);
    });

    test("leaves its causes, down to the system's", async () => {
      await using client = connect({ baseUrl: nobody });
      const error = await failureOf(() => client.datasets.list());
      const cause = error.cause as Error;
      expect(cause).toBeInstanceOf(TypeError);
      expect(cause.message).toBe("fetch failed");
      expect(cause.cause).toMatchObject({ code: "ECONNREFUSED", syscall: "connect" });
    });

    test("is told to onRetry", async () => {
      const errors: (Error | undefined)[] = [];
      await using client = connect({
        baseUrl: nobody,
        retry: { limit: 1, minDelay: 0 },
        onRetry: ({ error }) => void errors.push(error),
      });
      await failureOf(() => client.datasets.list());
      expect(errors).toEqual([expect.objectContaining({ code: "ECONNREFUSED" })]);
      expect(errors[0]).toBeInstanceOf(HoneycombConnectionError);
    });
  });

  describe.each(["start", "body"] as const)("a connection that is cut (%s)", (at) => {
    test("is an error, after some attempts", async () => {
      await sandbox().fail({ kind: "cut", at });
      const onRequest = vi.fn();
      await using client = connect({ onRequest });
      const error = await failureOf(() => client.datasets.list());
      expect(error).toBeInstanceOf(HoneycombConnectionError);
      expect(error).toMatchObject({
        operation: "listDatasets",
        code: expect.stringMatching(/^(UND_ERR_SOCKET|ECONNRESET)$/),
      });
      expect(error.cause).toBeInstanceOf(Error);
      expect(onRequest).toHaveBeenCalledTimes(3);
    });

    test("passes by itself, where repeating does no harm", async () => {
      await sandbox().fail({ kind: "cut", at, times: 2 });
      await using client = connect();
      expect(await client.datasets.list()).toEqual([]);
    });

    test("is no reason to send twice what Honeycomb may have taken", async () => {
      await sandbox().fail({ operation: "createTrigger", kind: "cut", at, times: 1 });
      const onRequest = vi.fn();
      await using client = connect({ onRequest });
      await client.datasets.create({ name: "API" });
      onRequest.mockClear();
      const trigger = { name: "Errors", threshold: { op: ">", value: 1 } } as const;
      const error = await failureOf(() => client.triggers.create("api", trigger));
      expect(error).toBeInstanceOf(HoneycombConnectionError);
      expect(onRequest).toHaveBeenCalledTimes(1);
      // Cut in its answer, the request had arrived; cut before, it had not.
      expect(await client.triggers.list("api")).toHaveLength(at === "body" ? 1 : 0);
    });
  });

  describe.each(["start", "body"] as const)("an answer that doesn't come (%s)", (at) => {
    test("is an error in time, and is not waited for again", async () => {
      await sandbox().fail({ kind: "hang", at });
      const onRequest = vi.fn();
      await using client = connect({ timeout: 150, onRequest });
      const start = performance.now();
      const error = await failureOf(() => client.datasets.list());
      const elapsed = performance.now() - start;
      expect(error).toBeInstanceOf(HoneycombTimeoutError);
      expect(error).toMatchObject({
        message: `listDatasets: no answer within 150 ms (GET ${sandbox().url}/1/datasets)`,
        operation: "listDatasets",
        timeout: 150,
      });
      expect(elapsed).toBeGreaterThan(140);
      expect(elapsed).toBeLessThan(1500);
      expect(onRequest).toHaveBeenCalledTimes(1);
      // The client is as good as new.
      await sandbox().reset();
      expect(await client.datasets.list()).toEqual([]);
    });
  });

  test("the wait for another attempt takes none of its time", async () => {
    await sandbox().fail({ status: 429, times: 1, headers: { "retry-after": "0.4" } });
    await using client = connect({ timeout: 300 });
    expect(await client.datasets.list()).toEqual([]);
  });

  describe("a signal", () => {
    test("that is aborted already keeps everything from being sent", async () => {
      const onRequest = vi.fn();
      const reason = new Error("the user left");
      await using client = connect({ onRequest, signal: AbortSignal.abort(reason) });
      const error = await failureOf(() => client.datasets.create({ name: "API" }));
      expect(error).toBeInstanceOf(HoneycombAbortError);
      expect(error.cause).toBe(reason);
      expect(onRequest).not.toHaveBeenCalled();
    });

    test("aborts a request that is under way", async () => {
      await sandbox().fail({ kind: "hang" });
      const controller = new AbortController();
      const reason = new Error("the hook saw enough");
      // In a client that blocks, nothing but its own hooks and steps can abort.
      const onRequest = () => controller.abort(reason);
      await using client = connect({ signal: controller.signal, onRequest });
      const error = await failureOf(() => client.datasets.list());
      expect(error).toBeInstanceOf(HoneycombAbortError);
      expect(error).toMatchObject({
        message: "listDatasets was aborted",
        operation: "listDatasets",
        cause: reason,
      });
    });

    test("aborts the wait for another attempt", async () => {
      await sandbox().fail({ status: 429, headers: { "retry-after": "60" } });
      const controller = new AbortController();
      const onRetry = () => controller.abort();
      await using client = connect({ signal: controller.signal, onRetry });
      const start = performance.now();
      expect(await failureOf(() => client.datasets.list())).toBeInstanceOf(HoneycombAbortError);
      expect(performance.now() - start).toBeLessThan(5000);
    });

    test("for some calls leaves the others alone", async () => {
      await using client = connect();
      const aborted = client.withOptions({ signal: AbortSignal.abort() });
      expect(await failureOf(() => aborted.perform(sleep(1)))).toBeInstanceOf(HoneycombAbortError);
      expect(await client.datasets.list()).toEqual([]);
    });
  });

  test("a server that fails once and then answers is worth a retry, not two", async () => {
    await sandbox().fail({ status: 502, times: 1 });
    const onRequest = vi.fn();
    await using client = connect({ onRequest });
    expect(await client.datasets.list()).toEqual([]);
    expect(onRequest).toHaveBeenCalledTimes(2);
    await sandbox().fail({ status: 502 });
    const error = await failureOf(() => client.withOptions({ retry: 0 }).datasets.list());
    expect(error).toBeInstanceOf(HoneycombServerError);
    expect(onRequest).toHaveBeenCalledTimes(3);
  });
});
