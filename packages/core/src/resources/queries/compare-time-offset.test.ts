import { describe, expect, test } from "vitest";
import { firstRequest } from "../../../test/host.ts";
import type { QuerySpec } from "../../index.ts";
import { compareTimeOffsets } from "../../schemas.ts";
import { callApi } from "../../transport.ts";

const { queries } = callApi();
const create = (spec: QuerySpec) => firstRequest(queries.create("api", spec));

describe("compare_time_offset_seconds", () => {
  test.each(compareTimeOffsets)("can be %i, which is longer than the time range", (offset) => {
    const spec = { time_range: 600, compare_time_offset_seconds: offset };
    expect(JSON.parse(create(spec).body as string)).toEqual(spec);
  });

  test.each<QuerySpec>([
    { time_range: 5000, compare_time_offset_seconds: 5000 },
    { start_time: 1_700_000_000, end_time: 1_700_005_000, compare_time_offset_seconds: 5000 },
    { compare_time_offset_seconds: 7200 },
  ])("can be the time range itself: %j", (spec) => {
    expect(() => create(spec)).not.toThrow();
  });

  test.each<QuerySpec>([
    { time_range: 7200, compare_time_offset_seconds: 3600 },
    { time_range: 600, compare_time_offset_seconds: 601 },
  ])("can't be another value: %j", (spec) => {
    expect(() => create(spec)).toThrow(
      `compare_time_offset_seconds: must be the query's time range (${spec.time_range}), or one of 1800, 3600, 7200, 28800, 86400, 604800, 2419200, 15724800 that is longer`,
    );
  });
});
