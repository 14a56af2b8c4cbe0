import type { Schema } from "@honeycomb/core/schemas";
import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { integer, list, secret, text } from "../../src/model/limits.ts";
import { object, oneOf, optional, record, variant } from "../../src/model/schema.ts";
import { compare } from "./compare.ts";
import { convert } from "./convert.ts";
import type { JsonSchema } from "./shape.ts";

const definitions: Readonly<Record<string, JsonSchema>> = {
  Shared: { type: "object", properties: { id: { type: "string", readOnly: true } } },
  Circle: {
    allOf: [
      { $ref: "Shared" },
      { type: "object", required: ["radius"], properties: { radius: { type: "number" } } },
    ],
  },
  Square: {
    allOf: [
      { $ref: "Shared" },
      { type: "object", properties: { side: { type: "integer", minimum: 1 } } },
    ],
  },
};

const find = (reference: string) => definitions[reference] ?? {};

/** Compares one of our schemas with a described one. */
function differences(
  direction: "request" | "response",
  ours: Schema,
  described: JsonSchema,
): string[] {
  const found = compare({ at: "it ", ours: convert(ours), described, direction, find });
  return found.map(({ at, what }) => `${at.replace(/^it ?/, "")}: ${what}`);
}

const objectOf = (properties: object, required: string[] = []): JsonSchema => ({
  type: "object",
  properties,
  required,
});

const shape: JsonSchema = {
  oneOf: [{ $ref: "Circle" }, { $ref: "Square" }],
  discriminator: { propertyName: "kind", mapping: { circle: "Circle", square: "Square" } },
};
const circle = { kind: v.literal("circle"), radius: v.number() };
const square = { kind: v.literal("square"), side: optional(integer()) };

