import type { MapDependenciesCreate, MapDependency } from "@honeycomb/core";
import { notFound } from "../../http/api-error.ts";
import { createId } from "../../id.ts";
import { readTimeRange } from "../../query/time-range.ts";
import type { State } from "../../state.ts";
import { findDependencies } from "./dependencies.ts";

/** A map that has been asked for. */
export interface ServiceMapState {
  readonly id: string;
  /** Rejects where the sandbox fails. */
  readonly dependencies: Promise<readonly MapDependency[]>;
  /** How often it has been asked for in vain. */
  polls: number;
}

/** @throws ApiError 404 */
export function findServiceMap(state: State, id: string): ServiceMapState {
  const map = state.serviceMaps.get(id);
  if (map === undefined) throw notFound("Map dependencies request");
  return map;
}

/** Starts a map of the calls that are known now. */
export function startServiceMap(
  state: State,
  { filters, ...time }: MapDependenciesCreate,
  limit: number,
): ServiceMapState {
  const range = readTimeRange(time, state.now());
  const datasets = [...state.datasets.values()];
  const dependencies = state.events.use(datasets, (database, tables) =>
    findDependencies(state, database, datasets, tables, { range, filters, limit }),
  );
  // Nobody may ever ask for it.
  dependencies.catch(() => {});
  const map = { id: createId(), dependencies, polls: 0 };
  state.serviceMaps.set(map.id, map);
  return map;
}
