import * as v from "valibot";
import { integer, list, rule, text } from "../../model/limits.ts";
import {
  type Equal,
  type Output,
  object,
  oneOf,
  optional,
  type Schema,
} from "../../model/schema.ts";
import { TagsSchema } from "../../model/tag.ts";
import { QuerySchema, TriggerQuerySchema } from "../queries/schemas.ts";
import { NotificationRecipientSchema } from "../recipients/notification.ts";
import type {
  Trigger,
  TriggerBaseline,
  TriggerCreate,
  TriggerSchedule,
  TriggerThreshold,
  TriggerUpdate,
  TriggerWindow,
} from "./types.ts";

const threshold = object({
  op: oneOf([">", ">=", "<", "<="]),
  value: v.number(),
  exceeded_limit: optional(integer(1, 5)),
});
const TriggerThresholdSchema: Schema<TriggerThreshold> = threshold;
true satisfies Equal<Output<typeof threshold>, TriggerThreshold>;

const timeOfDay = text({ pattern: /^([0-1]?[0-9]|2[0-3]):[0-5][0-9]$/ });
const days = [
  "sunday",
  "monday",
  "tuesday",
  "wednesday",
  "thursday",
  "friday",
  "saturday",
] as const;

const window = object({
  days_of_week: list(oneOf(days), { minLength: 1, maxLength: 7 }),
  start_time: timeOfDay,
  end_time: timeOfDay,
});
const TriggerWindowSchema: Schema<TriggerWindow> = window;
true satisfies Equal<Output<typeof window>, TriggerWindow>;

const schedule = object({ window: TriggerWindowSchema });
const TriggerScheduleSchema: Schema<TriggerSchedule> = schedule;
true satisfies Equal<Output<typeof schedule>, TriggerSchedule>;

const baseline = object({
  offset_minutes: optional(oneOf([60, 1440, 10_080, 40_320])),
  type: optional(oneOf(["percentage", "value"])),
});
const TriggerBaselineSchema: Schema<TriggerBaseline> = baseline;
true satisfies Equal<Output<typeof baseline>, TriggerBaseline>;

const triggerFields = {
  description: optional(text({ maxLength: 1023 })),
  tags: optional(TagsSchema),
  frequency: optional(integer(60, 86_400, 60)),
  alert_type: optional(oneOf(["on_change", "on_true"])),
  disabled: optional(v.boolean()),
  recipients: optional(list(NotificationRecipientSchema)),
  evaluation_schedule_type: optional(oneOf(["frequency", "window"])),
  evaluation_schedule: optional(TriggerScheduleSchema),
  baseline_details: optional(TriggerBaselineSchema),
  auto_investigate: optional(v.boolean()),
  query_id: optional(v.string()),
};

const name = text({ minLength: 1, maxLength: 120 });

interface Queried {
  readonly query?: { readonly time_range?: number | undefined } | undefined;
  readonly query_id?: string | undefined;
  readonly frequency?: number | undefined;
}

const oneQuery = <T extends Queried>() =>
  rule<T>(
    ["query_id"],
    ({ query, query_id }) => query === undefined || query_id === undefined,
    "must be left out when query is set",
  );

const maxTimeRange = (frequency: number) => Math.min(4 * frequency, 86_400);

/** The longest time range of a query depends on the trigger's frequency. */
const timeRange = <T extends Queried>(defaultFrequency?: number) =>
  rule<T>(
    ["query", "time_range"],
    ({ query, frequency = defaultFrequency }) =>
      query?.time_range === undefined ||
      frequency === undefined ||
      (query.time_range >= frequency && query.time_range <= maxTimeRange(frequency)),
    ({ query, frequency = 900 }) =>
      `must be from ${frequency} to ${maxTimeRange(frequency)} seconds (from the trigger's frequency to four times that, and at most a day), but it is ${query?.time_range}`,
  );

const triggerCreate = v.pipe(
  object({
    name,
    threshold: TriggerThresholdSchema,
    query: optional(TriggerQuerySchema),
    ...triggerFields,
  }),
  oneQuery(),
  timeRange(900),
);
export const TriggerCreateSchema: Schema<TriggerCreate> = triggerCreate;
true satisfies Equal<Output<typeof triggerCreate>, TriggerCreate>;

const triggerUpdate = v.pipe(
  object({
    name: optional(name),
    threshold: optional(TriggerThresholdSchema),
    query: optional(TriggerQuerySchema),
    ...triggerFields,
  }),
  oneQuery(),
  timeRange(),
);
export const TriggerUpdateSchema: Schema<TriggerUpdate> = triggerUpdate;
true satisfies Equal<Output<typeof triggerUpdate>, TriggerUpdate>;

const trigger = object({
  id: v.string(),
  dataset_slug: optional(v.string()),
  name: v.string(),
  threshold: TriggerThresholdSchema,
  triggered: optional(v.boolean()),
  created_at: optional(v.string()),
  updated_at: optional(v.string()),
  query: optional(QuerySchema),
  ...triggerFields,
});
true satisfies Equal<Output<typeof trigger>, Trigger>;

/** A trigger. Honeycomb returns `query_id` next to `query`; it is copied to `query.id`. */
export const TriggerSchema: Schema<Trigger> = v.pipe(
  trigger,
  v.transform((read) =>
    read.query && read.query.id === undefined && read.query_id !== undefined
      ? { ...read, query: { id: read.query_id, ...read.query } }
      : read,
  ),
);
