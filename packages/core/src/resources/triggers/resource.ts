import type { BundleOptions } from "../../bundle/bundle.ts";
import type { Source } from "../../bundle/description.ts";
import type { Mode, Result } from "../../call/mode.ts";
import type { RequestOptions } from "../../operation/options.ts";
import { Resource } from "../../resource.ts";
import { createTriggerFrom, type TriggerBundle, type TriggerDescription } from "./create-from.ts";
import type { Trigger, TriggerCreate, TriggerUpdate } from "./models.ts";
import {
  createTrigger,
  deleteTrigger,
  getTrigger,
  listTriggers,
  updateTrigger,
} from "./operations.ts";

/**
 * Alerts on queries. Every method takes {@link ALL_DATASETS} for environment-wide triggers.
 *
 * @see https://api-docs.honeycomb.io/api/triggers
 */
export class Triggers<M extends Mode> extends Resource<M> {
  /** Lists a dataset's triggers. */
  list(datasetSlug: string, options?: RequestOptions): Result<M, Trigger[]> {
    return this.invoke(listTriggers, { path: { datasetSlug } }, options);
  }

  /**
   * Gets a trigger.
   *
   * @throws HoneycombNotFoundError when there is none with this id
   */
  get(datasetSlug: string, triggerId: string, options?: RequestOptions): Result<M, Trigger> {
    return this.invoke(getTrigger, { path: { datasetSlug, triggerId } }, options);
  }

  /**
   * Creates a trigger.
   *
   * @throws HoneycombValidationError when Honeycomb finds it invalid
   *
   * @example
   * ```ts
   * const trigger = await client.triggers.create("api", {
   *   name: "Slow checkouts",
   *   query: { calculations: [{ op: "P99", column: "duration_ms" }], time_range: 900 },
   *   threshold: { op: ">", value: 1000 },
   *   frequency: 300,
   * });
   * ```
   */
  create(
    datasetSlug: string,
    trigger: TriggerCreate,
    options?: RequestOptions,
  ): Result<M, Trigger> {
    return this.invoke(createTrigger, { path: { datasetSlug }, body: trigger }, options);
  }

  /**
   * Creates a trigger with all that it needs: those of its recipients that the team has are reused,
   * the others are created first. All of it is checked before anything is sent. When something
   * fails, what was created is deleted again.
   *
   * @param source a {@link TriggerBuilder}, or what one builds
   * @throws HoneycombInputError before anything is sent, where it is not what Honeycomb takes
   * @throws HoneycombBundleError when something fails; it tells what there is then
   *
   * @example
   * ```ts
   * const { trigger } = await client.triggers.createFrom(
   *   new TriggerBuilder("Slow checkouts")
   *     .query(new QueryBuilder().dataset("api").p99("duration_ms").lastMinutes(15))
   *     .gt(1000)
   *     .email("on-call@example.com"),
   * );
   * ```
   */
  createFrom(
    source: Source<TriggerDescription>,
    options?: BundleOptions,
  ): Result<M, TriggerBundle> {
    return this.runCall(createTriggerFrom(source, options), options);
  }

  /** Changes a trigger. Returns it as it is then. */
  update(
    datasetSlug: string,
    triggerId: string,
    trigger: TriggerUpdate,
    options?: RequestOptions,
  ): Result<M, Trigger> {
    return this.invoke(updateTrigger, { path: { datasetSlug, triggerId }, body: trigger }, options);
  }

  /** Deletes a trigger. */
  delete(datasetSlug: string, triggerId: string, options?: RequestOptions): Result<M, void> {
    return this.invoke(deleteTrigger, { path: { datasetSlug, triggerId } }, options);
  }
}
