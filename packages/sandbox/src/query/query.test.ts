import type { QueryFilter, QuerySpec } from "@honeycomb/core";
import { filterOps } from "@honeycomb/core/schemas";
import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { connect, request } from "../../test/client.ts";
import { createSandbox } from "../index.ts";

/** Compares query results with a plain implementation in JavaScript. */

const start = Date.UTC(2026, 1, 3, 4) / 1000;
const sandbox = createSandbox({ polls: 0, now: () => new Date((start + 3600) * 1000) });
const client = connect(sandbox);
afterAll(() => sandbox.close());

interface TestEvent {
  /** Seconds after the start. */
  readonly at: number;
  readonly rate: number;
  readonly data: { readonly text?: string; readonly number?: number; readonly flag?: boolean };
}

let datasets = 0;

/** Sends events to a new dataset with the three columns. Returns its slug. */
async function send(events: readonly TestEvent[]): Promise<string> {
  const slug = `dataset-${datasets++}`;
  await client.datasets.create({ name: slug });
  for (const [key_name, type] of [
    ["text", "string"],
    ["number", "float"],
    ["flag", "boolean"],
  ] as const) {
    await client.columns.create(slug, { key_name, type });
  }
  const batch = events.map(({ at, rate, data }) => ({
    // An event without fields would be rejected.
    data: { ...data, unrelated: 1 },
    time: new Date((start + at) * 1000).toISOString(),
    samplerate: rate,
  }));
  await request(sandbox, "POST", `/1/batch/${slug}`, batch);
  return slug;
}

async function run(slug: string, spec: QuerySpec) {
  const { data } = await client.queryResults.run(slug, {
    start_time: start,
    end_time: start + 3600,
    ...spec,
  });
  return data;
}

const event: fc.Arbitrary<TestEvent> = fc.record({
  at: fc.integer({ min: 0, max: 3599 }),
  rate: fc.integer({ min: 1, max: 4 }),
  data: fc.record(
    {
      text: fc.oneof(
        fc.constantFrom("", "a", "ab", "ba", "b'a\"", "2", "true"),
        fc.string({ maxLength: 3 }),
      ),
      number: fc.oneof(
        fc.integer({ min: -3, max: 3 }),
        fc.integer({ min: -1000, max: 1000 }).map((quarters) => quarters / 4),
      ),
      flag: fc.boolean(),
    },
    { requiredKeys: [] },
  ),
});
const events = fc.array(event, { maxLength: 30 });

const scalar = fc.oneof(
  fc.constantFrom("", "a", "b", "ab", "2", "-1", "true", "x'; DROP TABLE matching; --"),
  fc.integer({ min: -3, max: 3 }),
  fc.boolean(),
);
const filter: fc.Arbitrary<QueryFilter> = fc
  .record({
    column: fc.constantFrom("text", "number", "flag"),
    op: fc.constantFrom(...filterOps),
  })
  .chain(({ column, op }): fc.Arbitrary<QueryFilter> => {
    if (op === "exists" || op === "does-not-exist") return fc.constant({ column, op });
    const value = op === "in" || op === "not-in" ? fc.array(scalar, { maxLength: 3 }) : scalar;
    return value.map((value) => ({ column, op, value }));
  });

const opposites: Readonly<Record<string, QueryFilter["op"]>> = {
  "!=": "=",
  "does-not-start-with": "starts-with",
  "does-not-end-with": "ends-with",
  "does-not-exist": "exists",
  "does-not-contain": "contains",
  "not-in": "in",
};

