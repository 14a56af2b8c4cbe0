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
    every: v.optional(v.pipe(v.number(), v.minValue(60), v.multipleOf(60))),
    key: v.optional(v.pipe(v.string(), v.regex(/^[a-z]+$/))),
    mail: v.optional(v.pipe(v.string(), v.email())),
    count: v.optional(v.pipe(v.number(), v.integer())),
    recipients: v.optional(v.array(RecipientSchema)),
    baseline: v.optional(
      v.union([v.strictObject({ offset: v.picklist([60, 1440]) }), v.strictObject({})]),
    ),
    value: v.optional(v.union([v.string(), v.array(v.string())])),
    labels: v.optional(v.record(v.string(), RecipientSchema)),
  }),
  rule(["every"], ({ name, every }) => name !== "slow" || every !== 60, "must not be 60 when slow"),
);

const check = (input: unknown) => validateInput(schema, input, "createTrigger", "body");
/** Each thing that is wrong, in words. */
const faults = (input: unknown) => {
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

  test.each<[what: string, input: unknown, fault: string]>([
    ["a field is missing", {}, "name: is missing; expected string"],
    ["a field is undefined", { name: undefined }, "name: is missing; expected string"],
    [
      "a field of an item is missing",
      { name: "p99", recipients: [{ type: "email" }, {}] },
      'recipients[1].type: is missing; expected ("email" | "slack")',
    ],
    [
      "a field of a record's value is missing",
      { name: "p99", labels: { a: {} } },
      'labels.a.type: is missing; expected ("email" | "slack")',
    ],
    ["all is missing", undefined, "body: is missing; expected Object"],
    ["it is no object", "p99", 'body: expected Object, but it is "p99"'],
    ["a type is wrong", { name: 99 }, "name: expected string, but it is 99"],
    [
      "a number is none",
      { name: "p99", every: Number.NaN },
      "every: expected number, but it is NaN",
    ],
    ["a text is too long", { name: "p99.9%" }, 'name: expected a length <=5, but it is "p99.9%"'],
    [
      "a text is too short",
      { name: "p99", recipients: [{ type: "email", target: "@" }] },
      'recipients[0].target: expected a length >=3, but it is "@"',
    ],
    ["a number is too small", { name: "p99", every: 0 }, "every: expected >=60, but it is 0"],
    [
      "a number is between two steps",
      { name: "p99", every: 90 },
      "every: expected a multiple of 60, but it is 90",
    ],
    [
      "a number is a fraction",
      { name: "p99", count: 1.5 },
      "count: expected a whole number, but it is 1.5",
    ],
    [
      "a text is of another kind",
      { name: "p99", mail: "@" },
      'mail: expected email, but it is "@"',
    ],
    [
      "a text has other characters",
      { name: "p99", key: "A" },
      'key: expected text that matches /^[a-z]+$/, but it is "A"',
    ],
    [
      "a value is not one of those there are",
      { name: "p99", recipients: [{ type: "fax" }] },
      'recipients[0].type: expected ("email" | "slack"), but it is "fax"',
    ],
    ["a field is misspelt", { name: "p99", evry: 60 }, "evry: is not a field of this request"],
    [
      "a rule over two fields is broken",
      { name: "slow", every: 60 },
      "every: must not be 60 when slow",
    ],
    [
      "one of two shapes is nearly right",
      { name: "p99", baseline: { offset: 5 } },
      "baseline.offset: expected (60 | 1440), but it is 5",
    ],
    [
      "none of two shapes is near",
      { name: "p99", value: 5 },
      "value: expected (string | Array), but it is 5",
    ],
    [
      "an item of one of two shapes is wrong",
      { name: "p99", value: ["a", 5] },
      "value[1]: expected string, but it is 5",
    ],
  ])("says where, what it was and what it may be, when %s", (_, input, fault) => {
    expect(faults(input)).toEqual([fault]);
  });

  test("reports all issues at once", () => {
    const input = { name: 1, every: 61, recipients: [{ type: "fax" }, { type: "email", too: 1 }] };
    expect(faults(input)).toEqual([
      "name: expected string, but it is 1",
      "every: expected a multiple of 60, but it is 61",
      'recipients[0].type: expected ("email" | "slack"), but it is "fax"',
      "recipients[1].too: is not a field of this request",
    ]);
    expect(() => check(input)).toThrow(
      /^Invalid input for createTrigger: name: .*; every: .*; rec/,
    );
  });

  test.each<[unknown, string]>([
    ["x".repeat(100), `"${"x".repeat(76)}…`],
    [10n, "10"],
    [Symbol("s"), "Symbol(s)"],
    [() => 1, "a function"],
    [null, "null"],
    [Number.POSITIVE_INFINITY, "Infinity"],
    [new Date(0), '"1970-01-01T00:00:00.000Z"'],
  ])("shows %o in few words", (name, shown) => {
    expect(faults({ name })[0]).toMatch(/^name: expected/);
    expect(faults({ name })[0]).toContain(`, but it is ${shown}`);
  });

  test("shows what refers to itself", () => {
    const round: Record<string, unknown> = {};
    round.self = round;
    expect(faults({ name: round })).toEqual(["name: expected string, but it is [object Object]"]);
  });
});
