import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { TagSchema, TagsSchema } from "./tag.ts";

describe("a tag", () => {
  test.each([
    ["team", "checkout"],
    ["a", "b"],
    ["k".repeat(32), "v".repeat(128)],
    ["path", "eu-1/blue"],
  ])("%s: %s", (key, value) => {
    expect(v.is(TagSchema, { key, value })).toBe(true);
  });

  test.each([
    ["", "checkout"],
    ["Team", "checkout"],
    ["team1", "checkout"],
    ["k".repeat(33), "checkout"],
    ["team", ""],
    ["team", "Checkout"],
    ["team", "1st"],
    ["team", "check out"],
    ["team", "v".repeat(129)],
  ])("not %s: %s", (key, value) => {
    expect(v.is(TagSchema, { key, value })).toBe(false);
  });
});

test("there can be at most ten tags", () => {
  const tags = (length: number) => Array.from({ length }, () => ({ key: "team", value: "a" }));
  expect(v.is(TagsSchema, tags(10))).toBe(true);
  expect(v.is(TagsSchema, tags(11))).toBe(false);
});
