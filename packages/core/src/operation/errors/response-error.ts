import { HoneycombError } from "./honeycomb-error.ts";
import type { InputIssue } from "./input-error.ts";

/** What was read of a response that the client can't use. */
export interface UnusableResponse {
  /** Honeycomb's id of the operation, such as `getTrigger`. */
  readonly operation: string;
  /** The HTTP status. */
  readonly status: number;
  /** Honeycomb's id of the request. */
  readonly requestId: string | undefined;
  /** The body, with secrets replaced: parsed JSON, text when it is not JSON, undefined when none was read. */
  readonly body: unknown;
  /**
   * The fields that differ from their types.
   *
   * @default none
   */
  readonly issues?: readonly InputIssue[] | undefined;
}

/**
 * Thrown when the client can't use a response: a successful one that is not JSON, or not a list where a
 * list is expected, or any that is larger than `maxResponseSize`. With the option `validate: "strict"`, it is also thrown when a field
 * has the wrong type; by default, the hook `onInvalidResponse` is called instead. Unless `status` is an
 * error, the operation itself succeeded.
 */
export class HoneycombResponseError extends HoneycombError {
  override name = "HoneycombResponseError";
  /** Honeycomb's id of the operation, such as `getTrigger`. */
  readonly operation: string;
  /** The HTTP status. */
  readonly status: number;
  /** Honeycomb's id of the request. Include it when you contact Honeycomb's support. */
  readonly requestId: string | undefined;
  /** The body of the response, with secrets replaced: parsed JSON, or text when it is not JSON. */
  readonly body: unknown;
  /**
   * The fields that differ from their types, up to about 100. Empty when the response as a whole can't
   * be used.
   */
  readonly issues: readonly InputIssue[];

  constructor(message: string, response: UnusableResponse, options?: ErrorOptions) {
    super(message, options);
    this.operation = response.operation;
    this.status = response.status;
    this.requestId = response.requestId;
    this.body = response.body;
    this.issues = response.issues ?? [];
  }
}
