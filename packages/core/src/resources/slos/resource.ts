import type { BundleOptions } from "../../bundle/bundle.ts";
import type { Source } from "../../bundle/description.ts";
import { type Call, call } from "../../call/call.ts";
import type { Mode, Result } from "../../call/mode.ts";
import { HoneycombInputError } from "../../operation/errors/input-error.ts";
import { invoke } from "../../operation/invoke.ts";
import type { RequestOptions } from "../../operation/options.ts";
import { Resource } from "../../resource.ts";
import { ALL_DATASETS } from "../datasets/models.ts";
import { createSloFrom, type SLOBundle, type SLODescription } from "./create-from.ts";
import type {
  SLO,
  SLOCounts,
  SLOCountsHistory,
  SLOCountsHistoryQuery,
  SLOCountsQuery,
  SLOCreate,
  SLODetailed,
  SLOHistory,
  SLOHistoryRequest,
  SLOUpdate,
} from "./models.ts";
import {
  createSlo,
  deleteSlo,
  getSlo,
  getSloHistory,
  getSloHourlyCountsHistory,
  getSloRealtimeCounts,
  listSlos,
  updateSlo,
} from "./operations.ts";

/**
 * Service level objectives. Every method with a dataset takes {@link ALL_DATASETS} for
 * environment-wide ones. Part of Honeycomb's Pro and Enterprise plans; the key needs the permission
 * to manage SLOs.
 *
 * @see https://api-docs.honeycomb.io/api/slos
 */
export class SLOs<M extends Mode> extends Resource<M> {
  /** Lists a dataset's SLOs. */
  list(datasetSlug: string, options?: RequestOptions): Result<M, SLO[]> {
    return this.invoke(listSlos, { path: { datasetSlug } }, options);
  }

  /**
   * Gets an SLO.
   *
   * @throws HoneycombNotFoundError when there is none with this id
   */
  get(datasetSlug: string, sloId: string, options?: RequestOptions): Result<M, SLO> {
    return this.invoke(getSlo, { path: { datasetSlug, sloId } }, options);
  }

  /**
   * Gets an SLO with how it is kept: compliance, remaining budget, status and burn rate. Part of
   * Honeycomb's Enterprise plan.
   *
   * @throws HoneycombNotFoundError when there is none with this id
   */
  getDetailed(
    datasetSlug: string,
    sloId: string,
    options?: RequestOptions,
  ): Result<M, SLODetailed> {
    const query = { detailed: true };
    return this.invoke(getSlo, { path: { datasetSlug, sloId }, query }, options);
  }

  /**
   * Creates an SLO on a calculated field that exists.
   *
   * @param datasetSlug a dataset; or {@link ALL_DATASETS}, with `dataset_slugs` in the SLO
   *
   * @example
   * ```ts
   * await client.slos.create("api", {
   *   name: "Requests succeed",
   *   sli: { alias: "request_ok" },
   *   target_per_million: 999_000,
   *   time_period_days: 30,
   * });
   * ```
   */
  create(datasetSlug: string, slo: SLOCreate, options?: RequestOptions): Result<M, SLO> {
    return this.runCall(create(datasetSlug, slo), options);
  }

  /**
   * Creates an SLO with all that it needs: its calculated field, where it is new, its burn alerts and
   * whom they notify. Recipients that the team has are reused. All of it is checked before anything
   * is sent. When something fails, what was created is deleted again.
   *
   * @param source a {@link SLOBuilder}, or what one builds
   * @throws HoneycombInputError before anything is sent, where it is not what Honeycomb takes
   * @throws HoneycombBundleError when something fails; it tells what there is then
   *
   * @example
   * ```ts
   * const { slo, burnAlerts } = await client.slos.createFrom(
   *   new SLOBuilder("Requests succeed")
   *     .dataset("api")
   *     .sli("request_ok", "LT($status, 500)")
   *     .nines(3)
   *     .timePeriodDays(30)
   *     .burnAlert(new BurnAlertBuilder().exhaustionTime(240).slack("#alerts")),
   * );
   * ```
   */
  createFrom(source: Source<SLODescription>, options?: BundleOptions): Result<M, SLOBundle> {
    return this.runCall(createSloFrom(source, options), options);
  }

  /** Changes an SLO. Returns it as it is then. */
  update(
    datasetSlug: string,
    sloId: string,
    slo: SLOUpdate,
    options?: RequestOptions,
  ): Result<M, SLO> {
    return this.invoke(updateSlo, { path: { datasetSlug, sloId }, body: slo }, options);
  }

  /** Deletes an SLO and its burn alerts. */
  delete(datasetSlug: string, sloId: string, options?: RequestOptions): Result<M, void> {
    return this.invoke(deleteSlo, { path: { datasetSlug, sloId } }, options);
  }

  /**
   * Counts an SLO's good and bad events minute by minute, about as they come. Part of Honeycomb's
   * Enterprise plan, for teams that asked for it.
   *
   * @param range of the last 24 hours, and within one hour by the clock
   * @see https://api-docs.honeycomb.io/api/slos/getslorealtimecounts
   */
  counts(
    datasetSlug: string,
    sloId: string,
    range: SLOCountsQuery,
    options?: RequestOptions,
  ): Result<M, SLOCounts> {
    const path = { datasetSlug, sloId };
    return this.invoke(getSloRealtimeCounts, { path, query: range }, options);
  }

  /**
   * Counts an SLO's good and bad events hour by hour. Part of Honeycomb's Enterprise plan, for teams
   * that asked for it.
   *
   * @see https://api-docs.honeycomb.io/api/slos/getslohourlycountshistory
   */
  countsHistory(
    datasetSlug: string,
    sloId: string,
    range: SLOCountsHistoryQuery,
    options?: RequestOptions,
  ): Result<M, SLOCountsHistory> {
    const path = { datasetSlug, sloId };
    return this.invoke(getSloHourlyCountsHistory, { path, query: range }, options);
  }

  /**
   * Gets how SLOs were kept over time: compliance and remaining budget, by the SLOs' ids.
   *
   * @param request up to 24 SLOs of any dataset, and a time of up to a year
   * @see https://api-docs.honeycomb.io/api/reporting/getslohistory
   *
   * @example
   * ```ts
   * const end_time = Math.floor(Date.now() / 1000);
   * const history = await client.slos.history({
   *   ids: ["2LBq9LckbcA"],
   *   start_time: end_time - 30 * 86_400,
   *   end_time,
   * });
   * for (const { timestamp, compliance } of history["2LBq9LckbcA"] ?? []) {
   *   console.log(timestamp, compliance);
   * }
   * ```
   */
  history(request: SLOHistoryRequest, options?: RequestOptions): Result<M, SLOHistory> {
    return this.invoke(getSloHistory, { body: request }, options);
  }
}

function create(datasetSlug: string, slo: SLOCreate): Call<SLO> {
  return call(function* () {
    if (datasetSlug === ALL_DATASETS && slo.dataset_slugs === undefined) {
      throw HoneycombInputError.of(
        "dataset_slugs",
        undefined,
        `1 to 10 datasets, since the SLO is for ${ALL_DATASETS}`,
        createSlo.id,
      );
    }
    return yield* invoke(createSlo, { path: { datasetSlug }, body: slo });
  });
}
