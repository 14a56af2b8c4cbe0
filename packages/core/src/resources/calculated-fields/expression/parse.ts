import { Expression } from "./expression.ts";
import { HoneycombExpressionError, issueAt } from "./expression-error.ts";
import type { ExpressionNode } from "./node.ts";
import { type BinaryOperator, binaryOperators, isBinaryOperator } from "./operators.ts";
import type { Span } from "./place.ts";
import { unquote } from "./quote.ts";
import { type Token, type TokenType, tokenize } from "./tokens.ts";

/**
 * Reads the text of a calculated field. The result can be looked into (`node`), written
 * (`String(expression)`), and used as an argument of `expressions`.
 *
 * It reads all that Honeycomb does: functions, infix operators, trailing commas, both kinds of
 * quotes. Whether the functions exist and get what they need is for {@link checkExpression}.
 *
 * @throws HoneycombExpressionError which shows where it stopped making sense
 *
 * @example
 * ```ts
 * const slow = parseExpression("$duration_ms > 1000 AND !EXISTS($error)");
 * String(expressions.If(slow, "slow", "fine"));
 * ```
 *
 * @see https://docs.honeycomb.io/reference/calculated-field-formula/syntax/
 */
export function parseExpression(text: string): Expression<"any"> {
  return new Expression(parse(text).node);
}

export interface ParsedExpression {
  readonly node: ExpressionNode;
  /** Where each node stands in the text. A node comes after all within it. */
  readonly spans: ReadonlyMap<ExpressionNode, Span>;
}

/** @throws HoneycombExpressionError */
export function parse(text: string): ParsedExpression {
  return new Parser(text).parse();
}

/** Far beyond what anyone writes, and well within what the stack holds. */
const maximumDepth = 1000;
const largestInteger = 2n ** 63n - 1n;

class Parser {
  readonly #text: string;
  readonly #tokens: readonly Token[];
  readonly #spans = new Map<ExpressionNode, Span>();
  #position = 0;
  #depth = 0;

  constructor(text: string) {
    this.#text = text;
    this.#tokens = tokenize(text);
  }

  parse(): ParsedExpression {
    const node = this.#binary(1);
    const token = this.#token;
    if (token.type !== "end") throw this.#unexpected(token, "an operator or the end");
    return { node, spans: this.#spans };
  }

  /** Operators of at least this precedence, and their operands. */
  #binary(precedence: number): ExpressionNode {
    const depth = this.#depth;
    let left = this.#prefixed();
    while (true) {
      const operator = this.#operator;
      const found = operator === undefined ? 0 : binaryOperators[operator].precedence;
      if (operator === undefined || found < precedence) break;
      this.#descend();
      this.#advance();
      const right = this.#binary(found + 1);
      const span = { start: this.#spanOf(left).start, end: this.#spanOf(right).end };
      left = this.#add({ type: "operation", operator, left, right }, span);
    }
    this.#depth = depth;
    return left;
  }

  get #operator(): BinaryOperator | undefined {
    const { type, text } = this.#token;
    return (type === "operator" || type === "name") && isBinaryOperator(text) ? text : undefined;
  }

