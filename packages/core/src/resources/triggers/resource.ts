import type { BundleOptions } from "../../bundle/bundle.ts";
import type { Source } from "../../bundle/description.ts";
import type { Mode, Result } from "../../call/mode.ts";
import { isObject } from "../../model/schema.ts";
import type { RequestOptions } from "../../operation/options.ts";
import { type Fields, mergeWith, patch } from "../../patch.ts";
import { Resource } from "../../resource.ts";
import type { Query } from "../queries/types.ts";
import { createTriggerFrom, type TriggerBundle, type TriggerDescription } from "./create-from.ts";
import {
  createTrigger,
  deleteTrigger,
  getTrigger,
  listTriggers,
  updateTrigger,
} from "./operations.ts";
import type { Trigger, TriggerChanges, TriggerCreate, TriggerUpdate } from "./types.ts";

/**
 * Manages triggers, which alert on the results of queries. Use {@link ALL_DATASETS} as the dataset for
 * environment-wide triggers.
 *
 * @see https://api-docs.honeycomb.io/api/triggers
 */
export class Triggers<M extends Mode> extends Resource<M> {
  /** Lists the triggers of a dataset. */
  list(datasetSlug: string, options?: RequestOptions): Result<M, Trigger[]> {
    return this.invoke(listTriggers, { path: { datasetSlug } }, options);
  }

  /** Gets a trigger. */
  get(datasetSlug: string, triggerId: string, options?: RequestOptions): Result<M, Trigger> {
    return this.invoke(getTrigger, { path: { datasetSlug, triggerId } }, options);
  }

  /**
   * Creates a trigger.
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
    const body = withOneQuery(trigger);
    return this.invoke(createTrigger, { path: { datasetSlug }, body }, options);
  }

  /**
   * Creates a trigger with its recipients. Recipients that the team has are reused; the others are
   * created first. The whole description is validated before anything is sent. If a request fails,
   * everything is rolled back.
   *
   * @param source a {@link TriggerBuilder}, or the description that it builds
   * @returns the trigger, and the recipients that were created and reused
   * @throws HoneycombBundleError when a request fails; it says what was rolled back and what remains
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

  /**
   * Replaces a trigger: what you leave out is set to its default, except `disabled` and
   * `baseline_details`. To change some fields, use {@link patch}.
   *
   * @example
   * ```ts
   * const read = await client.triggers.get("api", "fS7vfB81Wcy");
   * await client.triggers.update("api", read.id, { ...read, tags: [] });
   * ```
   */
  update(
    datasetSlug: string,
    triggerId: string,
    trigger: TriggerUpdate,
    options?: RequestOptions,
  ): Result<M, Trigger> {
    const body = withOneQuery(trigger);
    return this.invoke(updateTrigger, { path: { datasetSlug, triggerId }, body }, options);
  }

  /**
   * Changes some fields of a trigger. Gets the trigger and sends it with the changes. If someone else
   * changes it in between, that change is lost. Without a new `query` or `query_id`, the trigger keeps
   * its query, by its id if it has one.
   *
   * @param changes the fields to change; `null` removes a field
   *
   * @example
   * ```ts
   * await client.triggers.patch("api", "fS7vfB81Wcy", { disabled: true });
   * ```
   */
  patch(
    datasetSlug: string,
    triggerId: string,
    changes: TriggerChanges,
    options?: RequestOptions,
  ): Result<M, Trigger> {
    const path = { datasetSlug, triggerId };
    return this.runCall(patch(updateTrigger, path, getTrigger, changes, mergeTrigger), options);
  }

  /** Deletes a trigger. */
  delete(datasetSlug: string, triggerId: string, options?: RequestOptions): Result<M, void> {
    return this.invoke(deleteTrigger, { path: { datasetSlug, triggerId } }, options);
  }
}

/**
 * A trigger that was read has both `query` and `query_id`, but Honeycomb accepts only one. A new one
 * replaces both. Otherwise keeps `query_id`, since Honeycomb would create the same query again.
 */
function mergeTrigger({ query, query_id, ...read }: Fields, changes: Fields): Fields {
  if (changes.query === undefined && changes.query_id === undefined) {
    const hasId = query_id !== undefined && query_id !== null;
    return mergeFields({ ...read, ...(hasId ? { query_id } : { query }) }, changes);
  }
  // The changes may contain all that was read.
  const isOwnId = isObject(changes.query) && changes.query_id === query_id;
  return mergeFields(read, isOwnId ? { ...changes, query_id: undefined } : changes);
}

/** Honeycomb keeps these when an update lacks them. */
const mergeFields = mergeWith({ disabled: false, baseline_details: {} });

/**
 * A trigger that was read has both `query` and `query_id`, but Honeycomb accepts only one. Keeps
 * `query`, which the caller may have changed. A response that was not validated has no `query.id`,
 * so the trigger's own `id` shows that it was read.
 */
function withOneQuery<T extends TriggerUpdate>(trigger: T): T {
  const query: Query | undefined = trigger?.query;
  if (!query || trigger.query_id === undefined) return trigger;
  const isSameQuery = query.id === undefined ? "id" in trigger : query.id === trigger.query_id;
  return isSameQuery ? { ...trigger, query_id: undefined } : trigger;
}
