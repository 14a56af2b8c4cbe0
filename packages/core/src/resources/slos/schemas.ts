import * as v from "valibot";
import { integer, list, rule, text } from "../../model/limits.ts";
import {
  type Equal,
  type Output,
  object,
  oneOf,
  optional,
  record,
  type Schema,
} from "../../model/schema.ts";
import { TagsSchema } from "../../model/tag.ts";
import type {
  SLI,
  SLO,
  SLOCounts,
  SLOCountsHistory,
  SLOCountsHistoryQuery,
  SLOCountsQuery,
  SLOCountWindow,
  SLOCreate,
  SLODetailed,
  SLOHistory,
  SLOHistoryEntry,
  SLOHistoryRequest,
  SLOHourBucket,
  SLOUpdate,
} from "./types.ts";

const sli = object({ alias: text({ minLength: 1, maxLength: 255 }) });
const SLISchema: Schema<SLI> = sli;
true satisfies Equal<Output<typeof sli>, SLI>;

const sloFields = {
  name: text({ minLength: 1, maxLength: 120 }),
  description: optional(text({ maxLength: 1023 })),
  sli: SLISchema,
  time_period_days: integer(1),
  target_per_million: integer(0, 999_999),
  tags: optional(TagsSchema),
};

const datasetSlugs = optional(list(v.string(), { minLength: 1 }));

const sloCreate = object({ ...sloFields, dataset_slugs: datasetSlugs });
export const SLOCreateSchema: Schema<SLOCreate> = sloCreate;
true satisfies Equal<Output<typeof sloCreate>, SLOCreate>;

const sloUpdate = object({ ...sloFields, dataset_slugs: datasetSlugs });
export const SLOUpdateSchema: Schema<SLOUpdate> = sloUpdate;
true satisfies Equal<Output<typeof sloUpdate>, SLOUpdate>;

const slo = object({
  id: v.string(),
  ...sloFields,
  dataset_slugs: datasetSlugs,
  reset_at: optional(v.string()),
  created_at: optional(v.string()),
  updated_at: optional(v.string()),
});
export const SLOSchema: Schema<SLO> = slo;
true satisfies Equal<Output<typeof slo>, SLO>;

const sloDetailed = object({
  ...slo.entries,
  compliance: optional(v.number()),
  budget_remaining: optional(v.number()),
  status: optional(oneOf(["normal", "triggered", "no_alerts", "no_events"])),
  burn_rate: optional(v.number()),
});
export const SLODetailedSchema: Schema<SLODetailed> = sloDetailed;
true satisfies Equal<Output<typeof sloDetailed>, SLODetailed>;

const timeRange = { start_time: integer(), end_time: integer() };

const endsAfterStart = <T extends { readonly start_time: number; readonly end_time: number }>() =>
  rule<T>(
    ["end_time"],
    ({ start_time, end_time }) => start_time < end_time,
    ({ start_time, end_time }) => `must be after start_time (${start_time}), but it is ${end_time}`,
  );

const hourOf = (time: number) => Math.floor(time / 3600);

/** The query of the counts by minute. */
export const SLOCountsQuerySchema = v.pipe(
  object(timeRange),
  endsAfterStart(),
  rule(
    ["end_time"],
    ({ start_time, end_time }) => hourOf(start_time) === hourOf(end_time),
    "must be in the same clock hour as start_time, since counts restart each hour; use slos.countsHistory for earlier hours",
  ),
);
true satisfies Equal<Output<typeof SLOCountsQuerySchema>, SLOCountsQuery>;

const countWindow = object({
  window_start: optional(v.number()),
  window_end: optional(v.number()),
  total_count: optional(v.number()),
  error_count: optional(v.number()),
  is_partial: optional(v.boolean()),
});
const SLOCountWindowSchema: Schema<SLOCountWindow> = countWindow;
true satisfies Equal<Output<typeof countWindow>, SLOCountWindow>;

const counts = object({
  slo_id: optional(v.string()),
  resolution_seconds: optional(v.number()),
  epoch: optional(v.string()),
  period_start: optional(v.number()),
  windows: optional(v.array(SLOCountWindowSchema)),
});
export const SLOCountsSchema: Schema<SLOCounts> = counts;
true satisfies Equal<Output<typeof counts>, SLOCounts>;

/** The query of the counts by hour. */
export const SLOCountsHistoryQuerySchema = v.pipe(object(timeRange), endsAfterStart());
true satisfies Equal<Output<typeof SLOCountsHistoryQuerySchema>, SLOCountsHistoryQuery>;

const hourBucket = object({
  start_time: optional(v.number()),
  end_time: optional(v.number()),
  total_count: optional(v.number()),
  error_count: optional(v.number()),
  is_partial: optional(v.boolean()),
});
const SLOHourBucketSchema: Schema<SLOHourBucket> = hourBucket;
true satisfies Equal<Output<typeof hourBucket>, SLOHourBucket>;

const countsHistory = object({
  slo_id: optional(v.string()),
  resolution_seconds: optional(v.number()),
  buckets: optional(v.array(SLOHourBucketSchema)),
});
export const SLOCountsHistorySchema: Schema<SLOCountsHistory> = countsHistory;
true satisfies Equal<Output<typeof countsHistory>, SLOCountsHistory>;

const historyRequest = v.pipe(
  object({ ids: list(v.string(), { minLength: 1, maxLength: 24 }), ...timeRange }),
  endsAfterStart(),
);
export const SLOHistoryRequestSchema: Schema<SLOHistoryRequest> = historyRequest;
true satisfies Equal<Output<typeof historyRequest>, SLOHistoryRequest>;

const historyEntry = object({
  timestamp: optional(v.number()),
  compliance: optional(v.number()),
  budget_remaining: optional(v.number()),
});
const SLOHistoryEntrySchema: Schema<SLOHistoryEntry> = historyEntry;
true satisfies Equal<Output<typeof historyEntry>, SLOHistoryEntry>;

export const SLOHistorySchema: Schema<SLOHistory> = record(v.array(SLOHistoryEntrySchema));
