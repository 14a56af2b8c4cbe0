import { describe, expect, test } from "vitest";
import {
  checkExpression,
  type Expression,
  expressions,
  HoneycombInputError,
  parseExpression,
  printExpression,
} from "../../../index.ts";
import { functions } from "./functions.ts";

const { And, Coalesce, col, Div, Equals, Exists, If, In, Int, Lt, Not, Or, RegValue, Sum, Switch } =
  expressions;

describe("expressions", () => {
  test.each<[Expression, string]>([
    [If(Lt(col("status"), 400), 1, 0), "IF(LT($status, 400), 1, 0)"],
    [
      And(Not(Exists(col("trace.parent_id"))), Lt(col("duration_ms"), 0.5)),
      "AND(NOT(EXISTS($trace.parent_id)), LT($duration_ms, 0.5))",
    ],
    [Switch(col("env"), "prod", 1, "dev", 2, null), 'SWITCH($env, "prod", 1, "dev", 2, null)'],
    [RegValue(col("error.message"), "code (\\d+)"), "REG_VALUE($error.message, `code (\\d+)`)"],
    [In(col("http method"), "GET", "HEAD"), 'IN($"http method", "GET", "HEAD")'],
    [expressions.String(col("1st")), 'STRING($"1st")'],
    [
      expressions.FormatTime("%A", expressions.EventTimestamp()),
      'FORMAT_TIME("%A", EVENT_TIMESTAMP())',
    ],
    [Equals(col("id"), 9007199254740993n), "EQUALS($id, 9007199254740993)"],
    [Int(true), "INT(true)"],
  ])("%s", (expression, text) => {
    expect(String(expression)).toBe(text);
    expect(JSON.stringify({ expression })).toBe(JSON.stringify({ expression: text }));
    expect(printExpression(expression)).toBe(text);
    expect(parseExpression(text)).toEqual(expression);
    expect(checkExpression(expression)).toEqual([]);
  });

  test("each function has a builder with the same name", () => {
    const names = Object.keys(expressions).filter((name) => name !== "col");
    const written = names.map((name) => name.replace(/(?<=[a-z])(?=[A-Z])/g, "_").toUpperCase());
    expect(written.toSorted()).toEqual(Object.keys(functions).toSorted());
  });

  test("accepts a parsed expression as an argument", () => {
    const slow = parseExpression("$duration_ms > 1000");
    expect(String(Or(slow, Exists(col("error"))))).toBe("OR($duration_ms > 1000, EXISTS($error))");
  });

  test.each<[() => unknown, string]>([
    [() => col(""), 'name: expected text that is not empty, but it is ""'],
    [
      () => Sum(1, Number.NaN),
      "SUM[1]: expected a finite number, a string, a boolean, null or an expression, but it is NaN",
    ],
    // @ts-expect-error an object is not a value
    [() => Exists({}), "EXISTS[0]: expected a finite number, a string"],
    // @ts-expect-error it requires two arguments
    [() => Div(1), "DIV: expected 2 arguments, but received 1"],
    // @ts-expect-error it requires at least one argument
    [() => Coalesce(), "COALESCE: expected at least 1 argument, but received 0"],
  ])("reject %s", (build, message) => {
    expect(build).toThrow(HoneycombInputError);
    expect(build).toThrow(message);
  });
});
