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
  /** Keys that were created here and deleted, whole. */
  readonly revokedKeys = new Set<string>();
  /** In ISO 8601. */
  readonly startedAt: string;

  constructor({ now, polls }: StateOptions) {
    this.now = now;
    this.polls = polls;
    this.startedAt = this.timestamp();
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
  signals,
  ...options
}: StateOptions & Pick<SandboxOptions, "seed" | "signals">): State {
  const state = new State(options);
  addEnvironment(state, ownEnvironment);
  if (seed) seedShop(state);
  for (const signal of signals ?? []) addSignal(state, signal);
  return state;
}
