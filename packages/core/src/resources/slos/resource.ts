import type { BundleOptions } from "../../bundle/bundle.ts";
import type { Source } from "../../bundle/description.ts";
import { type Call, call } from "../../call/call.ts";
import type { Mode, Result } from "../../call/mode.ts";
import { HoneycombInputError } from "../../operation/errors/input-error.ts";
import { invoke } from "../../operation/invoke.ts";
import type { RequestOptions } from "../../operation/options.ts";
import { patch } from "../../patch.ts";
import { Resource } from "../../resource.ts";
import { ALL_DATASETS } from "../datasets/all-datasets.ts";
import { createSloFrom, type SLOBundle, type SLODescription } from "./create-from.ts";
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
import type {
  SLO,
  SLOChanges,
  SLOCounts,
  SLOCountsHistory,
  SLOCountsHistoryQuery,
  SLOCountsQuery,
  SLOCreate,
  SLODetailed,
  SLOHistory,
  SLOHistoryRequest,
  SLOUpdate,
} from "./types.ts";

/**
 * Service level objectives (SLOs). Every method with a dataset accepts {@link ALL_DATASETS} for
 * environment-wide SLOs. They are part of Honeycomb's Pro and Enterprise plans. The API key needs
 * the permission to manage SLOs.
 *
 * @see https://api-docs.honeycomb.io/api/slos
 */
export class SLOs<M extends Mode> extends Resource<M> {
  /** Lists the SLOs of a dataset. */
  list(datasetSlug: string, options?: RequestOptions): Result<M, SLO[]> {
    return this.invoke(listSlos, { path: { datasetSlug } }, options);
  }

  /** Gets an SLO. */
  get(datasetSlug: string, sloId: string, options?: RequestOptions): Result<M, SLO> {
    return this.invoke(getSlo, { path: { datasetSlug, sloId } }, options);
  }

  /**
   * Gets an SLO with its performance: compliance, remaining budget, status and burn rate. It is part
   * of Honeycomb's Enterprise plan.
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
   * Creates an SLO on an existing calculated field.
   *
   * @param datasetSlug a dataset, or {@link ALL_DATASETS} with `dataset_slugs` in the SLO
   * @throws HoneycombInputError when an environment-wide SLO has no `dataset_slugs`
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
   * Creates an SLO with its burn alerts, their recipients, and its calculated field if it is new.
   * Existing recipients of the team are reused. Everything is validated before the first request.
   * If a request fails, everything is rolled back.
   *
   * @param source a {@link SLOBuilder}, or the description that it builds
   * @throws HoneycombBundleError when a request fails; it says what was rolled back and what remains
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

  /**
   * Replaces an SLO: a description or tags that you leave out are removed. To change some fields, use
   * {@link patch}.
   *
   * @example
   * ```ts
   * const slo = await client.slos.get("api", "2LBq9LckbcA");
   * await client.slos.update("api", slo.id, { ...slo, tags: [] });
   * ```
   */
  update(
    datasetSlug: string,
    sloId: string,
    slo: SLOUpdate,
    options?: RequestOptions,
  ): Result<M, SLO> {
    return this.invoke(updateSlo, { path: { datasetSlug, sloId }, body: slo }, options);
  }

  /**
   * Changes some fields of an SLO. Gets the SLO and sends it with the changes. If someone else changes
   * it in between, that change is lost.
   *
   * @param changes the fields to change; `null` removes a field
   *
   * @example
   * ```ts
   * await client.slos.patch("api", "2LBq9LckbcA", { target_per_million: 999_900 });
   * ```
   */
  patch(
    datasetSlug: string,
    sloId: string,
    changes: SLOChanges,
    options?: RequestOptions,
  ): Result<M, SLO> {
    const path = { datasetSlug, sloId };
    return this.runCall(patch(updateSlo, path, getSlo, changes), options);
  }

  /** Deletes an SLO and its burn alerts. */
  delete(datasetSlug: string, sloId: string, options?: RequestOptions): Result<M, void> {
    return this.invoke(deleteSlo, { path: { datasetSlug, sloId } }, options);
  }

  /**
   * Counts the good and bad events of an SLO by minute, about a minute after they arrive. It is
   * part of Honeycomb's Enterprise plan, and must be enabled for the team.
   *
   * @param range a time range within the last 24 hours and within one clock hour
   * @see https://api-docs.honeycomb.io/api/slos/getslorealtimecounts
   */
  counts(
    datasetSlug: string,
    sloId: string,
    range: SLOCountsQuery,
    options?: RequestOptions,
  ): Result<M, SLOCounts> {
    const path = { datasetSlug, sloId };
    return this.invoke(getSloRealtimeCounts, { path, query: { ...range } }, options);
  }

  /**
   * Counts the good and bad events of an SLO by hour. It is part of Honeycomb's Enterprise plan,
   * and must be enabled for the team.
   *
   * @param range a time range of any length
   * @see https://api-docs.honeycomb.io/api/slos/getslohourlycountshistory
   */
  countsHistory(
    datasetSlug: string,
    sloId: string,
    range: SLOCountsHistoryQuery,
    options?: RequestOptions,
  ): Result<M, SLOCountsHistory> {
    const path = { datasetSlug, sloId };
    return this.invoke(getSloHourlyCountsHistory, { path, query: { ...range } }, options);
  }

  /**
   * Gets the history of SLOs: their compliance and remaining budget by week.
   *
   * @param request up to 24 SLOs of any datasets, and a time range within the last year
   * @returns the intervals of each SLO, by the id of the SLO
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
        `at least 1 dataset, since the SLO is for ${ALL_DATASETS}`,
        createSlo.id,
      );
    }
    return yield* invoke(createSlo, { path: { datasetSlug }, body: slo });
  });
}
