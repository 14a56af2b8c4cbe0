import * as v from "valibot";
import {
  integer,
  list,
  object,
  oneOf,
  optional,
  rule,
  tags,
  text,
} from "../../http/request-schema.ts";
import { triggerQuery } from "../queries/requests.ts";
import { notificationRecipients } from "../recipients/requests.ts";

/** The default frequency, in seconds. */
export const defaultFrequency = 900;

const day = 86_400;

const threshold = object({
  op: oneOf(">", ">=", "<", "<="),
  value: v.number(),
  exceeded_limit: optional(integer({ min: 1, max: 5 })),
});

const timeOfDay = v.pipe(v.string(), v.regex(/^([0-1]?[0-9]|2[0-3]):[0-5][0-9]$/));

const schedule = object({
  window: object({
    days_of_week: list(
      oneOf("sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"),
      { min: 1, max: 7 },
    ),
    start_time: timeOfDay,
    end_time: timeOfDay,
  }),
});

const baseline = v.pipe(
  object({
    // An empty type with an offset of 0 means no baseline, as an empty object does.
    offset_minutes: optional(oneOf(0, 60, 1440, 10_080, 40_320)),
    type: optional(oneOf("", "percentage", "value")),
  }),
  v.transform(({ offset_minutes, type }) =>
    offset_minutes && type ? { offset_minutes, type } : ("none" as const),
  ),
);

const fields = {
  description: optional(text({ max: 1023 })),
  tags: optional(tags),
  frequency: optional(v.pipe(integer({ min: 60, max: day }), v.multipleOf(60))),
  alert_type: optional(oneOf("on_change", "on_true")),
  disabled: optional(v.boolean()),
  recipients: optional(notificationRecipients),
  evaluation_schedule_type: optional(oneOf("frequency", "window")),
  evaluation_schedule: optional(schedule),
  baseline_details: optional(baseline),
  auto_investigate: optional(v.boolean()),
  query: optional(triggerQuery),
  query_id: optional(v.string()),
};

const name = text({ min: 1, max: 120 });

interface Queried {
  readonly query?: { readonly time_range?: number | undefined } | undefined;
  readonly frequency?: number | undefined;
}

/** The longest time range of a query, in seconds. */
export function maxTimeRange(frequency: number): number {
  return Math.min(4 * frequency, day);
}

const timeRange = <T extends Queried>() =>
  rule<T>("query.time_range", ({ query, frequency = defaultFrequency }) => {
    const max = maxTimeRange(frequency);
    const { time_range = frequency } = query ?? {};
    if (time_range >= frequency && time_range <= max) return undefined;
    return `must be from ${frequency} to ${max}: from the frequency to four times that, at most a day`;
  });

const create = v.pipe(object({ name, threshold, ...fields }), timeRange());

// The description doesn't say what an update without a name or a threshold means.
const update = v.pipe(
  object({ name: optional(name), threshold: optional(threshold), ...fields }),
  timeRange(),
);

/** A trigger to create. */
export type TriggerCreateRequest = v.InferOutput<typeof create>;

/** What a trigger is replaced by. */
export type TriggerUpdateRequest = v.InferOutput<typeof update>;

export const triggerRequests = {
  createTrigger: { body: create },
  updateTrigger: { body: update },
};
