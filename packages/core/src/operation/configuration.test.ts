import { inspect } from "node:util";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type ClientOptions,
  type HoneycombConfigError,
  HoneycombInputError,
  operations,
} from "../index.ts";
import { Configuration } from "../transport.ts";
import { writeRequest } from "./invoke.ts";

const apiKey = "hcaik_top-secret";
const managementKey = "hcamk_public-half";
const managementSecret = "other-secret";
const listDatasets = writeRequest(operations.listDatasets, {});
/** A request that needs a management key. */
const listEnvironments = writeRequest(operations.listEnvironments, { path: { teamSlug: "acme" } });

const prepare = (options: ClientOptions, request = listDatasets) =>
  new Configuration(options).prepare(request);
const rejection = (message: string) =>
  expect.objectContaining({ name: "HoneycombConfigError", message }) as HoneycombConfigError;

describe("keys", () => {
  test("an API key goes into X-Honeycomb-Team", () => {
    expect(prepare({ apiKey }).headers).toEqual({
      accept: "application/json",
      "x-honeycomb-team": apiKey,
    });
  });

  test("a management key is a bearer of its two halves", () => {
    const { headers } = prepare({ managementKey, managementSecret }, listEnvironments);
    expect(headers).toEqual({
      accept: "application/vnd.api+json",
      authorization: `Bearer ${managementKey}:${managementSecret}`,
    });
  });

  test("with both, each operation takes the kind that it needs, and sees no other", () => {
    const both = { apiKey, managementKey, managementSecret };
    expect(prepare(both).headers).not.toHaveProperty("authorization");
    expect(prepare(both, listEnvironments).headers).not.toHaveProperty("x-honeycomb-team");
  });

  test("a kind that is missing is named before anything is sent", () => {
    expect(() => prepare({ apiKey }, listEnvironments)).toThrow(
      rejection(
        "listEnvironments needs a management key: pass managementKey and managementSecret (or set HONEYCOMB_MANAGEMENT_KEY and HONEYCOMB_MANAGEMENT_SECRET).",
      ),
    );
    expect(() => prepare({ managementKey, managementSecret })).toThrow(
      rejection("listDatasets needs an API key: pass apiKey (or set HONEYCOMB_API_KEY)."),
    );
  });

  test.each([{}, { apiKey: "" }, { managementKey: "", managementSecret: "" }])(
    "none at all: %j",
    (options) => {
      expect(() => new Configuration(options as ClientOptions)).toThrow(
        rejection(
          "A key is missing: pass apiKey (or set HONEYCOMB_API_KEY), or managementKey and managementSecret.",
        ),
      );
    },
  );

  test("names the half of a management key that is missing", () => {
    // @ts-expect-error its secret is missing
    expect(() => new Configuration({ managementKey })).toThrow(
      rejection("managementKey was passed without managementSecret. Pass both, or neither."),
    );
    // @ts-expect-error its id is missing
    expect(() => new Configuration({ managementSecret })).toThrow(
      rejection("managementSecret was passed without managementKey. Pass both, or neither."),
    );
    expect(() => new Configuration({ apiKey, managementKey })).toThrow("without managementSecret");
  });

  test("an empty API key next to a management key is ignored", () => {
    expect(() => prepare({ apiKey: "", managementKey, managementSecret })).toThrow(
      "listDatasets needs an API key",
    );
  });

  test.each(["sec ret", "secret\n", "secret\r\nx-injected: 1", "\tsecret", "s\u00e9cret", "🐝"])(
    "%j is rejected without showing it",
    (key) => {
      const message = (name: string) =>
        `${name} contains a character that is not allowed in a key, such as a space or a line break.`;
      expect(() => prepare({ apiKey: key })).toThrow(rejection(message("apiKey")));
      expect(() => prepare({ managementKey: key, managementSecret })).toThrow(
        rejection(message("managementKey")),
      );
      expect(() => prepare({ managementKey, managementSecret: key })).toThrow(
        rejection(message("managementSecret")),
      );
    },
  );

  test("show nowhere in a configuration", () => {
    const configuration = new Configuration({
      apiKey,
      managementKey,
      managementSecret,
      headers: { "x-proxy-key": "third-secret" },
    });
    const shown = [
      inspect(configuration, { depth: Infinity, showHidden: true, getters: true }),
      JSON.stringify(configuration),
      String(configuration),
    ].join("\n");
    expect(shown).not.toMatch(/secret|public-half/);
  });
});

