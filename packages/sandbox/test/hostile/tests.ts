import { operations } from "@honeycomb/core";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { OperationId } from "../../src/http/handler.ts";
import { calculate, expression } from "./expressions.ts";
import { attack, casesOf, hostility } from "./requests.ts";

/** Whatever is sent, the sandbox does not fail. */
export function testHostileInput(runs: {
  /** How many times each operation is attacked. */
  readonly perOperation: number;
  /** How many lists of expressions are computed. */
  readonly expressions: number;
}): void {
  describe("the sandbox responds to hostile requests of", () => {
    test.each(Object.keys(operations) as OperationId[])("%s", async (id) => {
      const known = fc.constantFrom(...casesOf(id));
      const changes = fc.array(hostility, { minLength: 4, maxLength: 4 });
      await fc.assert(
        fc.asyncProperty(known, changes, async (...attempt) => {
          expect(await attack(...attempt)).toEqual([]);
        }),
        { numRuns: runs.perOperation },
      );
    });
  });

  test("the sandbox responds to hostile expressions", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(expression, { minLength: 1, maxLength: 5 }),
        async (expressions) => {
          expect(await calculate(expressions)).toEqual([]);
        },
      ),
      { numRuns: runs.expressions },
    );
  });
}
