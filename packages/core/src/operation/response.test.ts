import { describe, expect, test } from "vitest";
import { json, runWith, text, thrownBy } from "../../test/host.ts";
import {
  HoneycombApiError,
  HoneycombAuthError,
  HoneycombConflictError,
  HoneycombError,
  HoneycombForbiddenError,
  HoneycombNotFoundError,
  HoneycombRateLimitError,
  HoneycombResponseError,
  HoneycombServerError,
  HoneycombValidationError,
} from "../index.ts";
import { callApi, type HttpResponse } from "../transport.ts";

const { columns, datasets, triggers, queryResults } = callApi();
/** Returns the error that `datasets.get` throws for an error response. */
const errorOf = (response: HttpResponse) => {
  const error = thrownBy(() => runWith(datasets.get("api", strict), response));
  expect(error).toBeInstanceOf(HoneycombApiError);
  return error as HoneycombApiError;
};
const strict = { validate: "strict" } as const;

/** Returns the error that `datasets.get` throws for an invalid response. */
const failureOf = (response: HttpResponse) => {
  const error = thrownBy(() => runWith(datasets.get("api", strict), response));
  expect(error).toBeInstanceOf(HoneycombResponseError);
  return error as HoneycombResponseError;
};

describe("a response", () => {
  test("is returned by the operation", () => {
    const dataset = { name: "API", slug: "api", regular_columns_count: 7 };
    expect(runWith(datasets.get("api"), json(dataset)).value).toStrictEqual(dataset);
  });

  test("loses optional fields that are null", () => {
    const dataset = { name: "API", slug: "api", regular_columns_count: null };
    expect(runWith(datasets.get("api"), json(dataset)).value).toStrictEqual({
      name: "API",
      slug: "api",
    });
  });

  test("keeps fields and values that Honeycomb adds later, at any depth", () => {
    const trigger = {
      id: "t1",
      name: "Errors",
      alert_type: "on_full_moon",
      threshold: { op: "~", value: 1, unit: "%" },
      recipients: [{ id: "r1", type: "pigeon", loft: 7 }],
      since: "2031",
    };
    expect(runWith(triggers.get("api", "t1"), json(trigger)).value).toEqual(trigger);
  });

  test("keeps the digits of integers that a number can't represent", () => {
    const data = '{"id":12345678901234567890,"small":-9007199254740993,"exact":9007199254740991}';
    const floats = '{"sum":1e300,"long":0.12345678901234567890,"round":100000000000000000000}';
    const body = `{"id":"r1","complete":true,"data":{"results":[{"data":${data}},{"data":${floats}}]}}`;
    const { value } = runWith(queryResults.get("api", "r1"), text(body));
    expect(value.data?.results).toEqual([
      { data: { id: "12345678901234567890", small: "-9007199254740993", exact: 9007199254740991 } },
      { data: { sum: 1e300, long: 0.12345678901234568, round: 1e20 } },
    ]);
  });

  test("is parsed as JSON, whatever its content type is", () => {
    const response = text('{"name":"API","slug":"api"}', 200, { "content-type": "text/plain" });
    expect(runWith(datasets.get("api"), response).value).toEqual({ name: "API", slug: "api" });
  });

  test.each([
    ["no content", text("", 204)],
    ["content", json({ deleted: true })],
  ])("of an operation that returns nothing can have %s", (_, response) => {
    expect(runWith(datasets.delete("api"), response).value).toBeUndefined();
  });
});

