import type { Handlers } from "../../http/handler.ts";
import { paginate } from "../../http/paging.ts";
import { created, ok } from "../../http/response.ts";
import { findServiceMap, startServiceMap } from "./state.ts";

/** The default maximum number of dependencies. */
const defaultLimit = 10_000;

export const serviceMaps = {
  createMapDependencyRequest: async ({ state, query: { limit = defaultLimit }, body }) => {
    const map = startServiceMap(state, (await body()) ?? {}, limit);
    if (state.polls > 0) return created({ request_id: map.id, status: "pending" });
    await map.dependencies;
    return ok({ request_id: map.id, status: "ready" });
  },

  getMapDependencies: async ({ state, path, query, url }) => {
    const map = findServiceMap(state, path.requestId);
    if (map.polls < state.polls) {
      map.polls++;
      return ok({
        request_id: map.id,
        status: "pending",
        dependencies: null,
        links: { next: null },
      });
    }
    const { items, links } = paginate(await map.dependencies, query, url);
    return ok({ request_id: map.id, status: "ready", dependencies: items, links });
  },
} satisfies Handlers;
