import { operations } from "@honeycomb/core";
import * as fc from "fast-check";
import { createSandbox } from "../../src/index.ts";
import { Client, type Failure } from "./client.ts";

const columns = {
  n: [0, -1, 1e308, 0.1],
  s: ["", "1e400", "2026-01-01T00:00:00Z", "\0💥"],
  b: [true],
};

const calls = fc.constantFrom(
  ...["IF", "SWITCH", "COALESCE", "LT", "LTE", "EQUALS", "IN", "EXISTS", "NOT", "AND", "OR", "SUM"],
  ...[
    "SUB",
    "MUL",
    "DIV",
    "MOD",
    "MIN",
    "MAX",
    "LOG10",
    "INT",
    "FLOAT",
    "BOOL",
    "STRING",
    "CONCAT",
  ],
  ...["TO_LOWER", "CONTAINS", "LENGTH", "REG_MATCH", "REG_VALUE", "REG_COUNT", "UNIX_TIMESTAMP"],
  ...["EVENT_TIMESTAMP", "FORMAT_TIME", "RATE", "BUCKET", "NOPE", ""],
);

/** Expressions of calculated fields, most of which are valid. */
export const { expression } = fc.letrec<{ expression: string }>((tie) => ({
  expression: fc.oneof(
    { maxDepth: 6, depthSize: "medium" },
    fc.constantFrom(
      ...["$n", "$s", "$b", "$none", "0", "-1", "1.5", "1e300", "1e999", "9223372036854775807"],
      ...[
        "null",
        "true",
        '"x"',
        '"%Y %"',
        '"\\x00"',
        "`(`",
        "`(a*)*b`",
        "`a{1,1000}`",
        "``",
        "`(?P<x>a)`",
      ],
    ),
    fc
      .tuple(calls, fc.array(tie("expression"), { minLength: 1, maxLength: 4 }))
      .map(([name, values]) => `${name}(${values.join(", ")})`),
    fc
      .tuple(
        tie("expression"),
        fc.constantFrom(..."+-*/%<>=", "<=", "!=", "AND", "OR"),
        tie("expression"),
      )
      .map((parts) => `(${parts.join(" ")})`),
    tie("expression").map((operand) => `!(${operand})`),
    // The same again and again, in itself.
    fc
      .tuple(calls, tie("expression"), fc.constantFrom(2, 30, 300))
      .map(
        ([name, innermost, levels]) =>
          `${`${name}(`.repeat(levels)}${innermost}${", 1)".repeat(levels)}`,
      ),
    fc
      .tuple(tie("expression"), fc.constantFrom("+", "/", "AND"), fc.constantFrom(30, 900))
      .map(([first, operator, levels]) => `${first}${` ${operator} 1`.repeat(levels)}`),
  ),
}));

/**
 * Calculates fields in a query. The first is calculated from columns, and the others also from the
 * field before.
 *
 * @returns the responses that are the sandbox's fault
 */
export async function calculate(expressions: readonly string[]): Promise<Failure[]> {
  await using sandbox = createSandbox({ polls: 0 });
  const client = new Client(sandbox);
  const events = Object.entries(columns).flatMap(([name, values]) =>
    values.map((value) => ({ data: { [name]: value } })),
  );
  await client.send("POST", "/1/batch/api", {
    operation: operations.createEvents,
    body: JSON.stringify(events),
  });
  const fields = expressions.map((expression, index) => ({
    name: `f${index}`,
    expression: expression.replaceAll("$none", `$f${index - 1}`),
  }));
  const column = `f${expressions.length - 1}`;
  const query = {
    calculated_fields: fields,
    breakdowns: [column],
    calculations: [{ op: "COUNT_DISTINCT", column }],
    filters: [{ column, op: "exists" }],
  };
  const created = await client.send("POST", "/1/queries/api", {
    operation: operations.createQuery,
    body: JSON.stringify(query),
  });
  await client.runQueryOf(created, "api");
  return client.failures;
}
