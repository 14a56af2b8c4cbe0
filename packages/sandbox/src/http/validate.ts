import * as v from "valibot";
import { type FieldIssue, queryFailed, validationFailed } from "./api-error.ts";
import type { RequestSchema } from "./request-schema.ts";

/**
 * Validates a body.
 *
 * @throws ApiError 422
 */
export function validateBody<T>(schema: RequestSchema<T>, body: unknown): T {
  const result = v.safeParse(schema, body);
  if (result.success) return result.output;
  throw validationFailed(...result.issues.map(toFieldIssue));
}

/**
 * Validates query parameters. Of a parameter that is given several times, the first is used.
 *
 * @throws ApiError 422
 */
export function validateQuery<T>(schema: RequestSchema<T>, parameters: URLSearchParams): T {
  const result = v.safeParse(schema, Object.fromEntries([...parameters].reverse()));
  if (result.success) return result.output;
  throw queryFailed(...result.issues.map(toFieldIssue));
}

/**
 * Validates that the id in a JSON:API body is the id in the path.
 *
 * @throws ApiError 422
 */
export function validateId(path: { readonly ID: string }, data: { readonly id: string }): void {
  if (data.id === path.ID) return;
  const description = "data.id: must be the id in the path";
  throw validationFailed({ field: "data.id", code: "invalid", description });
}

/** Describes an issue in Honeycomb's format. */
function toFieldIssue(issue: v.BaseIssue<unknown>): FieldIssue {
  const field = v.getDotPath(issue) ?? "";
  const name = field === "" ? "body" : field;
  if (issue.input === undefined) {
    return { field, code: "missing", description: `${name}: is required` };
  }
  if (issue.type === "non_empty") return { field, code: "missing", description: "cannot be blank" };
  const code =
    issue.kind === "schema" && !valueSchemas.has(issue.type) ? "incorrect_type" : "invalid";
  return { field, code, description: `${name}: ${describe(issue)}` };
}

/** Schemas that reject values of the right type. */
const valueSchemas = new Set(["picklist", "literal", "variant", "custom"]);

function describe({ type, input, message, expected, ...issue }: v.BaseIssue<unknown>): string {
  const { requirement } = issue as { readonly requirement?: unknown };
  switch (type) {
    case "min_length":
      return `must have at least ${count(requirement, input)}`;
    case "max_length":
      return `must have at most ${count(requirement, input)}`;
    case "length":
      return `must have ${count(requirement, input)}`;
    case "min_value":
      return `must be at least ${requirement}`;
    case "max_value":
      return `must be at most ${requirement}`;
    case "multiple_of":
      return `must be a multiple of ${requirement}`;
    case "integer":
      return "must be a whole number";
    case "regex":
      return `must match ${requirement}`;
    case "array":
      return "must be a list";
    case "object":
      return "must be an object";
    case "string":
    case "number":
    case "boolean":
      return `must be a ${type}`;
    case "check":
    case "raw_check":
    case "custom":
      return message;
    default:
      // The allowed values.
      return `must be ${expected}`;
  }
}

/** Writes a number of characters or items: `1 character`, `2 items`. */
function count(requirement: unknown, input: unknown): string {
  const unit = typeof input === "string" ? "character" : "item";
  return `${requirement} ${unit}${requirement === 1 ? "" : "s"}`;
}