describe("an invalid response", () => {
  test.each<[what: string, body: unknown, message: string]>([
    ["a field of the wrong type", { name: "API", slug: 7 }, "slug: expected a string, but it is 7"],
    ["a missing field", { name: "API" }, "slug: is missing; expected a string"],
    [
      "a nested field of the wrong type",
      { name: "API", slug: "api", settings: { delete_protected: "yes" } },
      'settings.delete_protected: expected a boolean, but it is "yes"',
    ],
    ["an array", [], "the response: expected an object, but it is []"],
    ["null", null, "the response: expected an object, but it is null"],
  ])("causes an error with the path: %s", (_, body, message) => {
    const headers = { "content-type": "application/json", "x-request-id": "req-1" };
    const error = failureOf(json(body, { headers }));
    expect(error.message).toBe(`getDataset: ${message}`);
    expect(error).toMatchObject({
      name: "HoneycombResponseError",
      operation: "getDataset",
      status: 200,
      requestId: "req-1",
      body,
      issues: [{ path: message.split(": ")[0], message: message.slice(message.indexOf(": ") + 2) }],
    });
  });

  test("causes an error with every field that differs, up to the first hundred", () => {
    const body = Array.from({ length: 1000 }, (_, id) => ({ name: "API", slug: id }));
    const error = thrownBy(() => runWith(datasets.list(strict), json(body)));
    const { issues } = error as HoneycombResponseError;
    expect(issues).toHaveLength(100);
    expect(issues[99]).toEqual({
      path: "[99].slug",
      message: "expected a string, but it is 99",
    });
  });

  test("causes an error with the index in a list", () => {
    const body = [{ name: "API", slug: "api" }, { name: "Web" }];
    expect(() => runWith(datasets.list(strict), json(body))).toThrow(
      "listDatasets: [1].slug: is missing; expected a string",
    );
  });

  test("causes an error with the path inside a union", () => {
    const body = [
      { id: "c1", key_name: "status" },
      { id: 2, key_name: "ms" },
    ];
    expect(() => runWith(columns.list("api", strict), json(body))).toThrow(
      "listColumns: [1].id: expected a string, but it is 2",
    );
  });

  test("that is empty causes an error", () => {
    const error = failureOf(text("", 200, { "content-type": "application/json" }));
    expect(error.message).toBe(
      "getDataset: expected JSON, but the response (200, application/json) is empty",
    );
    expect(error.body).toBeUndefined();
  });

  test("that is not JSON causes an error", () => {
    const error = failureOf(text('{"name":', 200, { "content-type": "application/json" }));
    expect(error.message).toBe(
      'getDataset: expected JSON, but the response (200, application/json) is not JSON: "{\\"name\\":"',
    );
    expect(error.body).toBe('{"name":');
    expect(error.cause).toBeInstanceOf(SyntaxError);
  });

  test("that is the HTML page of a proxy causes an error", () => {
    const page = `<!doctype html><title>Sign in</title>${" ".repeat(100)}`;
    const error = failureOf(text(page, 200, { "content-type": "text/html" }));
    expect(error.message).toContain('(200, text/html) is not JSON: "<!doctype html><title>Sign in');
    expect(error.body).toBe(page);
    expect(failureOf(text("gone")).message).toContain("(200, no content type) is not JSON");
  });
});