  #prefixed(): ExpressionNode {
    const depth = this.#depth;
    this.#descend();
    const token = this.#token;
    let node: ExpressionNode;
    if (token.text === "!") {
      this.#advance();
      const operand = this.#prefixed();
      node = this.#add(
        { type: "not", operand },
        { start: token.start, end: this.#spanOf(operand).end },
      );
    } else {
      node = this.#primary();
    }
    this.#depth = depth;
    return node;
  }

  #primary(): ExpressionNode {
    const token = this.#advance();
    switch (token.type) {
      case "column":
        return this.#add({ type: "column", name: token.text.slice(1) }, token);
      case "$": {
        const name = this.#expect("text", "a column's name in quotes");
        const span = { start: token.start, end: name.end };
        return this.#add({ type: "column", name: this.#unquote(name) }, span);
      }
      case "text":
        return this.#add({ type: "text", value: this.#unquote(token) }, token);
      case "integer":
      case "float":
        return this.#number(token, token);
      case "name":
        return this.#named(token);
      case "(": {
        const inner = this.#binary(1);
        const close = this.#expect(")", 'an operator or ")"');
        return this.#add(inner, { start: token.start, end: close.end });
      }
      case "operator":
        if (token.text === "-") {
          const { type } = this.#token;
          if (type === "integer" || type === "float") return this.#number(token, this.#advance());
          throw this.#error(
            token,
            'a minus sign can stand before a number alone; of other values, write "0 - …"',
          );
        }
        throw this.#unexpected(token, "a value");
      default:
        throw this.#unexpected(token, "a value");
    }
  }

  /** A number, whose sign is part of it. */
  #number(sign: Token, { type, text, end }: Token): ExpressionNode {
    const span = { start: sign.start, end };
    const isNegative = sign.text === "-";
    if (type === "float") {
      const value = Number(text);
      if (!Number.isFinite(value)) throw this.#error(span, `${text} is too large for a number`);
      return this.#add({ type, value: isNegative ? -value : value }, span);
    }
    const integer = BigInt(text);
    if (integer > largestInteger) {
      throw this.#error(span, `${text} is too large for a whole number`);
    }
    const value = isNegative ? -integer : integer;
    const inexact = integer > BigInt(Number.MAX_SAFE_INTEGER);
    return this.#add({ type: "integer", value: inexact ? value : Number(value) }, span);
  }

  #named(token: Token): ExpressionNode {
    switch (token.text) {
      case "true":
      case "false":
        return this.#add({ type: "boolean", value: token.text === "true" }, token);
      case "null":
        return this.#add({ type: "null" }, token);
    }
    if (!this.#at("(")) {
      throw this.#error(
        token,
        isBinaryOperator(token.text)
          ? `expected a value, but found "${token.text}"`
          : `"${token.text}" is not a value; a column is written $${token.text}, text "${token.text}", and a function ${token.text}(…)`,
      );
    }
    this.#advance();
    const values: ExpressionNode[] = [];
    while (!this.#at(")")) {
      values.push(this.#binary(1));
      if (!this.#at(",")) break;
      this.#advance();
    }
    const { end } = this.#expect(")", '"," or ")"');
    const node = { type: "call", function: token.text, arguments: values } as const;
    return this.#add(node, { start: token.start, end });
  }

  get #token(): Token {
    // There is always the end, which is never passed.
    return this.#tokens[this.#position] as Token;
  }

  #at(type: TokenType): boolean {
    return this.#token.type === type;
  }

  #advance(): Token {
    const token = this.#token;
    if (token.type !== "end") this.#position++;
    return token;
  }

  #expect(type: TokenType, expected: string): Token {
    const token = this.#token;
    if (token.type !== type) throw this.#unexpected(token, expected);
    return this.#advance();
  }

  #unquote(token: Token): string {
    const value = unquote(token.text);
    if (typeof value === "string") return value;
    const span = { start: token.start + value.start, end: token.start + value.end };
    throw this.#error(span, value.message);
  }

  #descend(): void {
    if (++this.#depth <= maximumDepth) return;
    throw this.#error(this.#token, `this is more than ${maximumDepth} levels deep`);
  }

  #add(node: ExpressionNode, { start, end }: Span): ExpressionNode {
    this.#spans.set(node, { start, end });
    return node;
  }

  #spanOf(node: ExpressionNode): Span {
    // Every node is added where it is made.
    return this.#spans.get(node) as Span;
  }

  #unexpected(token: Token, expected: string): HoneycombExpressionError {
    if (token.type === "unknown" && /["`]/.test(token.text)) {
      const span = { start: token.start, end: this.#text.length };
      return this.#error(span, "the quotes are not closed");
    }
    const found = token.type === "end" ? "the end" : `"${token.text}"`;
    const previous = this.#tokens[this.#tokens.indexOf(token) - 1];
    return this.#error(token, `expected ${expected}, but found ${found}${hint(token, previous)}`);
  }

  #error(span: Span, message: string): HoneycombExpressionError {
    const issue = issueAt(this.#text, span, "error", message);
    return new HoneycombExpressionError(this.#text, [issue]);
  }
}

/** What others have in mind who write this. */
function hint(token: Token, previous: Token | undefined): string {
  if (token.text === "'") return "; text is in double quotes or backticks";
  if (token.text === "&" || token.text === "|") return '; conditions are joined by "AND" and "OR"';
  if (token.text === "=" && previous?.text === "=" && previous.end === token.start) {
    return '; equality is written with one "="';
  }
  return previous?.type === "column" ? operatorHint(previous.text) : "";
}

/** What explains a name that swallowed the operator behind it. */
export function operatorHint(name: string): string {
  return /[-+/=:?]/.test(name)
    ? `; "${name}" is one name, as + - / = : and ? can be part of one: put a space before an operator`
    : "";
}
