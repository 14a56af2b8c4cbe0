import type { BundleOptions } from "../../bundle/bundle.ts";
import type { Source } from "../../bundle/description.ts";
import type { Mode, Result } from "../../call/mode.ts";
import type { RequestOptions } from "../../operation/options.ts";
import { patch } from "../../patch.ts";
import { Resource } from "../../resource.ts";
import {
  type BurnAlertBundle,
  type BurnAlertDescription,
  createBurnAlertFrom,
} from "./create-from.ts";
import {
  createBurnAlert,
  deleteBurnAlert,
  getBurnAlert,
  listBurnAlertsBySlo,
  updateBurnAlert,
} from "./operations.ts";
import type {
  BurnAlert,
  BurnAlertChanges,
  BurnAlertCreate,
  BurnAlertDetailed,
  BurnAlertUpdate,
} from "./types.ts";

/**
 * Manages burn alerts, which watch the error budgets of SLOs. Use {@link ALL_DATASETS} as the dataset
 * for those of environment-wide SLOs. Burn alerts are part of Honeycomb's Pro and Enterprise plans.
 * The key needs the permission to manage SLOs.
 *
 * @see https://api-docs.honeycomb.io/api/burn-alerts
 */
export class BurnAlerts<M extends Mode> extends Resource<M> {
  /**
   * Lists the burn alerts of an SLO, without their recipients. Honeycomb can't list those of a whole
   * dataset.
   *
   * @throws HoneycombNotFoundError when the dataset has no SLO with this id
   */
  list(datasetSlug: string, sloId: string, options?: RequestOptions): Result<M, BurnAlert[]> {
    const query = { slo_id: sloId };
    return this.invoke(listBurnAlertsBySlo, { path: { datasetSlug }, query }, options);
  }

  /** Gets a burn alert with its recipients. */
  get(
    datasetSlug: string,
    burnAlertId: string,
    options?: RequestOptions,
  ): Result<M, BurnAlertDetailed> {
    return this.invoke(getBurnAlert, { path: { datasetSlug, burnAlertId } }, options);
  }

  /**
   * Creates a burn alert for an existing SLO.
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
   * Creates a burn alert for an existing SLO, with its recipients. Recipients that the team has are
   * reused; the others are created first. If a request fails, everything is rolled back.
   *
   * @param source a {@link BurnAlertBuilder}, or the description that it builds
   * @returns the burn alert, and the recipients that were created and reused
   * @throws HoneycombInputError before anything is sent, when the description is not valid
   * @throws HoneycombBundleError when a request fails; it says what was rolled back and what remains
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

  /**
   * Replaces a burn alert: fields that you leave out are reset. To change some fields, use
   * {@link patch}.
   *
   * @example
   * ```ts
   * const read = await client.burnAlerts.get("api", "fS7vfB81Wcy");
   * await client.burnAlerts.update("api", read.id, { ...read, recipients: [{ id: "yUheCUmgZ8p" }] });
   * ```
   */
  update(
    datasetSlug: string,
    burnAlertId: string,
    burnAlert: BurnAlertUpdate,
    options?: RequestOptions,
  ): Result<M, BurnAlertDetailed> {
    const path = { datasetSlug, burnAlertId };
    return this.invoke(updateBurnAlert, { path, body: burnAlert }, options);
  }

  /**
   * Changes some fields of a burn alert. Gets the alert and sends it with the changes. If someone else
   * changes it in between, that change is lost.
   *
   * @param changes the fields to change; `null` removes a field
   *
   * @example
   * ```ts
   * await client.burnAlerts.patch("api", "fS7vfB81Wcy", { description: "See the runbook" });
   * ```
   */
  patch(
    datasetSlug: string,
    burnAlertId: string,
    changes: BurnAlertChanges,
    options?: RequestOptions,
  ): Result<M, BurnAlertDetailed> {
    const path = { datasetSlug, burnAlertId };
    return this.runCall(patch(updateBurnAlert, path, getBurnAlert, changes), options);
  }

  /** Deletes a burn alert. */
  delete(datasetSlug: string, burnAlertId: string, options?: RequestOptions): Result<M, void> {
    return this.invoke(deleteBurnAlert, { path: { datasetSlug, burnAlertId } }, options);
  }
}
