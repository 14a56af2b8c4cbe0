import {
  checkExpression,
  type ExpressionNode,
  expressionOperators,
  parseExpression,
} from "@honeycomb/core";
import { castTo } from "../events/convert.ts";
import type { Operand, StorageType } from "../events/database.ts";
import type { Parameters } from "./parameters.ts";
import { QueryError } from "./query-error.ts";

/** A value in SQL. One without a type is null. */
type Value = Operand | { readonly sql: string; readonly type: undefined };

/** A function's arguments, and what they are written as. */
interface Arguments {
  readonly values: readonly Value[];
  readonly nodes: readonly ExpressionNode[];
  readonly parameters: Parameters;
}

/**
 * A calculated field's expression in SQL.
 *
 * @param use what a column is in SQL
 * @throws QueryError where the sandbox can't compute it
 */
export function compileExpression(
  text: string,
  use: (column: string) => Operand,
  parameters: Parameters,
): Operand {
  const mistake = checkExpression(text).find(({ severity }) => severity === "error");
  if (mistake !== undefined) {
    const { line, column, message } = mistake;
    throw new QueryError(`${message}, at line ${line}, column ${column} of ${text}`);
  }
  const compile = (node: ExpressionNode): Value => {
    switch (node.type) {
      case "column":
        return use(node.name);
      case "text":
        return varchar(`CAST(${parameters.add(node.value)} AS VARCHAR)`);
      case "integer":
      case "float":
        return double(`CAST(${parameters.add(Number(node.value))} AS DOUBLE)`);
      case "boolean":
        return boolean(node.value ? "TRUE" : "FALSE");
      case "null":
        return nothing;
      case "not":
        return call("NOT", [node.operand]);
      case "operation": {
        const operands = [node.left, node.right];
        const name = expressionOperators[node.operator].function;
        return name === undefined ? not(call("EQUALS", operands)) : call(name, operands);
      }
      case "call":
        return call(node.function, node.arguments);
    }
  };
  const call = (name: string, nodes: readonly ExpressionNode[]): Value => {
    const compileCall = Object.hasOwn(functions, name) ? functions[name] : undefined;
    if (compileCall === undefined) throw new QueryError(`the sandbox does not compute ${name}`);
    return compileCall({ values: nodes.map(compile), nodes, parameters });
  };
  const value = compile(parseExpression(text).node);
  return value.type === undefined ? varchar("CAST(NULL AS VARCHAR)") : value;
}

const double = (sql: string): Operand => ({ sql, type: "DOUBLE" });
const varchar = (sql: string): Operand => ({ sql, type: "VARCHAR" });
const boolean = (sql: string): Operand => ({ sql, type: "BOOLEAN" });
const nothing: Value = { sql: "NULL", type: undefined };

/** What is missing is not true of anything. */
const test = (sql: string): Operand => boolean(`coalesce(${sql}, FALSE)`);
const not = (value: Value): Operand => boolean(`(NOT ${truth(value)})`);

/** Whether a value counts as true. */
function truth({ sql, type }: Value): string {
  if (type === undefined) return "FALSE";
  const condition = { BOOLEAN: sql, DOUBLE: `${sql} <> 0`, VARCHAR: `${sql} = 'true'` };
  return `coalesce(${condition[type]}, FALSE)`;
}

/** A value as a number: 0 where it is none. */
function number({ sql, type }: Value): string {
  if (type === "DOUBLE") return `coalesce(${sql}, 0)`;
  return type === "VARCHAR" ? `coalesce(TRY_CAST(${sql} AS DOUBLE), 0)` : "0";
}

/** A value as text. */
function text(value: Value): string {
  return value.type === undefined ? "CAST(NULL AS VARCHAR)" : `(${castTo("VARCHAR", value)})`;
}

/** Values in the type that they have in common, which is text where they have several. */
function unify(values: readonly Value[]): { sql: string[]; type: StorageType | undefined } {
  const types = new Set(values.flatMap(({ type }) => type ?? []));
  const [type] = types;
  if (types.size <= 1) return { sql: values.map(({ sql }) => sql), type };
  return { sql: values.map(text), type: "VARCHAR" };
}

type Compile = (call: Arguments) => Value;

/** The first of an argument list; every function but those without has one. */
const first = (values: readonly Value[]): Value => values[0] ?? nothing;
const second = (values: readonly Value[]): Value => values[1] ?? nothing;

function equal(left: Value, right: Value): string {
  const isComparable = left.type !== undefined && left.type === right.type;
  return isComparable ? `coalesce(${left.sql} = ${right.sql}, FALSE)` : "FALSE";
}

const compare =
  (operator: string): Compile =>
  ({ values }) => {
    const [left, right] = [first(values), second(values)];
    const isOrdered = left.type === right.type && /^(?:DOUBLE|VARCHAR)$/.test(left.type ?? "");
    return isOrdered ? test(`${left.sql} ${operator} ${right.sql}`) : boolean("FALSE");
  };

const arithmetic =
  (operator: string): Compile =>
  ({ values }) =>
    double(`(${values.map(number).join(` ${operator} `)})`);

/** Null where it would divide by zero. */
const division =
  (operator: string): Compile =>
  ({ values }) => {
    const [dividend, divisor] = [number(first(values)), number(second(values))];
    return double(`CASE WHEN ${divisor} <> 0 THEN ${dividend} ${operator} ${divisor} END`);
  };

