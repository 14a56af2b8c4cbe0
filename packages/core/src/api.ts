import { type AllOptions, all, allSettled, type SettledValues, type Values } from "./call/all.ts";
import type { Call } from "./call/call.ts";
import type { Mode, PageIterator, Performer, Result } from "./call/result.ts";
import { ApiKeys } from "./resources/api-keys/resource.ts";
import { Authentication } from "./resources/auth/resource.ts";
import { BoardViews } from "./resources/board-views/resource.ts";
import { Boards } from "./resources/boards/resource.ts";
import { BurnAlerts } from "./resources/burn-alerts/resource.ts";
import { CalculatedFields } from "./resources/calculated-fields/resource.ts";
import { Columns } from "./resources/columns/resource.ts";
import { DatasetDefinitions } from "./resources/dataset-definitions/resource.ts";
import { Datasets } from "./resources/datasets/resource.ts";
import { Environments } from "./resources/environments/resource.ts";
import { Events } from "./resources/events/resource.ts";
import { KinesisEvents } from "./resources/kinesis-events/resource.ts";
import { MarkerSettings } from "./resources/marker-settings/resource.ts";
import { Markers } from "./resources/markers/resource.ts";
import { Queries } from "./resources/queries/resource.ts";
import { QueryAnnotations } from "./resources/query-annotations/resource.ts";
import { QueryResults } from "./resources/query-results/resource.ts";
import { Recipients } from "./resources/recipients/resource.ts";
import { ServiceMaps } from "./resources/service-maps/resource.ts";
import { Signals } from "./resources/signals/resource.ts";
import { SLOs } from "./resources/slos/resource.ts";
import { Triggers } from "./resources/triggers/resource.ts";

/**
 * Honeycomb's API in one of its modes: `HoneycombApi<"async">` gives promises,
 * `HoneycombApi<"sync">` plain values, `HoneycombApi<"call">` the work itself, not begun.
 */
export class HoneycombApi<M extends Mode> {
  /**
   * Performs any call, also one of your own.
   *
   * @example
   * ```ts
   * const result = await client.perform(invoke(operations.listDatasets));
   * ```
   */
  readonly perform: Performer<M>;
  /** A team's ingest and configuration keys. */
  readonly apiKeys: ApiKeys<M>;
  /** What the key is and may do. */
  readonly auth: Authentication<M>;
  /** Panels with queries, SLOs and texts. */
  readonly boards: Boards<M>;
  /** Boards' filters, kept under a name. */
  readonly boardViews: BoardViews<M>;
  /** Alerts on SLOs' error budgets. */
  readonly burnAlerts: BurnAlerts<M>;
  /** Columns whose values are calculated from others. */
  readonly calculatedFields: CalculatedFields<M>;
  /** Fields of events. */
  readonly columns: Columns<M>;
  /** Which fields of a dataset have a special meaning. */
  readonly datasetDefinitions: DatasetDefinitions<M>;
  /** Collections of events. */
  readonly datasets: Datasets<M>;
  /** A team's environments. */
  readonly environments: Environments<M>;
  /** What happened. */
  readonly events: Events<M>;
  /** Events that Amazon Data Firehose delivers. */
  readonly kinesisEvents: KinesisEvents<M>;
  /** Points and spans of time that graphs show. */
  readonly markers: Markers<M>;
  /** The colors of markers. */
  readonly markerSettings: MarkerSettings<M>;
  /** What to ask. */
  readonly queries: Queries<M>;
  /** Names and descriptions of queries. */
  readonly queryAnnotations: QueryAnnotations<M>;
  /** What queries answer. */
  readonly queryResults: QueryResults<M>;
  /** Whom alerts can notify. */
  readonly recipients: Recipients<M>;
  /** Which services call which. */
  readonly serviceMaps: ServiceMaps<M>;
  /** What Honeycomb watches for anomalies. */
  readonly signals: Signals<M>;
  /** Service level objectives. */
  readonly slos: SLOs<M>;
  /** Alerts on queries. */
  readonly triggers: Triggers<M>;

  /**
   * @param perform performs calls in this mode
   * @param iterate goes through pages in this mode
   */
  constructor(perform: Performer<M>, iterate: PageIterator<M>) {
    this.perform = perform;
    this.apiKeys = new ApiKeys(perform, iterate);
    this.auth = new Authentication(perform);
    this.boards = new Boards(perform);
    this.boardViews = new BoardViews(perform);
    this.burnAlerts = new BurnAlerts(perform);
    this.calculatedFields = new CalculatedFields(perform);
    this.columns = new Columns(perform);
    this.datasetDefinitions = new DatasetDefinitions(perform);
    this.datasets = new Datasets(perform);
    this.environments = new Environments(perform, iterate);
    this.events = new Events(perform);
    this.kinesisEvents = new KinesisEvents(perform);
    this.markers = new Markers(perform);
    this.markerSettings = new MarkerSettings(perform);
    this.queries = new Queries(perform);
    this.queryAnnotations = new QueryAnnotations(perform);
    this.queryResults = new QueryResults(perform);
    this.recipients = new Recipients(perform);
    this.serviceMaps = new ServiceMaps(perform, iterate);
    this.signals = new Signals(perform, iterate);
    this.slos = new SLOs(perform);
    this.triggers = new Triggers(perform);
  }

  /**
   * Performs calls at once, also in a client that blocks, and returns their values in order. When
   * one throws, the others are aborted.
   *
   * @param build gets this API in mode `call` and returns the calls
   *
   * @example
   * ```ts
   * const [datasets, triggers] = await client.all((c) => [c.datasets.list(), c.triggers.list("api")]);
   * ```
   */
  all<const T extends readonly Call<unknown>[]>(
    build: (api: HoneycombApi<"call">) => T,
    options?: AllOptions,
  ): Result<M, Values<T>> {
    return this.perform(all(build(callApi()), options));
  }

  /**
   * Like {@link all}, but waits for every call and returns what became of each, as
   * `Promise.allSettled` does.
   */
  allSettled<const T extends readonly Call<unknown>[]>(
    build: (api: HoneycombApi<"call">) => T,
    options?: AllOptions,
  ): Result<M, SettledValues<T>> {
    return this.perform(allSettled(build(callApi()), options));
  }
}

let shared: HoneycombApi<"call"> | undefined;

/** The API whose methods give calls. It belongs to no client. */
export function callApi(): HoneycombApi<"call"> {
  shared ??= new HoneycombApi<"call">(
    (call) => call,
    (first) => first,
  );
  return shared;
}
