import { HoneycombInputError, type InputIssue } from "../../../operation/errors/input-error.ts";
import { excerpt, locate, type Span } from "./place.ts";

/** A problem in an expression, and its position. */
export interface ExpressionIssue extends InputIssue, Span {
  /** What was expected, and what was found. */
  readonly message: string;
  /**
   * `error`: the expression does not follow Honeycomb's documentation, so that Honeycomb most likely
   * rejects it. `warning`: Honeycomb accepts it, but this part always has the same value or no value.
   */
  readonly severity: "error" | "warning";
  /** The line of `start`, from 1. */
  readonly line: number;
  /** The column of `start`, from 1. */
  readonly column: number;
}

/**
 * Thrown when the text of an expression can't be parsed. The message shows the position:
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
  /** The text of the whole expression. */
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

/** Creates an issue for a part of a text. */
export function issueAt(
  text: string,
  { start, end }: Span,
  severity: ExpressionIssue["severity"],
  message: string,
): ExpressionIssue {
  return { path: "expression", message, severity, start, end, ...locate(text, start) };
}
