import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  checkExpression,
  expressions,
  HoneycombExpressionError,
  HoneycombInputError,
  parseExpression,
  printExpression,
} from "../../../index.ts";
import type { ExpressionNode } from "../../../models.ts";
import { functions } from "./functions.ts";
import { binaryOperators } from "./operators.ts";
import { parse } from "./parse.ts";
import { tokenize } from "./tokens.ts";

/** Generates any tree that an expression can have. */
const { node: anyNode } = fc.letrec<{ node: ExpressionNode }>((tie) => {
  // Half of the characters have a meaning in the syntax.
  const text = fc.string({
    unit: fc.oneof(
      fc.string({ unit: "binary", maxLength: 1 }),
      fc.constantFrom(...'"`\\\n\t$u{0}'),
    ),
  });
  const int64 = fc.bigInt({ min: -(2n ** 63n) + 1n, max: 2n ** 63n - 1n });
  const reserved = ["true", "false", "null"];
  return {
    node: fc.oneof(
      { maxDepth: 5, withCrossShrink: true },
      fc.record({ type: fc.constant("column" as const), name: text }),
      fc.record({ type: fc.constant("text" as const), value: text }),
      fc.record({
        type: fc.constant("integer" as const),
        value: fc
          .oneof(fc.integer(), int64)
          .map((value) => (Number.isSafeInteger(Number(value)) ? Number(value) : value)),
      }),
      fc.record({
        type: fc.constant("float" as const),
        value: fc.double({ noNaN: true, noDefaultInfinity: true }),
      }),
      fc.record({ type: fc.constant("boolean" as const), value: fc.boolean() }),
      fc.record({ type: fc.constant("null" as const) }),
      fc.record({
        type: fc.constant("call" as const),
        function: fc.oneof(
          fc.constantFrom(...Object.keys(functions)),
          fc.stringMatching(/^[A-Za-z][A-Za-z0-9_]+$/).filter((name) => !reserved.includes(name)),
        ),
        arguments: fc.array(tie("node"), { maxLength: 4 }),
      }),
      fc.record({ type: fc.constant("not" as const), operand: tie("node") }),
      fc.record({
        type: fc.constant("operation" as const),
        operator: fc.constantFrom(
          ...(Object.keys(binaryOperators) as (keyof typeof binaryOperators)[]),
        ),
        left: tie("node"),
        right: tie("node"),
      }),
    ),
  };
});

/** Generates text that is similar to an expression. */
const anyText = fc.oneof(
  fc.string({ unit: "binary" }),
  fc
    .array(
      fc.oneof(
        fc.constantFrom(..."$()\"`\\,!-+*/%<>=.'# \n\t"),
        fc.constantFrom("IF(", "LT(", "AND", "OR", "true", "null", "$a", '$"', "1", ".5", "1e400"),
        fc.string({ maxLength: 3 }),
      ),
      { maxLength: 30 },
    )
    .map((parts) => parts.join("")),
);

