import * as v from "valibot";
import { HoneycombInputError } from "./errors/input-error.ts";
import { describeIssue, locateIssues, writePath } from "./issues.ts";
import type { Schema } from "./operation.ts";

/**
 * Checks input strictly; the error names each field, what it was and what it may be.
 *
 * @param operation what the input is for, where it is for one
 * @param root what the input itself is called
 */
export function checkInput(
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
