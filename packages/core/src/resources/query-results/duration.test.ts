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
  ])("may look at a week: %j", (spec) => {
    expect(firstRequest(queryResults.run("api", spec)).operation).toBe("createQuery");
  });

  test.each<[QuerySpec, field: string]>([
    [{ time_range: week + 1 }, "time_range"],
    [{ start_time: now - week - 1, end_time: now }, "end_time"],
    [{ end_time: now, time_range: week + 1 }, "time_range"],
  ])("may not look at more: %j", (spec, field) => {
    expect(() => firstRequest(queryResults.run("api", spec))).toThrow(
      `${field}: a result may look at 7 days at most (604800 seconds), but the query looks at 604801 seconds`,
    );
    expect(() => firstRequest(queries.create("api", spec)), "which a board may").not.toThrow();
  });
});
