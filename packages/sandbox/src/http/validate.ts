import type { Operation } from "@honeycomb/core";
import {
  type ParametersSchema,
  type Schema,
  type SchemaNode,
  unwrapSchema,
  withoutReadOnly,
} from "@honeycomb/core/schemas";
import * as v from "valibot";
import { type FieldIssue, queryFailed, validationFailed } from "./api-error.ts";

/**
 * Validates a body with the operation's schema. Ignores unknown fields, and those that Honeycomb
 * returns but doesn't accept, such as `id` and `created_at`, like Honeycomb does.
 *
 * @throws ApiError 422
 */
export function validateBody(operation: Operation, body: unknown): unknown {
  const schema = operation.body as Schema;
  const result = v.safeParse(schema, withoutReadOnly(operation, body));
  if (!result.success) throw validationFailed(...result.issues.map((issue) => toFieldIssue(issue)));
  // The schema accepts any kind of object, but no handler can process one that it doesn't know.
  const issues = [...findUnknown("knownVariants", schema, result.output)];
  if (issues.length > 0) throw validationFailed(...issues);
  return withoutUnknownFields(schema, result.output);
}

/**
 * Validates that all enum values are documented ones. The schema accepts any. This is for values
 * that the sandbox interprets.
 *
 * @throws ApiError 422
 */
export function validateValues(schema: Schema, value: unknown, ...path: string[]): void {
  const issues = [...findUnknown("knownValues", schema, value, path)];
  if (issues.length > 0) throw validationFailed(...issues);
}

interface Metadata {
  /** The documented values of an enum. */
  readonly knownValues?: readonly unknown[];
  /** The schema of the documented kinds of an object. */
  readonly knownVariants?: Schema;
}

/** Finds enum values, or kinds of objects, that aren't documented. */
function* findUnknown(
  what: keyof Metadata,
  schema: unknown,
  value: unknown,
  path: readonly string[] = [],
): Generator<FieldIssue> {
  if (value === undefined) return;
  const { wrapped } = schema as SchemaNode;
  if (wrapped) return yield* findUnknown(what, wrapped, value, path);
  const { knownValues, knownVariants }: Metadata = v.getMetadata(schema as Schema);
  const node = unwrapSchema(knownVariants ?? schema, value);
  // An object of a documented kind was validated before.
  const documentedKind = node ? undefined : knownVariants;
  const documentedValue = knownValues && v.picklist(knownValues as string[]);
  const documented = what === "knownValues" ? documentedValue : documentedKind;
  const { issues = [] } = documented ? v.safeParse(documented, value) : {};
  for (const issue of issues) yield toFieldIssue(issue, path);
  if (node?.item) {
    for (const [index, item] of (value as unknown[]).entries()) {
      yield* findUnknown(what, node.item, item, [...path, String(index)]);
    }
  }
  for (const [key, entry] of Object.entries(node?.entries ?? {})) {
    yield* findUnknown(what, entry, (value as Record<string, unknown>)[key], [...path, key]);
  }
}

function withoutUnknownFields(schema: unknown, value: unknown): unknown {
  const { item, entries } = unwrapSchema(schema, value) ?? {};
  if (item) return (value as unknown[]).map((each) => withoutUnknownFields(item, each));
  if (!entries) return value;
  return Object.fromEntries(
    Object.entries(value as object)
      .filter(([key]) => Object.hasOwn(entries, key))
      .map(([key, field]) => [key, withoutUnknownFields(entries[key], field)]),
  );
}

/**
 * Converts query parameters to the types of the operation's schema, and validates them. Ignores
 * unknown parameters.
 *
 * @throws ApiError 422
 */
export function validateQuery(schema: ParametersSchema, parameters: URLSearchParams): unknown {
  const { entries = {} } = unwrapSchema(schema, undefined) ?? {};
  const query: Record<string, unknown> = {};
  for (const [name, entry] of Object.entries(entries)) {
    const text = parameters.get(name);
    if (text !== null) query[name] = fromText(text, entry);
  }
  const result = v.safeParse(schema, query);
  if (result.success) return result.output;
  throw queryFailed(...result.issues.map((issue) => toFieldIssue(issue)));
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

/**
 * Describes an issue in Honeycomb's format.
 *
 * @param path the path of the validated value in the body
 */
export function toFieldIssue(
  issue: v.BaseIssue<unknown>,
  path: readonly string[] = [],
): FieldIssue {
  const field = [...path, v.getDotPath(issue) ?? []].flat().join(".");
  const name = field === "" ? "body" : field;
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

/** What a limit applies to, when it isn't the value itself. */
const quantities: Readonly<Record<string, string>> = {
  min_length: "a length",
  max_length: "a length",
  min_entries: "a number of fields",
  max_entries: "a number of fields",
};

/** Schemas that reject values of the right type. */
const valueSchemas = new Set(["picklist", "literal", "enum", "variant"]);

function fromText(text: string, schema: SchemaNode): unknown {
  const type = unwrapSchema(schema, undefined)?.type;
  // Honeycomb's docs write `?detailed` without a value.
  if (type === "boolean" && (text === "" || text === "true")) return true;
  if (type === "boolean" && text === "false") return false;
  if (type === "number") return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
  return text;
}
