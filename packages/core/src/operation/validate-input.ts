import * as v from "valibot";
import type { Schema } from "../model/schema.ts";
import { HoneycombInputError } from "./errors/input-error.ts";
import { describeIssue, locateIssues, writePath } from "./issues.ts";

/**
 * Validates input. The error lists each invalid field, with its value and what was expected.
 *
 * @param operation Honeycomb's id of the operation that the input is for, if any
 * @param root the name of the input itself, in issues that concern all of it
 * @throws HoneycombInputError when the input is not valid
 */
export function validateInput(
  schema: Schema,
  input: unknown,
  operation: string | undefined,
  root: string,
): unknown {
  const result = v.safeParse(schema, input);
  if (result.success) return result.output;
  const issues = result.issues.flatMap((issue) => locateIssues(issue));
  throw new HoneycombInputError(
    issues.map((located) => ({
      path: writePath(located.path) || root,
      message: describeIssue(located, schema),
    })),
    operation,
  );
}
