import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { rule } from "./rule.ts";

const schema = v.pipe(
  v.strictObject({
    from: v.number(),
    to: v.optional(v.number()),
    window: v.optional(v.strictObject({ days: v.number() })),
  }),
  rule(["to"], ({ from, to = from }) => to >= from, "must not be before from"),
  rule(
    ["window", "days"],
    ({ from, window }) => window === undefined || window.days <= from,
    ({ from }) => `must be at most ${from}`,
  ),
);
const issues = (input: unknown) =>
  v.safeParse(schema, input).issues?.map((issue) => `${v.getDotPath(issue)} ${issue.message}`);

describe("rule", () => {
  test("lets pass what it holds for", () => {
    expect(v.parse(schema, { from: 2, to: 3, window: { days: 1 } })).toBeDefined();
  });

  test("names its field, which may be nested or missing", () => {
    expect(issues({ from: 2, to: 1 })).toEqual(["to must not be before from"]);
    expect(issues({ from: 2, window: { days: 3 } })).toEqual(["window.days must be at most 2"]);
  });

  test("reports each rule that is broken", () => {
    expect(issues({ from: 2, to: 1, window: { days: 3 } })).toHaveLength(2);
  });

  test("does not apply while a type is wrong", () => {
    expect(issues({ from: "2", to: 1 })).toEqual([
      'from Invalid type: Expected number but received "2"',
    ]);
  });
});
