import * as v from "valibot";
import {
  flag,
  integer,
  integerParameter,
  list,
  object,
  optional,
  rule,
  tags,
  text,
} from "../../http/request-schema.ts";

const fields = {
  name: text({ min: 1, max: 120 }),
  description: optional(text({ max: 1023 })),
  sli: object({ alias: text({ min: 1, max: 255 }) }),
  time_period_days: integer({ min: 1 }),
  target_per_million: integer({ min: 0, max: 999_999 }),
  tags: optional(tags),
};

// The description allows ten datasets. Honeycomb allows some teams more.
const create = object({ ...fields, dataset_slugs: optional(list(v.string(), { min: 1 })) });

const update = object(fields);

/** An SLO to create. */
export type SloCreateRequest = v.InferOutput<typeof create>;

/** What an SLO is replaced by. */
export type SloUpdateRequest = v.InferOutput<typeof update>;

interface Range {
  readonly start_time: number;
  readonly end_time: number;
}

const endsAfterStart = <T extends Range>() =>
  rule<T>("end_time", ({ start_time, end_time }) =>
    start_time < end_time ? undefined : "must be after start_time",
  );

const hourOf = (time: number) => Math.floor(time / 3600);

const range = object({ start_time: integerParameter(), end_time: integerParameter() });

export const sloRequests = {
  createSlo: { body: create },
  updateSlo: { body: update },
  getSlo: { query: object({ detailed: optional(flag) }) },
  getSloRealtimeCounts: {
    query: v.pipe(
      range,
      endsAfterStart(),
      rule("end_time", ({ start_time, end_time }) =>
        hourOf(start_time) === hourOf(end_time)
          ? undefined
          : "must be in the same clock hour as start_time",
      ),
    ),
  },
  getSloHourlyCountsHistory: { query: v.pipe(range, endsAfterStart()) },
  getSloHistory: {
    body: v.pipe(
      object({
        ids: list(v.string(), { min: 1, max: 24 }),
        start_time: integer(),
        end_time: integer(),
      }),
      endsAfterStart(),
    ),
  },
};
