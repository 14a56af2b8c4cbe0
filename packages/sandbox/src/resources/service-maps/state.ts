import type { MapDependency } from "@honeycomb/core";
import { notFound } from "../../http/api-error.ts";
import { createId } from "../../id.ts";
import { readTimeRange } from "../../query/time-range.ts";
import type { State } from "../../state.ts";
import { findDependencies } from "./dependencies.ts";
import type { MapRequest } from "./requests.ts";

/** A map that was requested. */
export interface ServiceMapState {
  readonly id: string;
  /** Rejects when the sandbox fails. */
  readonly dependencies: Promise<readonly MapDependency[]>;
  /** How many polls have found it unfinished. */
  polls: number;
}

/** @throws ApiError 404 */
export function findServiceMap(state: State, id: string): ServiceMapState {
  const map = state.serviceMaps.get(id);
  if (map === undefined) throw notFound("Map dependencies request");
  return map;
}

/** Starts to compute a map from the current events. */
export function startServiceMap(
  state: State,
  { filters, ...time }: MapRequest,
  limit: number,
): ServiceMapState {
  const range = readTimeRange(time, state.now());
  const datasets = [...state.datasets.values()];
  const dependencies = state.events.use(datasets, (database, tables) =>
    findDependencies(state, database, datasets, tables, { range, filters, limit }),
  );
  // The client may never request the map. Then a failure must not be an unhandled rejection.
  dependencies.catch(() => {});
  const map = { id: createId(), dependencies, polls: 0 };
  state.serviceMaps.set(map.id, map);
  return map;
}