/** Whether an event matches a filter, in plain JavaScript. */
function passes({ data }: TestEvent, filter: QueryFilter): boolean {
  const opposite = opposites[filter.op];
  if (opposite !== undefined) {
    return !passes({ data } as TestEvent, { ...filter, op: opposite } as QueryFilter);
  }
  const actual = data[filter.column as keyof TestEvent["data"]];
  if (actual === undefined) return false;
  const as = (value: unknown): unknown => {
    if (typeof actual === "string") return String(value);
    if (typeof actual === "boolean") return { true: true, false: false }[String(value)];
    return typeof value === "boolean" || value === "" ? undefined : Number(value);
  };
  const wanted = as(filter.value) as string;
  switch (filter.op) {
    case "exists":
      return true;
    case "=":
      return actual === wanted;
    case ">":
      return actual > wanted;
    case ">=":
      return actual >= wanted;
    case "<":
      return actual < wanted;
    case "<=":
      return actual <= wanted;
    case "in":
      return [filter.value].flat().some((value) => as(value) === actual);
    case "starts-with":
      return String(actual).startsWith(String(filter.value));
    case "ends-with":
      return String(actual).endsWith(String(filter.value));
    default:
      return String(actual).includes(String(filter.value));
  }
}

const count = (events: readonly TestEvent[]) => events.reduce((sum, { rate }) => sum + rate, 0);

describe("filters", () => {
  test("of a calculation match the same events as in JavaScript", async () => {
    const filters = fc.array(filter, { minLength: 1, maxLength: 30 });
    const property = fc.asyncProperty(events, filters, async (events, filters) => {
      const calculations = filters.map((filter, index) => ({
        op: "COUNT" as const,
        name: `passing ${index}`,
        filters: [filter],
      }));
      const data = await run(await send(events), { calculations });
      const expected = filters.map((filter, index) => [
        `passing ${index}`,
        count(events.filter((event) => passes(event, filter))),
      ]);
      expect(data?.results).toEqual([{ data: Object.fromEntries(expected) }]);
    });
    await fc.assert(property, { numRuns: 40 });
  });

  test("of a query are combined with AND or OR", async () => {
    const filters = fc.array(filter, { minLength: 1, maxLength: 4 });
    const combination = fc.constantFrom("AND", "OR");
    const property = fc.asyncProperty(
      events,
      filters,
      combination,
      async (events, filters, filter_combination) => {
        const data = await run(await send(events), { filters, filter_combination });
        const combine = filter_combination === "AND" ? "every" : "some";
        const passing = events.filter((event) => filters[combine]((f) => passes(event, f)));
        expect(data?.results).toEqual([{ data: { COUNT: count(passing) } }]);
      },
    );
    await fc.assert(property, { numRuns: 40 });
  });
});

const calculations = [
  { op: "COUNT" },
  { op: "SUM", column: "number" },
  { op: "AVG", column: "number" },
  { op: "MIN", column: "number" },
  { op: "MAX", column: "number" },
  { op: "COUNT_DISTINCT", column: "text" },
  { op: "COUNT_DISTINCT", column: "number" },
  { op: "P001", column: "number" },
  { op: "P10", column: "number" },
  { op: "P50", column: "number" },
  { op: "P75", column: "number" },
  { op: "P99", column: "number" },
  { op: "P999", column: "number" },
] as const satisfies QuerySpec["calculations"];

/** Computes all calculations over some events, in plain JavaScript. */
function calculate(events: readonly TestEvent[], weigh = (event: TestEvent) => event.rate) {
  // Each event is repeated by its sample rate. They are sorted by number.
  const numbers = events
    .flatMap((event) => Array<number | undefined>(weigh(event)).fill(event.data.number))
    .filter((number) => number !== undefined)
    .sort((a, b) => a - b);
  const sum = numbers.reduce((sum, number) => sum + number, 0);
  const distinct = (column: "text" | "number") =>
    new Set(events.map(({ data }) => data[column]).filter((value) => value !== undefined)).size;
  const percentile = (share: number) =>
    numbers[Math.ceil((numbers.length * Math.round(share * 1000)) / 1000) - 1];
  const values = {
    COUNT: events.reduce((sum, event) => sum + weigh(event), 0),
    "SUM(number)": numbers.length === 0 ? undefined : sum,
    "AVG(number)": numbers.length === 0 ? undefined : sum / numbers.length,
    "MIN(number)": numbers[0],
    "MAX(number)": numbers.at(-1),
    "COUNT_DISTINCT(text)": distinct("text"),
    "COUNT_DISTINCT(number)": distinct("number"),
    "P001(number)": percentile(0.001),
    "P10(number)": percentile(0.1),
    "P50(number)": percentile(0.5),
    "P75(number)": percentile(0.75),
    "P99(number)": percentile(0.99),
    "P999(number)": percentile(0.999),
  };
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}

