import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { thrownBy } from "../../test/host.ts";
import { HoneycombInputError } from "../index.ts";
import { rule } from "../model/limits.ts";
import { validateInput } from "./validate-input.ts";

const RecipientSchema = v.strictObject({
  type: v.picklist(["email", "slack"]),
  target: v.optional(v.pipe(v.string(), v.minLength(3))),
});
const schema = v.pipe(
  v.strictObject({
    name: v.pipe(v.string(), v.maxLength(5)),
    every: v.optional(v.pipe(v.number(), v.minValue(60), v.maxValue(3600), v.multipleOf(60))),
    key: v.optional(v.pipe(v.string(), v.regex(/^[a-z]+$/))),
    mail: v.optional(v.pipe(v.string(), v.email())),
    count: v.optional(v.pipe(v.number(), v.integer())),
    recipients: v.optional(v.array(RecipientSchema)),
    baseline: v.optional(
      v.union([v.strictObject({ offset: v.picklist([60, 1440]) }), v.strictObject({})]),
    ),
    value: v.optional(v.union([v.string(), v.array(v.string())])),
    labels: v.optional(v.record(v.string(), RecipientSchema)),
    tags: v.optional(v.pipe(v.array(v.string()), v.minLength(1), v.maxLength(2))),
    data: v.optional(v.pipe(v.record(v.string(), v.unknown()), v.minEntries(1), v.maxEntries(2))),
    wrapper: v.optional(v.strictObject({ content: v.unknown() })),
    nested: v.optional(v.union([v.union([v.string(), v.number()]), v.boolean(), v.null()])),
  }),
  rule(["every"], ({ name, every }) => name !== "slow" || every !== 60, "must not be 60 when slow"),
);

const check = (input: unknown) => validateInput(schema, input, "createTrigger", "body");
/** The path and the message of each issue. */
const issuesOf = (input: unknown) => {
  const error = thrownBy(() => check(input)) as HoneycombInputError;
  expect(error).toBeInstanceOf(HoneycombInputError);
  expect(error.operation).toBe("createTrigger");
  return error.issues.map(({ path, message }) => `${path}: ${message}`);
};

describe("validateInput", () => {
  test("returns valid input", () => {
    const input = { name: "p99", every: 120, recipients: [{ type: "email" }], baseline: {} };
    expect(check(input)).toEqual(input);
  });

  test.each<[what: string, input: unknown, expected: string]>([
    ["a field is missing", {}, "name: is missing; expected a string"],
    ["a field is undefined", { name: undefined }, "name: is missing; expected a string"],
    [
      "a field of an item is missing",
      { name: "p99", recipients: [{ type: "email" }, {}] },
      'recipients[1].type: is missing; expected "email" or "slack"',
    ],
    [
      "a field of a record's value is missing",
      { name: "p99", labels: { a: {} } },
      'labels.a.type: is missing; expected "email" or "slack"',
    ],
    ["the whole input is missing", undefined, "body: is missing; expected an object"],
    ["the input is not an object", "p99", 'body: expected an object, but it is "p99"'],
    ["a field has the wrong type", { name: 99 }, "name: expected a string, but it is 99"],
    [
      "a number is NaN",
      { name: "p99", every: Number.NaN },
      "every: expected a number, but it is NaN",
    ],
    [
      "a string is too long",
      { name: "p99.9%" },
      "name: must have at most 5 characters, but it has 6",
    ],
    [
      "a string is too short",
      { name: "p99", recipients: [{ type: "email", target: "@" }] },
      "recipients[0].target: must have at least 3 characters, but it has 1",
    ],
    [
      "a list is too short",
      { name: "p99", tags: [] },
      "tags: must have at least 1 item, but it has 0",
    ],
    [
      "a list is too long",
      { name: "p99", tags: ["a", "b", "c"] },
      "tags: must have at most 2 items, but it has 3",
    ],
    [
      "a record is empty",
      { name: "p99", data: {} },
      "data: must have at least 1 field, but it has 0",
    ],
    [
      "a record has too many fields",
      { name: "p99", data: { a: 1, b: 2, c: 3 } },
      "data: must have at most 2 fields, but it has 3",
    ],
    ["a field of any type is missing", { name: "p99", wrapper: {} }, "wrapper.content: is missing"],
    [
      "no option of a nested union matches",
      { name: "p99", nested: [] },
      "nested: expected a string, a number, a boolean or null, but it is []",
    ],
    [
      "a number is too large",
      { name: "p99", every: 7200 },
      "every: must be at most 3600, but it is 7200",
    ],
    ["a number is too small", { name: "p99", every: 0 }, "every: must be at least 60, but it is 0"],
    [
      "a number is not a multiple",
      { name: "p99", every: 90 },
      "every: must be a multiple of 60, but it is 90",
    ],
    [
      "a number is a fraction",
      { name: "p99", count: 1.5 },
      "count: must be a whole number, but it is 1.5",
    ],
    [
      "a string has the wrong format",
      { name: "p99", mail: "@" },
      'mail: must be a valid email, but it is "@"',
    ],
    [
      "a string does not match the pattern",
      { name: "p99", key: "A" },
      'key: must match /^[a-z]+$/, but it is "A"',
    ],
    [
      "a value is not one of the options",
      { name: "p99", recipients: [{ type: "fax" }] },
      'recipients[0].type: expected "email" or "slack", but it is "fax"',
    ],
    ["a field is misspelled", { name: "p99", evry: 60 }, "evry: is not a field of this request"],
    [
      "a rule over two fields is violated",
      { name: "slow", every: 60 },
      "every: must not be 60 when slow",
    ],
    [
      "one option of a union is similar",
      { name: "p99", baseline: { offset: 5 } },
      "baseline.offset: expected 60 or 1440, but it is 5",
    ],
    [
      "no option of a union is similar",
      { name: "p99", value: 5 },
      "value: expected a string or an array, but it is 5",
    ],
    [
      "an item in an option of a union is wrong",
      { name: "p99", value: ["a", 5] },
      "value[1]: expected a string, but it is 5",
    ],
  ])("describes the field, the requirement and the value when %s", (_, input, expected) => {
    expect(issuesOf(input)).toEqual([expected]);
  });

  test("reports all issues at once", () => {
    const input = { name: 1, every: 61, recipients: [{ type: "fax" }, { type: "email", too: 1 }] };
    expect(issuesOf(input)).toEqual([
      "name: expected a string, but it is 1",
      "every: must be a multiple of 60, but it is 61",
      'recipients[0].type: expected "email" or "slack", but it is "fax"',
      "recipients[1].too: is not a field of this request",
    ]);
    expect(() => check(input)).toThrow(
      /^Invalid input for createTrigger: name: .*; every: .*; rec/,
    );
  });

  test.each<[unknown, string]>([
    [["x".repeat(100)], `["${"x".repeat(75)}…`],
    [10n, "10"],
    [Symbol("s"), "Symbol(s)"],
    [() => 1, "a function"],
    [null, "null"],
    [Number.POSITIVE_INFINITY, "Infinity"],
    [new Date(0), '"1970-01-01T00:00:00.000Z"'],
  ])("formats %o briefly", (name, formatted) => {
    expect(issuesOf({ name })[0]).toMatch(/^name: expected/);
    expect(issuesOf({ name })[0]).toContain(`, but it is ${formatted}`);
  });

  test("formats a value that refers to itself", () => {
    const round: Record<string, unknown> = {};
    round.self = round;
    expect(issuesOf({ name: round })).toEqual([
      "name: expected a string, but it is [object Object]",
    ]);
  });
});
