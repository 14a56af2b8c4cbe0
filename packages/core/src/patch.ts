import { type Call, call, isCall } from "./call/call.ts";
import { isObject } from "./model/schema.ts";
import { unwrapSchema } from "./model/walk.ts";
import { createApiError } from "./operation/errors/api-error.ts";
import { formatValue, HoneycombInputError } from "./operation/errors/input-error.ts";
import { invoke, type OperationOutput } from "./operation/invoke.ts";
import type { Operation, PathParameters } from "./operation/operation.ts";
import { readOnlyError, readOnlyFields } from "./operation/read-only.ts";
import { unusableResponse } from "./operation/response.ts";
import { redact } from "./operation/secrets.ts";

/**
 * Any of the fields that an update has. A field that is absent or undefined keeps its value. `null`
 * removes an optional field.
 *
 * @typeParam T the update
 */
export type Changes<T> = {
  [K in keyof T]?: T[K] | (Record<never, never> extends Pick<T, K> ? null : never);
};

/** The fields of any object. */
export type Fields = Readonly<Record<string, unknown>>;

/** Changes the fields of a resource that was read. */
export type Merge = (read: Fields, changes: Fields) => Fields;

/** Returns an object with changed fields. `undefined` leaves a field alone, `null` removes it. */
export const merge: Merge = (read, changes) => {
  const merged: Record<string, unknown> = { ...read };
  for (const [key, change] of Object.entries(changes)) {
    if (change === null) delete merged[key];
    else if (change !== undefined) merged[key] = change;
  }
  return merged;
};

/**
 * Merges like {@link merge}, but sets a field that is removed to a value that means none: Honeycomb
 * keeps such a field when an update lacks it.
 */
export function mergeWith(none: Fields): Merge {
  return (read, changes) => {
    const removed = Object.entries(none).filter(([key]) => changes[key] === null);
    return merge(read, { ...changes, ...Object.fromEntries(removed) });
  };
}

/**
 * Changes some fields of a resource: gets it, merges the changes, and replaces it, even if nothing
 * differs. A change that someone else makes between the two requests is overwritten.
 *
 * @param operation replaces the resource
 * @param get gets the resource: an operation with the same path, or a call
 * @param mergeChanges merges the changes into the fields that can be changed
 * @throws HoneycombInputError when a change is not valid, or would change a read-only field
 */
export function patch<O extends Operation>(
  operation: O,
  path: PathParameters<O["path"]>,
  get: Operation | Call<object>,
  changes: object,
  mergeChanges: Merge = merge,
): Call<OperationOutput<O>> {
  return call(function* () {
    if (!isObject(changes)) {
      throw HoneycombInputError.of("changes", changes, "an object", operation.id);
    }
    const read: unknown = yield* isCall(get) ? get : invoke(get, { path } as never);
    if (!isObject(read)) {
      // Without its fields, an update would reset them.
      const message = `${operation.id}: the resource to change is not an object: ${formatValue(redact(read))}`;
      throw unusableResponse(operation.id, message, read);
    }
    const { body, response } = operation;
    const merged = mergeChanges(read, changes);
    const readOnly = readOnlyFields(body, response, { ...changes, ...merged });
    const rejected = readOnly.filter(
      (key) => changes[key] !== undefined && !isEqual(changes[key], read[key]),
    );
    if (rejected.length > 0) throw readOnlyError(operation, rejected);
    const accepted = unwrapSchema(body, merged)?.entries ?? {};
    const returned = unwrapSchema(response, read)?.entries ?? {};
    // A field that only the kind before the change has is left out, too.
    const isLeftOut = (key: string) =>
      readOnly.includes(key) || (key in returned && !(key in accepted) && !(key in changes));
    const sent = Object.fromEntries(Object.entries(merged).filter(([key]) => !isLeftOut(key)));
    const input = { path, body: sent };
    // The compiler can't derive the type of the body. The schema of the operation validates it.
    return yield* invoke(operation, input as never);
  });
}

function isEqual(one: unknown, other: unknown): boolean {
  return JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
}

/**
 * Gets a resource by its id from a list, where Honeycomb has no operation for that.
 *
 * @param operation lists the resources
 * @throws HoneycombNotFoundError when the list doesn't have it
 */
export function findById<T extends { readonly id: string }>(
  { id: operation }: Operation,
  list: Call<readonly T[]>,
  id: string,
): Call<T> {
  return call(function* () {
    const items = yield* list;
    // Items are returned even if they are not valid.
    const found = items.find((item: T | null) => item?.id === id);
    if (found !== undefined) return found;
    throw createApiError(`${operation}: none of the ${items.length} has the id ${id}`, {
      operation,
      status: 404,
      headers: {},
      body: undefined,
      requestId: undefined,
      rateLimit: undefined,
      retryAfter: undefined,
      issues: [],
    });
  });
}
