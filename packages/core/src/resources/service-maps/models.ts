import * as v from "valibot";
import type { Known } from "../../model/known.ts";
import { openPicklist } from "../../model/open-picklist.ts";
import { rule } from "../../model/rule.ts";
import { PageLinksSchema } from "../../paging/schemas.ts";

const nodeTypes = ["service"] as const;

/** Which calls between services to ask for. */
export const MapDependenciesCreateSchema = v.pipe(
  v.strictObject({
    /** Where the time begins, in seconds since 1970, at most `end_time`. */
    start_time: v.optional(v.pipe(v.number(), v.integer())),
    /** Where the time ends, in seconds since 1970, at least `start_time`. */
    end_time: v.optional(v.pipe(v.number(), v.integer())),
    /** Seconds from `start_time` on, or up to `end_time` or to now, from 1. Honeycomb's default is 7200. */
    time_range: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
    /** Only calls from or to these services. */
    filters: v.optional(
      v.array(
        v.strictObject({
          /** The service's name. */
          name: v.string(),
          /** Honeycomb's default is `service`. */
          type: v.optional(v.picklist(nodeTypes)),
        }),
      ),
    ),
  }),
  rule(
    ["time_range"],
    ({ start_time, end_time, time_range }) =>
      start_time === undefined || end_time === undefined || time_range === undefined,
    "goes with start_time or end_time, not with both",
  ),
  rule(
    ["end_time"],
    ({ start_time, end_time }) =>
      start_time === undefined || end_time === undefined || start_time <= end_time,
    "must be at least start_time",
  ),
);
export interface MapDependenciesCreate extends v.InferInput<typeof MapDependenciesCreateSchema> {}

const requestEntries = {
  /** By which `list` finds it. */
  request_id: v.string(),
  /** `ready` once the dependencies are there, `error` where there will be none. */
  status: v.optional(openPicklist(["pending", "ready", "error"])),
};

/** A map that has been asked for. */
export const MapDependenciesRequestSchema = v.looseObject(requestEntries);
export interface MapDependenciesRequest
  extends Known<v.InferOutput<typeof MapDependenciesRequestSchema>> {}

const node = v.looseObject({
  /** The service's name. */
  name: v.string(),
  /** What it is. */
  type: v.optional(openPicklist(nodeTypes)),
});

/** That one service calls another. */
export const MapDependencySchema = v.looseObject({
  /** Who calls. */
  parent_node: v.optional(node),
  /** Who is called. */
  child_node: v.optional(node),
  /** How often. */
  call_count: v.optional(v.number()),
});
export interface MapDependency extends Known<v.InferOutput<typeof MapDependencySchema>> {}

/** A map that has been asked for, with a page of what it shows. */
export const MapDependenciesPageSchema = v.looseObject({
  ...requestEntries,
  /** Null as long as the map isn't ready. */
  dependencies: v.nullish(v.array(MapDependencySchema)),
  links: v.optional(PageLinksSchema),
});
