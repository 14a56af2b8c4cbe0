import { unwrapSchema } from "../model/walk.ts";
import type { Operation } from "./operation.ts";

/**
 * Removes the fields that Honeycomb returns but doesn't accept, such as `id` and `created_at`, so that
 * a resource can be read, changed and sent back. Compares the operation's schemas to find them.
 */
export function withoutReadOnly({ body, response }: Operation, value: unknown): unknown {
  return Array.isArray(value) ? value : strip(value, body, response);
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
