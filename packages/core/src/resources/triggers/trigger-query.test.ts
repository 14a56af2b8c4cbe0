import { describe, expect, test } from "vitest";
import { firstRequest } from "../../../test/host.ts";
import type { TriggerCreate, TriggerQuery, TriggerUpdate } from "../../index.ts";
import { callApi } from "../../transport.ts";

const { triggers } = callApi();
const count = { op: "COUNT" } as const;
const p99 = { op: "P99", column: "duration_ms" } as const;

/** Creates a trigger with a query. */
const create = (query: object, fields: object = {}) => {
  const trigger = {
    name: "Slow",
    threshold: { op: ">" as const, value: 1 },
    query: { calculations: [p99], time_range: 900, ...query },
    ...fields,
  };
  return firstRequest(triggers.create("api", trigger as TriggerCreate));
};

describe("a trigger's query", () => {
  test.each<[name: string, query: object, fields?: object]>([
    ["has a time range of the trigger's frequency", { time_range: 300 }, { frequency: 300 }],
    ["or up to four times the frequency", { time_range: 1200 }, { frequency: 300 }],
    ["or, at the default frequency, up to an hour", { time_range: 3600 }],
    ["or up to a day", { time_range: 86_400 }, { frequency: 43_200 }],
    ["has groups", { breakdowns: ["endpoint"] }],
    [
      "has calculations for its having",
      {
        calculations: [p99, count],
        havings: [{ calculate_op: "COUNT", op: ">", value: 10 }],
      },
    ],
    [
      "has calculations for its formula",
      {
        calculations: [
          { ...count, name: "all" },
          { ...count, name: "bad", filters: [{ column: "error", op: "exists" }] },
        ],
        formulas: [{ name: "rate", expression: "DIV($bad, $all)" }],
      },
    ],
  ])("%s", (_, query, fields) => {
    const { body } = create(query, fields);
    expect(JSON.parse(body as string).query).toMatchObject(query);
  });

  test.each<[query: object, fields: object, message: string]>([
    [
      { time_range: 240 },
      { frequency: 300 },
      "query.time_range: must be from 300 to 1200 seconds (from the trigger's frequency to four times that, and at most a day), but it is 240",
    ],
    [
      { time_range: 1201 },
      { frequency: 300 },
      "query.time_range: must be from 300 to 1200 seconds (from the trigger's frequency to four times that, and at most a day), but it is 1201",
    ],
    [{ time_range: 7200 }, {}, "query.time_range: must be from 900 to 3600 seconds"],
    [
      { time_range: 90_000 },
      { frequency: 43_200 },
      "query.time_range: must be from 43200 to 86400 seconds",
    ],
    [
      { calculations: [{ op: "HEATMAP", column: "duration_ms" }] },
      {},
      "query.calculations: must not contain HEATMAP or CONCURRENCY, which a trigger can't compare with its threshold",
    ],
    [
      { calculations: [{ op: "P99" }] },
      {},
      "query.calculations[0].column: is missing: P99 aggregates the values of a column",
    ],
    [
      { calculations: [count, p99] },
      {},
      "query.calculations: must have at most one calculation that havings does not use",
    ],
    [
      { orders: [{ op: "P99" }] },
      {},
      "query.orders: must be left out: the query of a trigger has no order",
    ],
    [{ limit: 10 }, {}, "query.limit: must be left out: a trigger evaluates all groups"],
    [
      { start_time: 1 },
      {},
      "query.start_time: must be left out: the time range of a trigger ends when it runs",
    ],
    [
      { end_time: 1 },
      {},
      "query.end_time: must be left out: the time range of a trigger ends when it runs",
    ],
    [
      { usage_mode: true },
      {},
      "query.usage_mode: must be left out: a trigger always applies sample rates",
    ],
    [
      { compare_time_offset_seconds: 3600 },
      {},
      "query.compare_time_offset_seconds: must be left out: set baseline_details of the trigger instead",
    ],
    [
      { havings: [{ calculate_op: "COUNT" }] },
      {},
      "query.havings: must refer to one of the calculations",
    ],
    [
      { calculations: [{ ...p99, name: "slow" }], filters: [{ column: "a", op: "exists" }] },
      {},
      "query.filters: must be left out when a calculation has a name",
    ],
    [
      { filters: [{ column: "a", op: "exists", value: 1 }] },
      {},
      'query.filters[0].value: must be left out: the op "exists" has no value',
    ],
  ])("%j with %j is rejected", (query, fields, message) => {
    expect(() => create(query, fields)).toThrow(message);
  });

  test("is validated with a new frequency, but not without one", () => {
    const query: TriggerQuery = { calculations: [p99], time_range: 7200 };
    const update = (trigger: TriggerUpdate) => firstRequest(triggers.update("api", "t1", trigger));
    expect(() => update({ query })).not.toThrow();
    expect(() => update({ query, frequency: 1800 })).not.toThrow();
    expect(() => update({ query, frequency: 900 })).toThrow(
      "query.time_range: must be from 900 to 3600 seconds",
    );
  });
});
