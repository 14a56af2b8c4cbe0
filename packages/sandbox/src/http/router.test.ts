import { type Operation, operations } from "@honeycomb/core";
import { describe, expect, expectTypeOf, onTestFinished, test, vi } from "vitest";
import { request } from "../../test/client.ts";
import { createSandbox } from "../index.ts";
import type { Handlers, OperationId } from "./handler.ts";

const management = { authorization: "Bearer id:secret" };
const ingestKey = `hcaik_${"0".repeat(58)}`;

describe("routing", () => {
  test.each(Object.entries(operations) as [OperationId, Operation][])(
    "%s is routed by its method and path",
    async (_, { method, path, auth }) => {
      const filled = path.replaceAll(/\{\w+\}/g, "a%20b");
      const { status } = await request(createSandbox(), method, filled, undefined, {
        ...management,
        ...(auth.includes("firehose") && { "x-amz-firehose-access-key": ingestKey }),
      });
      // The resource doesn't exist, or the body is missing. Neither is a failure of the sandbox.
      expect([200, 201, 202, 400, 404, 422]).toContain(status);
    },
  );

  test("handlers are keyed by operation ids", () => {
    expectTypeOf<keyof Handlers>().toEqualTypeOf<keyof typeof operations>();
    // @ts-expect-error there is no such operation
    const misspelled: Handlers = { listDataset: () => ({ status: 200, body: [] }) };
    expect(misspelled).toBeDefined();
  });

  test("an unknown method of a known path is 405, and lists the allowed ones", async () => {
    const { status, headers, body } = await request(createSandbox(), "PATCH", "/1/datasets/api");
    expect(status).toBe(405);
    expect(headers.get("allow")?.split(", ").sort()).toEqual(["DELETE", "GET", "PUT"]);
    expect(body).toEqual({ error: "PATCH is not allowed here" });
  });

  test.each(["/", "/1", "/1/nope", "/1/datasets/a/b", "/3/datasets"])("%s is 404", async (path) => {
    expect(await request(createSandbox(), "GET", path)).toMatchObject({
      status: 404,
      body: { error: "not found" },
    });
  });
});

describe("keys", () => {
  const unknown = { error: "unknown API key - check your credentials" };

  test("any API key is accepted, unless some are configured; then other keys get a 401", async () => {
    const get = (sandbox: ReturnType<typeof createSandbox>, key: string) =>
      request(sandbox, "GET", "/1/auth", undefined, { "x-honeycomb-team": key });
    expect(await get(createSandbox(), "any")).toMatchObject({ status: 200 });
    const sandbox = createSandbox({ apiKeys: ["one", "two"] });
    expect(await get(sandbox, "two")).toMatchObject({ status: 200 });
    expect(await get(sandbox, "three")).toMatchObject({ status: 401, body: unknown });
  });

  test("a missing key is 401", async () => {
    const response = await createSandbox().fetch(new Request("https://api.honeycomb.io/1/auth"));
    expect([response.status, await response.json()]).toEqual([401, unknown]);
  });

  test("auth returns the permissions of an API key", async () => {
    const { body } = await request(createSandbox(), "GET", "/1/auth");
    expect(body).toMatchObject({
      type: "configuration",
      api_key_access: { events: true, triggers: true },
      environment: { name: "sandbox", slug: "sandbox" },
      team: { name: "Sandbox", slug: "sandbox" },
    });
  });

  test("an ingest key can only send events", async () => {
    const headers = { "x-honeycomb-team": ingestKey };
    const sandbox = createSandbox();
    const sent = await request(sandbox, "POST", "/1/events/api", { status: 200 }, headers);
    expect(sent.status).toBe(200);
    const { body } = await request(sandbox, "GET", "/1/auth", undefined, headers);
    expect(body).toMatchObject({ id: ingestKey.slice(0, 32), type: "ingest" });
    const listed = await request(sandbox, "GET", "/1/datasets", undefined, headers);
    expect(listed).toMatchObject({ status: 401, body: unknown });
  });

  test("the v2 API validates management keys, and responds in JSON:API", async () => {
    const sandbox = createSandbox({ managementKeys: ["id:secret"] });
    const get = (headers?: Record<string, string>) =>
      request(sandbox, "GET", "/2/auth", undefined, headers);
    expect((await get(management)).status).not.toBe(401);
    for (const headers of [undefined, { authorization: "Bearer id:wrong" }]) {
      const rejected = await get(headers);
      expect(rejected.status).toBe(401);
      expect(rejected.headers.get("content-type")).toBe("application/vnd.api+json");
      expect(rejected.body).toEqual({
        errors: [
          {
            id: expect.any(String),
            status: "401",
            code: "unauthenticated/invalid-key",
            title: "invalid API key",
            source: { header: "Authorization" },
          },
        ],
      });
    }
  });
});

