import {
  type ClientOptions,
  call,
  HoneycombAbortError,
  HoneycombConnectionError,
  HoneycombTimeoutError,
  sleep,
} from "@honeycomb/async";
import { describe, expect, test, vi } from "vitest";
import { modes } from "../src/client.ts";
import { failureOf } from "../src/failure.ts";
import { refusedUrl } from "../src/refused-url.ts";
import { useSandbox } from "../src/setup.ts";

const sandbox = useSandbox();

describe.each(modes)("$name", ({ connect: connectTo }) => {
  const connect = (options: Partial<ClientOptions> = {}) =>
    connectTo({ apiKey: "test-key", baseUrl: sandbox().url, retry: 0, ...options });

  test("a refused connection is an error, with causes down to the system's", async () => {
    await using client = connect({ baseUrl: await refusedUrl() });
    const error = await failureOf(() => client.datasets.list());
    expect(error).toBeInstanceOf(HoneycombConnectionError);
    expect(error).toMatchObject({
      message: expect.stringMatching(/^listDatasets: the connection failed: ECONNREFUSED/),
      operation: "listDatasets",
      code: "ECONNREFUSED",
    });
    const cause = error.cause as Error;
    expect(cause).toBeInstanceOf(TypeError);
    expect(cause.message).toBe("fetch failed");
    expect(cause.cause).toMatchObject({ code: "ECONNREFUSED", syscall: "connect" });
  });

  test("hooks get the error", async () => {
    const errors: (Error | undefined)[] = [];
    await using client = connect({
      baseUrl: await refusedUrl(),
      retry: { maxRetries: 1, minDelay: 0 },
      onRetry: ({ error }) => void errors.push(error),
    });
    await failureOf(() => client.datasets.list());
    expect(errors).toEqual([expect.objectContaining({ code: "ECONNREFUSED" })]);
    expect(errors[0]).toBeInstanceOf(HoneycombConnectionError);
  });

  test.each(["start", "body"] as const)(
    "a connection that is closed is an error (%s)",
    async (at) => {
      await sandbox().fail({ kind: "cut", at });
      await using client = connect();
      const error = await failureOf(() => client.datasets.list());
      expect(error).toBeInstanceOf(HoneycombConnectionError);
      expect(error).toMatchObject({
        operation: "listDatasets",
        code: expect.stringMatching(/^(UND_ERR_SOCKET|ECONNRESET)$/),
      });
      expect(error.cause).toBeInstanceOf(Error);
    },
  );

  test.each(["start", "body"] as const)(
    "a response that doesn't come in time is an error (%s)",
    async (at) => {
      await sandbox().fail({ kind: "hang", at });
      await using client = connect({ timeout: 150 });
      const start = performance.now();
      const error = await failureOf(() => client.datasets.list());
      const elapsed = performance.now() - start;
      expect(error).toBeInstanceOf(HoneycombTimeoutError);
      expect(error).toMatchObject({
        message: `listDatasets: no response within 150 ms (GET ${sandbox().url}/1/datasets)`,
        operation: "listDatasets",
        timeout: 150,
      });
      expect(elapsed).toBeGreaterThan(140);
      expect(elapsed).toBeLessThan(1500);
      // The client still works.
      await sandbox().reset();
      expect(await client.datasets.list()).toEqual([]);
    },
  );

  describe("a signal", () => {
    test("that is aborted keeps everything from being sent", async () => {
      const onRequest = vi.fn();
      const reason = new Error("the user left");
      await using client = connect({ onRequest, signal: AbortSignal.abort(reason) });
      const error = await failureOf(() => client.datasets.create({ name: "API" }));
      expect(error).toBeInstanceOf(HoneycombAbortError);
      expect(error.cause).toBe(reason);
      expect(onRequest).not.toHaveBeenCalled();
    });

    test("aborts a request that is running", async () => {
      await sandbox().fail({ kind: "hang" });
      const controller = new AbortController();
      const reason = new Error("the user left");
      // Only the hooks and calls of a blocked client can abort it.
      const abortSoon = call(function* () {
        yield* sleep(20);
        controller.abort(reason);
      });
      await using client = connect();
      const error = await failureOf(() =>
        client.all((c) => [c.datasets.list({ signal: controller.signal }), abortSoon]),
      );
      expect(error).toBeInstanceOf(HoneycombAbortError);
      expect(error).toMatchObject({
        message: "listDatasets was aborted",
        operation: "listDatasets",
        cause: reason,
      });
    });

    test("that a hook aborts keeps the request from being sent", async () => {
      const controller = new AbortController();
      const onResponse = vi.fn();
      await using client = connect({ onRequest: () => controller.abort(), onResponse });
      const { signal } = controller;
      const error = await failureOf(() => client.datasets.create({ name: "API" }, { signal }));
      expect(error).toBeInstanceOf(HoneycombAbortError);
      await using other = connect();
      expect(await other.datasets.list()).toEqual([]);
      expect(onResponse).not.toHaveBeenCalled();
    });

    test("aborts the delay before another attempt", async () => {
      await sandbox().fail({ status: 429, headers: { "retry-after": "60" } });
      const controller = new AbortController();
      const onRetry = () => controller.abort();
      await using client = connect({ retry: 1, signal: controller.signal, onRetry });
      const start = performance.now();
      expect(await failureOf(() => client.datasets.list())).toBeInstanceOf(HoneycombAbortError);
      expect(performance.now() - start).toBeLessThan(5000);
    });

    test("of some calls doesn't abort others", async () => {
      await using client = connect();
      const aborted = client.withOptions({ signal: AbortSignal.abort() });
      expect(await failureOf(() => aborted.perform(sleep(1)))).toBeInstanceOf(HoneycombAbortError);
      expect(await client.datasets.list()).toEqual([]);
    });
  });
});
