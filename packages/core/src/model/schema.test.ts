import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { list, text, validateResponse } from "./limits.ts";
import { object, oneOf, optional, record, type Schema, variant } from "./schema.ts";

/** Validates a value as a part of a request, and as a part of a response. */
const directions = [
  ["a request", (schema: Schema, value: unknown) => describeResult(v.safeParse(schema, value))],
  [
    "a response",
    (schema: Schema, value: unknown) => describeResult(validateResponse(schema, value)),
  ],
] as const;

function describeResult(result: v.SafeParseResult<Schema> | ReturnType<typeof validateResponse>) {
  return {
    value: "output" in result ? result.output : result.value,
    issues: result.issues?.map((issue) => `${v.getDotPath(issue) ?? "it"}: ${issue.message}`) ?? [],
  };
}

const thing = object({
  id: v.string(),
  count: optional(v.number()),
  owner: optional(object({ name: v.string(), team: optional(v.string()) })),
  status: optional(oneOf(["normal", "triggered"])),
});

describe.each(directions)("an object of %s", (_, run) => {
  const read = (value: unknown, schema: Schema = thing) => {
    const result = run(schema, value);
    expect(result.issues).toEqual([]);
    return result.value;
  };

  test("keeps unknown fields, at any depth", () => {
    const value = { id: "1", color: "red", owner: { name: "Bee", age: 7 } };
    expect(read(value)).toEqual(value);
  });

  test("keeps fields that have the names of built-in properties", () => {
    const source = '{"id":"1","__proto__":{"a":1},"constructor":2,"toString":3,"count":null}';
    const output = read(JSON.parse(source)) as object;
    expect(Object.getOwnPropertyNames(output)).toEqual([
      "id",
      "__proto__",
      "constructor",
      "toString",
    ]);
    expect(JSON.stringify(output)).toBe(
      '{"id":"1","__proto__":{"a":1},"constructor":2,"toString":3}',
    );
    expect(Object.getPrototypeOf(output)).toBe(Object.prototype);
  });

  test("reads null as absent, at any depth and in lists", () => {
    const schema = object({ things: list(thing), by_id: optional(record(thing)) });
    const value = { id: "1", count: null, owner: { name: "Bee", team: null }, status: null };
    const expected = { id: "1", owner: { name: "Bee" } };
    expect(read({ things: [value], by_id: { one: value } }, schema)).toStrictEqual({
      things: [expected],
      by_id: { one: expected },
    });
  });

  test("keeps null in unknown fields", () => {
    expect(read({ id: "1", color: null })).toStrictEqual({ id: "1", color: null });
  });

  test("keeps a field that is undefined", () => {
    expect(read({ id: "1", count: undefined })).toEqual({ id: "1" });
  });

  test("is returned itself when nothing changes", () => {
    const value = { id: "1", owner: { name: "Bee" }, status: "normal", color: "red" };
    expect(read(value)).toBe(value);
  });

  test("never changes its input", () => {
    const owner = Object.freeze({ name: "Bee", team: null });
    const value = Object.freeze({ id: "1", count: null, owner });
    expect(read(value)).toStrictEqual({ id: "1", owner: { name: "Bee" } });
    expect(value).toStrictEqual({ id: "1", count: null, owner: { name: "Bee", team: null } });
  });

  test.each([
    [{}, ['id: Invalid key: Expected "id" but received undefined']],
    [{ id: undefined }, ["id: Invalid type: Expected string but received undefined"]],
    [{ id: null }, ["id: Invalid type: Expected string but received null"]],
    [{ id: 1 }, ["id: Invalid type: Expected string but received 1"]],
    [{ id: "1", count: "2" }, ['count: Invalid type: Expected number but received "2"']],
    [{ id: "1", status: 1 }, ["status: Invalid type: Expected string but received 1"]],
    [{ id: "1", owner: {} }, ['owner.name: Invalid key: Expected "name" but received undefined']],
    [{ id: "1", owner: [] }, ["owner: Invalid type: Expected Object but received Array"]],
    [{ id: "1", owner: "Bee" }, ['owner: Invalid type: Expected Object but received "Bee"']],
    [[], ["it: Invalid type: Expected Object but received Array"]],
    [null, ["it: Invalid type: Expected Object but received null"]],
    ["text", ['it: Invalid type: Expected Object but received "text"']],
  ])("is rejected when it is %j", (value, issues) => {
    expect(run(thing, value).issues).toEqual(issues);
  });

  test("is rejected without a required field, even if every object inherits its name", () => {
    expect(run(object({ constructor: v.string() }), {}).issues).toHaveLength(1);
  });
});

test("all issues of a request are reported, but only the first of a response", () => {
  const value = { id: 1, count: "2", owner: {} };
  expect(v.safeParse(thing, value).issues).toHaveLength(3);
  expect(validateResponse(thing, value).issues).toHaveLength(1);
});

