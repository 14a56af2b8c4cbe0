import { inspect } from "node:util";
import {
  type ClientOptions,
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
import { modes } from "../src/client.ts";
import { failureOf } from "../src/failure.ts";
import { useSandbox } from "../src/setup.ts";

const sandbox = useSandbox();

describe.each(modes)("$name", ({ connect: connectTo }) => {
  const connect = (options: Partial<ClientOptions> = {}) =>
    connectTo({ apiKey: "top-secret", baseUrl: sandbox().url, retry: 0, ...options });

  describe("an error response", () => {
    test.each<[number, typeof HoneycombApiError]>([
      [400, HoneycombValidationError],
      [401, HoneycombAuthError],
      [403, HoneycombForbiddenError],
      [404, HoneycombNotFoundError],
      [409, HoneycombConflictError],
      [418, HoneycombApiError],
      [422, HoneycombValidationError],
      [429, HoneycombRateLimitError],
      [500, HoneycombServerError],
      [503, HoneycombServerError],
    ])("%d has its own class", async (status, Class) => {
      await sandbox().fail({ status, headers: { "x-request-id": "request-7" } });
      await using client = connect();
      const error = await failureOf(() => client.datasets.list());
      expect(error.constructor).toBe(Class);
      expect(error).toMatchObject({
        name: Class.name,
        message: expect.stringMatching(`^listDatasets: ${status}: .*simulated fault: ${status}`),
        operation: "listDatasets",
        status,
        requestId: "request-7",
        headers: { "x-request-id": "request-7" },
        body: expect.objectContaining({ error: `simulated fault: ${status}` }),
      });
    });

    test("429 says how long to wait, and how many requests are left", async () => {
      await sandbox().fail({ status: 429, headers: { "retry-after": "120" } });
      await using client = connect();
      const error = await failureOf(() => client.datasets.list());
      expect(error).toBeInstanceOf(HoneycombRateLimitError);
      expect(error).toMatchObject({
        retryAfter: 120_000,
        rateLimit: { limit: 100, remaining: 0, reset: 1 },
      });
    });

    test("422 says which fields are wrong", async () => {
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

    test("401 is for a key that Honeycomb doesn't know", async () => {
      await using client = connect({ apiKey: "unknown-key" });
      expect(await failureOf(() => client.auth.get())).toBeInstanceOf(HoneycombAuthError);
    });

    test("with HTML instead of JSON has the text", async () => {
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

    test("that redirects is not followed", async () => {
      const location = "https://elsewhere.example/1/datasets";
      await sandbox().fail({ status: 307, headers: { location }, body: "" });
      const onRequest = vi.fn();
      await using client = connect({ onRequest });
      const error = await failureOf(() => client.datasets.list());
      expect(error.constructor).toBe(HoneycombApiError);
      expect(error.message).toContain(
        "a redirect to elsewhere.example, which the client does not follow",
      );
      expect(onRequest).toHaveBeenCalledTimes(1);
    });
  });

  describe("an invalid response", () => {
    test.each<[string, Fault, message: RegExp, body: unknown]>([
      [
        "JSON that breaks off",
        { kind: "invalid-json" },
        /^listDatasets: expected JSON, but the \w+ \(200, application\/json\) is not JSON/,
        "[",
      ],
      [
        "an HTML page",
        { kind: "wrong-content-type" },
        /^listDatasets: expected JSON, but the \w+ \(200, text\/html; charset=utf-8\) is not JSON: "<!doctype/,
        expect.stringContaining("<!doctype html>"),
      ],
      [
        "an empty body",
        { status: 200, body: "" },
        /^listDatasets: expected JSON, but the \w+ \(200, .*\) is empty$/,
        undefined,
      ],
      [
        "another type",
        { status: 200, body: [{ name: "API", slug: 7 }] },
        /^listDatasets: \[0\]\.slug: expected a string, but it is 7$/,
        [{ name: "API", slug: 7 }],
      ],
    ])("%s is an error of a strict client", async (_, fault, message, body) => {
      await sandbox().fail(fault);
      await using client = connect({ validate: "strict" });
      const error = await failureOf(() => client.datasets.list());
      expect(error).toBeInstanceOf(HoneycombResponseError);
      expect(error.message).toMatch(message);
      expect(error).toMatchObject({ operation: "listDatasets", status: 200, body });
    });

    test("unknown fields and enum values are kept", async () => {
      const body = [
        { name: "API", slug: "api", dataset_type: "holographic", mood: { now: "fine" } },
      ];
      await sandbox().fail({ status: 200, body });
      await using client = connect();
      expect(await client.datasets.list()).toEqual(body);
    });
  });

  test("no error and no client contains a key", async () => {
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
