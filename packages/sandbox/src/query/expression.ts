import { checkExpression, HoneycombExpressionError, parseExpression } from "@honeycomb/core";
import type { ExpressionNode } from "@honeycomb/core/models";
import { expressionOperators } from "@honeycomb/core/schemas";
import { castTo } from "../events/convert.ts";
import type { Operand, StorageType } from "../events/database.ts";
import type { Parameters } from "./parameters.ts";
import { QueryError } from "./query-error.ts";

/** A value in SQL. One without a type is null. */
type Value = Operand | { readonly sql: string; readonly type: undefined };

/** The arguments of a function, as SQL and as parsed. */
interface Arguments {
  readonly values: readonly Value[];
  readonly nodes: readonly ExpressionNode[];
  readonly parameters: Parameters;
}

/** What the SQL of an expression can refer to. */
interface Scope {
  /** Returns the SQL of a column. */
  use(column: string): Operand;
  /** Gives SQL a name. */
  name(operand: Operand): Operand;
}

/**
 * The length from which a part of an expression gets a name. Some functions contain the SQL of their
 * arguments several times, so that without names, the length would double with every level. DuckDB
 * also limits the levels.
 */
const maxLength = 500;

/**
 * Compiles the expression of a calculated field to SQL.
 *
 * @throws QueryError when the expression is not valid, or the sandbox can't compute it
 */
export function compileExpression(text: string, scope: Scope, parameters: Parameters): Operand {
  const mistake = checkExpression(text).find(({ severity }) => severity === "error");
  if (mistake !== undefined) {
    const { line, column, message } = mistake;
    throw new QueryError(`${message}, at line ${line}, column ${column} of ${text}`);
  }
  const compile = (node: ExpressionNode): Value => {
    const value = compileNode(node);
    return value.type === undefined || value.sql.length < maxLength ? value : scope.name(value);
  };
  const compileNode = (node: ExpressionNode): Value => {
    switch (node.type) {
      case "column":
        return scope.use(node.name);
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
    if (compileCall === undefined) throw new QueryError(`the sandbox does not support ${name}`);
    return compileCall({ values: nodes.map(compile), nodes, parameters });
  };
  const value = compile(parseExpression(text).node);
  return value.type === undefined ? varchar("CAST(NULL AS VARCHAR)") : value;
}

/** Returns the columns that an expression uses. None if it can't be parsed. */
export function columnsIn(text: string): string[] {
  const node = tryToParse(text);
  return node === undefined ? [] : columnsOf(node);
}

/** Parses an expression. Returns undefined if it is not valid. */
export function tryToParse(text: string): ExpressionNode | undefined {
  try {
    return parseExpression(text).node;
  } catch (error) {
    if (error instanceof HoneycombExpressionError) return undefined;
    throw error;
  }
}

function columnsOf(node: ExpressionNode): string[] {
  switch (node.type) {
    case "column":
      return [node.name];
    case "not":
      return columnsOf(node.operand);
    case "operation":
      return [node.left, node.right].flatMap(columnsOf);
    case "call":
      return node.arguments.flatMap(columnsOf);
    default:
      return [];
  }
}

const double = (sql: string): Operand => ({ sql, type: "DOUBLE" });
const varchar = (sql: string): Operand => ({ sql, type: "VARCHAR" });
const boolean = (sql: string): Operand => ({ sql, type: "BOOLEAN" });
const nothing: Value = { sql: "NULL", type: undefined };

/** A condition that is false for missing values. */
const test = (sql: string): Operand => boolean(`coalesce(${sql}, FALSE)`);
const not = (value: Value): Operand => boolean(`(NOT ${truth(value)})`);

/** SQL for whether a value counts as true. */
function truth({ sql, type }: Value): string {
  if (type === undefined) return "FALSE";
  const condition = { BOOLEAN: sql, DOUBLE: `${sql} <> 0`, VARCHAR: `${sql} = 'true'` };
  return `coalesce(${condition[type]}, FALSE)`;
}

/** SQL for a value as a number. It is 0 for values that are not numbers. */
function number({ sql, type }: Value): string {
  if (type === "DOUBLE") return `coalesce(${sql}, 0)`;
  return type === "VARCHAR" ? `coalesce(TRY_CAST(${sql} AS DOUBLE), 0)` : "0";
}

/** SQL for a value as text. */
function text(value: Value): string {
  return value.type === undefined ? "CAST(NULL AS VARCHAR)" : `(${castTo("VARCHAR", value)})`;
}

/** Converts values to a common type, which is text when they have different types. */
function unify(values: readonly Value[]): { sql: string[]; type: StorageType | undefined } {
  const types = new Set(values.flatMap(({ type }) => type ?? []));
  const [type] = types;
  if (types.size <= 1) return { sql: values.map(({ sql }) => sql), type };
  return { sql: values.map(text), type: "VARCHAR" };
}

type Compile = (call: Arguments) => Value;

/** The first argument. */
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

/** Division and remainder. The result is null for a divisor of 0. */
const division =
  (operator: string): Compile =>
  ({ values }) => {
    const [dividend, divisor] = [number(first(values)), number(second(values))];
    return double(`CASE WHEN ${divisor} <> 0 THEN ${dividend} ${operator} ${divisor} END`);
  };

/** The minimum or maximum of the arguments that have the type of the first one. */
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

/** A CASE expression from pairs of a condition and a value, and an optional default at the end. */
function branches(values: readonly Value[], condition: (value: Value) => string): Value {
  const conditions = values.filter((_, index) => index % 2 === 0 && index + 1 < values.length);
  const results = values.filter((_, index) => index % 2 === 1 || index + 1 === values.length);
  const { sql, type } = unify(results);
  if (type === undefined) return nothing;
  const cases = conditions.map((value, index) => `WHEN ${condition(value)} THEN ${sql[index]}`);
  const otherwise = sql[conditions.length] ?? "NULL";
  return { sql: `CASE ${cases.join(" ")} ELSE ${otherwise} END`, type };
}

/** Functions with a regular expression. DuckDB and Honeycomb both use the syntax of RE2. */
const regularExpression =
  (find: (text: string, pattern: string, groups: number) => Value): Compile =>
  ({ values, nodes }) => {
    const pattern = nodes[1];
    if (pattern?.type !== "text") throw new QueryError("a regular expression must be a literal");
    const groups = pattern.value.replace(/\\./gs, "").match(/\((?!\?(?!P?<))/g)?.length ?? 0;
    const searched = first(values);
    return find(
      searched.type === "VARCHAR" ? searched.sql : "CAST(NULL AS VARCHAR)",
      second(values).sql,
      groups,
    );
  };

/** Honeycomb's functions in SQL, except for metrics functions and those with undocumented results. */
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
  // Every table of events has the column `time`, in milliseconds.
  EVENT_TIMESTAMP: () => double("(time / 1000)"),
  FORMAT_TIME: ({ values, nodes: [format], parameters }) => {
    if (format?.type !== "text") throw new QueryError("the format of a time must be a literal");
    const time = `make_timestamp(CAST(${number(second(values))} * 1e6 AS BIGINT))`;
    return varchar(`strftime(${time}, ${parameters.add(format.value)})`);
  },
};
