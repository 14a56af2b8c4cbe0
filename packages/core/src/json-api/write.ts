import type { Call } from "../call/call.ts";
import { HoneycombInputError } from "../operation/errors/input-error.ts";
import { exchange, type OperationOutput, writeRequest } from "../operation/invoke.ts";
import type { Operation } from "../operation/operation.ts";
import { rejectReadOnly } from "../operation/read-only.ts";

/** The names of a resource type and its relationships in the envelope. */
export interface ResourceType {
  /** The type of the resource. */
  readonly type: string;
  /** The types of the resources that it is related to, by the names of the relationships. */
  readonly related?: Readonly<Record<string, string>>;
}

/**
 * Sends a resource in its envelope: the opposite of `readResource`. Read-only fields are not sent, and
 * are rejected if the resource was not read. Errors name fields without the envelope, as the caller
 * does.
 *
 * @param path the path parameters, with the `ID` of a resource that exists
 * @throws HoneycombInputError before anything is sent, when a field is not valid
 */
export function writeResource<O extends Operation>(
  operation: O,
  path: Readonly<Record<string, string>>,
  type: ResourceType,
  resource: object,
): Call<OperationOutput<O>> {
  return exchange(operation, (validate) => {
    rejectReadOnly(operation, resource);
    const body = toEnvelope(type, path.ID, resource);
    try {
      return writeRequest(operation, { path, body }, validate);
    } catch (error) {
      throw error instanceof HoneycombInputError ? withoutEnvelope(error) : error;
    }
  });
}

/** Wraps a resource in its envelope. */
function toEnvelope(
  { type, related }: ResourceType,
  id: string | undefined,
  resource: object,
): object {
  const { id: _, ...fields } = resource as Readonly<Record<string, unknown>>;
  const attributes: Record<string, unknown> = {};
  const relationships: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(fields)) {
    const relatedType = related?.[name];
    if (relatedType === undefined) attributes[name] = value;
    else relationships[name] = writeRelationship(relatedType, value);
  }
  return { data: { id, type, attributes, ...(related && { relationships }) } };
}

function writeRelationship(type: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  return { data: { type, id: (value as { id?: unknown }).id } };
}

function withoutEnvelope({ issues, operation }: HoneycombInputError): HoneycombInputError {
  const plain = issues.map(({ path, message }) => ({
    path: path
      .replace(/^data\.(attributes\.|relationships\.)?/, "")
      .replace(/^(\w+)\.data\b/, "$1"),
    message,
  }));
  return new HoneycombInputError(plain, operation);
}
