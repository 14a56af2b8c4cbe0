import { InvalidArgumentError } from "@commander-js/extra-typings";
import { calculationOps, filterOps } from "@honeycomb/core/schemas";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseCalculation } from "./calculation.ts";
import { parseDuration, parseSeconds } from "./duration.ts";
import { parseFilter } from "./filter.ts";
import { parseOrder } from "./order.ts";
import { parsePair } from "./pair.ts";
import { parseThreshold } from "./threshold.ts";

describe("a duration", () => {
  it.each([
    ["250ms", 250],
    ["90s", 90_000],
    ["1.5h", 5_400_000],
    ["2 d", 172_800_000],
    ["1w", 604_800_000],
  ])("%s is %d milliseconds", (text, milliseconds) => {
    expect(parseDuration(text)).toBe(milliseconds);
  });

  it.each(["", "10", "h", "-1h", "1y", "1h30m", "1e3s"])("can't be %j", (text) => {
    expect(() => parseDuration(text)).toThrow(InvalidArgumentError);
  });

  it("is whole seconds where Honeycomb counts in seconds", () => {
    expect(parseSeconds("2h")).toBe(7200);
    expect(() => parseSeconds("1500ms")).toThrow("whole seconds");
    expect(() => parseSeconds("0s")).toThrow("whole seconds");
  });
});

describe("a calculation", () => {
  it.each([
    ["COUNT", { op: "COUNT" }],
    ["p99:duration_ms", { op: "P99", column: "duration_ms" }],
    ["MAX:a:b", { op: "MAX", column: "a:b" }],
  ])("%s", (text, calculation) => {
    expect(parseCalculation(text)).toEqual(calculation);
  });

  it("names the operations where it isn't one of them", () => {
    expect(() => parseCalculation("MEDIAN:duration_ms")).toThrow(calculationOps.join(", "));
  });

  it.each(["P99", "P99:"])("needs a column unless it counts events: %s", (text) => {
    expect(() => parseCalculation(text)).toThrow("P99 needs a column, such as P99:duration_ms");
  });
});

describe("a filter", () => {
  it.each([
    ["duration_ms > 100", { column: "duration_ms", op: ">", value: 100 }],
    ["duration_ms>=100", { column: "duration_ms", op: ">=", value: 100 }],
    ["endpoint starts-with /api", { column: "endpoint", op: "starts-with", value: "/api" }],
    ["name = Jane Doe", { column: "name", op: "=", value: "Jane Doe" }],
    ['version = "2"', { column: "version", op: "=", value: "2" }],
    ["error = true", { column: "error", op: "=", value: true }],
    ["error exists", { column: "error", op: "exists" }],
    ["error DOES-NOT-EXIST", { column: "error", op: "does-not-exist" }],
    ["status in 500, 503", { column: "status", op: "in", value: [500, 503] }],
    ['status not-in ["a, b"]', { column: "status", op: "not-in", value: ["a, b"] }],
    ['"a column" contains in', { column: "a column", op: "contains", value: "in" }],
    ["http.status-code != 200", { column: "http.status-code", op: "!=", value: 200 }],
  ])("%s", (text, filter) => {
    expect(parseFilter(text)).toEqual(filter);
  });

  it.each(["", "duration_ms", "duration_ms >", "> 5", "duration_ms like 5", "a column > 5"])(
    "can't be %j",
    (text) => {
      expect(() => parseFilter(text)).toThrow(InvalidArgumentError);
    },
  );

  it("is what it was written from, for every column, operator and value", () => {
    const column = fc.string({ minLength: 1 }).filter((name) => !name.includes('"'));
    const value = fc.oneof(fc.string(), fc.double({ noNaN: true, noDefaultInfinity: true }));
    fc.assert(
      fc.property(column, fc.constantFrom(...filterOps), value, (name, op, given) => {
        const isList = op === "in" || op === "not-in";
        const written = JSON.stringify(isList ? [given] : given);
        expect(parseFilter(`"${name}" ${op} ${written}`)).toEqual({
          column: name,
          op,
          value: JSON.parse(written),
        });
      }),
    );
  });
});

describe("an order", () => {
  it.each([
    ["COUNT desc", { op: "COUNT", order: "descending" }],
    ["P99:duration_ms", { op: "P99", column: "duration_ms" }],
    ["endpoint asc", { column: "endpoint", order: "ascending" }],
    ["a column", { column: "a column" }],
  ])("%s", (text, order) => {
    expect(parseOrder(text)).toEqual(order);
  });

  it("can't be empty", () => {
    expect(() => parseOrder(" ")).toThrow(InvalidArgumentError);
  });
});

describe("a threshold", () => {
  it.each([
    ["> 1000", { op: ">", value: 1000 }],
    ["<=0.5", { op: "<=", value: 0.5 }],
    [">= -1", { op: ">=", value: -1 }],
  ])("%s", (text, threshold) => {
    expect(parseThreshold(text)).toEqual(threshold);
  });

  it.each(["1000", "> ", "> many", "= 5", "> Infinity"])("can't be %j", (text) => {
    expect(() => parseThreshold(text)).toThrow(InvalidArgumentError);
  });
});

describe("a pair", () => {
  it.each([
    ["detailed=true", ["detailed", true]],
    ["page[size]=10", ["page[size]", 10]],
    ["filter=a=b", ["filter", "a=b"]],
    ["empty=", ["empty", ""]],
  ])("%s", (text, pair) => {
    expect(parsePair(text)).toEqual(pair);
  });

  it("has a name and a value", () => {
    expect(() => parsePair("detailed")).toThrow("name=value");
  });
});
