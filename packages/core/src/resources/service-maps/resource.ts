import { type Call, call } from "../../call/call.ts";
import type { Iteration, Mode, Result } from "../../call/mode.ts";
import { invoke } from "../../operation/invoke.ts";
import type { RequestOptions } from "../../operation/options.ts";
import { collect } from "../../paging/page.ts";
import { checkPollOptions } from "../../polling.ts";
import { Resource } from "../../resource.ts";
import { dependencyPages, type MapDependenciesOptions } from "./dependencies.ts";
import type { MapDependenciesCreate, MapDependenciesRequest, MapDependency } from "./models.ts";
import { createMapDependencyRequest, getMapDependencies } from "./operations.ts";

/** Options of `serviceMaps.create`. */
export interface MapDependenciesCreateOptions extends RequestOptions {
  /** How many dependencies the map may have, 1 to 64000. @default 10000 */
  readonly limit?: number | undefined;
}

/**
 * Which services call which.
 *
 * @see https://api-docs.honeycomb.io/api/service-maps
 */
export class ServiceMaps<M extends Mode> extends Resource<M> {
  /**
   * Asks for a map. `list` has what it shows, by the answered `request_id`.
   *
   * @param request the time and the services; by default all of the last two hours
   * @throws HoneycombForbiddenError when the key may not read service maps, or the plan has none
   */
  create(
    request?: MapDependenciesCreate,
    options?: MapDependenciesCreateOptions,
  ): Result<M, MapDependenciesRequest> {
    return this.runCall(createRequest(request, options), options);
  }

  /**
   * Lists the dependencies of a map that was asked for, of all pages. Waits until it is ready.
   *
   * @throws HoneycombNotFoundError when there is no request with this id
   * @throws HoneycombResponseError when the map failed
   * @throws HoneycombTimeoutError when `pollTimeout` passes before it is ready
   */
  list(requestId: string, options?: MapDependenciesOptions): Result<M, MapDependency[]> {
    return this.runCall(collect(dependencyPages(requestId, options)), options);
  }

  /** Like {@link list}, but asks for a page only when the one before is used up. */
  iterate(requestId: string, options?: MapDependenciesOptions): Iteration<M, MapDependency> {
    return this.iteratePages(dependencyPages(requestId, options), options);
  }

  /**
   * Gets a map in one go: asks for it, waits until it is ready, and lists its dependencies.
   *
   * @param request the time and the services; by default all of the last two hours
   * @throws HoneycombForbiddenError when the key may not read service maps, or the plan has none
   * @throws HoneycombResponseError when the map failed
   * @throws HoneycombTimeoutError when `pollTimeout` passes before it is ready
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
        checkPollOptions(getMapDependencies.id, options);
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
