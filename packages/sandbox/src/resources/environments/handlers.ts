import type { Handlers } from "../../http/handler.ts";
import { paginate } from "../../http/paging.ts";
import { created, noContent, ok } from "../../http/response.ts";
import { validateId } from "../../http/validate.ts";
import { checkTeam } from "../auth/team.ts";
import { addEnvironment, findEnvironment, removeEnvironment, toResource } from "./state.ts";

export const environments = {
  listEnvironments: ({ state, path, query, url }) => {
    checkTeam(path);
    const { items, links } = paginate([...state.environments.values()], query, url, ({ id }) => id);
    return ok({ data: items.map(toResource), links });
  },

  getEnvironment: ({ state, path }) => {
    checkTeam(path);
    return ok({ data: toResource(findEnvironment(state, path.ID)) });
  },

  createEnvironment: async ({ state, path, body }) => {
    checkTeam(path);
    const { data } = await body();
    return created({ data: toResource(addEnvironment(state, data.attributes)) });
  },

  updateEnvironment: async ({ state, path, body }) => {
    checkTeam(path);
    const environment = findEnvironment(state, path.ID);
    const { data } = await body();
    validateId(path, data);
    const { settings, ...attributes } = data.attributes;
    const updated = {
      ...environment,
      ...attributes,
      settings: { ...environment.settings, ...settings },
    };
    state.environments.set(updated.id, updated);
    return ok({ data: toResource(updated) });
  },

  deleteEnvironment: ({ state, path }) => {
    checkTeam(path);
    removeEnvironment(state, findEnvironment(state, path.ID));
    return noContent();
  },
} satisfies Handlers;
