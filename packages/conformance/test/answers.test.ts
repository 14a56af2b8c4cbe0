import { inspect } from "node:util";
import {
  HoneycombApiError,
  HoneycombAuthError,
  HoneycombConflictError,
  HoneycombForbiddenError,
  HoneycombNotFoundError,
  HoneycombRateLimitError,
  HoneycombResponseError,
  HoneycombServerError,
  HoneycombValidationError,
} from "@honeycomb/async";
import type { Fault } from "@honeycomb/sandbox";
import { describe, expect, test, vi } from "vitest";
import { modes, type Options } from "../src/client.ts";
import { failureOf } from "../src/failure.ts";
import { useSandbox } from "../src/setup.ts";

const sandbox = useSandbox({ apiKeys: ["top-secret"] });

describe.each(modes)("$name", ({ connect: connectTo }) => {
  const connect = (options: Partial<Options> = {}) =>
    connectTo({
      apiKey: "top-secret",
      baseUrl: sandbox().url,
      retry: { limit: 2, minDelay: 0 },
      ...options,
    });

  describe("an answer that is an error", () => {
    test.each<[number, typeof HoneycombApiError, attempts: number]>([
      [400, HoneycombValidationError, 1],
      [401, HoneycombAuthError, 1],
      [403, HoneycombForbiddenError, 1],
      [404, HoneycombNotFoundError, 1],
      [409, HoneycombConflictError, 1],
      [418, HoneycombApiError, 1],
      [422, HoneycombValidationError, 1],
      [500, HoneycombServerError, 3],
      [501, HoneycombServerError, 1],
      [503, HoneycombServerError, 3],
    ])(
      "%d is its own class, after as many attempts as make sense",
      async (status, Class, attempts) => {
        await sandbox().fail({ status, headers: { "x-request-id": "request-7" } });
        const onRequest = vi.fn();
        await using client = connect({ onRequest });
        const error = await failureOf(() => client.datasets.list());
        expect(error.constructor).toBe(Class);
        expect(error).toMatchObject({
          name: Class.name,
          message: expect.stringMatching(
            `^listDatasets: ${status}: .*broken on purpose: ${status}`,
          ),
          operation: "listDatasets",
          status,
          requestId: "request-7",
          headers: { "x-request-id": "request-7" },
          body: expect.objectContaining({ error: `broken on purpose: ${status}` }),
        });
        expect(onRequest).toHaveBeenCalledTimes(attempts);
      },
    );

    test("429 says how long to wait, and how much is left", async () => {
      await sandbox().fail({ status: 429, headers: { "retry-after": "120" } });
      await using client = connect();
      const error = await failureOf(() => client.datasets.list());
      expect(error).toBeInstanceOf(HoneycombRateLimitError);
      expect(error).toMatchObject({
        retryAfter: 120_000,
        rateLimit: { limit: 100, remaining: 0, reset: 1 },
      });
    });

    test("422 says what is wrong, field by field", async () => {
      await using client = connect();
      await client.datasets.create({ name: "API" });
      const slo = {
        name: "Requests succeed",
        sli: { alias: "request_ok" },
        target_per_million: 999_000,
        time_period_days: 30,
        dataset_slugs: ["nope"],
      };
      await sandbox().fail({
        status: 422,
        body: {
          error: "The provided input is invalid.",
          type_detail: [{ field: "sli.alias", code: "invalid", description: "no such field" }],
        },
      });
      const error = await failureOf(() => client.slos.create("api", slo));
      expect(error).toBeInstanceOf(HoneycombValidationError);
      expect(error).toMatchObject({
        issues: [{ field: "sli.alias", code: "invalid", description: "no such field" }],
      });
    });

    test("401 for a key that Honeycomb doesn't know", async () => {
      await using client = connect({ apiKey: "unknown-key" });
      expect(await failureOf(() => client.auth.get())).toBeInstanceOf(HoneycombAuthError);
    });

    test("a page in place of JSON is shown, and kept", async () => {
      const body = "<h1>Bad gateway</h1>";
      await sandbox().fail({ status: 502, headers: { "content-type": "text/html" }, body });
      await using client = connect();
      const error = await failureOf(() => client.datasets.list());
      expect(error).toMatchObject({
        name: "HoneycombServerError",
        message: `listDatasets: 502: "${body}"`,
        body,
      });
    });

    test("a redirect is not followed", async () => {
      const location = "https://elsewhere.example/1/datasets";
      await sandbox().fail({ status: 307, headers: { location }, body: "" });
      const onRequest = vi.fn();
      await using client = connect({ onRequest });
      const error = await failureOf(() => client.datasets.list());
      expect(error.constructor).toBe(HoneycombApiError);
      expect(error.message).toContain("a redirect to elsewhere.example, which is not followed");
      expect(onRequest).toHaveBeenCalledTimes(1);
    });
  });

  describe("an answer that is not what it should be", () => {
    test.each<[string, Fault, message: RegExp, body: unknown]>([
      [
        "JSON that breaks off",
        { kind: "invalid-json" },
        /^listDatasets: expected JSON, but the answer \(200, application\/json\) is not JSON/,
        "[",
      ],
      [
        "a page of HTML",
        { kind: "wrong-content-type" },
        /^listDatasets: expected JSON, but the answer \(200, text\/html; charset=utf-8\) is not JSON: "<!doctype/,
        expect.stringContaining("<!doctype html>"),
      ],
      [
        "nothing",
        { status: 200, body: "" },
        /^listDatasets: expected JSON, but the answer \(200, .*\) is empty$/,
        undefined,
      ],
      [
        "another type",
        { status: 200, body: [{ name: "API", slug: 7 }] },
        /^listDatasets: \[0\]\.slug: expected string, but it is 7$/,
        [{ name: "API", slug: 7 }],
      ],
    ])("%s", async (_, fault, message, body) => {
      await sandbox().fail(fault);
      await using client = connect();
      const error = await failureOf(() => client.datasets.list());
      expect(error).toBeInstanceOf(HoneycombResponseError);
      expect(error.message).toMatch(message);
      expect(error).toMatchObject({ operation: "listDatasets", status: 200, body });
    });

    test("but what Honeycomb added later is kept", async () => {
      const body = [
        { name: "API", slug: "api", dataset_type: "holographic", mood: { now: "fine" } },
      ];
      await sandbox().fail({ status: 200, body });
      await using client = connect();
      expect(await client.datasets.list()).toEqual(body);
    });
  });

  describe("what is tried again", () => {
    test("passes by itself, so the caller sees nothing of it", async () => {
      await sandbox().fail(
        { status: 500, times: 1 },
        { status: 429, times: 1, headers: { "retry-after": "0" } },
      );
      const attempts: number[] = [];
      const waits: (number | undefined)[] = [];
      await using client = connect({
        onRequest: ({ attempt }) => void attempts.push(attempt),
        onRetry: ({ status }) => void waits.push(status),
      });
      expect(await client.datasets.list()).toEqual([]);
      expect(attempts).toEqual([1, 2, 3]);
      expect(waits).toEqual([500, 429]);
    });

    test("is not what Honeycomb may have taken", async () => {
      await sandbox().fail({ operation: "createDataset", status: 500, times: 1 });
      await using client = connect();
      const error = await failureOf(() => client.datasets.create({ name: "API" }));
      expect(error).toBeInstanceOf(HoneycombServerError);
      expect(await client.datasets.list()).toEqual([]);
    });

    test("is what it has surely not taken", async () => {
      const headers = { "retry-after": "0" };
      await sandbox().fail({ operation: "createDataset", status: 503, times: 2, headers });
      await using client = connect();
      expect(await client.datasets.create({ name: "API" })).toMatchObject({ slug: "api" });
      expect(await client.datasets.list()).toHaveLength(1);
    });

    test("waits as long as it is asked to", async () => {
      await sandbox().fail({ status: 429, times: 1, headers: { "retry-after": "0.2" } });
      const delays: number[] = [];
      await using client = connect({ onRetry: ({ delay }) => void delays.push(delay) });
      const start = performance.now();
      await client.datasets.list();
      expect(performance.now() - start).toBeGreaterThan(190);
      expect(delays).toEqual([200]);
    });

    test("is nothing where there are to be no retries", async () => {
      await sandbox().fail({ status: 503, times: 1 });
      await using client = connect({ retry: 0 });
      expect(await failureOf(() => client.datasets.list())).toBeInstanceOf(HoneycombServerError);
      expect(await client.datasets.list()).toEqual([]);
    });
  });

  test("hooks are told, in order, and of no key", async () => {
    const told: string[] = [];
    const seen: unknown[] = [];
    const note =
      (name: string) =>
      (info: object): void => {
        told.push(name);
        seen.push(info);
      };
    await sandbox().fail({ status: 500, times: 1 });
    await using client = connect({
      onRequest: note("request"),
      onResponse: note("response"),
      onRetry: note("retry"),
    });
    await client.datasets.list();
    expect(told).toEqual(["request", "response", "retry", "request", "response"]);
    expect(seen[0]).toEqual({
      operation: "listDatasets",
      method: "GET",
      url: `${sandbox().url}/1/datasets`,
      headers: { accept: "application/json" },
      attempt: 1,
    });
    expect(seen[4]).toMatchObject({ request: { attempt: 2 }, status: 200 });
    expect(inspect(seen, { depth: Infinity })).not.toContain("top-secret");
  });

  test("what a hook throws fails the call as it is", async () => {
    const thrown = new RangeError("the hook's own");
    await using client = connect({
      onResponse: () => {
        throw thrown;
      },
    });
    expect(await failureOf(() => client.datasets.list())).toBe(thrown);
  });

  test("no error, and no client, shows a key", async () => {
    await using client = connect();
    const faults: Fault[] = [
      { status: 500 },
      { status: 401 },
      { kind: "invalid-json" },
      { kind: "cut" },
    ];
    for (const fault of faults) {
      await sandbox().reset();
      await sandbox().fail(fault);
      const error = await failureOf(() => client.datasets.list());
      expect(inspect(error, { depth: Infinity, showHidden: true })).not.toContain("top-secret");
    }
    expect(inspect(client, { depth: Infinity, showHidden: true })).not.toContain("top-secret");
    expect(JSON.stringify(client)).not.toContain("top-secret");
  });
});
