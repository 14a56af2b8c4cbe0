import type { Call } from "../call/call.ts";
import { HoneycombInputError } from "../operation/errors/input-error.ts";
import type { ApiRequest } from "../operation/http.ts";
import { exchange, type Output, writeRequest } from "../operation/invoke.ts";
import type { Operation } from "../operation/operation.ts";

/** What a thing is called in its envelope. */
export interface ResourceType {
  readonly type: string;
  /** The types of the things that it is related to, by the relationships' names. */
  readonly related?: Readonly<Record<string, string>>;
}

/**
 * Sends a thing in its envelope: the opposite of `readResource`. Its fields go where they belong;
 * those that Honeycomb doesn't take are left out, and errors name a field as the caller does.
 *
 * @throws HoneycombInputError before anything is sent, where a field is not what it may be
 */
export function writeResource<O extends Operation>(
  operation: O,
  path: Readonly<Record<string, string>>,
  type: ResourceType,
  thing: object,
): Call<Output<O>> {
  return exchange(operation, () => writeThing(operation, path, type, thing));
}

function writeThing(
  operation: Operation,
  path: Readonly<Record<string, string>>,
  { type, related }: ResourceType,
  thing: object,
): ApiRequest {
  const { id, ...fields } = thing as Readonly<Record<string, unknown>>;
  const attributes: Record<string, unknown> = {};
  const relationships: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(fields)) {
    const relatedType = related?.[name];
    if (relatedType === undefined) attributes[name] = value;
    else relationships[name] = writeRelationship(relatedType, value);
  }
  const body = { data: { id, type, attributes, ...(related && { relationships }) } };
  try {
    return writeRequest(operation, { path, body });
  } catch (error) {
    throw error instanceof HoneycombInputError ? outOfEnvelope(error) : error;
  }
}

function writeRelationship(type: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  return { data: { type, id: (value as { id?: unknown }).id } };
}

function outOfEnvelope({ issues, operation }: HoneycombInputError): HoneycombInputError {
  const plain = issues.map(({ path, message }) => ({
    path: path
      .replace(/^data\.(attributes\.|relationships\.)?/, "")
      .replace(/^(\w+)\.data\b/, "$1"),
    message,
  }));
  return new HoneycombInputError(plain, operation);
}
