import type { Query, QueryResultCreate } from "../src/index.ts";
import type { HttpResponse } from "../src/transport.ts";
import { json, type TestRequest } from "./host.ts";

type Value = string | number | boolean;
/** An event's columns, and in which step of time it happened. */
export interface TestEvent {
  readonly step: number;
  readonly data: Readonly<Record<string, Value>>;
}
type Row = Record<string, Value>;

export interface EngineOptions {
  /** Where rows without a value stand. @default "last" */
  readonly missing?: "first" | "last";
  /** How rows are ordered by text. @default as filters compare it, by bytes */
  readonly compareText?: (a: string, b: string) => number;
}

/**
 * Honeycomb's query results in a few lines: responds to requests that create queries, start them and
 * get their results, from events in memory.
 */
export class QueryEngine {
  /** The queries that were created, in order. */
  readonly queries: Query[] = [];
  readonly #results: { query: Query; request: QueryResultCreate }[] = [];
  readonly #events: readonly TestEvent[];
  readonly #options: EngineOptions;

  constructor(events: readonly TestEvent[], options: EngineOptions = {}) {
    this.#events = events;
    this.#options = options;
  }

  readonly respond = ({ operation, body, path }: TestRequest): HttpResponse => {
    const sent = body === undefined ? undefined : JSON.parse(body as string);
    if (operation === "createQuery") {
      return json({ ...sent, id: String(this.queries.push(sent) - 1) });
    }
    if (operation === "createQueryResult") {
      const query = this.queries[Number(sent.query_id)] as Query;
      return json({ id: String(this.#results.push({ query, request: sent }) - 1) });
    }
    const result = this.#results[Number(path.split("/").at(-1))];
    if (result === undefined) throw new Error(`no result at ${path}`);
    return json({ id: "any", complete: true, data: this.#compute(result) });
  };

  #compute({ query, request }: { query: Query; request: QueryResultCreate }) {
    const groups = Map.groupBy(
      this.#events.filter(({ data }) => passes(query, data)),
      ({ data }) => JSON.stringify(query.breakdowns?.map((column) => data[column] ?? null)),
    );
    const found = [...groups.values()]
      .map((events) => ({ events, row: calculate(query, events) }))
      .filter(({ row }) => query.havings?.every((having) => has(query, having, row)) ?? true)
      .sort((a, b) => this.#compare(query, a.row, b.row))
      .slice(0, request.limit ?? query.limit ?? 100);
    const series = found.flatMap(({ events }) =>
      [...Map.groupBy(events, ({ step }) => step)].map(([step, part]) => ({
        time: new Date(step * 1000).toISOString(),
        data: calculate(query, part),
      })),
    );
    return {
      results: found.map(({ row }) => ({ data: row })),
      series: request.disable_series ? [] : series,
    };
  }

  #compare(query: Query, a: Row, b: Row): number {
    const { missing = "last", compareText = compareBytes } = this.#options;
    for (const { op, column = "", order } of query.orders ?? []) {
      const name = op ? nameOf({ op, column }) : column;
      const [left, right] = [a[name], b[name]];
      if (left === right) continue;
      if (left === undefined) return missing === "last" ? 1 : -1;
      if (right === undefined) return missing === "last" ? -1 : 1;
      const step = compareValues(left, right, compareText);
      return order === "descending" ? -step : step;
    }
    return 0;
  }
}

type Calculation = NonNullable<Query["calculations"]>[number];

const nameOf = ({ op, column }: Calculation) => (column ? `${op}(${column})` : op);

/** What an aggregate makes of values, of which there is one at least. */
const aggregates: Readonly<Record<string, (values: readonly number[]) => number>> = {
  SUM: (values) => values.reduce((sum, value) => sum + value, 0),
  AVG: (values) => values.reduce((sum, value) => sum + value, 0) / values.length,
  MAX: (values) => Math.max(...values),
};

function calculate(query: Query, events: readonly TestEvent[]): Row {
  const row: Row = {};
  for (const calculation of query.calculations ?? [{ op: "COUNT" }]) {
    const { op, column, name } = calculation;
    const values = events.flatMap(({ data }) => data[column ?? ""] ?? []).map(Number);
    const value =
      op === "COUNT"
        ? events.length
        : op === "COUNT_DISTINCT"
          ? new Set(values).size
          : values.length > 0
            ? aggregates[op]?.(values)
            : undefined;
    if (value !== undefined) row[name || nameOf(calculation)] = value;
  }
  for (const column of query.breakdowns ?? []) {
    const value = events[0]?.data[column];
    if (value !== undefined) row[column] = value;
  }
  return row;
}

function has(query: Query, having: NonNullable<Query["havings"]>[number], row: Row): boolean {
  const { calculate_op, column, op, value } = having;
  const found = query.calculations?.find(
    (each) =>
      (each.op === calculate_op && (each.column ?? "") === (column ?? "")) ||
      (each.name && each.name === column),
  );
  if (!found) throw new Error(`a having of what is not calculated: ${calculate_op}`);
  return compare(row[found.name || nameOf(found)], op ?? "", value as number);
}

function passes({ filters, filter_combination }: Query, data: Readonly<Record<string, Value>>) {
  const passed = (filters ?? []).map(({ column, op, value }) =>
    compare(data[column ?? ""], op, value as Value),
  );
  return filter_combination === "OR" && passed.length > 0
    ? passed.some(Boolean)
    : passed.every(Boolean);
}

function compare(value: Value | undefined, op: string, other: Value): boolean {
  if (op === "does-not-exist") return value === undefined;
  if (value === undefined) return false;
  if (op === "exists") return true;
  const step = compareValues(value, other, compareBytes);
  const passes = comparisons[op];
  if (!passes) throw new Error(`a comparison that was not expected: ${op}`);
  return passes(step);
}

const comparisons: Readonly<Record<string, (step: number) => boolean>> = {
  "=": (step) => step === 0,
  ">": (step) => step > 0,
  ">=": (step) => step >= 0,
  "<": (step) => step < 0,
  "<=": (step) => step <= 0,
};

function compareValues(a: Value, b: Value, compareText: (a: string, b: string) => number): number {
  return typeof a === "string" ? compareText(a, String(b)) : Number(a) - Number(b);
}

const compareBytes = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b));
