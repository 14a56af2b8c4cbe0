import * as v from "valibot";
import type { Known } from "../../model/known.ts";
import { openPicklist } from "../../model/open-picklist.ts";
import { rule } from "../../model/rule.ts";
import { AnsweredTagsSchema, TagsSchema } from "../../model/tag.ts";

const sloEntries = {
  /** 1 to 120 characters. */
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(120)),
  /** What it promises and why, up to 1023 characters. */
  description: v.optional(v.pipe(v.string(), v.maxLength(1023))),
  /** What tells a good event: a calculated field that is true for it. */
  sli: v.strictObject({
    /** The calculated field's name, 1 to 255 characters. */
    alias: v.pipe(v.string(), v.minLength(1), v.maxLength(255)),
  }),
  /** How many days it looks back, from 1. */
  time_period_days: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** How many of a million events have to be good, 0 to 999999. */
  target_per_million: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(999_999)),
  /** Up to ten. */
  tags: v.optional(TagsSchema),
};

/** An SLO to create. */
export const SLOCreateSchema = v.strictObject({
  ...sloEntries,
  /** Which datasets it watches, 1 to 10: for an environment-wide SLO alone, which needs it. */
  dataset_slugs: v.optional(v.pipe(v.array(v.string()), v.minLength(1), v.maxLength(10))),
});
export interface SLOCreate extends v.InferInput<typeof SLOCreateSchema> {}

/** What an SLO is changed to. Its datasets stay. */
export const SLOUpdateSchema = v.strictObject(sloEntries);
export interface SLOUpdate extends v.InferInput<typeof SLOUpdateSchema> {}

/** A promise of how many events are good. */
export const SLOSchema = v.looseObject({
  id: v.string(),
  name: v.string(),
  description: v.optional(v.string()),
  /** What tells a good event. */
  sli: v.looseObject({ alias: v.string() }),
  time_period_days: v.number(),
  target_per_million: v.number(),
  tags: v.nullish(AnsweredTagsSchema),
  /** When its budget was last reset, in ISO 8601; null as long as it wasn't. */
  reset_at: v.nullish(v.string()),
  /** In ISO 8601. */
  created_at: v.optional(v.string()),
  /** In ISO 8601. */
  updated_at: v.optional(v.string()),
  dataset_slugs: v.nullish(v.array(v.string())),
});
export interface SLO extends Known<v.InferOutput<typeof SLOSchema>> {}

/** An SLO with how it is kept. */
export const SLODetailedSchema = v.looseObject({
  ...SLOSchema.entries,
  /** How many per cent of events were good. */
  compliance: v.optional(v.number()),
  /** How many per cent of the error budget are left; negative where it is used up. */
  budget_remaining: v.optional(v.number()),
  status: v.optional(openPicklist(["normal", "triggered", "no_alerts", "no_events"])),
  /** Failures over the last four hours, as a multiple of what was expected. */
  burn_rate: v.optional(v.number()),
});
export interface SLODetailed extends Known<v.InferOutput<typeof SLODetailedSchema>> {}

const seconds = v.pipe(v.number(), v.integer());

interface TimeSpan {
  readonly start_time: number;
  readonly end_time: number;
}

const endsAfterStart = <T extends TimeSpan>() =>
  rule<T>(
    ["end_time"],
    ({ start_time, end_time }) => start_time < end_time,
    ({ start_time, end_time }) => `must be after start_time (${start_time}), but it is ${end_time}`,
  );

const hourOf = (time: number) => Math.floor(time / 3600);

/** Which minutes of an SLO to count, all of the last 24 hours and of one hour by the clock. */
export const SLOCountsQuerySchema = v.pipe(
  v.strictObject({
    /** Seconds since 1970. */
    start_time: seconds,
    /** Seconds since 1970. */
    end_time: seconds,
  }),
  endsAfterStart(),
  rule(
    ["end_time"],
    ({ start_time, end_time }) => hourOf(start_time) === hourOf(end_time),
    "must be in the same hour by the clock as start_time, since counts start anew with each hour; slos.countsHistory has the hours before",
  ),
);
export interface SLOCountsQuery extends v.InferInput<typeof SLOCountsQuerySchema> {}

