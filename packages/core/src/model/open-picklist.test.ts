import * as v from "valibot";
import { expect, expectTypeOf, test } from "vitest";
import type { Open } from "../index.ts";
import { openPicklist } from "./open-picklist.ts";

const StatusSchema = openPicklist(["normal", "triggered"]);

test.each(["normal", "triggered", "added_later", ""])("takes %j as it is", (status) => {
  expect(v.parse(StatusSchema, status)).toBe(status);
});

test.each([undefined, null, 1, ["normal"]])("refuses %j, which is no text", (status) => {
  expect(v.is(StatusSchema, status)).toBe(false);
});

test("may be of numbers", () => {
  const offsets = openPicklist([60, 1440]);
  expect(v.parse(offsets, 90)).toBe(90);
  expect(v.is(offsets, "90")).toBe(false);
});

test("lists the values that are known today", () => {
  expect(v.getMetadata(StatusSchema)).toEqual({ knownValues: ["normal", "triggered"] });
});

test("has a type that editors complete, and that takes any text", () => {
  type Status = v.InferOutput<typeof StatusSchema>;
  expectTypeOf<Status>().toEqualTypeOf<Open<"normal" | "triggered">>();
  expectTypeOf<"normal">().toExtend<Status>();
  expectTypeOf<"added_later">().toExtend<Status>();
  expectTypeOf<number>().not.toExtend<Status>();
});