describe("parseExpression", () => {
  test("parses functions, columns and every literal", () => {
    const { node } = parseExpression(
      'IF(LT($status, 400), "ok", -1.5e3, null, $"Key Length", true,)',
    );
    expect(node).toEqual({
      type: "call",
      function: "IF",
      arguments: [
        {
          type: "call",
          function: "LT",
          arguments: [
            { type: "column", name: "status" },
            { type: "integer", value: 400 },
          ],
        },
        { type: "text", value: "ok" },
        { type: "float", value: -1500 },
        { type: "null" },
        { type: "column", name: "Key Length" },
        { type: "boolean", value: true },
      ],
    });
  });

  test.each([
    ["$a + $b * 2", "$a + ($b * 2)"],
    ["$a * $b / 2 % 3", "(($a * $b) / 2) % 3"],
    ["$a + $b - 1", "$a + ($b - 1)"],
    ["$a - $b - 1", "($a - $b) - 1"],
    ["$a < 1 = true", "($a < 1) = true"],
    ["$a = 1 AND $b != 2 OR $c >= 3", "(($a = 1) AND ($b != 2)) OR ($c >= 3)"],
    ["!$a = $b", "(!$a) = $b"],
    ['$"0"-5-$"1"--5', '(($"0" - 5) - $"1") - -5'],
    ["$foo AND AND($bar AND $baz, $quux)", "$foo AND (AND(($bar AND $baz), $quux))"],
  ])("parses %s as %s", (text, grouped) => {
    expect(parseExpression(text)).toEqual(parseExpression(grouped));
    expect(String(parseExpression(grouped))).not.toContain("((");
  });

  test.each([
    ['"say \\"hi\\"\\n\\\\"', 'say "hi"\n\\'],
    ["`^[a-z]+\\[\\d+\\]$`", "^[a-z]+\\[\\d+\\]$"],
    ["`two\nlines`", "two\nlines"],
    ['"\\a\\b\\f\\r\\t\\v"', "\x07\b\f\r\t\v"],
    ['"\\u00e9\\U0001F41D"', "é🐝"],
    ['"\\101\\xe2\\x82\\xac"', "A€"],
  ])("decodes the text %s", (text, value) => {
    expect(parseExpression(text).node).toEqual({ type: "text", value });
  });

  test("keeps whole numbers exact, and distinguishes them from floats", () => {
    expect(parseExpression("9007199254740993").node).toEqual({
      type: "integer",
      value: 9007199254740993n,
    });
    expect(String(parseExpression("EQUALS(1, 1.0)"))).toBe("EQUALS(1, 1.0)");
  });

  test("throws an input error that shows the position", () => {
    const text = "IF($slow,\n  LT($status 400),\n  1)";
    expect(() => parseExpression(text)).toThrow(HoneycombInputError);
    expect(() => parseExpression(text)).toThrow(
      new HoneycombExpressionError(text, [
        {
          path: "expression",
          severity: "error",
          message: 'expected "," or ")", but found "400"',
          start: 23,
          end: 26,
          line: 2,
          column: 14,
        },
      ]),
    );
    expect(() => parseExpression(text)).toThrow(
      [
        'Invalid input: expression: expected "," or ")", but found "400", at line 2, column 14:',
        "  LT($status 400),",
        "             ^^^",
      ].join("\n"),
    );
  });

  test("the error shows only the part of a long line around the position", () => {
    const text = `CONCAT(${"$a, ".repeat(40)}#, ${"$b, ".repeat(40)})`;
    expect(() => parseExpression(text)).toThrow(/column 168:\n….{36}#.{35}…\n {37}\^$/);
  });

  test.each([
    ["", "expected a value, but found the end of the expression", 1],
    ["LT($a, 1", 'expected "," or ")", but found the end of the expression', 9],
    ["$a > ", "expected a value, but found the end of the expression", 6],
    ["($a", 'expected an operator or ")", but found the end of the expression', 4],
    ["1 2", 'expected an operator or the end of the expression, but found "2"', 3],
    ["$a == 1", 'compare values with a single "="', 5],
    ["$a && $b", 'join conditions with "AND" or "OR"', 4],
    ["'ok'", "put text in double quotes or backticks", 1],
    ["$a+$b", '"$a+" is read as one name', 4],
    ["status", "write $status for a column", 1],
    ["AND", 'expected a value, but found "AND"', 1],
    ["-$a", "a minus sign is only allowed before a number", 1],
    ['CONCAT("a, $b)', "the closing quote is missing", 8],
    ["`a", "the closing quote is missing", 1],
    ['"\\d"', '"\\d" is not a valid escape sequence', 2],
    ['"\\xff"', '"\\xff" is not a valid escape sequence', 2],
    ['"a\nb"', "text in double quotes can't contain a line break", 3],
    ["$ 1", "expected a column name in quotes", 3],
    ["99999999999999999999", "too large for a 64-bit integer", 1],
    ["1e400", "too large for a 64-bit float", 1],
  ])("rejects %j: %s", (text, message, column) => {
    expect(() => parseExpression(text)).toThrow(message);
    expect(() => parseExpression(text)).toThrow(`at line 1, column ${column}:`);
  });

  test.each(["(", "!", "INT(", "1 + "])("limits the depth of nesting: %s…", (part) => {
    expect(() => parseExpression(part.repeat(100_000))).toThrow(
      "nested more than 1000 levels deep",
    );
    const deep = `${part.repeat(800)}1${part.includes("(") ? ")".repeat(800) : ""}`;
    expect(checkExpression(printExpression(parseExpression(deep)))).toEqual([]);
  });

  test("limits the depth of an expression object", () => {
    let deep = expressions.Not(true);
    for (let level = 0; level < 100_000; level++) deep = expressions.Not(deep);
    for (const print of [String, JSON.stringify, printExpression, checkExpression]) {
      expect(() => print(deep)).toThrow(HoneycombInputError);
      expect(() => print(deep)).toThrow("nested more than 1000 levels deep");
    }
  });

  test("limits the length of an expression", () => {
    expect(() => parseExpression(`"${"\\x41".repeat(10_000_000)}"`)).toThrow(
      "the expression has more than 1000000 characters",
    );
  });

  test("a printed tree parses to the same tree", () => {
    fc.assert(
      fc.property(anyNode, (node) => {
        expect(parseExpression(printExpression(node)).node).toEqual(node);
      }),
      { numRuns: 2000 },
    );
  });

  test("printing a parsed expression again gives the same text", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const read = tryToParse(text);
        fc.pre(!(read instanceof HoneycombExpressionError));
        const printed = String(read);
        expect(String(parseExpression(printed))).toBe(printed);
      }),
    );
  });

  test("throws no other error for any text, and its position is in the text", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const read = tryToParse(text);
        if (!(read instanceof HoneycombExpressionError)) return;
        const [issue] = read.issues;
        expect(issue?.start).toBeGreaterThanOrEqual(0);
        expect(issue?.end).toBeGreaterThanOrEqual(issue?.start ?? Number.NaN);
        expect(issue?.end).toBeLessThanOrEqual(text.length);
        const line = text.split("\n")[(issue?.line ?? 0) - 1] ?? "";
        expect(issue?.column).toBeLessThanOrEqual(line.length + 1);
      }),
      { numRuns: 2000 },
    );
  });

  test("tokens cover the whole text except white space", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let end = 0;
        for (const token of tokenize(text)) {
          expect(text.slice(end, token.start)).toMatch(/^\p{White_Space}*$/u);
          expect(text.slice(token.start, token.end)).toBe(token.text);
          end = token.end;
        }
        expect(end).toBe(text.length);
      }),
    );
  });

  test("the position of each node is within that of its parent", () => {
    fc.assert(
      fc.property(anyNode, (node) => {
        const text = printExpression(node);
        const { spans } = parse(text);
        for (const [parent, { start, end }] of spans) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeLessThanOrEqual(text.length);
          for (const child of childrenOf(parent)) {
            expect(spans.get(child)?.start).toBeGreaterThanOrEqual(start);
            expect(spans.get(child)?.end).toBeLessThanOrEqual(end);
          }
        }
      }),
    );
  });
});

function tryToParse(text: string) {
  try {
    return parseExpression(text);
  } catch (error) {
    if (error instanceof HoneycombExpressionError) return error;
    throw error;
  }
}

function childrenOf(node: ExpressionNode): readonly ExpressionNode[] {
  if (node.type === "call") return node.arguments;
  if (node.type === "not") return [node.operand];
  return node.type === "operation" ? [node.left, node.right] : [];
}
