import { validateDescription } from "../../bundle/description.ts";
import { ALL_DATASETS } from "../datasets/all-datasets.ts";
import type { QueryBuilder, QueryInput } from "../queries/builder.ts";
import type { TriggerQuery } from "../queries/types.ts";
import { RecipientSteps } from "../recipients/builder-steps.ts";
import type { RecipientDescription } from "../recipients/create-from-description.ts";
import { type TriggerDescription, TriggerDescriptionSchema } from "./create-from.ts";
import type { DayOfWeek, TriggerAlertType, TriggerCreate, TriggerThreshold } from "./types.ts";

/** A builder without fields that a trigger's query can't have, such as a limit. */
type TriggerQueryBuilder = QueryBuilder<string, string, string, string | undefined>;

type TriggerBuilderFields = Omit<TriggerCreate, "query" | "threshold">;

interface TriggerState {
  readonly datasetSlug?: string;
  readonly fields: TriggerBuilderFields;
  readonly threshold?: Partial<TriggerThreshold>;
  readonly query?: TriggerQueryBuilder | TriggerQuery;
  readonly recipients: readonly RecipientDescription[];
}

/**
 * Builds a trigger with its recipients, which `triggers.createFrom` creates. Each step returns a new
 * builder and doesn't change the one that it is called on.
 *
 * @example
 * ```ts
 * const slowCheckouts = new TriggerBuilder("Slow checkouts")
 *   .query(new QueryBuilder().dataset("api").p99("duration_ms").eq("endpoint", "/checkout").lastMinutes(15))
 *   .gt(1000)
 *   .everyMinutes(5)
 *   .email("on-call@example.com")
 *   .slack("#alerts");
 * const { trigger, recipients } = await client.triggers.createFrom(slowCheckouts);
 * ```
 *
 * @see https://docs.honeycomb.io/notify/alert/triggers
 */
export class TriggerBuilder extends RecipientSteps<TriggerState> {
  /** @param name the name, 1 to 120 characters */
  constructor(name: string) {
    super({ fields: { name }, recipients: [] });
  }

  /** Sets the dataset. The default is the dataset of the query's builder. */
  dataset(slug: string): this {
    return this.with({ datasetSlug: slug });
  }

  /** Watches all datasets of the key's environment. */
  environmentWide(): this {
    return this.dataset(ALL_DATASETS);
  }

  /** Sets the description, up to 1023 characters. */
  description(description: string): this {
    return this.#set({ description });
  }

  /**
   * Sets the query to run. It calculates one number for each group. Its time range must be from the
   * trigger's frequency to four times that, and at most a day.
   *
   * A trigger's query has no orders, limit, start, end, usage mode or compare time offset. A builder
   * that has them doesn't compile here. If you only know the builder as {@link AnyQueryBuilder}, pass
   * `builder.buildForTrigger()`.
   */
  query<Query>(query: QueryInput<Query, TriggerQueryBuilder, TriggerQuery>): this {
    return this.with({ query });
  }

  /** Runs an existing query. Don't use it together with `query`. */
  queryId(queryId: string): this {
    return this.#set({ query_id: queryId });
  }

  /** Sets when the trigger fires. There is also a method for each `op`. */
  threshold(op: TriggerThreshold["op"], value: number): this {
    return this.with({ threshold: { ...this.state.threshold, op, value } });
  }

  /** Fires when the result is greater than a value. */
  gt(value: number): this {
    return this.threshold(">", value);
  }

  /** Fires when the result is at least a value. */
  gte(value: number): this {
    return this.threshold(">=", value);
  }

  /** Fires when the result is less than a value. */
  lt(value: number): this {
    return this.threshold("<", value);
  }

  /** Fires when the result is at most a value. */
  lte(value: number): this {
    return this.threshold("<=", value);
  }

