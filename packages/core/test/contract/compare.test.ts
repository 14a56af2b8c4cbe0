import type { Schema } from "@honeycomb/core";
import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { openPicklist } from "../../src/model/open-picklist.ts";
import { openVariant } from "../../src/model/open-variant.ts";
import { secret } from "../../src/model/secret.ts";
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

/** What the comparison says of one of our schemas beside a described one. */
function differences(
  direction: "request" | "response",
  ours: Schema,
  described: JsonSchema,
): string[] {
  const found = compare({ at: "it ", ours: convert(ours), described, direction, find });
  return found.map(({ at, what }) => `${at.replace(/^it ?/, "")}: ${what}`);
}

const object = (properties: object, required: string[] = []): JsonSchema => ({
  type: "object",
  properties,
  required,
});

const shape: JsonSchema = {
  oneOf: [{ $ref: "Circle" }, { $ref: "Square" }],
  discriminator: { propertyName: "kind", mapping: { circle: "Circle", square: "Square" } },
};
const circle = { kind: v.literal("circle"), radius: v.number() };
const square = { kind: v.literal("square"), side: v.optional(v.pipe(v.number(), v.integer())) };
const atLeastOne = v.pipe(v.number(), v.integer(), v.minValue(1));

describe("the contract's comparison", () => {
  test.each<[name: string, direction: "request" | "response", ours: Schema, described: JsonSchema]>(
    [
      ["text", "request", v.string(), { type: "string" }],
      [
        "limits",
        "request",
        v.pipe(v.string(), v.minLength(1), v.maxLength(9), v.regex(/^a/)),
        { type: "string", minLength: 1, maxLength: 9, pattern: "^a" },
      ],
      [
        "limits of what is not shown",
        "request",
        secret({ maxLength: 9 }),
        { type: "string", maxLength: 9 },
      ],
      ["limits that say nothing", "request", v.string(), { type: "string", minLength: 0 }],
      ["limits of responses", "response", v.string(), { type: "string", maxLength: 9 }],
      ["whole numbers in responses", "response", v.number(), { type: "integer" }],
      ["values", "request", v.picklist(["a", "b"]), { type: "string", enum: ["b", "a"] }],
      ["known values", "response", openPicklist(["a", "b"]), { enum: ["a", "b"] }],
      ["known numbers", "response", openPicklist([1, 2]), { type: "integer", enum: [1, 2] }],
      ["null", "response", v.nullable(v.string()), { type: ["null", "string"] }],
      [
        "fields that are only in responses",
        "request",
        v.strictObject({ name: v.string() }),
        object({ name: { type: "string" }, id: { type: "string", readOnly: true } }, [
          "name",
          "id",
        ]),
      ],
      [
        "fields that are sent alone",
        "response",
        v.looseObject({}),
        object({ layout: { type: "string", writeOnly: true } }),
      ],
      [
        "records",
        "response",
        v.record(v.string(), v.array(v.number())),
        { type: "object", additionalProperties: { type: "array", items: { type: "number" } } },
      ],
      [
        "alternatives that a field tells apart",
        "request",
        v.variant("kind", [
          v.strictObject({ ...square, side: v.optional(atLeastOne) }),
          v.strictObject(circle),
        ]),
        shape,
      ],
      [
        "alternatives of which there may be more",
        "response",
        openVariant("kind", [
          v.looseObject({ ...circle, id: v.optional(v.string()) }),
          v.looseObject({ ...square, id: v.optional(v.string()) }),
        ]),
        shape,
      ],
      [
        "alternatives that nothing tells apart, as one object",
        "request",
        v.strictObject({ a: v.optional(v.string()), b: v.optional(v.string()) }),
        {
          oneOf: [
            object({ a: { type: "string" } }, ["a"]),
            object({ b: { type: "string" } }, ["b"]),
          ],
        },
      ],
    ],
  )("agrees on %s", (_, direction, ours, described) => {
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
    [": lacks c", "response", openPicklist(["a"]), { enum: ["a", "c"] }],
    [": has b too", "request", v.picklist(["a", "b"]), { type: "string", enum: ["a"] }],
    [": only a", "request", v.picklist(["a"]), { type: "string" }],
    [": any value, described as a", "response", v.string(), { type: "string", enum: ["a"] }],
    [
      ": maxLength 8, described as 9",
      "request",
      v.pipe(v.string(), v.maxLength(8)),
      { type: "string", maxLength: 9 },
    ],
    [
      ": minItems none, described as 1",
      "request",
      v.array(v.string()),
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
      v.pipe(v.string(), v.regex(/^a$/)),
      { type: "string", pattern: "^b$" },
    ],
    [
      "[]: string, described as number",
      "response",
      v.array(v.string()),
      { type: "array", items: { type: "number" } },
    ],
    [
      "{}: string, described as number",
      "response",
      v.record(v.string(), v.string()),
      { type: "object", additionalProperties: { type: "number" } },
    ],
    ["a: missing", "response", v.looseObject({}), object({ a: { type: "string" } })],
    ["a: not described", "response", v.looseObject({ a: v.string() }), object({})],
    [
      "a: required",
      "request",
      v.strictObject({ a: v.string() }),
      object({ a: { type: "string" } }),
    ],
    [
      "a: optional",
      "request",
      v.strictObject({ a: v.optional(v.string()) }),
      object({ a: { type: "string" } }, ["a"]),
    ],
    [
      "id: read-only",
      "request",
      v.strictObject({ id: v.optional(v.string()) }),
      { $ref: "Shared" },
    ],
    [
      "a: write-only",
      "response",
      v.looseObject({ a: v.optional(v.string()) }),
      object({ a: { type: "string", writeOnly: true } }),
    ],
    [
      "a[]b: missing",
      "response",
      v.looseObject({ a: v.optional(v.array(v.looseObject({}))) }),
      object({ a: { type: "array", items: object({ b: { type: "string" } }) } }),
    ],
    [
      "<square>side: minimum none, described as 1",
      "request",
      v.variant("kind", [v.strictObject(circle), v.strictObject(square)]),
      shape,
    ],
    ["<square>: missing", "request", v.variant("kind", [v.strictObject(circle)]), shape],
  ])("finds %s", (difference, direction, ours, described) => {
    expect(differences(direction, ours, described)).toEqual([difference]);
  });
});
