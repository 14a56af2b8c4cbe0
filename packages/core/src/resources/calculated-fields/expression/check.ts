import type { ColumnType } from "../../columns/types.ts";
import { closest } from "./closest.ts";
import { type Expression, printExpression } from "./expression.ts";
import { type ExpressionIssue, HoneycombExpressionError, issueAt } from "./expression-error.ts";
import {
  describeCount,
  functions,
  type Kind,
  type ParameterKind,
  parametersFor,
  type Signature,
  signatureOf,
} from "./functions.ts";
import type { CallNode, ExpressionNode } from "./node.ts";
import { binaryOperators } from "./operators.ts";
import { operatorHint, type ParsedExpression, parse } from "./parse.ts";
import type { Span } from "./place.ts";

/** A column that an expression can use: its name, or an item of what `columns.list()` returns. */
export type KnownColumn = string | TypedColumn;

/** The name and the type of a column. */
export interface TypedColumn {
  /** The name of the column. */
  readonly key_name: string;
  /** The type of its values. If it is absent, the column can have values of any type. */
  readonly type?: ColumnType | undefined;
}

/** Honeycomb's limit on the length of an expression, in characters. */
const maximumLength = 4095;

/** The largest number of issues that are described. More of them would not help. */
const maximumIssues = 100;

/**
 * Validates an expression without a request. Checks its syntax, its functions, the number and the
 * types of their arguments, and, if you pass `columns`, the names and types of columns.
 *
 * The checks follow Honeycomb's documentation, and Honeycomb may accept more than it documents.
 * Therefore, methods that send an expression do not run these checks.
 *
 * @param expression the expression, as text or as an object. Issues refer to positions in its text,
 *   which for an `Expression` is `String(expression)`.
 * @param columns the columns and calculated fields that the expression can use. Without them, every
 *   column is accepted.
 * @returns the issues in the order of their positions; empty if there are none. After the first 100,
 *   one more issue says how many others there are.
 * @throws HoneycombInputError when an expression object is nested more than 1000 levels deep
 *
 * @example
 * ```ts
 * const columns = await client.columns.list("api");
 * for (const { line, column, message } of checkExpression("LT($staus, 400)", columns)) {
 *   console.error(`${line}:${column} ${message}`); // 1:4 there is no column "staus"; did you mean "status"?
 * }
 * ```
 */
export function checkExpression(
  expression: string | Expression | ExpressionNode,
  columns?: Iterable<KnownColumn>,
): ExpressionIssue[] {
  const text = typeof expression === "string" ? expression : printExpression(expression);
  let parsed: ParsedExpression;
  try {
    parsed = parse(text);
  } catch (error) {
    if (error instanceof HoneycombExpressionError) return [...error.issues];
    throw error;
  }
  const checker = new Checker(text, parsed, columns);
  checker.checkAll();
  const problems = checker.problems.sort((a, b) => a.span.start - b.span.start);
  const omitted = problems.splice(maximumIssues);
  const [first] = omitted;
  if (first !== undefined) {
    const isError = omitted.some(({ severity }) => severity === "error");
    problems.push({
      span: first.span,
      severity: isError ? "error" : "warning",
      describe: () =>
        omitted.length === 1 ? "1 more issue follows" : `${omitted.length} more issues follow`,
    });
  }
  return problems.map(({ span, severity, describe }) => issueAt(text, span, severity, describe()));
}

/** An issue whose message is created only if it is reported, because that takes time. */
interface Problem {
  readonly span: Span;
  readonly severity: ExpressionIssue["severity"];
  readonly describe: () => string;
}

/** The possible kinds of a value. Undefined if it can be of any kind. */
type Kinds = readonly Kind[] | undefined;

const columnKinds: Readonly<Record<string, Kind>> = {
  string: "string",
  float: "number",
  integer: "number",
  boolean: "boolean",
};

class Checker {
  readonly problems: Problem[] = [];
  readonly #text: string;
  readonly #parsed: ParsedExpression;
  readonly #columns: ReadonlyMap<string, Kind> | undefined;
  readonly #kinds = new Map<ExpressionNode, Kinds>();
  #temporal: string | undefined;

  constructor(text: string, parsed: ParsedExpression, columns?: Iterable<KnownColumn>) {
    this.#text = text;
    this.#parsed = parsed;
    this.#columns =
      columns &&
      new Map(
        Array.from(columns, (column) =>
          typeof column === "string"
            ? [column, "any"]
            : [column.key_name, columnKinds[column.type ?? ""] ?? "any"],
        ),
      );
    const length = [...text].length;
    if (length > maximumLength) {
      const end = text.length;
      const start = end - (length - maximumLength);
      this.problems.push({
        span: { start, end },
        severity: "error",
        describe: () =>
          `the expression has ${length} characters, but the limit is ${maximumLength}`,
      });
    }
  }

  checkAll(): void {
    // Each node comes after its descendants, so that no recursion is needed.
    for (const node of this.#parsed.spans.keys()) this.#kinds.set(node, this.#check(node));
  }

  /** Adds the issues of a node. Returns the possible kinds of its value. */
  #check(node: ExpressionNode): Kinds {
    switch (node.type) {
      case "column":
        return this.#column(node, node.name);
      case "text":
        return ["string"];
      case "integer":
      case "float":
        return ["number"];
      case "boolean":
      case "null":
        return [node.type];
      case "not":
        this.#argument("!", "condition", node.operand, this.#kinds.get(node.operand));
        return ["boolean"];
      case "operation": {
        const name = binaryOperators[node.operator].function ?? "EQUALS";
        return this.#apply(node.operator, functions[name], [node.left, node.right]);
      }
      case "call":
        return this.#call(node);
    }
  }

