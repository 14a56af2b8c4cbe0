import { HoneycombError } from "./honeycomb-error.ts";

/** A problem in the input of a method. */
export interface InputIssue {
  /** The path of the field, such as `threshold.value` or `recipients[0].type`. */
  readonly path: string;
  /** What was expected, and the value that was passed instead. */
  readonly message: string;
}

/** Thrown when the arguments of a method are not valid. The invalid request was not sent. */
export class HoneycombInputError extends HoneycombError {
  override name = "HoneycombInputError";
  /** Every problem that was found, at least one. */
  readonly issues: readonly InputIssue[];
  /** Honeycomb's id of the operation, such as `createTrigger`, if the input was for one. */
  readonly operation: string | undefined;

  constructor(issues: readonly InputIssue[], operation?: string) {
    const where = operation ? ` for ${operation}` : "";
    super(
      `Invalid input${where}: ${issues.map(({ path, message }) => `${path}: ${message}`).join("; ")}`,
    );
    this.issues = issues;
    this.operation = operation;
  }

  /** Creates the error for one field: `expected <expected>, but it is <received>`. */
  static of(path: string, received: unknown, expected: string, operation?: string) {
    return new HoneycombInputError(
      [{ path, message: `expected ${expected}, but it is ${formatValue(received)}` }],
      operation,
    );
  }
}

/** Formats a value for a message, in at most 80 characters. */
export function formatValue(value: unknown): string {
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