  /**
   * Sets how many times in a row the threshold must be met before an alert is sent.
   *
   * @param times from 1 to 5; Honeycomb's default is 1
   */
  exceededLimit(times: number): this {
    return this.with({ threshold: { ...this.state.threshold, exceeded_limit: times } });
  }

  /**
   * Sets how often the query runs.
   *
   * @param seconds a multiple of 60 from 60 to 86400; Honeycomb's default is 900
   */
  frequency(seconds: number): this {
    return this.#set({ frequency: seconds });
  }

  /**
   * Sets how often the query runs, in minutes.
   *
   * @param minutes from 1 to 1440; Honeycomb's default is 15
   */
  everyMinutes(minutes: number): this {
    return this.frequency(minutes * 60);
  }

  /**
   * Sets when alerts are sent: when the threshold is crossed (`on_change`, Honeycomb's default), or each
   * time that it is met (`on_true`).
   */
  alertType(type: TriggerAlertType): this {
    return this.#set({ alert_type: type });
  }

  /**
   * Compares the result with that of an earlier time. The threshold is then a difference.
   *
   * @param type whether the difference is in percent or in value
   * @param offsetMinutes how much earlier: an hour (60), a day (1440), a week (10080) or four weeks (40320)
   *
   * @example
   * ```ts
   * new TriggerBuilder("Twice as many errors as yesterday").baseline("percentage", 1440).gte(100);
   * ```
   */
  baseline(type: "percentage" | "value", offsetMinutes: 60 | 1440 | 10080 | 40320): this {
    return this.#set({ baseline_details: { type, offset_minutes: offsetMinutes } });
  }

  /**
   * Runs the trigger only at certain times of the week.
   *
   * @param daysOfWeek the days on which the window starts, at least one
   * @param startTime the start, as `HH:mm` in UTC
   * @param endTime the end, as `HH:mm` in UTC; it is on the next day when it isn't after the start
   *
   * @example
   * ```ts
   * new TriggerBuilder("Too quiet").evaluationWindow(["monday", "tuesday"], "08:00", "18:00");
   * ```
   */
  evaluationWindow(daysOfWeek: readonly DayOfWeek[], startTime: string, endTime: string): this {
    const window = { days_of_week: [...daysOfWeek], start_time: startTime, end_time: endTime };
    return this.#set({ evaluation_schedule_type: "window", evaluation_schedule: { window } });
  }

  /**
   * Adds a tag, up to ten.
   *
   * @param key up to 32 lowercase letters and underscores
   * @param value up to 128 characters: a lowercase letter, then lowercase letters, digits, `/` and `-`
   */
  tag(key: string, value: string): this {
    return this.#set({ tags: [...(this.state.fields.tags ?? []), { key, value }] });
  }

  /** Disables the trigger. */
  disabled(disabled = true): this {
    return this.#set({ disabled });
  }

  /** Starts an investigation when the trigger fires. */
  autoInvestigate(enabled = true): this {
    return this.#set({ auto_investigate: enabled });
  }

  /**
   * Returns the trigger, its dataset and its recipients as plain data.
   *
   * @throws HoneycombInputError when the trigger is not valid
   */
  build(): TriggerDescription {
    const { datasetSlug, fields, threshold, query, recipients } = this.state;
    const isBuilder = query !== undefined && "buildForTrigger" in query;
    const description = {
      datasetSlug: datasetSlug ?? (isBuilder ? query.datasetSlug : undefined),
      trigger: {
        ...fields,
        threshold,
        ...(query && { query: isBuilder ? query.buildForTrigger() : query }),
      },
      recipients: [...recipients],
    };
    return validateDescription(TriggerDescriptionSchema, description, "trigger");
  }

  protected override withRecipient(recipient: RecipientDescription): this {
    return this.with({ recipients: [...this.state.recipients, recipient] });
  }

  #set(change: Partial<TriggerBuilderFields>): this {
    return this.with({ fields: { ...this.state.fields, ...change } });
  }
}
