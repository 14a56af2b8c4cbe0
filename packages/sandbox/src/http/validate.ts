import type { Operation, ParametersSchema, Schema } from "@honeycomb/core";
import * as v from "valibot";
import { type FieldIssue, validationFailed } from "./api-error.ts";

/**
 * Checks a body with the operation's schema. Fields that Honeycomb answers with but doesn't take
 * (`id`, `created_at`) are left out, as Honeycomb does.
 *
 * @throws ApiError 422
 */
export function checkBody(operation: Operation, body: unknown): unknown {
  return check(operation.body as Schema, withoutReadOnly(operation, body));
}

/**
 * Checks query parameters with the operation's schema. Text becomes what the schema asks for;
 * parameters that it doesn't know are left out.
 *
 * @throws ApiError 422
 */
export function checkQuery(schema: ParametersSchema, parameters: URLSearchParams): unknown {
  const entries = entriesOf(schema) ?? {};
  const query: Record<string, unknown> = {};
  for (const [name, entry] of Object.entries(entries)) {
    const text = parameters.get(name);
    if (text !== null) query[name] = fromText(text, entry);
  }
  return check(schema, query);
}

/**
 * Checks anything with a schema.
 *
 * @throws ApiError 422
 */
export function check<S extends Schema>(schema: S, value: unknown): v.InferOutput<S> {
  const result = v.safeParse(schema, value);
  if (result.success) return result.output;
  throw validationFailed(...result.issues.map(toFieldIssue));
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

function withoutReadOnly({ body, response }: Operation, value: unknown): unknown {
  const taken = entriesOf(body);
  const answered = entriesOf(response);
  if (!taken || !answered || typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).filter(([key]) => key in taken || !(key in answered)),
  );
}

interface AnySchema {
  readonly type?: string;
  readonly entries?: Readonly<Record<string, AnySchema>>;
  readonly wrapped?: AnySchema;
  readonly pipe?: readonly AnySchema[];
}

/** The fields of an object's schema, also of one in a pipe. */
function entriesOf(schema: AnySchema | undefined): AnySchema["entries"] {
  return schema?.entries ?? schema?.pipe?.[0]?.entries;
}

function fromText(text: string, schema: AnySchema): unknown {
  const { type } = schema.wrapped ?? schema;
  if (type === "boolean")
    return text === "" || text === "true" ? true : text === "false" ? false : text;
  if (type === "number") return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
  return text;
}
