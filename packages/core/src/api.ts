import { type AllOptions, all, allSettled, type SettledValues, type Values } from "./call/all.ts";
import type { Call } from "./call/call.ts";
import type { Mode, Result, Runner } from "./call/mode.ts";
import type { RequestOptions } from "./operation/options.ts";
import { runWith } from "./resource.ts";
import { Resources } from "./resources/api.list.ts";

/**
 * Honeycomb's API in one of three modes: `HoneycombApi<"async">` returns promises,
 * `HoneycombApi<"sync">` plain values, and `HoneycombApi<"call">` calls, which have not started.
 */
export class HoneycombApi<M extends Mode> extends Resources<M> {
  readonly #runner: Runner<M>;
  readonly #resources = new Map<unknown, unknown>();

  /** @param runner runs calls in this mode */
  constructor(runner: Runner<M>) {
    super();
    this.#runner = runner;
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

  protected override resource<R>(resourceClass: new (runner: Runner<M>) => R): R {
    let resource = this.#resources.get(resourceClass) as R | undefined;
    if (resource === undefined) {
      resource = new resourceClass(this.#runner);
      this.#resources.set(resourceClass, resource);
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
