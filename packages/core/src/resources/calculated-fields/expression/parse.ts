import { Expression } from "./expression.ts";
import { HoneycombExpressionError, issueAt } from "./expression-error.ts";
import { type ExpressionNode, maximumDepth, tooDeep } from "./node.ts";
import { type BinaryOperator, binaryOperators, isBinaryOperator } from "./operators.ts";
import type { Span } from "./place.ts";
import { unquote } from "./quote.ts";
import { type Token, type TokenType, tokenize } from "./tokens.ts";

/**
 * Parses the expression of a calculated field. You can inspect the result (`node`), convert it to
 * text (`String(expression)`), and pass it to the functions of `expressions`.
 *
 * It supports all of Honeycomb's syntax: functions, infix operators, trailing commas, and both kinds
 * of quotes. It does not check functions and their arguments: {@link checkExpression} does.
 *
 * @throws HoneycombExpressionError when the syntax is not valid; the message shows the position
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
  /** The position of each node in the text. Each node comes after its descendants. */
  readonly spans: ReadonlyMap<ExpressionNode, Span>;
}

/** @throws HoneycombExpressionError */
export function parse(text: string): ParsedExpression {
  return new Parser(text).parse();
}

/** Far more than Honeycomb accepts, and well below what would overflow the stack of a pattern. */
const maximumLength = 1_000_000;
const largestInteger = 2n ** 63n - 1n;

class Parser {
  readonly #text: string;
  readonly #tokens: readonly Token[];
  readonly #spans = new Map<ExpressionNode, Span>();
  #position = 0;
  #depth = 0;

  constructor(text: string) {
    this.#text = text;
    if (text.length > maximumLength) {
      const span = { start: maximumLength, end: text.length };
      throw this.#error(span, `the expression has more than ${maximumLength} characters`);
    }
    this.#tokens = tokenize(text);
  }

  parse(): ParsedExpression {
    const node = this.#binary(1);
    const token = this.#token;
    if (token.type !== "end")
      throw this.#unexpected(token, "an operator or the end of the expression");
    return { node, spans: this.#spans };
  }

  /** Parses operators of at least this precedence, with their operands. */
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
        const name = this.#expect("text", "a column name in quotes");
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
            'a minus sign is only allowed before a number; to negate another value, write "0 - …"',
          );
        }
        throw this.#unexpected(token, "a value");
      default:
        throw this.#unexpected(token, "a value");
    }
  }

  /** Adds a number. Its sign is part of it. */
  #number(sign: Token, { type, text, end }: Token): ExpressionNode {
    const span = { start: sign.start, end };
    const isNegative = sign.text === "-";
    if (type === "float") {
      const value = Number(text);
      if (!Number.isFinite(value))
        throw this.#error(span, `${text} is too large for a 64-bit float`);
      return this.#add({ type, value: isNegative ? -value : value }, span);
    }
    const integer = BigInt(text);
    if (integer > largestInteger) {
      throw this.#error(span, `${text} is too large for a 64-bit integer`);
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
          : `"${token.text}" is not a value; write $${token.text} for a column, "${token.text}" for text, or ${token.text}(…) for a function`,
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
    // The last token is the end, and `#advance` does not move past it.
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
    if (++this.#depth > maximumDepth) throw this.#error(this.#token, tooDeep);
  }

  #add(node: ExpressionNode, { start, end }: Span): ExpressionNode {
    this.#spans.set(node, { start, end });
    return node;
  }

  #spanOf(node: ExpressionNode): Span {
    // Every node is added when it is created.
    return this.#spans.get(node) as Span;
  }

  #unexpected(token: Token, expected: string): HoneycombExpressionError {
    if (token.type === "unknown" && /["`]/.test(token.text)) {
      const span = { start: token.start, end: this.#text.length };
      return this.#error(span, "the closing quote is missing");
    }
    const found = token.type === "end" ? "the end of the expression" : `"${token.text}"`;
    const previous = this.#tokens[this.#tokens.indexOf(token) - 1];
    return this.#error(token, `expected ${expected}, but found ${found}${hint(token, previous)}`);
  }

  #error(span: Span, message: string): HoneycombExpressionError {
    const issue = issueAt(this.#text, span, "error", message);
    return new HoneycombExpressionError(this.#text, [issue]);
  }
}

/** Explains mistakes that are habits from other languages. */
function hint(token: Token, previous: Token | undefined): string {
  if (token.text === "'") return "; put text in double quotes or backticks";
  if (token.text === "&" || token.text === "|") return '; join conditions with "AND" or "OR"';
  if (token.text === "=" && previous?.text === "=" && previous.end === token.start) {
    return '; compare values with a single "="';
  }
  return previous?.type === "column" ? operatorHint(previous.text) : "";
}

/** Explains a column name that contains the operator that follows it. */
export function operatorHint(name: string): string {
  return /[-+/=:?]/.test(name)
    ? `; "${name}" is read as one name, since column names can contain + - / = : and ?; put a space before the operator`
    : "";
}
