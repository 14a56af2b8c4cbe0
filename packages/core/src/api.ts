import { type AllOptions, all, allSettled, type SettledValues, type Values } from "./call/all.ts";
import type { Call } from "./call/call.ts";
import type { Mode, Performer, Result } from "./call/result.ts";
import { Authentication } from "./resources/auth/resource.ts";
import { Columns } from "./resources/columns/resource.ts";
import { Datasets } from "./resources/datasets/resource.ts";
import { Queries } from "./resources/queries/resource.ts";
import { QueryResults } from "./resources/query-results/resource.ts";
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
  /** What the key is and may do. */
  readonly auth: Authentication<M>;
  /** Fields of events. */
  readonly columns: Columns<M>;
  /** Collections of events. */
  readonly datasets: Datasets<M>;
  /** What to ask. */
  readonly queries: Queries<M>;
  /** What queries answer. */
  readonly queryResults: QueryResults<M>;
  /** Service level objectives. */
  readonly slos: SLOs<M>;
  /** Alerts on queries. */
  readonly triggers: Triggers<M>;

  constructor(perform: Performer<M>) {
    this.perform = perform;
    this.auth = new Authentication(perform);
    this.columns = new Columns(perform);
    this.datasets = new Datasets(perform);
    this.queries = new Queries(perform);
    this.queryResults = new QueryResults(perform);
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
   * const [datasets, triggers] = client.all((c) => [c.datasets.list(), c.triggers.list("api")]);
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
  shared ??= new HoneycombApi<"call">((call) => call);
  return shared;
}
