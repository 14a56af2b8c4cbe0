import * as v from "valibot";
import { expectTypeOf, test } from "vitest";
import { list } from "./limits.ts";
import {
  type Equal,
  type Output,
  object,
  oneOf,
  optional,
  record,
  type Schema,
  variant,
} from "./schema.ts";

interface Owner {
  name: string;
}

interface Thing {
  id: string;
  size?: number;
  owner?: Owner;
  parts: Owner[];
  counts: Record<string, number>;
  status: "normal" | "triggered";
}

const owner = object({ name: v.string() });
const OwnerSchema: Schema<Owner> = owner;

const thing = object({
  id: v.string(),
  size: optional(v.number()),
  owner: optional(OwnerSchema),
  parts: list(OwnerSchema),
  counts: record(v.number()),
  status: oneOf(["normal", "triggered"]),
});

test("a schema's output has its fields, without an index signature", () => {
  expectTypeOf<Equal<Output<typeof thing>, Thing>>().toEqualTypeOf<true>();
  expectTypeOf<keyof Output<typeof thing>>().toEqualTypeOf<keyof Thing>();
});

test("a type with another, a missing or a wider field is not equal", () => {
  type Same<T> = Equal<Output<typeof owner>, T>;
  expectTypeOf<Same<Owner>>().toEqualTypeOf<true>();
  expectTypeOf<Same<{ name: string; age: number }>>().toEqualTypeOf<false>();
  expectTypeOf<Same<{ name: string; age?: number }>>().toEqualTypeOf<false>();
  expectTypeOf<Same<Record<never, never>>>().toEqualTypeOf<false>();
  expectTypeOf<Same<{ name?: string }>>().toEqualTypeOf<false>();
  expectTypeOf<Same<{ name: string | number }>>().toEqualTypeOf<false>();
  expectTypeOf<Same<{ name: "Bee" }>>().toEqualTypeOf<false>();
});

test("a schema that doesn't match the declared interface doesn't compile", () => {
  // @ts-expect-error the name is missing
  const missing: Schema<Owner> = object({});
  // @ts-expect-error the name may be absent
  const optionalName: Schema<Owner> = object({ name: optional(v.string()) });
  expectTypeOf([missing, optionalName]).items.toEqualTypeOf<Schema<Owner>>();
});

test("documented values are a union of literals", () => {
  expectTypeOf(oneOf(["a", "b"])).toEqualTypeOf<Schema<"a" | "b">>();
  expectTypeOf(oneOf([60, 1440])).toEqualTypeOf<Schema<60 | 1440>>();
});

test("a variant is the union of its kinds", () => {
  const shape = variant("kind", [
    object({ kind: v.literal("circle"), radius: v.number() }),
    object({ kind: v.literal("square"), side: optional(v.number()) }),
  ]);
  expectTypeOf(shape).toEqualTypeOf<
    Schema<{ kind: "circle"; radius: number } | { kind: "square"; side?: number | undefined }>
  >();
  // @ts-expect-error a kind needs the field that distinguishes it
  variant("kind", [object({ radius: v.number() })]);
});