describe("where requests go", () => {
  const url = (options: Partial<ClientOptions>) => prepare({ apiKey, ...options }).url;

  test("the host of the region", () => {
    expect(url({})).toBe("https://api.honeycomb.io/1/datasets");
    expect(url({ region: "us" })).toBe("https://api.honeycomb.io/1/datasets");
    expect(url({ region: "eu" })).toBe("https://api.eu1.honeycomb.io/1/datasets");
    // @ts-expect-error there are two
    expect(() => url({ region: "mars" })).toThrow(
      rejection('region is "mars"; it must be "us" or "eu".'),
    );
  });

  test.each([
    ["https://proxy.example", "https://proxy.example/1/datasets"],
    ["https://proxy.example/", "https://proxy.example/1/datasets"],
    ["https://proxy.example:8443/honeycomb", "https://proxy.example:8443/honeycomb/1/datasets"],
    ["https://proxy.example/a/b//", "https://proxy.example/a/b/1/datasets"],
    ["HTTPS://Proxy.Example/A", "https://proxy.example/A/1/datasets"],
  ])("baseUrl %s, also with a path", (baseUrl, expected) => {
    expect(url({ baseUrl })).toBe(expected);
    expect(url({ baseUrl, region: "eu" })).toBe(expected);
  });

  test.each([
    "http://localhost:3000",
    "http://sandbox.localhost",
    "http://127.0.0.1:8080",
    "http://127.8.9.10",
    "http://[::1]:8080",
    "http://[0:0:0:0:0:0:0:1]",
    "http://2130706433",
  ])("%s may be plain http: the key stays on this machine", (baseUrl) => {
    expect(url({ baseUrl })).toMatch(/^http:.*\/1\/datasets$/);
  });

  test.each([
    "http://proxy.example",
    "http://localhost.example",
    "http://127.0.0.1.example",
    "http://notlocalhost",
    "http://0.0.0.0",
    "http://[::2]",
    "http://10.0.0.1",
  ])("%s needs allowInsecure", (baseUrl) => {
    expect(() => url({ baseUrl })).toThrow(
      rejection(
        `baseUrl is "${baseUrl}", which would send keys unencrypted: use https, or set allowInsecure.`,
      ),
    );
    expect(url({ baseUrl, allowInsecure: true })).toMatch(/^http:.*\/1\/datasets$/);
  });

  test.each(["ftp://proxy.example", "file:///etc", "localhost:3000", "javascript:alert(1)"])(
    "%s is rejected, allowInsecure or not",
    (baseUrl) => {
      expect(() => url({ baseUrl, allowInsecure: true })).toThrow(`baseUrl is "${baseUrl}"`);
    },
  );

  test.each(["", "proxy.example", "/1", "https://", "https://a b", "https://me:top-secret@:x"])(
    "%j is not a URL, and is not quoted, since it may contain a password",
    (baseUrl) => {
      expect(() => url({ baseUrl })).toThrow(
        rejection(
          "baseUrl is not a URL. It must look like https://api.example.com, and may have a path.",
        ),
      );
    },
  );

  test.each([
    "https://user:top-secret@proxy.example",
    "https://top-secret@proxy.example",
    "https://proxy.example?key=top-secret",
    "https://proxy.example#top-secret",
  ])(
    "a baseUrl with more than host, port and path is rejected without showing it: %s",
    (baseUrl) => {
      expect(() => url({ baseUrl })).toThrow(
        rejection("baseUrl may contain only a host, a port and a path."),
      );
    },
  );
});

describe("headers of the client", () => {
  test("are added to each request, and don't replace what the request needs", () => {
    const headers = { "X-Trace": "1", Accept: "text/plain", "X-Honeycomb-Team": "mine" };
    expect(prepare({ apiKey, headers }).headers).toEqual({
      "x-trace": "1",
      accept: "text/plain",
      "x-honeycomb-team": apiKey,
    });
    const request = { ...listDatasets, headers: { "content-type": "application/json" } };
    const replacing = { apiKey, headers: { "Content-Type": "text/plain" } };
    expect(prepare(replacing, request).headers["content-type"]).toBe("application/json");
  });

  test("are validated when the client is constructed", () => {
    expect(() => new Configuration({ apiKey, headers: { "x-a": "1\r\nx-b: 2" } })).toThrow(
      HoneycombInputError,
    );
  });
});

