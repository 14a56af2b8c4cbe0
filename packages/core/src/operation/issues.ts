import type * as v from "valibot";
import type { Schema } from "../model/schema.ts";
import { hasSecrets, type SchemaNode, unwrapSchema } from "../model/walk.ts";
import { formatValue } from "./errors/input-error.ts";
import { hasSecretName, redact } from "./secrets.ts";

/** An issue and the path of its field. */
export interface LocatedIssue {
  readonly path: readonly v.IssuePathItem[];
  readonly issue: v.BaseIssue<unknown>;
}

/**
 * Adds paths to an issue. The issue of a union is replaced by the issues of the option that matched
 * most deeply.
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

/** Whether the issue is a field that the schema doesn't have. */
function isUnknownField({ kind, type, expected }: v.BaseIssue<unknown>): boolean {
  return kind === "schema" && type === "strict_object" && expected === "never";
}

/** Formats a path: `recipients[0].type`. */
export function writePath(path: readonly v.IssuePathItem[]): string {
  let text = "";
  for (const { key } of path) {
    text += typeof key === "number" ? `[${key}]` : text === "" ? String(key) : `.${String(key)}`;
  }
  return text;
}

/** Describes an issue: what was expected, and the value that was found. */
export function describeIssue({ path, issue }: LocatedIssue, schema: Schema): string {
  if (isUnknownField(issue)) return "is not a field of this request";
  if (issue.kind === "validation" && (issue.type === "check" || issue.type === "raw_check")) {
    return issue.message;
  }
  const found = schemaAt(schema, path);
  if (issue.input === undefined) {
    // For an absent field, valibot reports its name as what is expected.
    const isAbsent = path.at(-1)?.origin === "key";
    const expected = isAbsent ? found?.expects : issue.expected;
    return expected && expected !== "unknown"
      ? `is missing; expected ${describeExpected(expected)}`
      : "is missing";
  }
  const size = describeSize(issue);
  if (size) return `must have ${size}, but it has ${issue.received}`;
  // A field may be a secret by its name alone, such as one inside a union.
  const name = String(path.at(-1)?.key ?? "");
  const isHidden = hasSecrets(found) || hasSecretName(name);
  const value = isHidden ? describeType(issue.input) : formatValue(redact(issue.input));
  return `${describeRequirement(issue)}, but it is ${value}`;
}

/** The type of a value that has secrets. */
function describeType(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "an array";
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}

/** The size that a limit requires, such as `at least 1 character`. Undefined for other issues. */
function describeSize({ type, input, requirement }: v.BaseIssue<unknown>): string | undefined {
  const [, bound, measure] = /^(min|max)_(length|entries)$/.exec(type) ?? [];
  if (bound === undefined) return undefined;
  const lengthUnit = typeof input === "string" ? "character" : "item";
  const unit = measure === "entries" ? "field" : lengthUnit;
  return `at ${bound === "min" ? "least" : "most"} ${requirement} ${unit}${requirement === 1 ? "" : "s"}`;
}

function describeRequirement({ kind, type, expected, requirement }: v.BaseIssue<unknown>): string {
  if (kind !== "validation") return `expected ${describeExpected(String(expected))}`;
  switch (type) {
    case "integer":
      return "must be a whole number";
    case "max_value":
      return `must be at most ${requirement}`;
    case "min_value":
      return `must be at least ${requirement}`;
    case "multiple_of":
      return `must be a multiple of ${requirement}`;
    case "regex":
      return `must match ${requirement}`;
    default:
      return `must be a valid ${type.replaceAll("_", " ")}`;
  }
}

/** Types as valibot names them, in words. Literals such as `"email"` are not among them. */
const typeNames: Readonly<Record<string, string>> = {
  Array: "an array",
  Object: "an object",
  boolean: "a boolean",
  number: "a number",
  string: "a string",
};

/** Describes what valibot expects: `(string | (number | Array))` is a string, a number or an array. */
function describeExpected(expected: string): string {
  const options = expected.match(/"[^"]*"|[^\s|()]+/g) ?? [];
  const names = [...new Set(options.map((option) => typeNames[option] ?? option))];
  const last = names.pop() ?? expected;
  return names.length > 0 ? `${names.join(", ")} or ${last}` : last;
}

/** The schema of a field. Undefined inside unions, where it depends on the option. */
function schemaAt(root: Schema, path: readonly v.IssuePathItem[]): SchemaNode | undefined {
  let schema: SchemaNode | undefined = root as SchemaNode;
  for (const { key, input } of path) {
    const node = unwrapSchema(schema, input);
    schema = node?.entries?.[key as string] ?? node?.item ?? node?.value;
  }
  return schema;
}