  #column(node: ExpressionNode, name: string): Kinds {
    const columns = this.#columns;
    if (columns === undefined) return undefined;
    const kind = columns.get(name);
    if (kind === undefined) {
      this.#add(node, "error", () => {
        const hint = operatorHint(name) || suggest(closest(name, columns.keys()));
        return `there is no column "${name}"${hint}`;
      });
    }
    return kind === undefined || kind === "any" ? undefined : [kind];
  }

  #call(node: CallNode): Kinds {
    const name = node.function;
    const signature = signatureOf(name);
    if (signature === undefined) {
      const describe = () => {
        const hint = suggest(closest(name, Object.keys(functions)));
        return `"${name}" is not a documented function${hint}`;
      };
      this.#add(node, "error", describe, name);
      return undefined;
    }
    if (signature.temporal) {
      if (this.#temporal !== undefined) {
        const other = this.#temporal;
        const describe = () =>
          `an expression can have only one function that aligns a metric in time, and it already has ${other}`;
        this.#add(node, "error", describe, name);
      }
      this.#temporal ??= name;
    }
    return this.#apply(name, signature, node.arguments, node);
  }

  #apply(
    name: string,
    signature: Signature,
    values: readonly ExpressionNode[],
    call?: CallNode,
  ): Kinds {
    const kinds = values.map((value) => this.#kinds.get(value));
    const parameters = parametersFor(signature, values.length);
    if (parameters === undefined) {
      if (call) {
        const describe = () =>
          `${name} takes ${describeCount(signature)}, but received ${values.length}`;
        this.#add(call, "error", describe, name);
      }
      return undefined;
    }
    for (const [index, value] of values.entries()) {
      this.#argument(name, parameters[index] as ParameterKind, value, kinds[index]);
    }
    this.#checkSameKind(name, values, kinds, parameters);
    if (signature.result === "arguments") return union(kinds);
    if (signature.result === "branches") {
      const results = kinds.filter((_, index) => parameters[index] === "value");
      const hasDefault = parameters.at(-1) === "value" && parameters.at(-2) === "value";
      return union(hasDefault ? results : [...results, ["null"]]);
    }
    return [signature.result];
  }

  #argument(name: string, parameter: ParameterKind, value: ExpressionNode, kinds: Kinds): void {
    if (parameter === "pattern" && value.type !== "text") {
      const describe = () => `${name} requires a regular expression as a literal in quotes`;
      this.#add(value, "error", describe);
    }
    const accepted = acceptedKinds[parameter];
    if (accepted === undefined || kinds === undefined) return;
    if (kinds.some((kind) => accepted.includes(kind))) return;
    if (parameter === "number" && isNumeric(value, kinds)) return;
    if (parameter === "condition" && kinds.includes("string") && canBeTrue(value)) return;
    const describe = () =>
      `${name} takes ${described[parameter]}, but this is ${describeKinds(kinds)}`;
    this.#add(value, "warning", describe);
  }

  /** Adds an issue for each value that is compared with one of another kind, which is always false. */
  #checkSameKind(
    name: string,
    values: readonly ExpressionNode[],
    kinds: readonly Kinds[],
    parameters: readonly ParameterKind[],
  ): void {
    const [first] = kinds;
    if (first === undefined || !/^(?:comparable|ordered)$/.test(parameters[0] ?? "")) return;
    for (const [index, value] of values.entries()) {
      const others = kinds[index];
      const isCompared = parameters[index] === parameters[0];
      if (!isCompared || others === undefined || others.some((kind) => first.includes(kind))) {
        continue;
      }
      const describe = () =>
        `${name} compares values of the same type, but this is ${describeKinds(others)} and the first is ${describeKinds(first)}`;
      this.#add(value, "warning", describe);
    }
  }

  /** Adds an issue. With a function's name, only the name is marked, not the whole call. */
  #add(
    node: ExpressionNode,
    severity: Problem["severity"],
    describe: Problem["describe"],
    name?: string,
  ): void {
    const { start, end } = this.#parsed.spans.get(node) ?? { start: 0, end: this.#text.length };
    const span = { start, end: name === undefined ? end : start + name.length };
    this.problems.push({ span, severity, describe });
  }
}

/** The kinds of values that a parameter accepts. The other parameters accept all kinds. */
const acceptedKinds: Partial<Readonly<Record<ParameterKind, readonly Kind[]>>> = {
  condition: ["boolean", "number", "null"],
  ordered: ["number", "string"],
  number: ["number"],
  string: ["string"],
};

const described: Readonly<Record<ParameterKind, string>> = {
  value: "a value",
  condition: "a condition",
  comparable: "a value",
  ordered: "numbers or text",
  number: "a number",
  string: "text",
  pattern: "a regular expression",
};

const kindNames: Readonly<Record<Kind, string>> = {
  number: "a number",
  string: "text",
  boolean: "a boolean",
  null: "null",
  any: "a value",
};

function describeKinds(kinds: readonly Kind[]): string {
  return kinds.map((kind) => kindNames[kind]).join(" or ");
}

function union(kinds: readonly Kinds[]): Kinds {
  const known = kinds.filter((each) => each !== undefined);
  return known.length === kinds.length ? [...new Set(known.flat())] : undefined;
}

/** Whether Honeycomb can convert a value to a number: it parses text. */
function isNumeric(value: ExpressionNode, kinds: readonly Kind[]): boolean {
  if (!kinds.includes("string")) return false;
  return value.type !== "text" || (value.value.trim() !== "" && !Number.isNaN(Number(value.value)));
}

/** Whether a condition of text can be true: of all texts, only "true" is. */
function canBeTrue(value: ExpressionNode): boolean {
  return value.type !== "text" || value.value === "true";
}

function suggest(name: string | undefined): string {
  return name === undefined ? "" : `; did you mean "${name}"?`;
}