describe("errors", () => {
  const sandbox = createSandbox({ seed: true });
  const triggers = "/1/triggers/frontend";

  test("a body that is empty or not JSON is 400, as problem details", async () => {
    const response = await request(createSandbox(), "POST", "/1/datasets", "{");
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    expect(response).toMatchObject({
      status: 400,
      body: {
        status: 400,
        type: "https://api.honeycomb.io/problems/unparseable",
        title: "The request body could not be parsed.",
        error: "could not parse request body",
        detail: "could not parse request body",
      },
    });
    expect(await request(createSandbox(), "POST", "/1/datasets", "")).toMatchObject({
      body: { error: "could not parse request body" },
    });
  });

  test.each(["[", '{"name":'])("a body that is nested too deeply is 400: %s…", async (opening) => {
    expect(
      await request(createSandbox(), "POST", "/1/datasets", opening.repeat(9_000)),
    ).toMatchObject({
      status: 400,
      body: {
        error: "could not parse request body",
        detail: "the body is nested more than 1000 levels deep",
      },
    });
  });

  test("brackets in texts are not levels", async () => {
    const body = { name: "[".repeat(255), description: `\\"${"{".repeat(1000)}` };
    expect((await request(createSandbox(), "POST", "/1/datasets", body)).status).toBe(201);
  });

  test("a list instead of an object is 422, whatever is in it", async () => {
    for (const body of [[{ toString: 1, valueOf: 1 }], [[["a"]]]]) {
      expect(await request(createSandbox(), "POST", "/1/datasets", body)).toMatchObject({
        status: 422,
        body: { type_detail: [{ code: "incorrect_type", description: "body: must be an object" }] },
      });
    }
  });

  test("a mistake of the sandbox is 500; only the log has its stack", async () => {
    const log = vi.spyOn(console, "error").mockReturnValue();
    onTestFinished(() => log.mockRestore());
    const broken = createSandbox({ now: () => new Date(Number.NaN) });
    expect(await request(broken, "GET", "/1/datasets")).toMatchObject({
      status: 500,
      body: { error: "the sandbox failed: RangeError: Invalid time value" },
    });
    expect(log).toHaveBeenCalledWith(
      "The sandbox failed (listDatasets):",
      expect.objectContaining({ stack: expect.stringContaining(" at ") }),
    );
  });

  test("an invalid body is 422, field by field", async () => {
    const response = await request(sandbox, "POST", triggers, {
      threshold: { op: ">", value: "10" },
      frequency: 61,
    });
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    expect(response.body).toMatchObject({
      status: 422,
      type: "https://api.honeycomb.io/problems/validation-failed",
    });
    expect(response.body.type_detail).toEqual(
      expect.arrayContaining([
        { field: "name", code: "missing", description: "name: is required" },
        {
          field: "threshold.value",
          code: "incorrect_type",
          description: "threshold.value: must be a number",
        },
        { field: "frequency", code: "invalid", description: "frequency: must be a multiple of 60" },
      ]),
    );
    expect(response.body.type_detail).toHaveLength(3);
  });

  test("unknown fields are ignored, and null for an optional one", async () => {
    const { status, body } = await request(sandbox, "POST", triggers, {
      name: "Errors",
      threshold: { op: ">", value: 10, unit: "ms" },
      description: null,
      severity: "high",
    });
    expect(status).toBe(201);
    expect(body.threshold).toEqual({ op: ">", value: 10, exceeded_limit: 1 });
    expect(body.description).toBe("");
    expect(body).not.toHaveProperty("severity");
  });

  const calculations = (op: string) => [{ op: "COUNT" }, { op, column: "duration_ms" }];

  test.each([
    ["/1/queries/frontend", { calculations: calculations("P98") }, "calculations.1.op", /"P99"/],
    [
      "/1/queries/frontend",
      { filters: [{ op: "like", value: "a" }] },
      "filters.0.op",
      /"contains"/,
    ],
    ["/1/queries/frontend", { orders: [{ order: "up" }] }, "orders.0.order", /"descending"/],
    [
      triggers,
      {
        name: "Slow",
        threshold: { op: ">", value: 1 },
        query: { calculations: [{ op: "P98", column: "duration_ms" }] },
      },
      "query.calculations.0.op",
      /"P99"/,
    ],
    ["/1/recipients", { type: "fax", details: {} }, "type", /"email"/],
    ["/1/burn_alerts/frontend", { alert_type: "speed" }, "alert_type", /"budget_rate"/],
    [
      "/1/boards",
      { name: "Shop", type: "flexible", panels: [{ type: "map" }] },
      "panels.0.type",
      /"query"/,
    ],
  ])("%s: %j is rejected: %s is unknown", async (path, body, field, known) => {
    const response = await request(sandbox, "POST", path, body);
    expect(response).toMatchObject({
      status: 422,
      body: { type_detail: [{ field, code: "invalid" }] },
    });
    expect(response.body.type_detail[0].description).toMatch(known);
  });

  test("an invalid query parameter is 422", async () => {
    const { body } = await request(sandbox, "GET", "/1/slos/frontend");
    const path = `/1/slos/frontend/${body[0].id}`;
    expect(await request(sandbox, "GET", `${path}?detailed=maybe`)).toMatchObject({
      status: 422,
      body: { type_detail: [{ field: "detailed", code: "incorrect_type" }] },
    });
    for (const search of ["?detailed", "?detailed=true", "?detailed=true&unknown=1"]) {
      expect((await request(sandbox, "GET", path + search)).body).toHaveProperty("compliance");
    }
    expect((await request(sandbox, "GET", `${path}?detailed=false`)).body).not.toHaveProperty(
      "compliance",
    );
  });

  test.each([
    ["/1/columns/frontend/nope", "application/json", { error: "column not found" }],
    [
      "/1/triggers/frontend/nope",
      "application/problem+json",
      {
        status: 404,
        type: "https://api.honeycomb.io/problems/not-found",
        error: "Trigger not found",
      },
    ],
  ])("%s is 404 as %s", async (path, type, body) => {
    const response = await request(sandbox, "GET", path);
    expect(response).toMatchObject({ status: 404, body });
    expect(response.headers.get("content-type")).toBe(type);
  });
});

test("every response has a request id and rate limit headers", async () => {
  const sandbox = createSandbox();
  const responses = [];
  for (const path of ["/1/auth", "/1/datasets/nope", "/nope"]) {
    responses.push(await request(sandbox, "GET", path));
  }
  const ids = responses.map(({ headers }) => headers.get("x-request-id"));
  expect(new Set(ids).size).toBe(3);
  expect(ids).not.toContain(null);
  expect(responses.map(({ headers }) => headers.get("ratelimit"))).toEqual([
    expect.stringMatching(/^limit=100000, remaining=99999, reset=\d+$/),
    expect.stringMatching(/^limit=100000, remaining=99998, reset=\d+$/),
    expect.stringMatching(/^limit=100000, remaining=99997, reset=\d+$/),
  ]);
  expect(responses[0]?.headers.get("ratelimitpolicy")).toBe("100000;w=60");
});
