import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { json, run, type TestRequest } from "../../../test/host.ts";
import { type EngineOptions, QueryEngine, type TestEvent } from "../../../test/query-engine.ts";
import {
  type QueryCalculation as Calculation,
  type QueryFilter as Filter,
  type QueryHaving as Having,
  HoneycombInputError,
  type QueryOrder as Order,
  type QuerySpec,
  type RunAllOptions,
} from "../../index.ts";
import { callApi } from "../../transport.ts";

const { queryResults } = callApi();

/** Runs a query for all its rows on some events. Returns them with the queries. */
function runAll(
  spec: QuerySpec,
  options: RunAllOptions,
  events: readonly TestEvent[],
  engineOptions?: EngineOptions,
) {
  const engine = new QueryEngine(events, engineOptions);
  const found = run(queryResults.runAll("api", spec, options), engine.respond);
  return { ...found, queries: engine.queries };
}

/** The same rows from one result without a limit. Equal rows are ordered by their groups. */
function runOnce(spec: QuerySpec, events: readonly TestEvent[]) {
  const { breakdowns = [], orders = [] } = spec;
  const first: Order[] = orders.length > 0 ? orders : [{ op: "COUNT", order: "descending" }];
  const groups = breakdowns.map((column): Order => ({ column }));
  const whole = { ...spec, orders: [...first, ...groups], limit: 10_000 };
  const { rows, series } = run(queryResults.run("api", whole), new QueryEngine(events).respond);
  return { rows, series };
}

const event = (data: TestEvent["data"]): TestEvent => ({ step: 0, data });
const countDown = (from: number) => Array.from({ length: from }, (_, index) => from - index);
const toTexts = (items: readonly unknown[]) => items.map((item) => JSON.stringify(item)).sort();

// There are few values, so that many rows are equal, and some events lack columns.
const data: fc.Arbitrary<TestEvent["data"]> = fc.record(
  {
    text: fc.constantFrom("a", "b", "B", "\u00e9", "\u{1f41d}", "\uff5e"),
    number: fc.integer({ min: -1, max: 2 }),
    flag: fc.boolean(),
    ms: fc.nat({ max: 3 }),
  },
  { requiredKeys: [] },
);
const someEvents = fc.array(fc.record({ step: fc.nat({ max: 2 }), data }), { maxLength: 60 });

const calculations: Calculation[] = [
  { op: "COUNT" },
  { op: "COUNT_DISTINCT", column: "ms" },
  { op: "SUM", column: "ms" },
  { op: "AVG", column: "ms" },
  { op: "MAX", column: "number", name: "largest" },
];
const someSpec = fc
  .uniqueArray(fc.constantFrom("text", "number", "flag"), { maxLength: 3 })
  .chain((breakdowns) => {
    const terms: Order[] = [
      { op: "COUNT" },
      { op: "COUNT_DISTINCT", column: "ms" },
      { op: "SUM", column: "ms" },
      { op: "AVG", column: "ms" },
      { column: "largest" },
      ...breakdowns.map((column) => ({ column })),
    ];
    const order = fc.constantFrom("ascending" as const, "descending" as const);
    return fc.record<QuerySpec>({
      breakdowns: fc.constant(breakdowns),
      calculations: fc.constant(calculations),
      orders: fc.array(
        fc.tuple(fc.constantFrom(...terms), order).map(([term, order]) => ({ ...term, order })),
        { maxLength: 3 },
      ),
    });
  });
const somePageSize = fc.integer({ min: 1, max: 5 });
const someEngine = fc.record<EngineOptions>({ missing: fc.constantFrom("first", "last") });