describe("compare", () => {
  test.each<[name: string, direction: "request" | "response", ours: Schema, described: JsonSchema]>(
    [
      ["text", "request", v.string(), { type: "string" }],
      [
        "limits",
        "request",
        text({ minLength: 1, maxLength: 9, pattern: /^a/ }),
        { type: "string", minLength: 1, maxLength: 9, pattern: "^a" },
      ],
      ["limits of secrets", "request", secret({ maxLength: 9 }), { type: "string", maxLength: 9 }],
      ["a minimum length of 0", "request", v.string(), { type: "string", minLength: 0 }],
      ["limits of responses", "response", v.string(), { type: "string", maxLength: 9 }],
      ["whole numbers in responses", "response", v.number(), { type: "integer" }],
      ["values", "request", v.picklist(["a", "b"]), { type: "string", enum: ["b", "a"] }],
      ["known values", "response", oneOf(["a", "b"]), { enum: ["a", "b"] }],
      ["known numbers", "response", oneOf([1, 2]), { type: "integer", enum: [1, 2] }],
      ["null", "response", v.nullable(v.string()), { type: ["null", "string"] }],
      [
        "null in an optional field",
        "response",
        object({ a: optional(v.string()), b: optional(v.string()) }),
        objectOf({ a: { type: ["string", "null"] }, b: { type: ["null", "string"] } }, ["b"]),
      ],
      [
        "read-only fields",
        "request",
        object({ name: v.string() }),
        objectOf({ name: { type: "string" }, id: { type: "string", readOnly: true } }, [
          "name",
          "id",
        ]),
      ],
      [
        "write-only fields",
        "response",
        object({}),
        objectOf({ layout: { type: "string", writeOnly: true } }),
      ],
      [
        "records",
        "response",
        record(list(v.number())),
        { type: "object", additionalProperties: { type: "array", items: { type: "number" } } },
      ],
      [
        "alternatives that a field distinguishes",
        "request",
        variant("kind", [object({ ...square, side: optional(integer(1)) }), object(circle)]),
        shape,
      ],
      [
        "alternatives that Honeycomb may extend",
        "response",
        variant("kind", [
          object({ ...circle, id: optional(v.string()) }),
          object({ ...square, id: optional(v.string()) }),
        ]),
        shape,
      ],
      [
        "alternatives that no field distinguishes, as one object",
        "request",
        object({ a: optional(v.string()), b: optional(v.string()) }),
        {
          oneOf: [
            objectOf({ a: { type: "string" } }, ["a"]),
            objectOf({ b: { type: "string" } }, ["b"]),
          ],
        },
      ],
    ],
  )("accepts %s", (_, direction, ours, described) => {
    expect(differences(direction, ours, described)).toEqual([]);
  });

  test.each<
    [difference: string, direction: "request" | "response", ours: Schema, described: JsonSchema]
  >([
    [": string, described as number", "request", v.string(), { type: "number" }],
    [": number, described as integer", "request", v.number(), { type: "integer" }],
    [": any, described as string", "response", v.unknown(), { type: "string" }],
    [": nullable string", "response", v.nullable(v.string()), { type: "string" }],
    [": string that is not nullable", "response", v.string(), { type: ["string", "null"] }],
    [": lacks c", "response", oneOf(["a"]), { enum: ["a", "c"] }],
    [": has b too", "request", oneOf(["a", "b"]), { type: "string", enum: ["a"] }],
    [": only a", "request", oneOf(["a"]), { type: "string" }],
    [": any value, described as a", "response", v.string(), { type: "string", enum: ["a"] }],
    [
      ": maxLength 8, described as 9",
      "request",
      text({ maxLength: 8 }),
      { type: "string", maxLength: 9 },
    ],
    [
      ": minItems none, described as 1",
      "request",
      list(v.string()),
      { type: "array", minItems: 1, items: { type: "string" } },
    ],
    [
      ": multipleOf 5, described as none",
      "request",
      v.pipe(v.number(), v.multipleOf(5)),
      { type: "number" },
    ],
    [
      ": pattern ^a$, described as ^b$",
      "request",
      text({ pattern: /^a$/ }),
      { type: "string", pattern: "^b$" },
    ],
    [
      "[]: string, described as number",
      "response",
      list(v.string()),
      { type: "array", items: { type: "number" } },
    ],
    [
      "{}: string, described as number",
      "response",
      record(v.string()),
      { type: "object", additionalProperties: { type: "number" } },
    ],
    ["a: missing", "response", object({}), objectOf({ a: { type: "string" } })],
    ["a: not described", "response", object({ a: v.string() }), objectOf({})],
    ["a: required", "request", object({ a: v.string() }), objectOf({ a: { type: "string" } })],
    [
      "a: optional",
      "request",
      object({ a: optional(v.string()) }),
      objectOf({ a: { type: "string" } }, ["a"]),
    ],
    ["id: read-only", "request", object({ id: optional(v.string()) }), { $ref: "Shared" }],
    [
      "a: write-only",
      "response",
      object({ a: optional(v.string()) }),
      objectOf({ a: { type: "string", writeOnly: true } }),
    ],
    [
      "a: string that is not nullable",
      "response",
      object({ a: v.string() }),
      objectOf({ a: { type: ["string", "null"] } }, ["a"]),
    ],
    [
      "a: number, described as string",
      "response",
      object({ a: optional(v.number()) }),
      objectOf({ a: { type: ["string", "null"] } }),
    ],
    [
      "a[]b: missing",
      "response",
      object({ a: optional(list(object({}))) }),
      objectOf({ a: { type: "array", items: objectOf({ b: { type: "string" } }) } }),
    ],
    [
      "<square>side: minimum none, described as 1",
      "request",
      variant("kind", [object(circle), object(square)]),
      shape,
    ],
    ["<square>: missing", "request", variant("kind", [object(circle)]), shape],
  ])("reports %s", (difference, direction, ours, described) => {
    expect(differences(direction, ours, described)).toEqual([difference]);
  });
});
