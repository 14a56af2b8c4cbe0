import { type Operation, operations } from "@honeycomb/core";
import { describe, expect, expectTypeOf, test } from "vitest";
import { request } from "../../test/client.ts";
import { createSandbox } from "../index.ts";
import type { Handlers, OperationId } from "./handler.ts";

const management = { authorization: "Bearer id:secret" };
const ingestKey = `hcaik_${"0".repeat(58)}`;

describe("routing", () => {
  test.each(Object.entries(operations) as [OperationId, Operation][])(
    "%s is found by its method and path, and is answered",
    async (_, { method, path, auth }) => {
      const filled = path.replaceAll(/\{\w+\}/g, "a%20b");
      const { status } = await request(createSandbox(), method, filled, undefined, {
        ...management,
        ...(auth.includes("firehose") && { "x-amz-firehose-access-key": ingestKey }),
      });
      // What the path names doesn't exist, or the body is missing; nothing is wrong with the sandbox.
      expect([200, 201, 202, 400, 404, 422]).toContain(status);
    },
  );

  test("handlers are keyed by operation ids alone", () => {
    expectTypeOf<keyof Handlers>().toEqualTypeOf<keyof typeof operations>();
    // @ts-expect-error there is no such operation
    const misspelt: Handlers = { listDataset: () => ({ status: 200, body: [] }) };
    expect(misspelt).toBeDefined();
  });

  test("another method of a known path is 405, and says which there are", async () => {
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

  test("any API key is taken unless some are named; then another one is 401", async () => {
    const get = (sandbox: ReturnType<typeof createSandbox>, key: string) =>
      request(sandbox, "GET", "/1/auth", undefined, { "x-honeycomb-team": key });
    expect(await get(createSandbox(), "any")).toMatchObject({ status: 200 });
    const sandbox = createSandbox({ apiKeys: ["one", "two"] });
    expect(await get(sandbox, "two")).toMatchObject({ status: 200 });
    expect(await get(sandbox, "three")).toMatchObject({ status: 401, body: unknown });
  });

  test("no key at all is 401", async () => {
    const response = await createSandbox().fetch(new Request("https://api.honeycomb.io/1/auth"));
    expect([response.status, await response.json()]).toEqual([401, unknown]);
  });

  test("an API key tells what it may do", async () => {
    const { body } = await request(createSandbox(), "GET", "/1/auth");
    expect(body).toMatchObject({
      type: "configuration",
      api_key_access: { events: true, triggers: true },
      environment: { name: "sandbox", slug: "sandbox" },
      team: { name: "Sandbox", slug: "sandbox" },
    });
  });

  test("an ingest key may send events, and nothing else", async () => {
    const headers = { "x-honeycomb-team": ingestKey };
    const sandbox = createSandbox();
    const sent = await request(sandbox, "POST", "/1/events/api", { status: 200 }, headers);
    expect(sent.status).toBe(200);
    const { body } = await request(sandbox, "GET", "/1/auth", undefined, headers);
    expect(body).toMatchObject({ id: ingestKey.slice(0, 32), type: "ingest" });
    const listed = await request(sandbox, "GET", "/1/datasets", undefined, headers);
    expect(listed).toMatchObject({ status: 401, body: unknown });
  });

  test("a management key is checked where it is asked for, and refused as JSON:API", async () => {
    const sandbox = createSandbox({ managementKeys: ["id:secret"] });
    const get = (headers?: Record<string, string>) =>
      request(sandbox, "GET", "/2/auth", undefined, headers);
    expect((await get(management)).status).not.toBe(401);
    for (const headers of [undefined, { authorization: "Bearer id:wrong" }]) {
      const refused = await get(headers);
      expect(refused.status).toBe(401);
      expect(refused.headers.get("content-type")).toBe("application/vnd.api+json");
      expect(refused.body).toEqual({
        errors: [
          {
            id: expect.any(String),
            status: "401",
            code: "unauthorized",
            title: "The key is not known.",
            detail: "unknown management key - check your credentials",
          },
        ],
      });
    }
  });
});

describe("errors", () => {
  test("a body that isn't JSON, or empty, is 400 as problem details", async () => {
    const answer = await request(createSandbox(), "POST", "/1/datasets", "{");
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
    expect(answer).toMatchObject({
      status: 400,
      body: {
        status: 400,
        type: "https://api.honeycomb.io/problems/unparseable",
        title: "The request cannot be read.",
        error: "the request body is not JSON",
        detail: "the request body is not JSON",
      },
    });
    expect(await request(createSandbox(), "POST", "/1/datasets", "")).toMatchObject({
      body: { error: "the request body is empty" },
    });
  });

  test("a body that isn't what the operation takes is 422, field by field", async () => {
    const answer = await request(createSandbox({ seed: true }), "POST", "/1/triggers/frontend", {
      threshold: { op: "=", value: "10" },
      frequency: 61,
      nmae: "misspelt",
    });
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
    expect(answer.body).toMatchObject({
      status: 422,
      type: "https://api.honeycomb.io/problems/validation-failed",
    });
    expect(answer.body.type_detail).toEqual(
      expect.arrayContaining([
        { field: "name", code: "missing", description: "name: is required" },
        {
          field: "threshold.op",
          code: "invalid",
          description: 'threshold.op: must be (">" | ">=" | "<" | "<=")',
        },
        {
          field: "threshold.value",
          code: "incorrect_type",
          description: "threshold.value: must be number",
        },
        { field: "frequency", code: "invalid", description: "frequency: must be %60" },
        { field: "nmae", code: "invalid", description: "nmae: is not a known field" },
      ]),
    );
    expect(answer.body.type_detail).toHaveLength(5);
  });

  test("a query parameter is checked, too", async () => {
    const sandbox = createSandbox({ seed: true });
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
    ["/1/datasets/nope", "application/json", { error: "dataset not found" }],
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
    const answer = await request(createSandbox({ seed: true }), "GET", path);
    expect(answer).toMatchObject({ status: 404, body });
    expect(answer.headers.get("content-type")).toBe(type);
  });
});

test("every answer has a request id of its own and tells how many requests are left", async () => {
  const sandbox = createSandbox();
  const answers = [];
  for (const path of ["/1/auth", "/1/datasets/nope", "/nope"]) {
    answers.push(await request(sandbox, "GET", path));
  }
  const ids = answers.map(({ headers }) => headers.get("x-request-id"));
  expect(new Set(ids).size).toBe(3);
  expect(ids).not.toContain(null);
  expect(answers.map(({ headers }) => headers.get("ratelimit"))).toEqual([
    expect.stringMatching(/^limit=100000, remaining=99999, reset=\d+$/),
    expect.stringMatching(/^limit=100000, remaining=99998, reset=\d+$/),
    expect.stringMatching(/^limit=100000, remaining=99997, reset=\d+$/),
  ]);
  expect(answers[0]?.headers.get("ratelimitpolicy")).toBe("100000;w=60");
});
