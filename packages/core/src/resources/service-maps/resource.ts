import { type Call, call } from "../../call/call.ts";
import type { Iteration, Mode, Result } from "../../call/mode.ts";
import { invoke } from "../../operation/invoke.ts";
import type { RequestOptions } from "../../operation/options.ts";
import { collect } from "../../paging/page.ts";
import { validatePollOptions } from "../../polling.ts";
import { Resource } from "../../resource.ts";
import { dependencyPages, type MapDependenciesOptions } from "./dependencies.ts";
import { createMapDependencyRequest, getMapDependencies } from "./operations.ts";
import type { MapDependenciesCreate, MapDependenciesRequest, MapDependency } from "./types.ts";

/** Options of `serviceMaps.create`. */
export interface MapDependenciesCreateOptions extends RequestOptions {
  /**
   * The maximum number of dependencies in the map, 1 to 64000.
   *
   * @default 10000
   */
  readonly limit?: number | undefined;
}

/**
 * Maps of the dependencies between services: which service calls which, and how often. The API key
 * needs the permission to read service maps, and the plan must include them.
 *
 * @see https://api-docs.honeycomb.io/api/service-maps
 */
export class ServiceMaps<M extends Mode> extends Resource<M> {
  /**
   * Requests a map. Pass the returned `request_id` to {@link list} for its dependencies.
   *
   * @param request the time range and the services, by default all services in the last two hours
   *
   * @example
   * ```ts
   * const { request_id } = await client.serviceMaps.create({ time_range: 3600 });
   * const dependencies = await client.serviceMaps.list(request_id);
   * ```
   */
  create(
    request?: MapDependenciesCreate,
    options?: MapDependenciesCreateOptions,
  ): Result<M, MapDependenciesRequest> {
    return this.runCall(createRequest(request, options), options);
  }

  /**
   * Waits until a requested map is ready, and lists its dependencies. Requests all pages.
   *
   * @throws HoneycombResponseError when the map failed
   * @throws HoneycombTimeoutError when the map is not ready within `pollTimeout`
   */
  list(requestId: string, options?: MapDependenciesOptions): Result<M, MapDependency[]> {
    return this.runCall(collect(dependencyPages(requestId, options)), options);
  }

  /** Iterates over what {@link list} returns. Requests a page only when it is needed. */
  iterate(requestId: string, options?: MapDependenciesOptions): Iteration<M, MapDependency> {
    return this.iteratePages(dependencyPages(requestId, options), options);
  }

  /**
   * Requests a map, waits until it is ready, and lists its dependencies.
   *
   * @param request the time range and the services, by default all services in the last two hours
   * @throws HoneycombResponseError when the map failed
   * @throws HoneycombTimeoutError when the map is not ready within `pollTimeout`
   *
   * @example
   * ```ts
   * const calls = await client.serviceMaps.get({ filters: [{ name: "checkout" }] });
   * for (const { parent_node, child_node, call_count } of calls) {
   *   console.log(`${parent_node?.name} calls ${child_node?.name} ${call_count} times`);
   * }
   * ```
   */
  get(
    request?: MapDependenciesCreate,
    options: MapDependenciesCreateOptions & MapDependenciesOptions = {},
  ): Result<M, MapDependency[]> {
    return this.runCall(
      call(function* () {
        validatePollOptions(getMapDependencies.id, options);
        const { request_id } = yield* createRequest(request, options);
        return yield* collect(dependencyPages(request_id, options));
      }),
      options,
    );
  }
}

function createRequest(
  request: MapDependenciesCreate = {},
  { limit }: MapDependenciesCreateOptions = {},
): Call<MapDependenciesRequest> {
  return invoke(createMapDependencyRequest, { query: { limit }, body: request });
}
