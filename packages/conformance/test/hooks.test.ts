import { inspect } from "node:util";
import {
  type ClientOptions,
  HoneycombConnectionError,
  type RequestInfo,
  type ResponseInfo,
  type RetryInfo,
} from "@honeycomb/async";
import { describe, expect, test, vi } from "vitest";
import { modes } from "../src/client.ts";
import { failureOf } from "../src/failure.ts";
import { useSandbox } from "../src/setup.ts";

const sandbox = useSandbox();

/** RequestHooks that record what they are called with. */
function recorder() {
  const records: [string, RequestInfo | ResponseInfo | RetryInfo][] = [];
  const hooks = {
    onRequest: (info: RequestInfo) => void records.push(["request", info]),
    onResponse: (info: ResponseInfo) => void records.push(["response", info]),
    onRetry: (info: RetryInfo) => void records.push(["retry", info]),
  };
  return { records, hooks };
}

describe.each(modes)("$name", ({ connect: connectTo }) => {
  const connect = (options: Partial<ClientOptions> = {}) =>
    connectTo({
      apiKey: "top-secret",
      baseUrl: sandbox().url,
      retry: { minDelay: 0 },
      ...options,
    });

  test("hooks are called for each attempt, response and retry, in order", async () => {
    const { records, hooks } = recorder();
    const rateLimit = { limit: 100, remaining: 7, reset: 30 };
    await sandbox().fail(
      { status: 503, times: 1, headers: { "Retry-After": "0" } },
      { kind: "cut", at: "body", times: 1 },
      {
        status: 200,
        body: [],
        headers: { "X-Request-Id": "request-3", ratelimit: "limit=100, remaining=7, reset=30" },
      },
    );
    await using client = connect(hooks);
    await client.datasets.list();
    const attempt = (attempt: number): RequestInfo => ({
      operation: "listDatasets",
      method: "GET",
      url: `${sandbox().url}/1/datasets`,
      headers: { accept: "application/json" },
      attempt,
    });
    expect(records).toEqual([
      ["request", attempt(1)],
      [
        "response",
        {
          request: attempt(1),
          status: 503,
          headers: expect.objectContaining({ "retry-after": "0" }),
          requestId: expect.toBeOneOf([undefined, expect.any(String)]),
          rateLimit: expect.toBeOneOf([undefined, expect.any(Object)]),
          duration: expect.any(Number),
        },
      ],
      ["retry", { request: attempt(1), status: 503, error: undefined, delay: 0 }],
      ["request", attempt(2)],
      [
        "retry",
        {
          request: attempt(2),
          status: undefined,
          error: expect.any(HoneycombConnectionError),
          delay: 0,
        },
      ],
      ["request", attempt(3)],
      [
        "response",
        {
          request: attempt(3),
          status: 200,
          headers: expect.objectContaining({ "x-request-id": "request-3" }),
          requestId: "request-3",
          rateLimit,
          duration: expect.any(Number),
        },
      ],
    ]);
    for (const [, info] of records) {
      if ("duration" in info) expect(info.duration).toBeGreaterThan(0);
    }
  });

  test("onRetry is not called when there is no retry", async () => {
    const onRetry = vi.fn();
    await sandbox().fail({ status: 500 });
    await using client = connect({ onRetry });
    await failureOf(() => client.datasets.list());
    expect(onRetry).toHaveBeenCalledTimes(2);
    await failureOf(() => client.datasets.list({ retry: 0 }));
    expect(onRetry).toHaveBeenCalledTimes(2);
  });

  test("a client's hooks and a method's are both called, the client's first", async () => {
    const order: string[] = [];
    await using client = connect({ onRequest: () => void order.push("client") });
    const other = client.withOptions({ onRequest: () => void order.push("withOptions") });
    await other.datasets.list({ onRequest: () => void order.push("method") });
    expect(order).toEqual(["client", "withOptions", "method"]);
    await client.datasets.list();
    expect(order).toEqual(["client", "withOptions", "method", "client"]);
  });

  test("hooks get no key of any kind", async () => {
    const { records, hooks } = recorder();
    await sandbox().fail({ status: 503, times: 1 });
    const management = { managementKey: "hcamk_1", managementSecret: "top-secret" };
    await using client = connect({ ...management, ...hooks, headers: { "x-mine": "shown" } });
    await client.datasets.list();
    await client.auth.getManagementKey();
    await client.kinesisEvents.create("stream", { requestId: "r1", timestamp: 1, records: [] });
    expect(records.map(([name]) => name)).toEqual([
      ...["request", "response", "retry", "request", "response"],
      ...["request", "response"],
      ...["request", "response"],
    ]);
    const shown = inspect(records, { depth: Infinity });
    expect(shown).toContain("x-mine");
    expect(shown).not.toContain("top-secret");
  });

  test.each(["onRequest", "onResponse", "onRetry"])(
    "what %s throws is what the call fails with",
    async (name) => {
      const thrown = new RangeError("the hook's own");
      const { records, hooks } = recorder();
      await sandbox().fail({ status: 503 });
      await using client = connect(hooks);
      const throwing = {
        [name]: () => {
          throw thrown;
        },
      };
      expect(await failureOf(() => client.datasets.list(throwing))).toBe(thrown);
      expect(records.filter(([name]) => name === "request")).toHaveLength(1);
      expect(records.filter(([name]) => name === "response")).toHaveLength(
        name === "onRequest" ? 0 : 1,
      );
    },
  );

  test("hooks run in the caller's process, and can use its variables", async () => {
    const processes = new Set<number>();
    await using client = connect({
      onRequest: () => void processes.add(process.pid),
      onResponse: () => void processes.add(process.pid),
    });
    await client.all((c) => [c.datasets.list(), c.boards.list()]);
    expect([...processes]).toEqual([process.pid]);
  });

  test("a hook can't change a request", async () => {
    const names: (string | undefined)[] = [];
    await sandbox().fail({ status: 503, times: 1 });
    await using client = connect({
      headers: { "x-name": "original" },
      onRequest: ({ headers }) => {
        names.push(headers["x-name"]);
        (headers as Record<string, string>)["x-name"] = "changed";
      },
    });
    await client.datasets.list();
    expect(names).toEqual(["original", "original"]);
  });
});
