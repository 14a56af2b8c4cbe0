import {
  type Operation,
  type ParametersSchema,
  type Schema,
  type SchemaNode,
  unwrapSchema,
  withoutReadOnly,
} from "@honeycomb/core";
import * as v from "valibot";
import { type FieldIssue, queryFailed, validationFailed } from "./api-error.ts";

/**
 * Checks a body with the operation's schema. Fields that Honeycomb answers with but doesn't take
 * (`id`, `created_at`) are left out, as Honeycomb does.
 *
 * @throws ApiError 422
 */
export function checkBody(operation: Operation, body: unknown): unknown {
  const result = v.safeParse(operation.body as Schema, withoutReadOnly(operation, body));
  if (result.success) return result.output;
  throw validationFailed(...result.issues.map(toFieldIssue));
}

/**
 * Checks query parameters with the operation's schema. Text becomes what the schema asks for;
 * parameters that it doesn't know are left out.
 *
 * @throws ApiError 422
 */
export function checkQuery(schema: ParametersSchema, parameters: URLSearchParams): unknown {
  const { entries = {} } = unwrapSchema(schema, undefined) ?? {};
  const query: Record<string, unknown> = {};
  for (const [name, entry] of Object.entries(entries)) {
    const text = parameters.get(name);
    if (text !== null) query[name] = fromText(text, entry);
  }
  const result = v.safeParse(schema, query);
  if (result.success) return result.output;
  throw queryFailed(...result.issues.map(toFieldIssue));
}

/**
 * Checks that a JSON:API body is about the resource that its path is about.
 *
 * @throws ApiError 422
 */
export function checkId(path: { readonly ID: string }, data: { readonly id: string }): void {
  if (data.id === path.ID) return;
  const description = "data.id: must be the id in the path";
  throw validationFailed({ field: "data.id", code: "invalid", description });
}

/** Says in Honeycomb's words what a schema found. */
export function toFieldIssue(issue: v.BaseIssue<unknown>): FieldIssue {
  const field = v.getDotPath(issue) ?? "";
  const name = field === "" ? "body" : field;
  if (issue.kind === "schema" && issue.expected === "never") {
    return { field, code: "invalid", description: `${name}: is not a known field` };
  }
  if (issue.input === undefined) {
    return { field, code: "missing", description: `${name}: is required` };
  }
  const isRule = issue.type === "check" || issue.type === "raw_check";
  if (isRule) return { field, code: "invalid", description: `${name}: ${issue.message}` };
  const code =
    issue.kind === "schema" && !valueSchemas.has(issue.type) ? "incorrect_type" : "invalid";
  const quantity = quantities[issue.type];
  const must = quantity === undefined ? "must be" : `must have ${quantity}`;
  return { field, code, description: `${name}: ${must} ${issue.expected}` };
}

/** What a rule is about, where it isn't the value itself. */
const quantities: Readonly<Record<string, string>> = {
  min_length: "a length",
  max_length: "a length",
  min_entries: "a number of fields",
  max_entries: "a number of fields",
};

/** Schemas that a value of the right type can fail. */
const valueSchemas = new Set(["picklist", "literal", "enum"]);

function fromText(text: string, schema: SchemaNode): unknown {
  const type = unwrapSchema(schema, undefined)?.type;
  // Honeycomb's docs write `?detailed` without a value.
  if (type === "boolean" && (text === "" || text === "true")) return true;
  if (type === "boolean" && text === "false") return false;
  if (type === "number") return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
  return text;
}