/** Rows by group, since their order doesn't matter. */
function byGroup(rows: readonly { data?: Record<string, unknown> | undefined; time?: string }[]) {
  return new Map(
    rows.map(({ data = {}, time }) => {
      const { text, flag, ...values } = data;
      return [JSON.stringify([time, text, flag]), round(values)];
    }),
  );
}

/** The last digits of sums depend on the order of addition. */
function round(values: Record<string, unknown>) {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, Number((value as number).toFixed(6)) + 0]),
  );
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  return Map.groupBy(items, keyOf) as Map<string, T[]>;
}

describe("calculations", () => {
  test("over all events equal those in JavaScript, weighted by sample rates", async () => {
    const property = fc.asyncProperty(events, fc.boolean(), async (events, usage_mode) => {
      const data = await run(await send(events), { calculations: [...calculations], usage_mode });
      const expected = calculate(events, usage_mode ? () => 1 : undefined);
      expect(round(data?.results?.[0]?.data ?? {})).toEqual(round(expected));
    });
    await fc.assert(property, { numRuns: 50 });
  });

  test("are computed for each group and each time bucket", async () => {
    const granularity = fc.constantFrom(60, 600, 1800);
    const property = fc.asyncProperty(events, granularity, async (events, granularity) => {
      const data = await run(await send(events), {
        calculations: [...calculations],
        breakdowns: ["text", "flag"],
        granularity,
      });
      const groupOf = ({ data }: TestEvent) => [data.text, data.flag];
      const bucketOf = ({ at }: TestEvent) => {
        const bucket = Math.floor((start + at) / granularity) * granularity;
        return new Date(bucket * 1000).toISOString().replace(".000", "");
      };
      const expected = (keyOf: (event: TestEvent) => unknown[]) =>
        new Map(
          [...groupBy(events, (event) => JSON.stringify(keyOf(event)))].map(([key, group]) => [
            key,
            round(calculate(group)),
          ]),
        );
      expect(byGroup(data?.results ?? [])).toEqual(
        expected((event) => [undefined, ...groupOf(event)]),
      );
      expect(byGroup(data?.series ?? [])).toEqual(
        expected((event) => [bucketOf(event), ...groupOf(event)]),
      );
    });
    await fc.assert(property, { numRuns: 40 });
  });

  test("have names, and include the events that match their filters", async () => {
    const slug = await send([
      { at: 0, rate: 2, data: { text: "a", number: 1 } },
      { at: 1, rate: 1, data: { text: "a", number: 5 } },
      { at: 2, rate: 1, data: { text: "b", number: 9 } },
    ]);
    const filters: QueryFilter[] = [{ column: "text", op: "=", value: "a" }];
    const data = await run(slug, {
      calculations: [
        { op: "COUNT", name: "all" },
        { op: "COUNT", name: "some", filters },
        { op: "P99", column: "number", name: "slowest", filters },
        { op: "COUNT_DISTINCT", column: "number", name: "different", filters },
      ],
      havings: [{ calculate_op: "COUNT", column: "some", op: "=", value: 3 }],
    });
    expect(data?.results).toEqual([{ data: { all: 4, some: 3, slowest: 5, different: 2 } }]);
  });
});

