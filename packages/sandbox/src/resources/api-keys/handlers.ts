import type { Handlers } from "../../http/handler.ts";
import { paginate } from "../../http/paging.ts";
import { created, noContent, ok } from "../../http/response.ts";
import { validateId } from "../../http/validate.ts";
import { checkTeam } from "../auth/team.ts";
import { type ApiKeyState, addApiKey, findApiKey, revokeKey, toResource } from "./state.ts";

export const apiKeys = {
  listApiKeys: ({ state, path, query, url }) => {
    checkTeam(path);
    const type = query["filter[type]"];
    const keys = [...state.apiKeys.values()].filter(
      ({ attributes }) => type === undefined || attributes.key_type === type,
    );
    const { items, links } = paginate(keys, query, url, positionOf);
    return ok({ data: items.map(toResource), links });
  },

  getApiKey: ({ state, path }) => {
    checkTeam(path);
    return ok({ data: toResource(findApiKey(state, path.ID)) });
  },

  createApiKey: async ({ state, path, body }) => {
    checkTeam(path);
    const { data } = await body();
    const key = addApiKey(state, data);
    const resource = toResource(key);
    return created({
      data: { ...resource, attributes: { ...resource.attributes, secret: key.secret } },
    });
  },

  updateApiKey: async ({ state, path, body }) => {
    checkTeam(path);
    const key = findApiKey(state, path.ID);
    const { data } = await body();
    validateId(path, data);
    const permissions = { ...key.attributes.permissions };
    if ("permissions" in data.attributes) Object.assign(permissions, data.attributes.permissions);
    key.attributes = { ...key.attributes, ...data.attributes, permissions };
    key.updatedAt = state.timestamp();
    return ok({ data: toResource(key) });
  },

  deleteApiKey: ({ state, path }) => {
    checkTeam(path);
    revokeKey(state, findApiKey(state, path.ID));
    return noContent();
  },
} satisfies Handlers;

/** Sorts keys of all kinds in order of creation. */
function positionOf({ id }: ApiKeyState): string {
  return id.slice(id.indexOf("_"));
}