describe("runAll", () => {
  test("finds each row once and in order, with its series, for any page size", () => {
    fc.assert(
      fc.property(
        someEvents,
        someSpec,
        somePageSize,
        fc.boolean(),
        someEngine,
        (events, spec, pageSize, disable_series, engine) => {
          const found = runAll(spec, { pageSize, disable_series }, events, engine);
          const { rows, series } = runOnce(spec, events);
          expect(found.rows).toEqual(rows);
          expect(toTexts(found.series)).toEqual(disable_series ? [] : toTexts(series));
          expect(found).toMatchObject({ complete: true, reasons: [] });
        },
      ),
      { numRuns: 300 },
    );
  });

  const someFilters = fc.array(
    fc.constantFrom<Filter>(
      { column: "number", op: ">", value: 0 },
      { column: "ms", op: "exists" },
      { column: "text", op: "=", value: "a" },
    ),
    { maxLength: 2 },
  );
  const someHavings = fc.array(
    fc.constantFrom<Having>(
      { calculate_op: "COUNT", op: "<=", value: 2 },
      { calculate_op: "COUNT", op: ">", value: 1 },
      { calculate_op: "AVG", column: "ms", op: ">=", value: 1 },
    ),
    { maxLength: 2 },
  );

  test("finds only existing rows, each once, and reports when some may be missing", () => {
    fc.assert(
      fc.property(
        someEvents,
        someSpec,
        fc.record({
          filters: someFilters,
          filter_combination: fc.constantFrom("AND", "OR"),
          havings: someHavings,
        }),
        fc.record({ pageSize: somePageSize, maxRows: fc.integer({ min: 1, max: 20 }) }),
        someEngine,
        (events, spec, narrowed, options, engine) => {
          const found = runAll({ ...spec, ...narrowed }, options, events, engine);
          const { rows } = runOnce({ ...spec, ...narrowed }, events);
          const all = new Set(toTexts(rows));
          expect(toTexts(found.rows).filter((row) => !all.has(row))).toEqual([]);
          expect(new Set(toTexts(found.rows)).size).toBe(found.rows.length);
          expect(found.rows.length).toBeLessThanOrEqual(options.maxRows);
          expect(found.complete).toBe(found.reasons.length === 0);
          if (found.complete) expect(found.rows).toEqual(rows);
        },
      ),
      { numRuns: 500 },
    );
  });

  // Thirty users: the first has one event, the second two, and so on.
  const users = Array.from({ length: 30 }, (_, index) =>
    Array.from({ length: index + 1 }, () => event({ user: index })),
  ).flat();
  const byUser: QuerySpec = { breakdowns: ["user"], start_time: 1000, end_time: 2000 };

  test("starts each page at the end of the previous one", () => {
    const { rows, queries } = runAll(byUser, { pageSize: 11 }, users);
    expect(rows.map(({ COUNT }) => COUNT)).toEqual(countDown(30));
    const common = {
      breakdowns: ["user"],
      calculations: [{ op: "COUNT" }],
      orders: [
        { op: "COUNT", order: "descending" },
        { column: "user", order: "ascending" },
      ],
      filters: [],
      start_time: 1000,
      end_time: 2000,
    };
    expect(queries).toEqual([
      { ...common, havings: [] },
      { ...common, havings: [{ calculate_op: "COUNT", op: "<=", value: 20 }] },
      { ...common, havings: [{ calculate_op: "COUNT", op: "<=", value: 10 }] },
    ]);
  });

  test("sends one request when one result has all rows", () => {
    expect(runAll(byUser, {}, users).queries).toHaveLength(1);
  });

  test("pages by breakdowns when more than a page of rows have the same value", () => {
    const events = countDown(9).map((user) => event({ user }));
    const { rows, complete, queries } = runAll(byUser, { pageSize: 4 }, events);
    expect(rows.map(({ user }) => user)).toEqual(countDown(9).reverse());
    expect(complete).toBe(true);
    expect(queries.slice(1).map(({ filters, havings }) => [filters, havings])).toEqual([
      [[{ column: "user", op: ">=", value: 4 }], [{ calculate_op: "COUNT", op: "=", value: 1 }]],
      [[{ column: "user", op: ">=", value: 7 }], [{ calculate_op: "COUNT", op: "=", value: 1 }]],
      [[{ column: "user", op: "does-not-exist" }], [{ calculate_op: "COUNT", op: "=", value: 1 }]],
      [[], [{ calculate_op: "COUNT", op: "<", value: 1 }]],
    ]);
  });

  test("returns the first rows when there are more than maxRows", () => {
    const some = runAll(byUser, { maxRows: 12, pageSize: 5 }, users);
    expect(some.rows.map(({ COUNT }) => COUNT)).toEqual(countDown(30).slice(0, 12));
    expect(some).toMatchObject({ complete: false, reasons: ["max-rows"] });
    expect(some.queries).toHaveLength(3);
    // There are exactly this many rows.
    expect(runAll(byUser, { maxRows: 30 }, users)).toMatchObject({ complete: true, reasons: [] });
  });

  test("uses the same time range for all pages, which ends when the call starts", () => {
    vi.useFakeTimers({ toFake: ["Date"], now: 10_000_500 });
    try {
      const { queries } = runAll(
        { breakdowns: ["user"], time_range: 600 },
        { pageSize: 20 },
        users,
      );
      expect(queries).toHaveLength(2);
      for (const query of queries) {
        expect(query).toMatchObject({ start_time: 9401, end_time: 10_001 });
        expect(query).not.toHaveProperty("time_range");
      }
    } finally {
      vi.useRealTimers();
    }
  });

  test("reports that rows may be missing when filters are combined with OR", () => {
    const filters: Filter[] = [
      { column: "user", op: "exists" },
      { column: "text", op: "exists" },
    ];
    const spec: QuerySpec = { ...byUser, filters, filter_combination: "OR" };
    // Paging by a calculation needs no filter,
    expect(runAll(spec, { pageSize: 7 }, users).complete).toBe(true);
    // unless more than a page of rows have the same value.
    const events = countDown(9).map((user) => event({ user }));
    const found = runAll(spec, { pageSize: 4 }, events);
    expect(found.rows).toHaveLength(4);
    expect(found).toMatchObject({ complete: false, reasons: ["or-filters"] });
  });

  test("reports that rows without a value may be missing because of a having", () => {
    const spec: QuerySpec = {
      ...byUser,
      calculations: [{ op: "COUNT" }, { op: "MAX", column: "ms" }],
      orders: [{ op: "MAX", column: "ms", order: "descending" }],
      havings: [{ calculate_op: "COUNT", op: "<=", value: 1 }],
    };
    const events = [0, 1, 2, 3].map((user) => event({ user, ms: user }));
    expect(runAll(spec, { pageSize: 2 }, events)).toMatchObject({ complete: true });
    const found = runAll(spec, { pageSize: 2 }, [...events, event({ user: 4 })]);
    expect(found.rows).toHaveLength(4);
    expect(found).toMatchObject({ complete: false, reasons: ["missing-values"] });
  });

  test("stops when rows are not in the order of their values", () => {
    const events = ["a", "B", "c", "D", "e"].map((text) => event({ text }));
    const compareText = (a: string, b: string) => a.localeCompare(b);
    const spec: QuerySpec = { breakdowns: ["text"], orders: [{ column: "text" }] };
    expect(runAll(spec, { pageSize: 2 }, events)).toMatchObject({ complete: true });
    const found = runAll(spec, { pageSize: 2 }, events, { compareText });
    expect(found).toMatchObject({ complete: false, reasons: ["inexact-order"] });
  });

  test("reports when a page does not start where the previous one ended", () => {
    const events = [1.06, 1.16, 1.26, 1.36, 1.46, 1.56].map((ms, user) => event({ user, ms }));
    const engine = new QueryEngine(events);
    // Simulates numbers that are rounded in responses, but not in comparisons.
    const respond = (request: TestRequest) => {
      const response = engine.respond(request);
      const body = response.body.replaceAll(/1\.\d\d/g, (ms) => Number(ms).toFixed(1));
      return { ...response, body };
    };
    const largest = { op: "MAX", column: "ms" } as const;
    const spec: QuerySpec = { ...byUser, calculations: [largest], orders: [largest] };
    const { reasons } = run(queryResults.runAll("api", spec, { pageSize: 4 }), respond);
    expect(reasons).toContain("inexact-order");
  });

  test("keeps whole numbers that JavaScript can't distinguish", () => {
    const big = 2 ** 60;
    const respond = () => {
      const row = { data: { COUNT: 1, id: big } };
      return json({ id: "1", complete: true, data: { results: [row, row] } });
    };
    const call = queryResults.runAll("api", { breakdowns: ["id"] });
    expect(run(call, respond)).toMatchObject({ rows: [{ id: big }, { id: big }] });
    // On several pages, duplicates of these rows can't be recognized.
    const spec: QuerySpec = { breakdowns: ["id"] };
    const events = [1, 1, 2].map((count) => event({ id: big + count * 1000 }));
    expect(runAll(spec, { pageSize: 1 }, events).reasons).toEqual(["inexact-order"]);
  });

  test("treats OR as AND when there is only one filter", () => {
    const filters: Filter[] = [{ column: "user", op: "exists" }];
    const events = countDown(9).map((user) => event({ user }));
    const spec: QuerySpec = { ...byUser, filters, filter_combination: "OR" };
    expect(runAll(spec, { pageSize: 4 }, events)).toMatchObject({ complete: true, reasons: [] });
  });

  test("orders by further calculations, too", () => {
    const spec: QuerySpec = {
      ...byUser,
      calculations: [{ op: "COUNT" }, { op: "SUM", column: "ms" }],
      orders: [{ op: "COUNT" }, { op: "SUM", column: "ms", order: "descending" }],
    };
    const events = [3, 9, 5, 1, 7].map((ms, user) => event({ user, ms }));
    const { rows } = runAll(spec, { pageSize: 2 }, events);
    expect(rows.map((row) => row["SUM(ms)"])).toEqual([9, 7, 5, 3, 1]);
  });

  test.each<[RunAllOptions & { spec?: QuerySpec }, message: string]>([
    [{ maxRows: 0 }, "maxRows: expected a whole number from 1 to 9007199254740991, but it is 0"],
    [{ pageSize: 10_001 }, "pageSize: expected a whole number from 1 to 10000, but it is 10001"],
    [
      { pageSize: 1001, disable_series: false },
      "pageSize: expected a whole number from 1 to 1000, but it is 1001",
    ],
    [{ pollTimeout: -1 }, "pollTimeout: expected milliseconds, 0 or more, but it is -1"],
    [{ spec: { limit: 10 } }, "limit: must be left out: set maxRows instead"],
    [{ spec: { time_range: -1 } }, "time_range: must be at least 1, but it is -1"],
    [{ spec: { orders: [{ column: "user" }] } }, "orders[0]: must be a breakdown or a calculation"],
    [
      {
        spec: {
          calculations: [{ op: "HEATMAP", column: "ms" }],
          orders: [{ op: "HEATMAP", column: "ms" }],
        },
      },
      "orders[0]: must be a breakdown or a calculation",
    ],
    [
      {
        spec: {
          formulas: [{ name: "ratio", expression: "DIV($COUNT, 2)" }],
          orders: [{ column: "ratio" }],
        },
      },
      "orders[0]: must be a breakdown or a calculation other than HEATMAP, not a formula",
    ],
  ])("rejects %j before it sends anything", ({ spec = {}, ...options }, message) => {
    const act = () => runAll(spec, options, []);
    expect(act).toThrow(HoneycombInputError);
    expect(act).toThrow(message);
  });
});
