import { isObject } from "../model/schema.ts";
import { type SchemaNode, unwrapSchema } from "../model/walk.ts";
import { HoneycombInputError } from "./errors/input-error.ts";
import type { Operation } from "./operation.ts";

/**
 * Removes the fields that Honeycomb returns but doesn't accept, such as `id` and `created_at`, so that
 * a resource can be read, changed and sent back. Compares the operation's schemas to find them.
 *
 * In a resource that wasn't read, such a field is a change that would be lost, so it is rejected.
 * Inside a field, they are always removed: the items of a list that was read are often sent with
 * others.
 *
 * @throws HoneycombInputError when a resource that wasn't read has such a field
 */
export function withoutReadOnly(operation: Operation, value: unknown): unknown {
  if (Array.isArray(value)) return value;
  const { body, response } = operation;
  reject(operation, value, readOnlyFields(body, response, value));
  return strip(value, body, response);
}

/**
 * Rejects the read-only fields of a resource that wasn't read, and that is sent in an envelope. The
 * envelope itself doesn't show whether it was read, since that of an update always has an id.
 *
 * @throws HoneycombInputError when a resource that wasn't read has a field that Honeycomb doesn't accept
 */
export function rejectReadOnly(operation: Operation, resource: unknown): void {
  const accepted = dataOf(operation.body);
  const returned = dataOf(operation.response);
  const fields = ["attributes", "relationships"].flatMap((part) =>
    readOnlyFields(accepted[part] ?? { entries: {} }, returned[part], resource),
  );
  reject(operation, resource, fields);
}

/** The parts of the resource in an envelope. */
function dataOf(schema: unknown): NonNullable<SchemaNode["entries"]> {
  const { data } = unwrapSchema(schema, undefined)?.entries ?? {};
  return unwrapSchema(data, undefined)?.entries ?? {};
}

/** The fields of a resource that an operation returns but doesn't accept. */
export function readOnlyFields(body: unknown, response: unknown, value: unknown): string[] {
  const { entries: accepted } = unwrapSchema(body, value) ?? {};
  const { entries: returned } = unwrapSchema(response, value) ?? {};
  if (!isObject(value) || !accepted || !returned) return [];
  return Object.keys(value).filter(
    (key) => value[key] !== undefined && !(key in accepted) && key in returned,
  );
}

/** Creates the error for read-only fields that the caller can't set. */
export function readOnlyError(
  { id, method }: Operation,
  fields: readonly string[],
): HoneycombInputError {
  const message = method === "POST" ? "is chosen by Honeycomb" : "can't be changed";
  return new HoneycombInputError(
    fields.map((path) => ({ path, message })),
    id,
  );
}

function reject(operation: Operation, resource: unknown, fields: readonly string[]): void {
  if (!isObject(resource) || wasRead(resource)) return;
  const set = fields.filter((field) => !isEmpty(resource[field]));
  if (set.length > 0) throw readOnlyError(operation, set);
}

/** Whether a value requests nothing. Other clients send such values, and Honeycomb ignores them. */
function isEmpty(value: unknown): boolean {
  if (value === null || value === "") return true;
  return typeof value === "object" && Object.keys(value).length === 0;
}

/** Whether a resource comes from a response: it has a field that only Honeycomb sets. */
function wasRead({ id, created_at }: Readonly<Record<string, unknown>>): boolean {
  return id !== undefined || created_at !== undefined;
}

function strip(value: unknown, body: unknown, response: unknown): unknown {
  const accepted = unwrapSchema(body, value);
  const returned = unwrapSchema(response, value);
  if (Array.isArray(value)) {
    if (!accepted?.item || !returned?.item) return value;
    return value.map((item) => strip(item, accepted.item, returned.item));
  }
  if (typeof value !== "object" || value === null) return value;
  const { entries: acceptedFields } = accepted ?? {};
  const { entries: returnedFields } = returned ?? {};
  if (!acceptedFields || !returnedFields) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key in acceptedFields || !(key in returnedFields))
      .map(([key, field]) => [key, strip(field, acceptedFields[key], returnedFields[key])]),
  );
}
