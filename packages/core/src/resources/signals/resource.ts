import type { Call } from "../../call/call.ts";
import type { Iteration, Mode, PageIterator, Performer, Result } from "../../call/result.ts";
import { invoke } from "../../operation/invoke.ts";
import { collect, type Page } from "../../paging/page.ts";
import { type PageOptions, pages } from "../../paging/pages.ts";
import type {
  AnomalyWindow,
  HistoricalAnomaly,
  Signal,
  SignalDetail,
  SignalFilter,
  SignalUpdate,
} from "./models.ts";
import {
  getSignal,
  listSignalHistoricalAnomalies,
  listSignals,
  updateSignal,
} from "./operations.ts";

/** Which signals to list, and how many at a time. */
export interface SignalListOptions extends SignalFilter, PageOptions {}

/**
 * What Honeycomb watches for anomalies: of services, how often they fail and whether they are there.
 *
 * @see https://api-docs.honeycomb.io/api/anomaly-detection
 */
export class Signals<M extends Mode> {
  readonly #perform: Performer<M>;
  readonly #iterate: PageIterator<M>;

  constructor(perform: Performer<M>, iterate: PageIterator<M>) {
    this.#perform = perform;
    this.#iterate = iterate;
  }

  /**
   * Lists the signals of the key's environment, of all pages.
   *
   * @throws HoneycombForbiddenError when the key may not read signals, or the plan has none
   *
   * @example
   * ```ts
   * const alarming = await client.signals.list({ currently_anomalous: true });
   * ```
   */
  list(options?: SignalListOptions): Result<M, Signal[]> {
    return this.#perform(collect(signalPages(options)));
  }

  /** Like {@link list}, but asks for a page only when the one before is used up. */
  iterate(options?: SignalListOptions): Iteration<M, Signal> {
    return this.#iterate(signalPages(options));
  }

  /**
   * Gets a signal, with those whom it notifies.
   *
   * @throws HoneycombNotFoundError when there is none with this id
   */
  get(signalId: string): Result<M, SignalDetail> {
    return this.#perform(invoke(getSignal, { path: { id: signalId } }));
  }

  /**
   * Changes a signal; what is left out stays. Returns it as it is then.
   *
   * @throws HoneycombConflictError when it can't be changed so now, such as the sensitivity of one
   *   that isn't trained yet
   * @throws HoneycombNotFoundError when there is none with this id
   */
  update(signalId: string, signal: SignalUpdate): Result<M, SignalDetail> {
    return this.#perform(invoke(updateSignal, { path: { id: signalId }, body: signal }));
  }

  /**
   * Lists a signal's anomalies that are over, the latest first, of all pages.
   *
   * @param window the time to look at, 30 days at most
   * @throws HoneycombNotFoundError when there is no signal with this id
   *
   * @example
   * ```ts
   * const now = Math.floor(Date.now() / 1000);
   * const lastWeek = { start_time: now - 7 * 86_400, end_time: now };
   * const anomalies = await client.signals.historicalAnomalies("2LBq9LckbcA", lastWeek);
   * ```
   */
  historicalAnomalies(
    signalId: string,
    window: AnomalyWindow,
    options?: PageOptions,
  ): Result<M, HistoricalAnomaly[]> {
    return this.#perform(collect(anomalyPages(signalId, window, options)));
  }

  /** Like {@link historicalAnomalies}, but asks for a page only when the one before is used up. */
  iterateHistoricalAnomalies(
    signalId: string,
    window: AnomalyWindow,
    options?: PageOptions,
  ): Iteration<M, HistoricalAnomaly> {
    return this.#iterate(anomalyPages(signalId, window, options));
  }
}

function signalPages({ pageSize, ...query }: SignalListOptions = {}): Call<Page<Signal>> {
  return pages(listSignals, { query }, ({ signals }) => signals, { pageSize });
}

function anomalyPages(
  id: string,
  query: AnomalyWindow,
  options?: PageOptions,
): Call<Page<HistoricalAnomaly>> {
  return pages(
    listSignalHistoricalAnomalies,
    { path: { id }, query },
    ({ historical_anomalies }) => historical_anomalies,
    options,
  );
}
