import type { Query, SLO, Trigger } from "@honeycomb/core";
import { EventStore } from "./events/event-store.ts";
import type { DatasetState } from "./resources/datasets/state.ts";
import type { QueryResultState } from "./resources/query-results/state.ts";
import { seedShop } from "./seed/shop.ts";

export interface StateOptions {
  readonly now: () => Date;
  /** How often a query result is asked for in vain before it has its data. */
  readonly polls: number;
}

/** Something that belongs to a dataset, or to the whole environment. */
export interface InDataset<T> {
  readonly datasetSlug: string;
  value: T;
}

/** All that a sandbox holds. */
export class State {
  readonly now: () => Date;
  readonly polls: number;
  readonly events = new EventStore();
  /** By slug. */
  readonly datasets = new Map<string, DatasetState>();
  /** By id, as all that follows. */
  readonly queries = new Map<string, InDataset<Query>>();
  readonly queryResults = new Map<string, QueryResultState>();
  readonly triggers = new Map<string, InDataset<Trigger>>();
  readonly slos = new Map<string, InDataset<SLO>>();

  constructor({ now, polls }: StateOptions) {
    this.now = now;
    this.polls = polls;
  }

  /** The time in ISO 8601, to the second as Honeycomb tells it. */
  timestamp(): string {
    return `${this.now().toISOString().slice(0, 19)}Z`;
  }

  close(): void {
    this.events.close();
  }
}

/** A state as it is at the start. */
export function createState({
  seed,
  ...options
}: StateOptions & { seed: boolean | "shop" }): State {
  const state = new State(options);
  if (seed) seedShop(state);
  return state;
}
