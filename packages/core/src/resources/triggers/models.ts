import * as v from "valibot";
import type { Known } from "../../model/known.ts";
import { openPicklist } from "../../model/open-picklist.ts";
import { rule } from "../../model/rule.ts";
import { AnsweredTagsSchema, TagsSchema } from "../../model/tag.ts";
import { QuerySchema, TriggerQuerySchema } from "../queries/models.ts";
import {
  AnsweredNotificationRecipientSchema,
  NotificationRecipientSchema,
} from "../recipients/notification.ts";

const thresholdOps = [">", ">=", "<", "<="] as const;
const alertTypes = ["on_change", "on_true"] as const;
const scheduleTypes = ["frequency", "window"] as const;
const offsets = [60, 1440, 10_080, 40_320] as const;
const days = [
  "sunday",
  "monday",
  "tuesday",
  "wednesday",
  "thursday",
  "friday",
  "saturday",
] as const;

const timeOfDay = v.pipe(v.string(), v.regex(/^([0-1]?[0-9]|2[0-3]):[0-5][0-9]$/));

const triggerEntries = {
  /** Up to 1023 characters. */
  description: v.optional(v.pipe(v.string(), v.maxLength(1023))),
  /** Up to ten. */
  tags: v.optional(TagsSchema),
  /** How often the query runs, in seconds: a multiple of 60 from 60 to 86400. Honeycomb's default is 900. */
  frequency: v.optional(
    v.pipe(v.number(), v.integer(), v.minValue(60), v.maxValue(86_400), v.multipleOf(60)),
  ),
  /** Whether to notify when the threshold is crossed, or each time it is met. Honeycomb's default is `on_change`. */
  alert_type: v.optional(v.picklist(alertTypes)),
  /** Whether it is switched off. */
  disabled: v.optional(v.boolean()),
  /** Whom to notify. */
  recipients: v.optional(v.array(NotificationRecipientSchema)),
  /** Whether it always runs, or in a window. Honeycomb's default is `frequency`. */
  evaluation_schedule_type: v.optional(v.picklist(scheduleTypes)),
  /** When it runs, where the type is `window`. */
  evaluation_schedule: v.optional(
    v.strictObject({
      window: v.strictObject({
        days_of_week: v.pipe(v.array(v.picklist(days)), v.minLength(1), v.maxLength(7)),
        /** `HH:mm` in UTC. */
        start_time: timeOfDay,
        /** `HH:mm` in UTC; where it isn't after the start, it is on the next day. */
        end_time: timeOfDay,
      }),
    }),
  ),
  /** Compares with an earlier time; an empty object ends that. */
  baseline_details: v.optional(
    v.union([
      v.strictObject({
        /** An hour, a day, a week or four weeks, in minutes. */
        offset_minutes: v.picklist(offsets),
        /** Whether the threshold is a difference in per cent or in value. */
        type: v.picklist(["percentage", "value"]),
      }),
      v.strictObject({}),
    ]),
  ),
  /** Whether Honeycomb starts an investigation when it fires. */
  auto_investigate: v.optional(v.boolean()),
  /** What to run; in its place `query_id` names a query that exists. */
  query: v.optional(TriggerQuerySchema),
  /** The id of a query that exists. */
  query_id: v.optional(v.string()),
};

const name = v.pipe(v.string(), v.minLength(1), v.maxLength(120));
const threshold = v.strictObject({
  op: v.picklist(thresholdOps),
  value: v.number(),
  /** How often in a row it has to be met before anyone is told, 1 to 5. Honeycomb's default is 1. */
  exceeded_limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(5))),
});

interface Queried {
  readonly query?: { readonly time_range: number } | undefined;
  readonly query_id?: string | undefined;
  readonly frequency?: number | undefined;
}

const oneQuery = <T extends Queried>() =>
  rule<T>(
    ["query_id"],
    ({ query, query_id }) => query === undefined || query_id === undefined,
    "must be left out where query is given",
  );

const maxTimeRange = (frequency: number) => Math.min(4 * frequency, 86_400);

/** How far a query may look back follows from how often it runs. */
const timeRange = <T extends Queried>(defaultFrequency?: number) =>
  rule<T>(
    ["query", "time_range"],
    ({ query, frequency = defaultFrequency }) =>
      query === undefined ||
      frequency === undefined ||
      (query.time_range >= frequency && query.time_range <= maxTimeRange(frequency)),
    ({ query, frequency = 900 }) =>
      `must be from ${frequency} to ${maxTimeRange(frequency)} seconds, from the trigger's frequency to four times that and at most a day, but it is ${query?.time_range}`,
  );

/** A trigger to create. */
export const TriggerCreateSchema = v.pipe(
  v.strictObject({
    /** What the alert is called, 1 to 120 characters. */
    name,
    /** When it fires. */
    threshold,
    ...triggerEntries,
  }),
  oneQuery(),
  timeRange(900),
);
type TriggerFields = v.InferInput<typeof TriggerCreateSchema>;
/** A trigger has a query of its own or one that exists, not both. */
type OneQuery<T extends { query?: unknown; query_id?: unknown }> = Omit<T, "query" | "query_id"> &
  ({ query?: T["query"]; query_id?: undefined } | { query?: undefined; query_id?: T["query_id"] });
export type TriggerCreate = OneQuery<TriggerFields>;

/** What a trigger is changed to. What is left out stays. */
export const TriggerUpdateSchema = v.pipe(
  v.strictObject({
    /** What the alert is called, 1 to 120 characters. */
    name: v.optional(name),
    /** When it fires. */
    threshold: v.optional(threshold),
    ...triggerEntries,
  }),
  oneQuery(),
  timeRange(),
);
export type TriggerUpdate = OneQuery<v.InferInput<typeof TriggerUpdateSchema>>;

/** A query that runs regularly and notifies when its result crosses a threshold. */
export const TriggerSchema = v.looseObject({
  id: v.string(),
  /** `__all__` where it watches the whole environment. */
  dataset_slug: v.optional(v.string()),
  name: v.string(),
  description: v.optional(v.string()),
  tags: v.nullish(AnsweredTagsSchema),
  threshold: v.optional(
    v.looseObject({
      op: openPicklist(thresholdOps),
      value: v.number(),
      exceeded_limit: v.optional(v.number()),
    }),
  ),
  /** Seconds. */
  frequency: v.optional(v.number()),
  alert_type: v.optional(openPicklist(alertTypes)),
  disabled: v.optional(v.boolean()),
  /** Whether the threshold is crossed now. */
  triggered: v.optional(v.boolean()),
  recipients: v.nullish(v.array(AnsweredNotificationRecipientSchema)),
  evaluation_schedule_type: v.optional(openPicklist(scheduleTypes)),
  evaluation_schedule: v.nullish(
    v.looseObject({
      window: v.looseObject({
        days_of_week: v.array(openPicklist(days)),
        /** `HH:mm` in UTC. */
        start_time: v.string(),
        /** `HH:mm` in UTC. */
        end_time: v.string(),
      }),
    }),
  ),
  /** In ISO 8601. */
  created_at: v.optional(v.string()),
  /** In ISO 8601. */
  updated_at: v.optional(v.string()),
  baseline_details: v.nullish(
    v.looseObject({
      offset_minutes: v.optional(openPicklist(offsets)),
      type: v.optional(openPicklist(["percentage", "value"])),
    }),
  ),
  auto_investigate: v.optional(v.boolean()),
  query: v.optional(QuerySchema),
  query_id: v.optional(v.string()),
});
export interface Trigger extends Known<v.InferOutput<typeof TriggerSchema>> {}
