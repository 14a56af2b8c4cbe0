import { describe, expect, test } from "vitest";
import { firstRequest, json, runWith } from "../../../test/host.ts";
import type { QueryCalculation, QueryFilter, QuerySpec } from "../../index.ts";
import { callApi } from "../../transport.ts";
import { opsWithoutColumn } from "./calculation-name.ts";
import { calculationOps, filterOps } from "./schemas.ts";

const { queries } = callApi();
const sent = (spec: QuerySpec) =>
  JSON.parse(firstRequest(queries.create("api", spec)).body as string);
const rejected = (spec: QuerySpec) => () => firstRequest(queries.create("api", spec));

describe("queries", () => {
  test("are created and returned", () => {
    expect(firstRequest(queries.create("__all__", {}))).toMatchObject({
      method: "POST",
      path: "/1/queries/__all__",
      body: "{}",
    });
    expect(firstRequest(queries.get("api", "q1"))).toMatchObject({
      method: "GET",
      path: "/1/queries/api/q1",
    });
  });

  test("are sent unchanged", () => {
    const spec: QuerySpec = {
      calculations: [{ op: "COUNT" }, { op: "P99", column: "duration_ms" }],
      filters: [{ column: "status", op: ">=", value: 500 }],
      filter_combination: "OR",
      breakdowns: ["endpoint"],
      orders: [{ op: "P99", column: "duration_ms", order: "descending" }],
      havings: [{ calculate_op: "COUNT", op: ">", value: 10 }],
      calculated_fields: [{ name: "slow", expression: "GT($duration_ms, 1000)" }],
      limit: 20,
      granularity: 60,
      time_range: 3600,
    };
    expect(sent(spec)).toEqual(spec);
  });

  test.each(calculationOps)("calculate %s", (op) => {
    const needsColumn = !opsWithoutColumn.has(op);
    const calculation = (needsColumn ? { op, column: "ms" } : { op }) as QueryCalculation;
    expect(sent({ calculations: [calculation] })).toEqual({ calculations: [calculation] });
    if (needsColumn) {
      expect(rejected({ calculations: [{ op } as QueryCalculation] })).toThrow(
        `calculations[0].column: is missing: ${op} aggregates the values of a column`,
      );
    }
  });

  test.each(filterOps)("filter by %s", (op) => {
    const values = { list: ["a", 1, true], one: "a", none: undefined };
    const takes =
      op === "in" || op === "not-in"
        ? "list"
        : op === "exists" || op === "does-not-exist"
          ? "none"
          : "one";
    for (const [kind, value] of Object.entries(values)) {
      const filters: QueryFilter[] = [{ column: "a", op, value }];
      if (kind === takes) expect(sent({ filters }).filters).toEqual([{ column: "a", op, value }]);
      else expect(rejected({ filters })).toThrow("filters[0].value: ");
    }
  });

  test("are sent with calculations and comparisons that Honeycomb adds later", () => {
    const spec = {
      calculations: [{ op: "RANDOM" }],
      filters: [
        { column: "route", op: "near", value: ["/a", "/b"] },
        { column: "route", op: "is-odd" },
      ],
    };
    expect(sent(spec as QuerySpec)).toEqual(spec);
  });

  test.each<[QuerySpec, string]>([
    [{ start_time: 2, end_time: 1 }, "end_time: must not be before start_time"],
    [
      { start_time: 1, end_time: 2, time_range: 1 },
      "time_range: must be left out when start_time and end_time are both set",
    ],
    [{ limit: 10_001 }, "limit: must be at most 10000, but it is 10001"],
    [{ time_range: 0 }, "time_range: must be at least 1, but it is 0"],
    [
      { calculations: [{ op: "SUM", column: "a", filters: [{ column: "b", op: "exists" }] }] },
      "calculations[0].name: is missing: a calculation with filters needs a name",
    ],
  ])("reject %j", (spec, message) => {
    expect(rejected(spec)).toThrow(`Invalid input for createQuery: ${message}`);
  });

  test("are returned with their id, and fields that Honeycomb adds later", () => {
    const query = {
      id: "q1",
      calculations: [{ op: "P42", column: "ms" }, { op: "RANDOM" }],
      time_range: 7200,
      magic: true,
    };
    const received = { ...query, breakdowns: null };
    expect(runWith(queries.get("api", "q1"), json(received)).value).toStrictEqual(query);
  });
});