/** How many events an SLO had, minute by minute. */
export const SLOCountsSchema = v.looseObject({
  slo_id: v.optional(v.string()),
  /** How long a window is: 60. */
  resolution_seconds: v.optional(v.number()),
  /** Changes when the SLO does, so that earlier counts can't be compared with. */
  epoch: v.optional(v.string()),
  /** When the hour began, in seconds since 1970. */
  period_start: v.optional(v.number()),
  /** In order of time. A minute that is missing is not known; it need not be without events. */
  windows: v.nullish(
    v.array(
      v.looseObject({
        /** Seconds since 1970. */
        window_start: v.optional(v.number()),
        /** Seconds since 1970. */
        window_end: v.optional(v.number()),
        /** How many events there were, good and bad. */
        total_count: v.optional(v.number()),
        /** How many were bad. */
        error_count: v.optional(v.number()),
        /** Whether the counts may still change, as those of the last ten minutes do. */
        is_partial: v.optional(v.boolean()),
      }),
    ),
  ),
});
export interface SLOCounts extends Known<v.InferOutput<typeof SLOCountsSchema>> {}

/** Which hours of an SLO to count. */
export const SLOCountsHistoryQuerySchema = v.pipe(
  v.strictObject({
    /** Seconds since 1970. */
    start_time: seconds,
    /** Seconds since 1970. */
    end_time: seconds,
  }),
  endsAfterStart(),
);
export interface SLOCountsHistoryQuery extends v.InferInput<typeof SLOCountsHistoryQuerySchema> {}

/** How many events an SLO had, hour by hour. */
export const SLOCountsHistorySchema = v.looseObject({
  slo_id: v.optional(v.string()),
  /** How long a bucket is: 3600. */
  resolution_seconds: v.optional(v.number()),
  /** In order of time. An hour that is missing is not known. */
  buckets: v.nullish(
    v.array(
      v.looseObject({
        /** Seconds since 1970. */
        start_time: v.optional(v.number()),
        /** Seconds since 1970. */
        end_time: v.optional(v.number()),
        /** How many events there were, good and bad. */
        total_count: v.optional(v.number()),
        /** How many were bad. */
        error_count: v.optional(v.number()),
        /** Whether the hour is not over, so that the counts grow. */
        is_partial: v.optional(v.boolean()),
      }),
    ),
  ),
});
export interface SLOCountsHistory extends Known<v.InferOutput<typeof SLOCountsHistorySchema>> {}

/** Which SLOs to look back on, and when. */
export const SLOHistoryRequestSchema = v.pipe(
  v.strictObject({
    /** SLOs by their ids, 1 to 24. */
    ids: v.pipe(v.array(v.string()), v.minLength(1), v.maxLength(24)),
    /** Seconds since 1970, a year ago at most. */
    start_time: seconds,
    /** Seconds since 1970, not in the future. */
    end_time: seconds,
  }),
  endsAfterStart(),
);
export interface SLOHistoryRequest extends v.InferInput<typeof SLOHistoryRequestSchema> {}

/** How SLOs were kept, each by its id, in order of time. */
export const SLOHistorySchema = v.record(
  v.string(),
  v.array(
    v.looseObject({
      /** When the interval began, in seconds since 1970. */
      timestamp: v.optional(v.number()),
      /** How many per cent of events were good. */
      compliance: v.optional(v.number()),
      /** How many per cent of the error budget were left; negative where it was used up. */
      budget_remaining: v.optional(v.number()),
    }),
  ),
);
export interface SLOHistory extends Known<v.InferOutput<typeof SLOHistorySchema>> {}
