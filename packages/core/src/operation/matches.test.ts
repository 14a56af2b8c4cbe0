import fc from "fast-check";
import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { operations } from "../operations.ts";
import { matcherOf } from "./matches.ts";
import type { Schema } from "./operation.ts";

const keys = ["a", "b", "c"] as const;

/** Any schema of the kinds that answers are described with. */
const { schema: schemas } = fc.letrec<{ schema: Schema }>((tie) => ({
  schema: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.constantFrom<Schema>(
      v.string(),
      v.number(),
      v.boolean(),
      v.null(),
      v.unknown(),
      v.literal("x"),
      v.picklist(["x", "y"]),
      v.pipe(v.string(), v.metadata({ knownValues: ["x"] })),
    ),
    tie("schema").map((schema) => v.optional(schema)),
    tie("schema").map((schema) => v.nullable(schema)),
    tie("schema").map((schema) => v.nullish(schema)),
    tie("schema").map((schema) => v.array(schema)),
    tie("schema").map((schema) => v.record(v.string(), schema)),
    fc.array(tie("schema"), { maxLength: 3 }).map((options) => v.union(options)),
    fc
      .dictionary(fc.constantFrom(...keys), tie("schema"), { maxKeys: 3 })
      .map((entries) => v.looseObject(entries)),
  ),
}));

const values = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.constantFrom("x", "y", "", 0, 1.5, Number.NaN, true, false, null, undefined),
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...keys), tie("value"), { maxKeys: 3 }),
  ),
})).value;

describe("matcherOf", () => {
  test("agrees with valibot on every schema and every value", () => {
    fc.assert(
      fc.property(schemas, values, (schema, value) => {
        expect(matcherOf(schema)?.(value)).toBe(v.is(schema, value));
      }),
      { numRuns: 2000 },
    );
  });

  test("decides on every operation's answer", () => {
    const undecided = Object.values(operations)
      .filter(({ response }) => response !== undefined && matcherOf(response) === undefined)
      .map(({ id }) => id);
    expect(undecided).toEqual([]);
  });

  test.each([
    ["removes fields", v.object({ a: v.string() })],
    ["sets a default", v.looseObject({ a: v.optional(v.string(), "x") })],
    ["transforms", v.pipe(v.string(), v.trim())],
    ["checks further", v.pipe(v.string(), v.minLength(1))],
  ])("leaves to valibot a schema that %s", (_, schema) => {
    expect(matcherOf(schema)).toBeUndefined();
  });
});