describe("a result", () => {
  let slug: string;
  /** Three of `a`, five of `b`, one of `c`, and two without a text. */
  beforeAll(async () => {
    const of = (text: string | undefined, ...numbers: number[]): TestEvent[] =>
      numbers.map((number, index) => ({
        at: index * 60,
        rate: 1,
        data: { ...(text !== undefined && { text }), number },
      }));
    slug = await send([
      ...of("a", 10, 20, 30),
      ...of("b", 1, 2, 3, 4, 5),
      ...of("c", 100),
      ...of(undefined, 7, 9),
    ]);
  });
  const texts = (data: Awaited<ReturnType<typeof run>>) =>
    data?.results?.map(({ data }) => data?.text);
  const sum = { op: "SUM" as const, column: "number" };

  test("is sorted by the first calculation, in descending order", async () => {
    const data = await run(slug, { breakdowns: ["text"] });
    expect(data?.results).toEqual([
      { data: { COUNT: 5, text: "b" } },
      { data: { COUNT: 3, text: "a" } },
      { data: { COUNT: 2 } },
      { data: { COUNT: 1, text: "c" } },
    ]);
  });

  test("can be sorted by a calculation, a breakdown or a name", async () => {
    const breakdowns = ["text"];
    const ordered = async (spec: QuerySpec) => texts(await run(slug, { breakdowns, ...spec }));
    const calculations = [{ op: "COUNT" as const }, sum];
    expect(await ordered({ calculations, orders: [{ ...sum, order: "descending" }] })).toEqual([
      "c",
      "a",
      undefined,
      "b",
    ]);
    expect(await ordered({ orders: [{ column: "text" }] })).toEqual(["a", "b", "c", undefined]);
    expect(await ordered({ orders: [{ op: "COUNT", order: "ascending" }] })).toEqual([
      "c",
      undefined,
      "a",
      "b",
    ]);
    expect(
      await ordered({
        calculations: [{ ...sum, name: "total" }],
        orders: [{ column: "total", order: "descending" }],
      }),
    ).toEqual(["c", "a", undefined, "b"]);
  });

  test("contains the rows that match its havings", async () => {
    const data = await run(slug, {
      breakdowns: ["text"],
      calculations: [{ op: "COUNT" }, sum],
      havings: [
        { calculate_op: "COUNT", op: "<=", value: 3 },
        { calculate_op: "SUM", column: "number", op: ">", value: 16 },
      ],
    });
    expect(texts(data)).toEqual(["a", "c"]);
  });

  test("ends at its limit, and can contain the total and the rest", async () => {
    const query = await client.queries.create(slug, {
      breakdowns: ["text"],
      calculations: [{ op: "COUNT" }, { op: "MAX", column: "number" }],
      limit: 2,
      start_time: start,
      end_time: start + 3600,
      granularity: 3600,
    });
    const { data } = await client.queryResults.run(slug, query.id ?? "", {
      disable_total_by_aggregate: false,
      disable_other_by_aggregate: false,
    });
    expect(texts(data ? data : undefined)).toEqual(["b", "a"]);
    const time = "2026-02-03T04:00:00Z";
    expect(data?.series?.map(({ time, data }) => [time, data?.text])).toEqual([
      [time, "b"],
      [time, "a"],
    ]);
    const total = { COUNT: 11, "MAX(number)": 100 };
    expect(data?.total_by_aggregate).toEqual({ data: total });
    expect(data?.total_by_aggregate_series).toEqual([{ time, data: total }]);
    expect(data?.other_by_aggregate).toEqual({ data: { COUNT: 3, "MAX(number)": 100 } });
  });

  test("has no series with disable_series, and can then have more rows", async () => {
    const { id = "" } = await client.queries.create(slug, { breakdowns: ["text"] });
    const options = { disable_series: true, limit: 10_000 };
    const { data, query } = await client.queryResults.run(slug, id, options);
    expect(data?.series).toEqual([]);
    expect(query?.limit).toBe(10_000);
  });

  test("covers its time range, which includes the start and excludes the end", async () => {
    const at = (at: number): TestEvent => ({ at, rate: 1, data: {} });
    const slug = await send([at(-1), at(0), at(59), at(60), at(61)]);
    const counted = async (spec: QuerySpec) => {
      const { data } = await client.queryResults.run(slug, spec);
      return data?.results?.[0]?.data?.COUNT;
    };
    expect(await counted({ start_time: start, end_time: start + 60 })).toBe(2);
    expect(await counted({ start_time: start, time_range: 61 })).toBe(3);
    expect(await counted({ end_time: start, time_range: 60 })).toBe(1);
    // The default is the last two hours.
    expect(await counted({})).toBe(5);
    expect(await counted({ time_range: 3541 })).toBe(2);
  });
});

