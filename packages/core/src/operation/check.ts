import * as v from "valibot";
import { HoneycombInputError, type InputIssue, show } from "./errors/input-error.ts";
import type { Schema } from "./operation.ts";

/** Checks input strictly; the error names each field, what it was and what it may be. */
export function checkInput(
  schema: Schema,
  input: unknown,
  operation: string,
  root: string,
): unknown {
  const result = v.safeParse(schema, input);
  if (result.success) return result.output;
  throw new HoneycombInputError(
    result.issues.map((issue) => toInputIssue(issue, root)),
    operation,
  );
}

/** Says in words what a schema found. */
export function toInputIssue(issue: v.BaseIssue<unknown>, root: string): InputIssue {
  const path = issuePath(issue) || root;
  if (issue.kind === "schema" && issue.type === "strict_object" && issue.expected === "never") {
    return { path, message: "is not a field of this request" };
  }
  if (issue.kind === "validation" && (issue.type === "check" || issue.type === "raw_check")) {
    return { path, message: issue.message };
  }
  if (issue.input === undefined) return { path, message: `is missing; expected ${issue.expected}` };
  const expected =
    issue.kind === "validation"
      ? `${requirementNames[issue.type] ?? ""}${issue.expected}`
      : issue.expected;
  return { path, message: `expected ${expected}, but it is ${show(issue.input)}` };
}

/** `recipients[0].type` */
export function issuePath(issue: v.BaseIssue<unknown>): string {
  let path = "";
  for (const { key } of issue.path ?? []) {
    path += typeof key === "number" ? `[${key}]` : path === "" ? String(key) : `.${String(key)}`;
  }
  return path;
}

const requirementNames: Readonly<Record<string, string>> = {
  max_length: "a length ",
  min_length: "a length ",
  regex: "text that matches ",
};
