import { HoneycombInputError, type InputIssue } from "../../../operation/errors/input-error.ts";
import { excerpt, locate, type Span } from "./place.ts";

/** One thing that is wrong with an expression, and where. */
export interface ExpressionIssue extends InputIssue, Span {
  /** What was expected, what was found. */
  readonly message: string;
  /**
   * `error`: Honeycomb refuses the expression, or documents nothing that would make it take it.
   * `warning`: Honeycomb takes it, but this part always has the same value, or none.
   */
  readonly severity: "error" | "warning";
  /** The line of `start`, from 1. */
  readonly line: number;
  /** The column of `start`, from 1. */
  readonly column: number;
}

/**
 * An expression is not one that Honeycomb understands. The message shows the place:
 *
 * ```text
 * Invalid input: expression: expected "," or ")", but found "400", at line 1, column 15:
 * IF(LT($status 400), 1, 0)
 *               ^^^
 * ```
 */
export class HoneycombExpressionError extends HoneycombInputError {
  override name = "HoneycombExpressionError";
  override readonly issues: readonly ExpressionIssue[];
  /** The whole expression. */
  readonly text: string;

  constructor(text: string, issues: readonly ExpressionIssue[]) {
    super(
      issues.map((issue) => ({
        path: issue.path,
        message: `${issue.message}, at line ${issue.line}, column ${issue.column}:\n${excerpt(text, issue)}`,
      })),
    );
    this.text = text;
    this.issues = issues;
  }
}

/** Says what is wrong with a part of a text. */
export function issueAt(
  text: string,
  { start, end }: Span,
  severity: ExpressionIssue["severity"],
  message: string,
): ExpressionIssue {
  return { path: "expression", message, severity, start, end, ...locate(text, start) };
}
