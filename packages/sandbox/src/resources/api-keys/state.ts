import { notFound, validationFailed } from "../../http/api-error.ts";
import { createOrderedId, createText } from "../../id.ts";
import type { State } from "../../state.ts";
import { team } from "../auth/team.ts";
import type { ApiKeyRequest } from "./requests.ts";

/** A key that was created in this sandbox. */
export interface ApiKeyState {
  readonly id: string;
  /** Returned only when the key is created. */
  readonly secret: string;
  readonly environmentId: string;
  readonly createdAt: string;
  updatedAt: string;
  attributes: ApiKeyRequest["attributes"];
}

/** @throws ApiError 404 */
export function findApiKey(state: State, id: string): ApiKeyState {
  const key = state.apiKeys.get(id);
  if (key === undefined) throw notFound("API key");
  return key;
}

/** Finds a key by the text that requests send. */
export function findByKey(state: State, key: string): ApiKeyState | undefined {
  for (const candidate of state.apiKeys.values()) {
    if (wholeKey(candidate) === key) return candidate;
  }
  return undefined;
}

/** The text that requests send. */
function wholeKey({ id, secret, attributes }: ApiKeyState): string {
  return attributes.key_type === "ingest" ? id + secret : secret;
}

/** @throws ApiError 422 when the environment doesn't exist */
export function addApiKey(state: State, { attributes, relationships }: ApiKeyRequest): ApiKeyState {
  const environmentId = relationships.environment.data.id;
  if (!state.environments.has(environmentId)) {
    throw validationFailed({
      field: "data.relationships.environment.data.id",
      code: "invalid",
      description: "there is no such environment",
    });
  }
  const now = state.timestamp();
  const key: ApiKeyState = {
    id: createOrderedId(attributes.key_type === "ingest" ? "hcxik" : "hcxlk"),
    secret: createText(32),
    environmentId,
    createdAt: now,
    updatedAt: now,
    attributes: { disabled: false, permissions: {}, ...attributes },
  };
  state.apiKeys.set(key.id, key);
  return key;
}

/** Removes a key. It is rejected from now on, even if the sandbox accepts any other key. */
export function revokeKey(state: State, key: ApiKeyState): void {
  state.apiKeys.delete(key.id);
  state.revokedKeys.add(wholeKey(key));
}

/** Returns the key in its envelope, without its secret. */
export function toResource(key: ApiKeyState) {
  const { id, environmentId, createdAt, updatedAt, attributes } = key;
  return {
    id,
    type: "api-keys" as const,
    attributes: { ...attributes, timestamps: { created: createdAt, updated: updatedAt } },
    relationships: {
      environment: { data: { id: environmentId, type: "environments" as const } },
      creator: null,
      editor: null,
    },
    links: { self: `/2/teams/${team.slug}/api-keys/${id}` },
  };
}
