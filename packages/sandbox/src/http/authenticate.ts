import type { KeyKind, Operation } from "@honeycomb/core";
import { type ApiKeyState, findByKey } from "../resources/api-keys/state.ts";
import type { State } from "../state.ts";
import { ApiError, legacyError } from "./api-error.ts";

/** The keys that a sandbox accepts. Undefined when it accepts any. */
export interface Keys {
  readonly apiKeys: ReadonlySet<string> | undefined;
  readonly managementKeys: ReadonlySet<string> | undefined;
}

/** The key that a request was sent with. */
export interface Caller {
  readonly kind: KeyKind;
  /** The id of the key, which is not secret. */
  readonly id: string;
  /** The key, if it was created in this sandbox. Other keys have all permissions. */
  readonly created?: ApiKeyState | undefined;
}

/**
 * Authenticates a request.
 *
 * @throws ApiError 401 when the key is missing, unknown, disabled, or of a kind that the operation
 *   doesn't accept; 403 when it lacks a permission
 */
export function authenticate(
  operation: Operation,
  headers: Headers,
  keys: Keys,
  state: State,
): Caller {
  return operation.auth.includes("management")
    ? authenticateManagementKey(headers, keys)
    : authenticateApiKey(operation, headers, keys, state);
}

function authenticateManagementKey(headers: Headers, { managementKeys }: Keys): Caller {
  const pair = /^Bearer\s+(\S+:\S+)$/i.exec(headers.get("authorization") ?? "")?.[1];
  if (pair === undefined || managementKeys?.has(pair) === false) {
    throw new ApiError(401, "unknown management key - check your credentials", {
      jsonApi: {
        code: "unauthenticated/invalid-key",
        title: "invalid API key",
        source: { header: "Authorization" },
      },
    });
  }
  return { kind: "management", id: pair.slice(0, pair.indexOf(":")) };
}

function authenticateApiKey(
  operation: Operation,
  headers: Headers,
  { apiKeys }: Keys,
  state: State,
): Caller {
  const isFirehose = operation.auth.includes("firehose");
  const key = headers.get(isFirehose ? "x-amz-firehose-access-key" : "x-honeycomb-team") ?? "";
  const created = findByKey(state, key);
  const kind = /^hc[a-z]ik_/.test(key) ? "ingest" : "configuration";
  const isKnown = created ? !created.attributes.disabled : (apiKeys?.has(key) ?? key !== "");
  const isAccepted = isFirehose || operation.auth.includes(kind);
  if (!isKnown || !isAccepted || state.revokedKeys.has(key)) {
    throw legacyError(401, "unknown API key - check your credentials");
  }
  if (created?.attributes.key_type === "configuration") checkPermissions(operation, created);
  // An ingest key starts with its id. No part of other keys may appear in a response.
  const id = created?.id ?? (kind === "ingest" ? key.slice(0, 32) : "sandbox-key");
  return { kind, id, created };
}

function checkPermissions({ permissions }: Operation, { attributes }: ApiKeyState): void {
  const granted: ReadonlyMap<string, unknown> = new Map(
    Object.entries(attributes.permissions ?? {}),
  );
  const lacking = permissions.filter((permission) => !granted.get(permission));
  if (lacking.length === 0) return;
  throw legacyError(403, `the API key lacks a permission: ${lacking.join(", ")}`);
}
