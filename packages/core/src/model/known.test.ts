import * as v from "valibot";
import { expectTypeOf, test } from "vitest";
import type { Dataset, Known, QueryResultDetails } from "../index.ts";

const ThingSchema = v.looseObject({
  name: v.string(),
  owner: v.optional(v.looseObject({ email: v.string() })),
  parts: v.array(v.looseObject({ id: v.string() })),
  counts: v.record(v.string(), v.number()),
});
interface Thing extends Known<v.InferOutput<typeof ThingSchema>> {}

test("fields keep their types", () => {
  expectTypeOf<Thing["name"]>().toEqualTypeOf<string>();
  expectTypeOf<Thing["parts"]>().toEqualTypeOf<{ id: string }[]>();
  expectTypeOf<NonNullable<Thing["owner"]>>().toEqualTypeOf<{ email: string }>();
});

test("a misspelt field doesn't compile, also inside", () => {
  const use = (thing: Thing, dataset: Dataset) => [
    // @ts-expect-error name
    thing.nmae,
    // @ts-expect-error email
    thing.owner?.emial,
    // @ts-expect-error id
    thing.parts[0]?.ip,
    // @ts-expect-error slug
    dataset.slgu,
    // @ts-expect-error delete_protected
    dataset.settings?.delete_protectd,
  ];
  expectTypeOf(use).toBeFunction();
});

test("a misspelt field would have compiled without it", () => {
  const loose = (thing: v.InferOutput<typeof ThingSchema>) => thing.nmae;
  expectTypeOf(loose).returns.toBeUnknown();
});

test("a record stays a record: it may have any key", () => {
  expectTypeOf<Thing["counts"]>().toEqualTypeOf<{ [x: string]: number }>();
  const count = (result: QueryResultDetails) => result.data?.results?.[0]?.data?.COUNT;
  expectTypeOf(count).returns.toBeUnknown();
});