/** Among the arguments of the first one's type. */
const extreme =
  (name: string): Compile =>
  ({ values }) => {
    const typed = values.filter(({ type }) => type !== undefined);
    const alike = typed.filter(({ type }) => type === typed[0]?.type);
    const { sql, type } = unify(alike);
    return type === undefined ? nothing : { sql: `${name}(${sql.join(", ")})`, type };
  };

const textTest =
  (name: string): Compile =>
  ({ values }) => {
    const areText = values.every(({ type }) => type === "VARCHAR");
    return areText ? test(`${name}(${values.map(({ sql }) => sql).join(", ")})`) : boolean("FALSE");
  };

/** Branches are pairs of a condition and a value, and perhaps a last value. */
function branches(values: readonly Value[], condition: (value: Value) => string): Value {
  const conditions = values.filter((_, index) => index % 2 === 0 && index + 1 < values.length);
  const results = values.filter((_, index) => index % 2 === 1 || index + 1 === values.length);
  const { sql, type } = unify(results);
  if (type === undefined) return nothing;
  const cases = conditions.map((value, index) => `WHEN ${condition(value)} THEN ${sql[index]}`);
  const otherwise = sql[conditions.length] ?? "NULL";
  return { sql: `CASE ${cases.join(" ")} ELSE ${otherwise} END`, type };
}

/** What a regular expression finds in a text. DuckDB's and Honeycomb's have the same syntax, RE2's. */
const regularExpression =
  (find: (text: string, pattern: string, groups: number) => Value): Compile =>
  ({ values, nodes }) => {
    const pattern = nodes[1];
    if (pattern?.type !== "text") throw new QueryError("a regular expression must be written out");
    const groups = pattern.value.replace(/\\./gs, "").match(/\((?!\?(?!P?<))/g)?.length ?? 0;
    const searched = first(values);
    return find(
      searched.type === "VARCHAR" ? searched.sql : "CAST(NULL AS VARCHAR)",
      second(values).sql,
      groups,
    );
  };

/** Honeycomb's functions in SQL, less those of metrics and those whose results are not known here. */
const functions: Readonly<Record<string, Compile>> = {
  IF: ({ values }) => branches(values, truth),
  SWITCH: ({ values: [tested = nothing, ...cases] }) =>
    branches(cases, (value) => equal(tested, value)),
  COALESCE: ({ values }) => {
    const { sql, type } = unify(values);
    return type === undefined ? nothing : { sql: `coalesce(${sql.join(", ")})`, type };
  },

  LT: compare("<"),
  LTE: compare("<="),
  GT: compare(">"),
  GTE: compare(">="),
  EQUALS: ({ values }) => boolean(equal(first(values), second(values))),
  IN: ({ values: [tested = nothing, ...others] }) =>
    boolean(`(${others.map((value) => equal(tested, value)).join(" OR ")})`),
  EXISTS: ({ values }) => boolean(`(${first(values).sql} IS NOT NULL)`),
  NOT: ({ values }) => not(first(values)),
  AND: ({ values }) => boolean(`(${values.map(truth).join(" AND ")})`),
  OR: ({ values }) => boolean(`(${values.map(truth).join(" OR ")})`),

  SUM: arithmetic("+"),
  SUB: arithmetic("-"),
  MUL: arithmetic("*"),
  DIV: division("/"),
  MOD: division("%"),
  MIN: extreme("least"),
  MAX: extreme("greatest"),
  LOG10: ({ values }) => {
    const value = number(first(values));
    return double(`CASE WHEN ${value} > 0 THEN log10(${value}) END`);
  },

  INT: ({ values }) => double(`trunc(${number(first(values))})`),
  FLOAT: ({ values }) => double(number(first(values))),
  BOOL: ({ values }) => boolean(truth(first(values))),
  STRING: ({ values }) => varchar(`coalesce(${text(first(values))}, '')`),

  CONCAT: ({ values }) => varchar(`concat(${values.map(text).join(", ")})`),
  TO_LOWER: ({ values }) =>
    first(values).type === "VARCHAR" ? varchar(`lower(${first(values).sql})`) : nothing,
  STARTS_WITH: textTest("starts_with"),
  ENDS_WITH: textTest("ends_with"),
  CONTAINS: textTest("contains"),
  LENGTH: ({ values, nodes: [, unit] }) => {
    const measure = unit?.type === "text" && unit.value === "bytes" ? "strlen" : "length";
    return double(`CAST(${measure}(${text(first(values))}) AS DOUBLE)`);
  },
  REG_MATCH: regularExpression((searched, pattern) =>
    test(`regexp_matches(${searched}, ${pattern})`),
  ),
  REG_VALUE: regularExpression((searched, pattern, groups) =>
    varchar(
      `CASE WHEN regexp_matches(${searched}, ${pattern})
        THEN regexp_extract(${searched}, ${pattern}, ${groups > 0 ? 1 : 0}) END`,
    ),
  ),
  REG_COUNT: regularExpression((searched, pattern) =>
    double(`CAST(coalesce(len(regexp_extract_all(${searched}, ${pattern})), 0) AS DOUBLE)`),
  ),

  UNIX_TIMESTAMP: ({ values }) => double(`epoch(TRY_CAST(${text(first(values))} AS TIMESTAMP))`),
  // Every source of events has their time, in milliseconds.
  EVENT_TIMESTAMP: () => double("(time / 1000)"),
  FORMAT_TIME: ({ values, nodes: [format], parameters }) => {
    if (format?.type !== "text") throw new QueryError("the format of a time must be written out");
    const time = `make_timestamp(CAST(${number(second(values))} * 1e6 AS BIGINT))`;
    return varchar(`strftime(${time}, ${parameters.add(format.value)})`);
  },
};
