import type { BundleOptions } from "../../bundle/bundle.ts";
import type { Source } from "../../bundle/description.ts";
import type { Mode, Result } from "../../call/mode.ts";
import type { RequestOptions } from "../../operation/options.ts";
import { Resource } from "../../resource.ts";
import {
  type BurnAlertBundle,
  type BurnAlertDescription,
  createBurnAlertFrom,
} from "./create-from.ts";
import type { BurnAlert, BurnAlertCreate, BurnAlertDetailed, BurnAlertUpdate } from "./models.ts";
import {
  createBurnAlert,
  deleteBurnAlert,
  getBurnAlert,
  listBurnAlertsBySlo,
  updateBurnAlert,
} from "./operations.ts";

/**
 * Alerts on SLOs' error budgets. Every method takes {@link ALL_DATASETS} for those of
 * environment-wide SLOs. Part of Honeycomb's Pro and Enterprise plans; the key needs the permission
 * to manage SLOs.
 *
 * @see https://api-docs.honeycomb.io/api/burn-alerts
 */
export class BurnAlerts<M extends Mode> extends Resource<M> {
  /**
   * Lists an SLO's burn alerts, without their recipients. There is no list of a whole dataset's.
   *
   * @throws HoneycombNotFoundError when the dataset has no such SLO
   */
  list(datasetSlug: string, sloId: string, options?: RequestOptions): Result<M, BurnAlert[]> {
    const query = { slo_id: sloId };
    return this.invoke(listBurnAlertsBySlo, { path: { datasetSlug }, query }, options);
  }

  /**
   * Gets a burn alert with its recipients.
   *
   * @throws HoneycombNotFoundError when there is none with this id
   */
  get(
    datasetSlug: string,
    burnAlertId: string,
    options?: RequestOptions,
  ): Result<M, BurnAlertDetailed> {
    return this.invoke(getBurnAlert, { path: { datasetSlug, burnAlertId } }, options);
  }

  /**
   * Creates a burn alert for an SLO that exists.
   *
   * @throws HoneycombValidationError when Honeycomb finds it invalid
   *
   * @example
   * ```ts
   * await client.burnAlerts.create("api", {
   *   alert_type: "exhaustion_time",
   *   exhaustion_minutes: 240,
   *   slo: { id: "2LBq9LckbcA" },
   *   recipients: [{ id: "yUheCUmgZ8p" }],
   * });
   * ```
   */
  create(
    datasetSlug: string,
    burnAlert: BurnAlertCreate,
    options?: RequestOptions,
  ): Result<M, BurnAlertDetailed> {
    return this.invoke(createBurnAlert, { path: { datasetSlug }, body: burnAlert }, options);
  }

  /**
   * Creates a burn alert for an SLO that exists, and first those of its recipients that the team
   * doesn't have. When something fails, what was created is deleted again.
   *
   * @param source a {@link BurnAlertBuilder}, or what one builds
   * @throws HoneycombInputError before anything is sent, where it is not what Honeycomb takes
   * @throws HoneycombBundleError when something fails; it tells what there is then
   *
   * @example
   * ```ts
   * await client.burnAlerts.createFrom(
   *   "api",
   *   "2LBq9LckbcA",
   *   new BurnAlertBuilder().budgetRate(60, 5).email("on-call@example.com"),
   * );
   * ```
   */
  createFrom(
    datasetSlug: string,
    sloId: string,
    source: Source<BurnAlertDescription>,
    options?: BundleOptions,
  ): Result<M, BurnAlertBundle> {
    return this.runCall(createBurnAlertFrom(datasetSlug, sloId, source, options), options);
  }

  /** Changes a burn alert, by all of it and not by parts. Returns it as it is then. */
  update(
    datasetSlug: string,
    burnAlertId: string,
    burnAlert: BurnAlertUpdate,
    options?: RequestOptions,
  ): Result<M, BurnAlertDetailed> {
    const path = { datasetSlug, burnAlertId };
    return this.invoke(updateBurnAlert, { path, body: burnAlert }, options);
  }

  /** Deletes a burn alert. */
  delete(datasetSlug: string, burnAlertId: string, options?: RequestOptions): Result<M, void> {
    return this.invoke(deleteBurnAlert, { path: { datasetSlug, burnAlertId } }, options);
  }
}
