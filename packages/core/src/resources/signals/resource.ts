import type { Call } from "../../call/call.ts";
import type { Iteration, Mode, Result } from "../../call/mode.ts";
import { type RequestOptions, withoutRequestOptions } from "../../operation/options.ts";
import { collect, type Page } from "../../paging/page.ts";
import { type PageOptions, pages } from "../../paging/pages.ts";
import { Resource } from "../../resource.ts";
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
export class Signals<M extends Mode> extends Resource<M> {
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
    return this.runCall(collect(signalPages(options)), options);
  }

  /** Like {@link list}, but asks for a page only when the one before is used up. */
  iterate(options?: SignalListOptions): Iteration<M, Signal> {
    return this.iteratePages(signalPages(options), options);
  }

  /**
   * Gets a signal, with those whom it notifies.
   *
   * @throws HoneycombNotFoundError when there is none with this id
   */
  get(signalId: string, options?: RequestOptions): Result<M, SignalDetail> {
    return this.invoke(getSignal, { path: { id: signalId } }, options);
  }

  /**
   * Changes a signal; what is left out stays. Returns it as it is then.
   *
   * @throws HoneycombConflictError when it can't be changed so now, such as the sensitivity of one
   *   that isn't trained yet
   * @throws HoneycombNotFoundError when there is none with this id
   */
  update(
    signalId: string,
    signal: SignalUpdate,
    options?: RequestOptions,
  ): Result<M, SignalDetail> {
    return this.invoke(updateSignal, { path: { id: signalId }, body: signal }, options);
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
    return this.runCall(collect(anomalyPages(signalId, window, options)), options);
  }

  /** Like {@link historicalAnomalies}, but asks for a page only when the one before is used up. */
  iterateHistoricalAnomalies(
    signalId: string,
    window: AnomalyWindow,
    options?: PageOptions,
  ): Iteration<M, HistoricalAnomaly> {
    return this.iteratePages(anomalyPages(signalId, window, options), options);
  }
}

function signalPages(options: SignalListOptions = {}): Call<Page<Signal>> {
  const { pageSize, ...query } = withoutRequestOptions(options);
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