describe.each(directions)("a value of %s that is one of those documented", (_, run) => {
  const status = oneOf(["normal", "triggered"]);

  test.each(["normal", "triggered", "added_later", ""])("can be %j", (value) => {
    expect(run(status, value)).toMatchObject({ value, issues: [] });
  });

  test.each([undefined, null, 1, ["normal"]])("is never %j, which has another type", (value) => {
    expect(run(status, value).issues).toHaveLength(1);
  });

  test("can be a number", () => {
    const offset = oneOf([60, 1440]);
    expect(run(offset, 90)).toMatchObject({ value: 90, issues: [] });
    expect(run(offset, "90").issues).toHaveLength(1);
  });
});

test("documented values are in the metadata", () => {
  expect(v.getMetadata(oneOf(["normal", "triggered"]))).toEqual({
    knownValues: ["normal", "triggered"],
  });
});

describe.each(directions)("a variant of %s", (_, run) => {
  const panel = variant("type", [
    object({ type: v.literal("text"), content: v.string() }),
    object({ type: v.literal("image"), url: v.string(), size: optional(v.number()) }),
  ]);
  test("is validated when its kind is documented", () => {
    expect(run(panel, { type: "image", url: "a.png", size: null })).toMatchObject({
      value: { type: "image", url: "a.png" },
      issues: [],
    });
    expect(run(panel, { type: "text", content: 1 }).issues).toEqual([
      "content: Invalid type: Expected string but received 1",
    ]);
    expect(run(panel, { type: "text", url: "a.png" }).issues).toEqual([
      'content: Invalid key: Expected "content" but received undefined',
    ]);
  });

  test("keeps unknown fields", () => {
    const value = { type: "text", content: "Hello", constructor: 1 };
    expect(run(panel, value)).toMatchObject({ value, issues: [] });
  });

  test("is returned itself when its kind is not documented", () => {
    const video = JSON.parse('{"type":"video","minutes":3,"size":null,"__proto__":1}');
    const { value, issues } = run(panel, video);
    expect(issues).toEqual([]);
    expect(value).toBe(video);
  });

  test("can have or lack the shared fields when its kind is not documented", () => {
    const id = v.string();
    const size = optional(v.number());
    const shape = variant("type", [
      object({ type: v.literal("circle"), id, size, radius: v.number() }),
      object({ type: v.literal("square"), id, size, side: v.number() }),
    ]);
    const { value, issues } = run(shape, { type: "star", id: "1", size: null, side: null });
    expect(issues).toEqual([]);
    expect(value).toStrictEqual({ type: "star", id: "1", side: null });
    expect(run(shape, { type: "star" }).issues).toEqual([]);
    expect(run(shape, { type: "star", id: 1, side: "1" }).issues).toEqual([
      "id: Invalid type: Expected string but received 1",
    ]);
  });

  test.each([{ content: "Hello" }, { type: 1 }, { type: null }, [], "text", null])(
    "is rejected when it is %j",
    (value) => {
      expect(run(panel, value).issues).toHaveLength(1);
    },
  );
});

test("documented kinds are in a variant's metadata", () => {
  const kinds = [object({ type: v.literal("text") })] as const;
  expect(v.getMetadata(variant("type", kinds))).toMatchObject({
    knownVariants: { type: "variant", key: "type", options: kinds },
  });
});

describe.each(directions)("a record of %s", (_, run) => {
  const counts = record(object({ count: optional(v.number()) }));

  test("keeps all keys, including names of built-in properties", () => {
    const source = '{"b":{"count":1},"__proto__":{"count":null},"constructor":{"count":2},"1":{}}';
    const { value, issues } = run(counts, JSON.parse(source));
    expect(issues).toEqual([]);
    expect(JSON.stringify(value)).toBe(
      '{"1":{},"b":{"count":1},"__proto__":{},"constructor":{"count":2}}',
    );
  });

  test("is returned itself when nothing changes", () => {
    const value = Object.freeze({ a: Object.freeze({ count: 1 }) });
    expect(run(counts, value).value).toBe(value);
  });

  test("names the key of a value that is not valid", () => {
    expect(run(counts, { a: {}, b: { count: "1" } }).issues).toEqual([
      'b.count: Invalid type: Expected number but received "1"',
    ]);
  });

  test.each([[[]], [null], ["text"], [undefined]])("is rejected when it is %j", (value) => {
    expect(run(counts, value).issues).toHaveLength(1);
  });
});

test("a limit inside an object applies to requests only", () => {
  const named = object({ name: text({ maxLength: 3 }) });
  expect(v.is(named, { name: "long" })).toBe(false);
  expect(validateResponse(named, { name: "long" }).issues).toBeUndefined();
});
