import { describe, expect, test } from "vitest";
import { firstRequest } from "../../../test/host.ts";
import type { QuerySpec } from "../../index.ts";
import { callApi } from "../../transport.ts";

const { queries, queryResults } = callApi();
const week = 7 * 86_400;
const now = 1_700_000_000;

describe("a query that is run", () => {
  test.each<QuerySpec>([
    {},
    { time_range: week },
    { start_time: now - week, end_time: now },
    { start_time: now, time_range: week },
  ])("can be a week: %j", (spec) => {
    expect(firstRequest(queryResults.run("api", spec)).operation).toBe("createQuery");
  });

  test.each<[QuerySpec, field: string]>([
    [{ time_range: week + 1 }, "time_range"],
    [{ start_time: now - week - 1, end_time: now }, "end_time"],
    [{ end_time: now, time_range: week + 1 }, "time_range"],
  ])("can't be longer: %j", (spec, field) => {
    expect(() => firstRequest(queryResults.run("api", spec))).toThrow(
      `${field}: must cover at most 7 days (604800 seconds), but it covers 604801 seconds`,
    );
    expect(
      () => firstRequest(queries.create("api", spec)),
      "a query that is not run can be longer",
    ).not.toThrow();
  });
});