describe("columns", () => {
  test("can have any name, even names that differ only in case", async () => {
    const names = ["a b", 'quote"', "semi;colon", "SELECT", "Case", "case", "__proto__", "ünï"];
    const fields = names.map((name, index) => [name, index] as const);
    await request(sandbox, "POST", "/1/events/names", JSON.stringify(Object.fromEntries(fields)));
    const calculations = names.map((column) => ({ op: "SUM" as const, column }));
    const { data } = await client.queryResults.run("names", { calculations });
    const expected = fields.map(([name, index]) => [`SUM(${name})`, index]);
    expect(data?.results).toEqual([{ data: Object.fromEntries(expected) }]);
  });

  test("of several datasets are one column in __all__, converted to text if types differ", async () => {
    const sandbox = createSandbox({ polls: 0 });
    const client = connect(sandbox);
    await request(sandbox, "POST", "/1/events/one", { status: 200, only: 1, both: 1 });
    await request(sandbox, "POST", "/1/events/two", { status: "200", both: 2.5 });
    const { data } = await client.queryResults.run("__all__", {
      calculations: [{ op: "COUNT" }, { op: "SUM", column: "only" }, { op: "SUM", column: "both" }],
      breakdowns: ["status"],
    });
    expect(data?.results).toEqual([
      { data: { COUNT: 2, "SUM(only)": 1, "SUM(both)": 3.5, status: "200" } },
    ]);
    await sandbox.close();
  });

  test("convert values to their type, or drop them when that is not possible", async () => {
    await request(sandbox, "POST", "/1/batch/mixed", [
      { data: { number: 1, text: "x", flag: true } },
      { data: { number: "2.5", text: 3, flag: "false" } },
      { data: { number: "many", text: true, flag: "maybe" } },
    ]);
    const breakdowns = ["number", "text", "flag"];
    const { data } = await client.queryResults.run("mixed", {
      breakdowns,
      orders: [{ column: "text" }],
    });
    expect(data?.results).toEqual([
      { data: { COUNT: 1, number: 2.5, text: "3", flag: false } },
      { data: { COUNT: 1, text: "true" } },
      { data: { COUNT: 1, number: 1, text: "x", flag: true } },
    ]);
  });

  test("convert their values when their type is changed", async () => {
    await request(sandbox, "POST", "/1/batch/retyped", [
      { data: { status: "200" } },
      { data: { status: "none" } },
    ]);
    const groups = async () => {
      const spec = { breakdowns: ["status"], orders: [{ column: "status" }] };
      const { data } = await client.queryResults.run("retyped", spec);
      return data?.results?.map(({ data }) => data?.status);
    };
    expect(await groups()).toEqual(["200", "none"]);
    const { id } = await client.columns.getByName("retyped", "status");
    await client.columns.update("retyped", id, { type: "integer" });
    expect(await groups()).toEqual([200, undefined]);
  });

  test("lose their values when they are removed, even if they are created again", async () => {
    const slug = "removed";
    await request(sandbox, "POST", `/1/events/${slug}`, { kind: 1, other: 1 });
    await client.queryResults.run(slug, { breakdowns: ["kind"] });
    await request(sandbox, "POST", `/1/events/${slug}`, { kind: 2 });
    const { id } = await client.columns.getByName(slug, "kind");
    await client.columns.delete(slug, id);
    const running = client.queryResults.run(slug, { breakdowns: ["kind"] });
    await expect(running).rejects.toThrow("unknown column name: kind");
    await request(sandbox, "POST", `/1/events/${slug}`, { kind: "3" });
    const { data } = await client.queryResults.run(slug, { breakdowns: ["kind"] });
    expect(data?.results).toEqual([{ data: { COUNT: 2 } }, { data: { COUNT: 1, kind: "3" } }]);
  });
});
