import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { list, rule, secret } from "./limits.ts";
import { object, optional, record, type Schema, variant } from "./schema.ts";
import { hasSecrets, unwrapSchema } from "./walk.ts";

describe("unwrapSchema", () => {
  const named = object({ name: v.string() });
  const text = object({ type: v.literal("text"), content: v.string() });
  const image = object({ type: v.literal("image"), url: v.string() });
  const panel = variant("type", [text, image]);

  test.each<[what: string, schema: Schema]>([
    ["an object itself", named],
    ["what is optional", optional(named)],
    ["what is nullable", v.nullable(named)],
    [
      "the first schema of a pipe",
      v.pipe(
        named,
        rule(["name"], () => true, ""),
      ),
    ],
    ["what a lazy schema returns", v.lazy(() => named)],
    ["all of these at once", optional(v.pipe(v.nullable(v.lazy(() => named)), v.metadata({})))],
  ])("finds the fields of %s", (_, schema) => {
    expect(unwrapSchema(schema, {})?.entries).toBe(named.entries);
  });

  test("finds the items of a list, and the values of a record", () => {
    expect(unwrapSchema(optional(list(named, { maxLength: 1 })), [])?.item).toBe(named);
    expect(unwrapSchema(optional(record(named)), {})?.value).toBe(named);
  });

  test("finds the kind of a variant that matches the value", () => {
    expect(unwrapSchema(panel, { type: "text" })?.entries).toBe(text.entries);
    expect(unwrapSchema(optional(panel), { type: "image" })?.entries).toBe(image.entries);
  });

  test.each([{ type: "video" }, { type: 1 }, {}, null, undefined, "text"])(
    "finds only the discriminating field of %j, whose kind is not documented",
    (value) => {
      expect(Object.keys(unwrapSchema(panel, value)?.entries ?? {})).toEqual(["type"]);
    },
  );

  test("finds nothing in a variant without a matching kind", () => {
    expect(unwrapSchema(v.variant("type", [text, image]), { type: "video" })).toBeUndefined();
  });

  test.each([undefined, null, "schema", 1])(
    "finds nothing in %j, which is not a schema",
    (schema) => {
      expect(unwrapSchema(schema, {})).toBeUndefined();
    },
  );
});

describe("hasSecrets", () => {
  const keyed = object({ name: v.string(), key: optional(secret({ maxLength: 9 })) });

  test.each<[where: string, schema: Schema]>([
    ["itself", secret()],
    ["a field", keyed],
    ["a field of a field", object({ details: optional(keyed) })],
    ["the items of a list", optional(list(keyed, { maxLength: 1 }))],
    ["the values of a record", record(keyed)],
    [
      "a pipe",
      v.pipe(
        keyed,
        rule(["name"], () => true, ""),
      ),
    ],
    ["a kind of a variant", variant("type", [object({ type: v.literal("a"), key: secret() })])],
  ])("finds a secret in %s", (_, schema) => {
    expect(hasSecrets(schema)).toBe(true);
  });

  test.each<[Schema | undefined]>([
    [undefined],
    [v.string()],
    [object({ secret: v.string(), tags: list(v.string()) })],
    [variant("type", [object({ type: v.literal("secret") })])],
  ])("finds no secret in %#", (schema) => {
    expect(hasSecrets(schema)).toBe(false);
  });
});