describe("an error response", () => {
  test.each([
    [400, HoneycombValidationError],
    [401, HoneycombAuthError],
    [403, HoneycombForbiddenError],
    [404, HoneycombNotFoundError],
    [409, HoneycombConflictError],
    [413, HoneycombApiError],
    [418, HoneycombApiError],
    [422, HoneycombValidationError],
    [429, HoneycombRateLimitError],
    [500, HoneycombServerError],
    [502, HoneycombServerError],
    [503, HoneycombServerError],
  ])("with status %d has its own class", (status, ErrorClass) => {
    const error = errorOf(json({ error: "the reason" }, { status }));
    expect(error.constructor).toBe(ErrorClass);
    expect(error.name).toBe(ErrorClass.name);
    expect(error).toBeInstanceOf(HoneycombError);
    expect(error).toMatchObject({ status, operation: "getDataset" });
    expect(error.message).toBe(`getDataset: ${status}: the reason`);
  });

  test("causes an error with all details of the response", () => {
    const headers = {
      "content-type": "application/json",
      "x-request-id": "req-7",
      ratelimit: "limit=100, remaining=0, reset=12",
      "retry-after": "30",
    };
    const error = errorOf(json({ error: "too many" }, { status: 429, headers }));
    expect(error).toMatchObject({
      body: { error: "too many" },
      headers,
      requestId: "req-7",
      rateLimit: { limit: 100, remaining: 0, reset: 12 },
      retryAfter: 30_000,
      issues: [],
    });
  });

  test("can have the format { error }", () => {
    expect(errorOf(json({ error: "unknown API key" }, { status: 401 })).message).toBe(
      "getDataset: 401: unknown API key",
    );
  });

  test("can have the format of problem details, with an issue for each field", () => {
    const body = {
      status: 422,
      type: "https://api.honeycomb.io/problems/validation-failed",
      title: "The provided input is invalid.",
      error: "The provided input is invalid.",
      type_detail: [
        { field: "threshold.value", code: "missing", description: "is required" },
        { field: "frequency", code: "invalid" },
        { code: "already_exists", description: "a trigger of this name exists" },
      ],
    };
    const error = errorOf(
      json(body, { status: 422, headers: { "content-type": "application/problem+json" } }),
    );
    expect(error.message).toBe(
      "getDataset: 422: The provided input is invalid.: threshold.value: is required; frequency: invalid; a trigger of this name exists",
    );
    expect(error.issues).toEqual([
      { field: "threshold.value", code: "missing", description: "is required" },
      { field: "frequency", code: "invalid", description: undefined },
      { field: undefined, code: "already_exists", description: "a trigger of this name exists" },
    ]);
  });

  test.each([
    [{ errors: ["too slow", "too late"] }, "too slow; too late"],
    [{ error: { message: "no capacity" } }, "no capacity"],
    [{ error: { detail: "no capacity", title: "Busy" } }, "no capacity"],
    [{ errors: [], message: "no capacity" }, "no capacity"],
  ])("can have a format of something else, such as a proxy: %j", (body, message) => {
    expect(errorOf(json(body, { status: 400 })).message).toBe(`getDataset: 400: ${message}`);
  });

  test("can have the format of JSON:API, with an issue for each field", () => {
    const body = {
      errors: [
        {
          id: "req-9",
          status: "422",
          code: "validation/invalid",
          title: "Invalid",
          detail: "name is too long",
          source: { pointer: "/data/attributes/name" },
        },
        { code: "validation/missing", title: "Missing", source: { parameter: "page[size]" } },
        { code: "header/missing", title: "Missing", source: { header: "Authorization" } },
      ],
    };
    const error = errorOf(
      json(body, { status: 422, headers: { "content-type": "application/vnd.api+json" } }),
    );
    expect(error.message).toBe(
      "getDataset: 422: /data/attributes/name: name is too long; page[size]: Missing; Authorization: Missing",
    );
    expect(error.issues).toEqual([
      {
        field: "/data/attributes/name",
        code: "validation/invalid",
        description: "name is too long",
      },
      { field: "page[size]", code: "validation/missing", description: "Missing" },
      { field: "Authorization", code: "header/missing", description: "Missing" },
    ]);
  });

  test("can be an HTML page", () => {
    const error = errorOf(
      text("<h1>Bad gateway</h1>", 502, { "content-type": "text/html", "x-request-id": "r" }),
    );
    expect(error.message).toBe('getDataset: 502: "<h1>Bad gateway</h1>"');
    expect(error).toMatchObject({ body: "<h1>Bad gateway</h1>", requestId: "r", issues: [] });
  });

  test.each<[string, HttpResponse, unknown]>([
    ["no content", text("", 500), undefined],
    ["null", text("null", 500), null],
    ["a list", text("[1]", 500), [1]],
    ["other fields", json({ code: 7 }, { status: 500 }), { code: 7 }],
    ["invalid errors", json({ errors: [7, null] }, { status: 500 }), { errors: [7, null] }],
    ["invalid details", json({ type_detail: [7] }, { status: 500 }), { type_detail: [7] }],
  ])("can have %s", (_, response, body) => {
    const error = errorOf(response);
    expect(error.message).toBe("getDataset: 500");
    expect(error.body).toEqual(body);
    expect(error.issues).toEqual([]);
  });
});

describe("a redirect is an error, since following it would send the key", () => {
  test.each([
    ["https://other.example:8443/1/datasets?x=1", "other.example:8443"],
    ["//other.example/1/datasets", "other.example"],
    ["/2/datasets", "api.honeycomb.io"],
    ["datasets", "api.honeycomb.io"],
  ])("to %s", (location, where) => {
    const error = errorOf(text("", 307, { location }));
    expect(error.constructor).toBe(HoneycombApiError);
    expect(error.message).toBe(
      `getDataset: 307: a redirect to ${where}, which the client does not follow, so that no key is sent there`,
    );
  });

  test.each<Record<string, string>>([{}, { location: "https://" }])(
    "to an unknown host: %j",
    (headers) => {
      expect(errorOf(text("", 302, headers)).message).toBe(
        "getDataset: 302: a redirect, which the client does not follow",
      );
    },
  );
});
