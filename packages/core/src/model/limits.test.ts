import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { inRequests, integer, list, rule, secret, text, validateResponse } from "./limits.ts";
import { object, optional, type Schema } from "./schema.ts";

const issuesOf = (schema: Schema, value: unknown) =>
  v.safeParse(schema, value).issues?.map((issue) => issue.message);

describe("a limit", () => {
  test.each<[limit: string, schema: Schema, valid: unknown[], invalid: unknown[]]>([
    ["minLength of text", text({ minLength: 2 }), ["ab", "abc"], ["", "a"]],
    ["maxLength of text", text({ maxLength: 2 }), ["", "ab"], ["abc"]],
    ["pattern of text", text({ pattern: /^[a-z]+$/ }), ["ab"], ["", "A"]],
    ["whole number", integer(), [-1, 0, 1], [1.5, Number.POSITIVE_INFINITY]],
    ["minimum", integer(1), [1, 2], [0]],
    ["maximum", integer(undefined, 5), [-1, 5], [6]],
    ["step", integer(60, 120, 60), [60, 120], [90]],
    ["minLength of a list", list(v.number(), { minLength: 1 }), [[1]], [[]]],
    ["maxLength of a list", list(v.number(), { maxLength: 1 }), [[], [1]], [[1, 2]]],
    ["limit of an item", list(integer(1)), [[1]], [[0]]],
    ["length of a secret", secret({ minLength: 2, maxLength: 3 }), ["ab", "abc"], ["a", "abcd"]],
    ["limit of another kind", v.pipe(v.string(), inRequests(v.email())), ["a@b.io"], ["a"]],
  ])("applies to requests, but not to responses: %s", (_, schema, valid, invalid) => {
    for (const value of valid) expect(issuesOf(schema, value)).toBeUndefined();
    for (const value of invalid) expect(issuesOf(schema, value)).toHaveLength(1);
    for (const value of [...valid, ...invalid]) {
      expect(validateResponse(schema, value)).toEqual({ value, typed: true });
    }
  });

  test.each<[type: string, schema: Schema, value: unknown]>([
    ["text", text({ maxLength: 2 }), 1],
    ["a number", integer(1, 5), "1"],
    ["a number", integer(), Number.NaN],
    ["a list", list(v.number()), { 0: 1 }],
    ["a list of numbers", list(v.number()), ["1"]],
    ["a secret", secret({ maxLength: 2 }), 1],
  ])("rejects values of other types than %s, in both directions", (_, schema, value) => {
    expect(issuesOf(schema, value)).toHaveLength(1);
    expect(validateResponse(schema, value).issues).toHaveLength(1);
  });
});

test("all limits that a request violates are reported", () => {
  expect(issuesOf(text({ minLength: 5, pattern: /^a/ }), "b")).toHaveLength(2);
});

describe("a rule", () => {
  const schema = v.pipe(
    object({
      from: v.number(),
      to: optional(v.number()),
      window: optional(object({ days: v.number() })),
    }),
    rule(["to"], ({ from, to = from }) => to >= from, "must not be before from"),
    rule(
      ["window", "days"],
      ({ from, window }) => window === undefined || window.days <= from,
      ({ from }) => `must be at most ${from}`,
    ),
  );
  const brokenBy = (value: unknown) =>
    v.safeParse(schema, value).issues?.map((issue) => `${v.getDotPath(issue)} ${issue.message}`);

  test("accepts an object that follows it", () => {
    expect(brokenBy({ from: 2, to: 3, window: { days: 1 } })).toBeUndefined();
  });

  test("names its field, which can be nested or missing", () => {
    expect(brokenBy({ from: 2, to: 1 })).toEqual(["to must not be before from"]);
    expect(brokenBy({ from: 2, window: { days: 3 } })).toEqual(["window.days must be at most 2"]);
  });

  test("is reported together with other rules", () => {
    expect(brokenBy({ from: 2, to: 1, window: { days: 3 } })).toHaveLength(2);
  });

  test("treats null as absent", () => {
    expect(brokenBy({ from: 2, to: null, window: null })).toBeUndefined();
  });

  test("does not apply to a value of the wrong type", () => {
    expect(brokenBy({ from: "2", to: 1 })).toEqual([
      'from Invalid type: Expected number but received "2"',
    ]);
  });

  test("does not apply to responses", () => {
    expect(validateResponse(schema, { from: 2, to: 1 }).issues).toBeUndefined();
  });
});

describe("a secret", () => {
  test.each([
    [{ minLength: 4, maxLength: 4 }, "must have 4 characters, but it has 7"],
    [{ minLength: 8, maxLength: 32 }, "must have 8 to 32 characters, but it has 7"],
    [{ maxLength: 3 }, "must have at most 3 characters, but it has 7"],
  ])("is not part of the message about its length: %j", (limits, message) => {
    expect(issuesOf(secret(limits), "hunter2")).toEqual([message]);
  });

  test("has its limits and a mark in its metadata", () => {
    expect(v.getMetadata(secret({ maxLength: 9 }))).toEqual({
      limits: { maxLength: 9 },
      secret: true,
    });
  });
});