describe("timeout and retry", () => {
  const policy = (options: Partial<ClientOptions>) =>
    new Configuration({ apiKey, ...options }).retryPolicy;

  test("have defaults", () => {
    expect(prepare({ apiKey }).timeout).toBe(30_000);
    expect(policy({})).toEqual({ maxRetries: 2, minDelay: 300, maxDelay: 60_000 });
    expect(policy({ retry: {} })).toEqual(policy({}));
  });

  test("are configurable, in part or as a whole", () => {
    expect(prepare({ apiKey, timeout: 1 }).timeout).toBe(1);
    expect(policy({ retry: 0 })).toEqual({ ...policy({}), maxRetries: 0 });
    expect(policy({ retry: { minDelay: 1 } })).toEqual({ ...policy({}), minDelay: 1 });
    const retry = { maxRetries: 9, minDelay: 0, maxDelay: 5 };
    expect(policy({ retry })).toEqual(retry);
  });

  test.each<[Partial<ClientOptions>, string]>([
    [{ timeout: 0 }, "timeout is 0; it must be from 1 to 2147483647 milliseconds."],
    [{ timeout: -1 }, "timeout is -1; "],
    [{ timeout: Number.NaN }, "timeout is NaN; "],
    [{ timeout: Number.POSITIVE_INFINITY }, "timeout is Infinity; "],
    [{ retry: -1 }, "retry.maxRetries is -1; it must be a whole number, 0 or greater."],
    [{ retry: 1.5 }, "retry.maxRetries is 1.5; "],
    [{ retry: { maxRetries: Number.NaN } }, "retry.maxRetries is NaN; "],
    [
      { retry: { minDelay: -1 } },
      "retry.minDelay is -1; it must be from 0 to 2147483647 milliseconds.",
    ],
    [{ retry: { maxDelay: 2 ** 31 } }, "retry.maxDelay is 2147483648; "],
  ])("%j is rejected", (options, message) => {
    expect(() => policy(options)).toThrow(message);
  });
});

describe("extend", () => {
  const log = (name: string) => ({ onRequest: () => name, onRetry: () => name });
  const base = new Configuration({
    apiKey,
    timeout: 7,
    retry: { maxRetries: 5, minDelay: 6, maxDelay: 7 },
    validate: "off",
    headers: { "x-a": "1", "x-b": "1" },
    ...log("client"),
  });

  test("without options changes nothing", () => {
    const same = base.extend({});
    expect(same.prepare(listDatasets)).toEqual(base.prepare(listDatasets));
    expect(same).toMatchObject({ hooks: base.hooks, validate: "off" });
    expect(same.retryPolicy).toEqual(base.retryPolicy);
  });

  test("replaces what a request sets, and adds headers and hooks", () => {
    const other = base.extend({
      timeout: 8,
      retry: 1,
      validate: "strict",
      headers: { "X-B": "2", "x-c": "2" },
      ...log("request"),
    });
    const { timeout, headers } = other.prepare(listDatasets);
    expect(timeout).toBe(8);
    expect(headers).toMatchObject({ "x-a": "1", "x-b": "2", "x-c": "2" });
    expect(headers).toMatchObject({ "x-honeycomb-team": apiKey });
    expect(other.validate).toBe("strict");
    expect(other.retryPolicy).toEqual({ maxRetries: 1, minDelay: 300, maxDelay: 60_000 });
    expect(other.hooks.map(({ onRequest }) => onRequest?.({} as never))).toEqual([
      "client",
      "request",
    ]);
    // The client's own requests stay as they were.
    expect(base.prepare(listDatasets)).toMatchObject({ timeout: 7, headers: { "x-b": "1" } });
    expect(base.hooks).toHaveLength(1);
  });

  test("shares the cache", () => {
    expect(base.extend({ timeout: 1 }).cache).toBe(base.cache);
    expect(new Configuration({ apiKey }).cache).not.toBe(base.cache);
  });

  test("validates the options", () => {
    expect(() => base.extend({ timeout: -1 })).toThrow("timeout is -1; ");
    expect(() => base.extend({ retry: -1 })).toThrow("retry.maxRetries is -1; ");
    expect(() => base.extend({ headers: { "x-a": "\n" } })).toThrow(HoneycombInputError);
  });
});

test("a request is plain data, which can be passed to another process", () => {
  const anyOptions = fc.record({
    apiKey: fc.stringMatching(/^[\x21-\x7e]+$/),
    timeout: fc.integer({ min: 1, max: 2 ** 31 - 1 }),
    retry: fc.nat(),
  });
  fc.assert(
    fc.property(anyOptions, (options) => {
      const prepared = prepare(options);
      expect(structuredClone(prepared)).toEqual(prepared);
    }),
  );
});
