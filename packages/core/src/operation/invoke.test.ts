import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { firstRequest, json, keys, runWith } from "../../test/host.ts";
import { invoke, type OperationInput, operations } from "../index.ts";
import { operationsOf } from "./operation.ts";

/** An operation with something of everything. */
const operation = operationsOf({
  resource: "things",
  path: "/2/teams/{team}",
  auth: ["management"],
});
const searchThings = operation("searchThings", "POST", "/things", {
  summary: "Searches things",
  query: v.strictObject({
    "page[size]": v.optional(v.pipe(v.number(), v.maxValue(100))),
    "filter[name]": v.optional(v.string()),
  }),
  headers: v.strictObject({ "X-Mode": v.optional(v.picklist(["fast", "slow"])) }),
  body: v.strictObject({ data: v.strictObject({ name: v.string() }) }),
  response: v.looseObject({ data: v.array(v.looseObject({ id: v.string() })) }),
});
const path = { team: "acme" };
const body = { data: { name: "bee" } };

describe("a request", () => {
  test("is written from the operation", () => {
    const input = {
      path: { team: "a/b" },
      query: { "page[size]": 20 },
      headers: { "X-Mode": "fast" },
      body,
    } as const;
    expect(firstRequest(invoke(searchThings, input))).toMatchObject({
      operation: "searchThings",
      method: "POST",
      path: "/2/teams/a%2Fb/things?page%5Bsize%5D=20",
      headers: {
        accept: "application/vnd.api+json",
        authorization: `Bearer ${keys.managementKey}:${keys.managementSecret}`,
        "content-type": "application/vnd.api+json",
        "x-mode": "fast",
      },
      body: '{"data":{"name":"bee"}}',
    });
  });

  test("of v1 has the content type JSON, but only with a body", () => {
    const created = firstRequest(invoke(operations.createDataset, { body: { name: "API" } }));
    expect(created.headers).toMatchObject({ "content-type": "application/json" });
    const listed = firstRequest(invoke(operations.listDatasets));
    expect(Object.keys(listed.headers)).toEqual(["accept", "x-honeycomb-team"]);
    expect(listed.body).toBeUndefined();
  });

  test("keeps only headers that have a value", () => {
    const request = firstRequest(invoke(searchThings, { path, headers: {}, body }));
    expect(Object.keys(request.headers)).toEqual(["accept", "content-type", "authorization"]);
  });

  test("is idempotent by its method, unless the operation says otherwise", () => {
    const idempotent = Object.values(operations)
      .filter((each) => each.idempotent)
      .map(({ id, method }) => `${method} ${id}`);
    expect(idempotent).toContain("GET listDatasets");
    expect(idempotent).toContain("PUT updateTrigger");
    expect(idempotent).toContain("DELETE deleteSlo");
    expect(idempotent).toContain("POST createQuery");
    expect(idempotent).toContain("POST createQueryResult");
    expect(idempotent).not.toContain("POST createTrigger");
    expect(idempotent).not.toContain("POST createDataset");
  });
});

describe("what is wrong is rejected before anything is sent", () => {
  const rejected = (input: unknown) => () =>
    firstRequest(invoke(searchThings, input as OperationInput<typeof searchThings>));

  test.each<[part: string, input: unknown, message: string]>([
    ["path", { body }, "team: expected text that is not empty and not only dots"],
    [
      "query",
      { path, body, query: { "page[size]": 101 } },
      "page[size]: must be at most 100, but it is 101",
    ],
    ["query", { path, body, query: { page: 1 } }, "page: is not a field of this request"],
    [
      "headers",
      { path, body, headers: { "X-Mode": "idle" } },
      'X-Mode: expected "fast" or "slow", but it is "idle"',
    ],
    ["body", { path }, "body: is missing; expected an object"],
    ["body", { path, body: { data: {} } }, "data.name: is missing; expected a string"],
    ["everything", undefined, "body: is missing"],
  ])("in its %s: %j", (_, input, message) => {
    expect(rejected(input)).toThrow(`Invalid input for searchThings: ${message}`);
  });
});

test("a response is validated by the operation's schema", () => {
  const { value } = runWith(invoke(searchThings, { path, body }), json({ data: [{ id: "1" }] }));
  expect(value).toEqual({ data: [{ id: "1" }] });
});
