import { checkDescription } from "../../bundle/description.ts";
import type { Tag } from "../../model/tag.ts";
import { ALL_DATASETS } from "../datasets/models.ts";
import type { AnyQueryBuilder } from "../queries/builder.ts";
import type { TriggerQuery } from "../queries/models.ts";
import { RecipientSteps } from "../recipients/builder-steps.ts";
import type { RecipientDescription } from "../recipients/create-from-description.ts";
import { type TriggerDescription, TriggerDescriptionSchema } from "./create-from.ts";
import type { TriggerCreate } from "./models.ts";

type Fields = Omit<TriggerCreate, "query" | "query_id" | "threshold"> & {
  readonly query_id?: string;
};
type ThresholdOp = TriggerCreate["threshold"]["op"];
type Baseline = Extract<TriggerCreate["baseline_details"], { type: unknown }>;
type Window = NonNullable<TriggerCreate["evaluation_schedule"]>["window"];

interface State {
  readonly datasetSlug?: string;
  readonly fields: Fields;
  readonly threshold?: Partial<TriggerCreate["threshold"]>;
  readonly query?: AnyQueryBuilder | TriggerQuery;
  readonly recipients: readonly RecipientDescription[];
}

/**
 * Builds a trigger with all that it needs. Each step returns a new builder and leaves the one it is
 * called on as it is. `triggers.createFrom` creates what it describes.
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
export class TriggerBuilder extends RecipientSteps<State> {
  /** @param name what the alert is called, 1 to 120 characters */
  constructor(name: string) {
    super({ fields: { name }, recipients: [] });
  }

  /** Watches a dataset. Where this is left out, it is the dataset of the query's builder. */
  dataset(slug: string): this {
    return this.with({ datasetSlug: slug });
  }

  /** Watches all datasets of the key's environment. */
  environmentWide(): this {
    return this.dataset(ALL_DATASETS);
  }

  /** What the alert is about, up to 1023 characters. */
  description(description: string): this {
    return this.#set({ description });
  }

  /**
   * What it runs: a query that gives one number for each group, over the last time. It may look back
   * from the trigger's frequency to four times that, and at most a day.
   */
  query(query: AnyQueryBuilder | TriggerQuery): this {
    return this.with({ query });
  }

  /** The id of a query that exists, in place of one of its own. */
  queryId(queryId: string): this {
    return this.#set({ query_id: queryId });
  }

  /** When it fires. There is a method for each `op`, too. */
  threshold(op: ThresholdOp, value: number): this {
    return this.with({ threshold: { ...this.state.threshold, op, value } });
  }

  /** Fires when the query's number is greater than a value. */
  gt(value: number): this {
    return this.threshold(">", value);
  }

  /** Fires when the query's number is at least a value. */
  gte(value: number): this {
    return this.threshold(">=", value);
  }

  /** Fires when the query's number is less than a value. */
  lt(value: number): this {
    return this.threshold("<", value);
  }

  /** Fires when the query's number is at most a value. */
  lte(value: number): this {
    return this.threshold("<=", value);
  }

  /** How often in a row the threshold has to be met before anyone is told, 1 to 5. Honeycomb's default is 1. */
  exceededLimit(times: number): this {
    return this.with({ threshold: { ...this.state.threshold, exceeded_limit: times } });
  }

  /** How often the query runs, in seconds: a multiple of 60 from 60 to 86400. Honeycomb's default is 900. */
  frequency(seconds: number): this {
    return this.#set({ frequency: seconds });
  }

  /** How often the query runs, in minutes from 1 to 1440. */
  everyMinutes(minutes: number): this {
    return this.frequency(minutes * 60);
  }

  /** Whether to notify when the threshold is crossed (`on_change`, Honeycomb's default), or each time it is met (`on_true`). */
  alertType(type: NonNullable<TriggerCreate["alert_type"]>): this {
    return this.#set({ alert_type: type });
  }

  /**
   * Compares with an earlier time: the threshold is a difference then.
   *
   * @param type whether the difference is in per cent or in value
   * @param offsetMinutes an hour, a day, a week or four weeks earlier
   */
  baseline(type: Baseline["type"], offsetMinutes: Baseline["offset_minutes"]): this {
    return this.#set({ baseline_details: { type, offset_minutes: offsetMinutes } });
  }

  /**
   * Runs in a window of the week alone.
   *
   * @param daysOfWeek `monday` and so on, at least one
   * @param startTime `HH:mm` in UTC
   * @param endTime `HH:mm` in UTC; where it isn't after the start, it is on the next day
   */
  evaluationWindow(
    daysOfWeek: readonly Window["days_of_week"][number][],
    startTime: string,
    endTime: string,
  ): this {
    const window = { days_of_week: [...daysOfWeek], start_time: startTime, end_time: endTime };
    return this.#set({ evaluation_schedule_type: "window", evaluation_schedule: { window } });
  }

  /**
   * Adds a tag, up to ten.
   *
   * @param key up to 32 lowercase letters and `_`
   * @param value up to 128 characters: a lowercase letter, then lowercase letters, digits, `/` and `-`
   */
  tag(key: Tag["key"], value: Tag["value"]): this {
    return this.#set({ tags: [...(this.state.fields.tags ?? []), { key, value }] });
  }

  /** Whether it is switched off. */
  disabled(disabled = true): this {
    return this.#set({ disabled });
  }

  /** Whether Honeycomb starts an investigation when it fires. */
  autoInvestigate(enabled = true): this {
    return this.#set({ auto_investigate: enabled });
  }

  /**
   * The trigger with all that it needs, as plain data.
   *
   * @throws HoneycombInputError when it is not one that Honeycomb takes
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
    return checkDescription(TriggerDescriptionSchema, description, "trigger") as TriggerDescription;
  }

  protected override withRecipient(recipient: RecipientDescription): this {
    return this.with({ recipients: [...this.state.recipients, recipient] });
  }

  #set(change: Partial<Fields>): this {
    return this.with({ fields: { ...this.state.fields, ...change } });
  }
}
