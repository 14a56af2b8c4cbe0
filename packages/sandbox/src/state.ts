import type {
  Board,
  CalculatedField,
  Environment,
  Marker,
  MarkerSetting,
  Query,
  QueryAnnotation,
  SLO,
  Trigger,
} from "@honeycomb/core";
import { EventStore } from "./events/event-store.ts";
import type { SandboxOptions } from "./options.ts";
import type { ApiKeyState } from "./resources/api-keys/state.ts";
import type { BoardViewState } from "./resources/board-views/state.ts";
import type { BurnAlertState } from "./resources/burn-alerts/state.ts";
import type { DatasetState } from "./resources/datasets/state.ts";
import { addEnvironment, ownEnvironment } from "./resources/environments/state.ts";
import type { QueryResultState } from "./resources/query-results/state.ts";
import type { RecipientState } from "./resources/recipients/state.ts";
import type { ServiceMapState } from "./resources/service-maps/state.ts";
import { addSignal, type SignalState } from "./resources/signals/state.ts";
import { seedShop } from "./seed/shop.ts";

export interface StateOptions {
  readonly now: () => Date;
  /** How many polls find a query result or a service map unfinished. */
  readonly polls: number;
}

/** A resource of a dataset, or of the whole environment. */
export interface InDataset<T> {
  readonly datasetSlug: string;
  value: T;
}

/** The data of a sandbox. */
export class State {
  readonly now: () => Date;
  readonly polls: number;
  readonly events = new EventStore();
  /** By slug. */
  readonly datasets = new Map<string, DatasetState>();
  /** By id, like the collections below. */
  readonly queries = new Map<string, InDataset<Query>>();
  readonly queryResults = new Map<string, QueryResultState>();
  readonly triggers = new Map<string, InDataset<Trigger>>();
  readonly slos = new Map<string, InDataset<SLO>>();
  readonly burnAlerts = new Map<string, InDataset<BurnAlertState>>();
  readonly calculatedFields = new Map<string, InDataset<CalculatedField>>();
  readonly queryAnnotations = new Map<string, InDataset<QueryAnnotation>>();
  readonly recipients = new Map<string, RecipientState>();
  readonly boards = new Map<string, Board>();
  readonly boardViews = new Map<string, BoardViewState>();
  readonly markers = new Map<string, InDataset<Marker>>();
  readonly markerSettings = new Map<string, InDataset<MarkerSetting>>();
  readonly serviceMaps = new Map<string, ServiceMapState>();
  readonly signals = new Map<string, SignalState>();
  readonly environments = new Map<string, Environment>();
  readonly apiKeys = new Map<string, ApiKeyState>();
  /** Deleted keys, in the form in which requests send them. */
  readonly revokedKeys = new Set<string>();
  /** In ISO 8601 format. */
  readonly startedAt: string;

  constructor({ now, polls }: StateOptions) {
    this.now = now;
    this.polls = polls;
    this.startedAt = this.timestamp();
  }

  /** Returns the current time in ISO 8601 format. Like Honeycomb's timestamps, it has no fraction. */
  timestamp(): string {
    return `${this.now().toISOString().slice(0, 19)}Z`;
  }

  close(): void {
    this.events.close();
  }
}

/** Creates the initial data. */
export function createState({
  seed,
  signals,
  ...options
}: StateOptions & Pick<SandboxOptions, "seed" | "signals">): State {
  const state = new State(options);
  addEnvironment(state, ownEnvironment);
  if (seed) seedShop(state);
  for (const signal of signals ?? []) addSignal(state, signal);
  return state;
}
