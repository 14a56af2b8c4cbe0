import type { KeyKind, Operation } from "@honeycomb/core";
import { ApiError, legacyError } from "./api-error.ts";

/** The keys that a sandbox knows; undefined where it takes any. */
export interface Keys {
  readonly apiKeys: ReadonlySet<string> | undefined;
  readonly managementKeys: ReadonlySet<string> | undefined;
}

/** Who asks. */
export interface Caller {
  readonly kind: KeyKind;
  /** The key's id, which is no secret. */
  readonly id: string;
}

/**
 * Finds out who asks.
 *
 * @throws ApiError 401 where the key is missing, unknown, or of a kind that the operation doesn't take
 */
export function authenticate(operation: Operation, headers: Headers, keys: Keys): Caller {
  return operation.auth.includes("management")
    ? authenticateManagementKey(headers, keys)
    : authenticateApiKey(operation, headers, keys);
}

function authenticateManagementKey(headers: Headers, { managementKeys }: Keys): Caller {
  const pair = /^Bearer\s+(\S+:\S+)$/i.exec(headers.get("authorization") ?? "")?.[1];
  if (pair === undefined || managementKeys?.has(pair) === false) {
    throw new ApiError(401, "unknown management key - check your credentials");
  }
  return { kind: "management", id: pair.slice(0, pair.indexOf(":")) };
}

function authenticateApiKey({ auth }: Operation, headers: Headers, { apiKeys }: Keys): Caller {
  const isFirehose = auth.includes("firehose");
  const key = headers.get(isFirehose ? "x-amz-firehose-access-key" : "x-honeycomb-team");
  const kind = key !== null && /^hc[a-z]ik_/.test(key) ? "ingest" : "configuration";
  const isTaken = isFirehose || auth.includes(kind);
  if (!key || apiKeys?.has(key) === false || !isTaken) {
    throw legacyError(401, "unknown API key - check your credentials");
  }
  // An ingest key starts with its id; of the others no part may be shown.
  return { kind, id: kind === "ingest" ? key.slice(0, 32) : "sandbox-key" };
}
