import { HoneycombError } from "./honeycomb-error.ts";

/** One thing that is wrong with what was to be sent. */
export interface InputIssue {
  /** Where: `threshold.value`, `recipients[0].type`. */
  readonly path: string;
  /** What it was, what it may be. */
  readonly message: string;
}

/** What was to be sent is not valid. Nothing was sent. */
export class HoneycombInputError extends HoneycombError {
  override name = "HoneycombInputError";
  readonly issues: readonly InputIssue[];
  /** Honeycomb's id of the operation, where the input was for one. */
  readonly operation: string | undefined;

  constructor(issues: readonly InputIssue[], operation?: string) {
    const where = operation ? ` for ${operation}` : "";
    super(
      `Invalid input${where}: ${issues.map(({ path, message }) => `${path}: ${message}`).join("; ")}`,
    );
    this.issues = issues;
    this.operation = operation;
  }

  /** The error for one field: what it is, and what it may be. */
  static of(path: string, received: unknown, expected: string, operation?: string) {
    return new HoneycombInputError(
      [{ path, message: `expected ${expected}, but it is ${show(received)}` }],
      operation,
    );
  }
}

/** A value in few words, for a message. */
export function show(value: unknown): string {
  if (typeof value === "function") return "a function";
  // JSON has no NaN and no infinity, and none of the others.
  if (["bigint", "number", "symbol"].includes(typeof value)) return String(value);
  let text: string;
  try {
    text = JSON.stringify(value) ?? String(value);
  } catch {
    text = String(value);
  }
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}
