import type { Environment } from "@honeycomb/core";
import { conflict, notFound } from "../../http/api-error.ts";
import { createOrderedId } from "../../id.ts";
import type { State } from "../../state.ts";
import { revokeKey } from "../api-keys/state.ts";
import { team } from "../auth/team.ts";
import { toSlug } from "../datasets/state.ts";
import type { EnvironmentRequest } from "./requests.ts";

/** The environment of the sandbox's data. */
export const ownEnvironment = { name: "sandbox", slug: "sandbox" };

/** @throws ApiError 404 */
export function findEnvironment(state: State, id: string): Environment {
  const environment = state.environments.get(id);
  if (environment === undefined) throw notFound("Environment");
  return environment;
}

/**
 * Adds an environment. It is protected from deletion at first, as in Honeycomb.
 *
 * @throws ApiError 409 when the name exists
 */
export function addEnvironment(
  state: State,
  { name, description = "", color = "blue" }: EnvironmentRequest,
): Environment {
  const slug = toSlug(name);
  for (const other of state.environments.values()) {
    if (other.slug === slug) throw conflict(`an environment named "${other.name}" already exists`);
  }
  const id = createOrderedId("hcxen");
  const settings = { delete_protected: true };
  const environment: Environment = { id, name, slug, description, color, settings };
  state.environments.set(id, environment);
  return environment;
}

/**
 * Removes an environment and its keys.
 *
 * @throws ApiError 409 when it is protected, or when it contains the sandbox's data
 */
export function removeEnvironment(state: State, { id, slug, settings }: Environment): void {
  if (settings.delete_protected) {
    throw conflict("the environment is protected from deletion: settings.delete_protected");
  }
  if (slug === ownEnvironment.slug) {
    throw conflict("the environment that contains the sandbox's data can't be deleted");
  }
  state.environments.delete(id);
  for (const key of state.apiKeys.values()) {
    if (key.environmentId === id) revokeKey(state, key);
  }
}

/** Returns the environment in its envelope. */
export function toResource({ id, ...attributes }: Environment) {
  return {
    id,
    type: "environments" as const,
    attributes,
    links: { self: `/2/teams/${team.slug}/environments/${id}` },
  };
}
