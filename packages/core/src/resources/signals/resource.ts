import type { Call } from "../../call/call.ts";
import type { Iteration, Mode, Result } from "../../call/mode.ts";
import { type RequestOptions, withoutRequestOptions } from "../../operation/options.ts";
import { collect, type Page } from "../../paging/page.ts";
import { type PageOptions, pages } from "../../paging/pages.ts";
import { Resource } from "../../resource.ts";
import {
  getSignal,
  listSignalHistoricalAnomalies,
  listSignals,
  updateSignal,
} from "./operations.ts";
import type {
  AnomalyWindow,
  HistoricalAnomaly,
  Signal,
  SignalDetail,
  SignalFilter,
  SignalUpdate,
} from "./types.ts";

/** Options of methods that list signals. */
export interface SignalListOptions extends SignalFilter, PageOptions {}

/**
 * The signals of anomaly detection: measurements of services that Honeycomb watches for anomalies.
 * The API key needs the permission to manage signals, and the plan must include them.
 *
 * @see https://api-docs.honeycomb.io/api/anomaly-detection
 */
export class Signals<M extends Mode> extends Resource<M> {
  /**
   * Lists the signals of the environment. Requests all pages.
   *
   * @example
   * ```ts
   * const anomalous = await client.signals.list({ currently_anomalous: true });
   * ```
   */
  list(options?: SignalListOptions): Result<M, Signal[]> {
    return this.runCall(collect(signalPages(options)), options);
  }

  /** Iterates over what {@link list} returns. Requests a page only when it is needed. */
  iterate(options?: SignalListOptions): Iteration<M, Signal> {
    return this.iteratePages(signalPages(options), options);
  }

  /** Gets a signal and its recipients. */
  get(signalId: string, options?: RequestOptions): Result<M, SignalDetail> {
    return this.invoke(getSignal, { path: { id: signalId } }, options);
  }

  /**
   * Updates a signal. Fields that you leave out keep their values, but `recipients` replaces all
   * recipients.
   *
   * @throws HoneycombConflictError when the signal doesn't allow the change now, such as a
   *   sensitivity before it is trained
   *
   * @example
   * ```ts
   * await client.signals.update("hcasp_01j9x1yq0k2t8m9n3v4b5r6c7d", { sensitivity: "high" });
   * ```
   */
  update(
    signalId: string,
    signal: SignalUpdate,
    options?: RequestOptions,
  ): Result<M, SignalDetail> {
    return this.invoke(updateSignal, { path: { id: signalId }, body: signal }, options);
  }

  /**
   * Lists the anomalies of a signal that are over, starting with the latest. Requests all pages.
   *
   * @param window the time range, at most 30 days
   *
   * @example
   * ```ts
   * const now = Math.floor(Date.now() / 1000);
   * const lastWeek = { start_time: now - 7 * 86_400, end_time: now };
   * const anomalies = await client.signals.historicalAnomalies("hcasp_01j9x1yq0k2t8m9n3v4b5r6c7d", lastWeek);
   * ```
   */
  historicalAnomalies(
    signalId: string,
    window: AnomalyWindow,
    options?: PageOptions,
  ): Result<M, HistoricalAnomaly[]> {
    return this.runCall(collect(anomalyPages(signalId, window, options)), options);
  }

  /**
   * Iterates over what {@link historicalAnomalies} returns. Requests a page only when it is needed.
   */
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
  window: AnomalyWindow,
  options?: PageOptions,
): Call<Page<HistoricalAnomaly>> {
  return pages(
    listSignalHistoricalAnomalies,
    { path: { id }, query: { ...window } },
    ({ historical_anomalies }) => historical_anomalies,
    options,
  );
}
