import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkExpression, expressions, HoneycombExpressionError } from "../../../index.ts";

const columns = [
  { key_name: "status", type: "integer" },
  { key_name: "duration_ms", type: "float" },
  { key_name: "endpoint", type: "string" },
  { key_name: "cached", type: "boolean" },
  "request_ok",
  "unset",
] as const;

describe("checkExpression", () => {
  test.each([
    "IF(LT($status, 400), 1, 0)",
    "$duration_ms > 500 AND !$cached OR $request_ok",
    'SUM(1.0, 5, "2.3")',
    'IF($status >= 500, "error", CONTAINS($endpoint, "/v1/"), "old", "fine",)',
    'SWITCH($endpoint, "/a", 1, "/b", 2, 0)',
    'IF($endpoint, 1, "true", 2)',
    "BUCKET(LOG10($duration_ms), 0.5, 0, 6)",
    "REG_MATCH($endpoint, `^/api/\\d+$`)",
    'LENGTH(COALESCE($endpoint, "none"), "bytes")',
    'EQUALS(MAX($status, 1), IF($cached, 200, "none"))',
    "MAX(RATE($status, 300))",
    "EVENT_TIMESTAMP() - INGEST_TIMESTAMP()",
    "$status + -5 != 1e3",
  ])("accepts %s", (text) => {
    expect(checkExpression(text, columns)).toEqual([]);
  });

  test.each([
    ["LT($staus, 400)", "4-10 error", 'there is no column "staus"; did you mean "status"?'],
    ["$unknown", "1-9 error", 'there is no column "unknown"'],
    ["$status-10", "1-11 error", 'no column "status-10"; "status-10" is read as one name'],
    ["1 + iff($cached, 1)", "5-8 error", '"iff" is not a documented function; did you mean "IF"?'],
    ["NOW()", "1-4 error", '"NOW" is not a documented function; did you mean "NOT"?'],
    ["LT($status)", "1-3 error", "LT takes 2 arguments, but received 1"],
    ["IF($cached)", "1-3 error", "IF takes at least 2 arguments, but received 1"],
    ["EVENT_TIMESTAMP(1)", "1-16 error", "EVENT_TIMESTAMP takes no arguments, but received 1"],
    ['LENGTH("a", "chars", 1)', "1-7 error", "LENGTH takes 1 to 2 arguments, but received 3"],
    [
      "REG_COUNT($endpoint, $endpoint)",
      "22-31 error",
      "a regular expression as a literal in quotes",
    ],
    [
      "RATE($status) + LAST($status)",
      "17-21 error",
      "aligns a metric in time, and it already has RATE",
    ],
    ['$status = "200"', "11-16 warning", "this is text and the first is a number"],
    ["LT($endpoint, 5)", "15-16 warning", "this is a number and the first is text"],
    ["IN($endpoint, `/a`, true)", "21-25 warning", "this is a boolean and the first is text"],
    ["$unset < true", "10-14 warning", "< takes numbers or text, but this is a boolean"],
    ['MUL("2", "two")', "10-15 warning", "MUL takes a number, but this is text"],
    ["$status * ($cached)", "11-20 warning", "* takes a number, but this is a boolean"],
    ["!LENGTH(`a`) AND `no`", "18-22 warning", "AND takes a condition, but this is text"],
    ['CONTAINS($status, "a")', "10-17 warning", "CONTAINS takes text, but this is a number"],
    ["TO_LOWER(IF($cached, 1))", "10-24 warning", "takes text, but this is a number or null"],
    ["LT($status 1)", "12-13 error", 'expected "," or ")", but found "1"'],
  ])("%s: at %s, %s", (text, place, message) => {
    const [issue, ...others] = checkExpression(text, columns);
    expect(others).toEqual([]);
    expect(`${Number(issue?.start) + 1}-${Number(issue?.end) + 1} ${issue?.severity}`).toBe(place);
    expect(issue).toMatchObject({ line: 1, column: Number(issue?.start) + 1 });
    expect(issue?.message).toContain(message);
  });

  test("finds all issues of all lines, in order", () => {
    const issues = checkExpression(
      'CONCAT(\n  LOG(1),\n  LT($status, "4"),\n  $nothing\n)',
      columns,
    );
    const places = issues.map(({ line, column, severity }) => `${line}:${column} ${severity}`);
    expect(places).toEqual(["2:3 error", "3:15 warning", "4:3 error"]);
    expect(new HoneycombExpressionError("", issues).issues).toBe(issues);
  });

  test("lists the first 100 issues, and then how many more there are", () => {
    const check = (lines: number) => checkExpression(`CONCAT(\n${"LOG(1),\n".repeat(lines)})`);
    expect(check(100).map(({ line }) => line)).toEqual(
      Array.from({ length: 100 }, (_, index) => index + 2),
    );
    const more = { severity: "error", line: 102, column: 1 };
    expect(check(101).slice(100)).toMatchObject([{ ...more, message: "1 more issue follows" }]);
    // The length of the expression is an issue, too.
    expect(check(10_000).slice(100)).toMatchObject([
      { ...more, message: "9901 more issues follow" },
    ]);
  });

  test("the issue that stands for others is an error only if one of them is", () => {
    const [last] = checkExpression(`CONCAT(${'1 < "2", '.repeat(200)})`).slice(100);
    expect(last).toMatchObject({ severity: "warning", message: "100 more issues follow" });
  });

  test.each([
    ["a mistake in each line", (size: number) => `CONCAT(\n${"LOG($staus),\n".repeat(size)})`],
    ["a quote that isn't closed", (size: number) => `"${'\\"'.repeat(10 * size)}`],
  ])("takes time in proportion to the length of a text with %s", (_, write) => {
    const time = (size: number) => {
      const text = write(size);
      const start = performance.now();
      checkExpression(text, ["status"]);
      return performance.now() - start;
    };
    time(1000); // The first run also compiles the code.
    // With the square of the length, it would take a hundred times as long.
    expect(time(10_000)).toBeLessThan(25 * time(1000) + 500);
  });

  test("accepts any column when no columns are passed", () => {
    expect(checkExpression("LT($anything, 1)")).toEqual([]);
  });

  test("positions refer to the text of an expression object", () => {
    const { col, Sum } = expressions;
    const [issue] = checkExpression(Sum(col("a b"), col("status")), ["status"]);
    expect(issue).toMatchObject({ start: 4, end: 10, message: 'there is no column "a b"' });
  });

  test("checks the length of an expression", () => {
    const text = `"${"é".repeat(4093)}"`;
    expect(checkExpression(text)).toEqual([]);
    expect(checkExpression(`${text} `)).toMatchObject([
      {
        start: 4095,
        end: 4096,
        message: "the expression has 4096 characters, but the limit is 4095",
      },
    ]);
  });

  test("returns issues inside the text for any input", () => {
    const part = fc.constantFrom(..."$(),!-+<=", "IF(", "$status", "1", "`a`", "AND", "LT(", "$x ");
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const text = parts.join(" ");
        for (const { start, end } of checkExpression(text, columns)) {
          expect(start).toBeLessThanOrEqual(end);
          expect(end).toBeLessThanOrEqual(text.length);
        }
      }),
    );
  });
});
