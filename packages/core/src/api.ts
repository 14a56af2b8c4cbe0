import { type AllOptions, all, allSettled, type SettledValues, type Values } from "./call/all.ts";
import type { Call } from "./call/call.ts";
import type { Mode, Result, Runner } from "./call/mode.ts";
import type { RequestOptions } from "./operation/options.ts";
import { runWith } from "./resource.ts";
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
 * Honeycomb's API in one of three modes: `HoneycombApi<"async">` returns promises,
 * `HoneycombApi<"sync">` plain values, and `HoneycombApi<"call">` calls, which have not started.
 */
export class HoneycombApi<M extends Mode> {
  readonly #runner: Runner<M>;
  readonly #resources = new Map<unknown, unknown>();

  /** @param runner runs calls in this mode */
  constructor(runner: Runner<M>) {
    this.#runner = runner;
  }

  // Resources are created when they are first used.

  /** Ingest and configuration keys of a team. */
  get apiKeys(): ApiKeys<M> {
    return this.#resource(ApiKeys<M>);
  }

  /** Describes the client's own keys. */
  get auth(): Authentication<M> {
    return this.#resource(Authentication<M>);
  }

  /** Boards: panels with queries, SLOs and text. */
  get boards(): Boards<M> {
    return this.#resource(Boards<M>);
  }

  /** Saved views of boards: their filters, under a name. */
  get boardViews(): BoardViews<M> {
    return this.#resource(BoardViews<M>);
  }

  /** Alerts on the error budgets of SLOs. */
  get burnAlerts(): BurnAlerts<M> {
    return this.#resource(BurnAlerts<M>);
  }

  /** Calculated fields: columns whose values are computed from other columns. */
  get calculatedFields(): CalculatedFields<M> {
    return this.#resource(CalculatedFields<M>);
  }

  /** The columns of datasets. */
  get columns(): Columns<M> {
    return this.#resource(Columns<M>);
  }

  /** The fields that have a special meaning in a dataset, such as the duration. */
  get datasetDefinitions(): DatasetDefinitions<M> {
    return this.#resource(DatasetDefinitions<M>);
  }

  /** The datasets of an environment. */
  get datasets(): Datasets<M> {
    return this.#resource(Datasets<M>);
  }

  /** Environments of a team. */
  get environments(): Environments<M> {
    return this.#resource(Environments<M>);
  }

  /** Sends events. */
  get events(): Events<M> {
    return this.#resource(Events<M>);
  }

  /** Sends events in the format of Amazon Data Firehose. */
  get kinesisEvents(): KinesisEvents<M> {
    return this.#resource(KinesisEvents<M>);
  }

  /** Markers: vertical lines and shaded spans on graphs, such as deploys. */
  get markers(): Markers<M> {
    return this.#resource(Markers<M>);
  }

  /** The colors of markers. */
  get markerSettings(): MarkerSettings<M> {
    return this.#resource(MarkerSettings<M>);
  }

  /** Stored queries. To run one, see `queryResults`. */
  get queries(): Queries<M> {
    return this.#resource(Queries<M>);
  }

  /** Names and descriptions of queries. */
  get queryAnnotations(): QueryAnnotations<M> {
    return this.#resource(QueryAnnotations<M>);
  }

  /** Runs queries. */
  get queryResults(): QueryResults<M> {
    return this.#resource(QueryResults<M>);
  }

  /** Where alerts are sent. */
  get recipients(): Recipients<M> {
    return this.#resource(Recipients<M>);
  }

  /** Dependencies between services. */
  get serviceMaps(): ServiceMaps<M> {
    return this.#resource(ServiceMaps<M>);
  }

  /** Signals: metrics that Honeycomb watches for anomalies. */
  get signals(): Signals<M> {
    return this.#resource(Signals<M>);
  }

  /** Service level objectives. */
  get slos(): SLOs<M> {
    return this.#resource(SLOs<M>);
  }

  /** Alerts on queries. */
  get triggers(): Triggers<M> {
    return this.#resource(Triggers<M>);
  }

  /**
   * Runs any call, including your own.
   *
   * @param source a call, or a function that gets this API in mode `call` and returns one
   *
   * @example
   * ```ts
   * const datasets = await client.perform(invoke(operations.listDatasets));
   * const first = await client.perform((api) =>
   *   call(function* () {
   *     const [dataset] = yield* api.datasets.list();
   *     return dataset && (yield* api.triggers.list(dataset.slug));
   *   }),
   * );
   * ```
   */
  perform<T>(
    source: Call<T> | ((api: HoneycombApi<"call">) => Call<T>),
    options?: RequestOptions,
  ): Result<M, T> {
    const call = typeof source === "function" ? source(callApi()) : source;
    return runWith(this.#runner, call, options);
  }

  /**
   * Runs calls concurrently, also on the sync client, and returns their values in order. When one
   * throws, the others are aborted.
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
    return runWith(this.#runner, all(build(callApi()), options), options);
  }

  /**
   * Like {@link all}, but waits for every call and returns the outcome of each, as
   * `Promise.allSettled` does.
   */
  allSettled<const T extends readonly Call<unknown>[]>(
    build: (api: HoneycombApi<"call">) => T,
    options?: AllOptions,
  ): Result<M, SettledValues<T>> {
    return runWith(this.#runner, allSettled(build(callApi()), options), options);
  }

  #resource<R>(ResourceClass: new (runner: Runner<M>) => R): R {
    let resource = this.#resources.get(ResourceClass) as R | undefined;
    if (resource === undefined) {
      resource = new ResourceClass(this.#runner);
      this.#resources.set(ResourceClass, resource);
    }
    return resource;
  }
}

let shared: HoneycombApi<"call"> | undefined;

/** The API whose methods return calls. It belongs to no client. */
export function callApi(): HoneycombApi<"call"> {
  shared ??= new HoneycombApi<"call">({ run: (call) => call, iterate: (first) => first });
  return shared;
}
