import type * as v from "valibot";
import { type SchemaNode, unwrapSchema } from "../model/walk.ts";
import { show } from "./errors/input-error.ts";
import type { Schema } from "./operation.ts";

/** What a schema found, and where. */
export interface LocatedIssue {
  readonly path: readonly v.IssuePathItem[];
  readonly issue: v.BaseIssue<unknown>;
}

/**
 * Where an issue is. A union says no more than that none of its options fits: in its place stands
 * what the option that fits furthest down lacks.
 */
export function locateIssues(
  issue: v.BaseIssue<unknown>,
  parents: readonly v.IssuePathItem[] = [],
): [LocatedIssue, ...LocatedIssue[]] {
  const path = [...parents, ...(issue.path ?? [])];
  const inside = (issue.issues ?? [])
    .flatMap((inner) => locateIssues(inner, path))
    .filter((inner) => inner.path.length > path.length && !isUnknownField(inner.issue));
  const depth = Math.max(...inside.map((inner) => inner.path.length));
  const [first, ...others] = inside.filter((inner) => inner.path.length === depth);
  return first ? [first, ...others] : [{ path, issue }];
}

/** Whether a field was found that the schema doesn't have. */
function isUnknownField({ kind, type, expected }: v.BaseIssue<unknown>): boolean {
  return kind === "schema" && type === "strict_object" && expected === "never";
}

/** `recipients[0].type` */
export function writePath(path: readonly v.IssuePathItem[]): string {
  let text = "";
  for (const { key } of path) {
    text += typeof key === "number" ? `[${key}]` : text === "" ? String(key) : `.${String(key)}`;
  }
  return text;
}

/** Says in words what a schema found: what a field was, and what it may be. */
export function describeIssue({ path, issue }: LocatedIssue, schema: Schema): string {
  if (isUnknownField(issue)) return "is not a field of this request";
  if (issue.kind === "validation" && (issue.type === "check" || issue.type === "raw_check")) {
    return issue.message;
  }
  if (issue.input === undefined) {
    // Of a field that isn't there, valibot tells the name alone.
    const isAbsent = path.at(-1)?.origin === "key";
    const expected = isAbsent ? expectedAt(schema, path) : issue.expected;
    return expected ? `is missing; expected ${expected}` : "is missing";
  }
  return `expected ${describeRequirement(issue)}, but it is ${show(issue.input)}`;
}

function describeRequirement({ kind, type, expected, requirement }: v.BaseIssue<unknown>): string {
  if (kind !== "validation") return String(expected);
  switch (type) {
    case "integer":
      return "a whole number";
    case "max_entries":
    case "min_entries":
      return `${expected} fields`;
    case "max_length":
    case "min_length":
      return `a length ${expected}`;
    case "multiple_of":
      return `a multiple of ${requirement}`;
    case "regex":
      return `text that matches ${expected}`;
    default:
      return expected ?? type.replaceAll("_", " ");
  }
}

/** What a field accepts; undefined inside unions, where several options could be meant. */
function expectedAt(root: Schema, path: readonly v.IssuePathItem[]): string | undefined {
  let schema: SchemaNode | undefined = root as SchemaNode;
  for (const { key, input } of path) {
    const node = unwrapSchema(schema, input);
    schema = node?.entries?.[key as string] ?? node?.item ?? node?.value;
  }
  return schema?.expects;
}
