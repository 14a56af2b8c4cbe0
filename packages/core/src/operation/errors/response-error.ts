import { HoneycombError } from "./honeycomb-error.ts";

/**
 * Thrown when the client can't use a successful response, for example because it is not JSON, or not a
 * list where a list is expected. With the option `validate: "strict"`, it is also thrown when a field
 * has the wrong type; by default, the hook `onInvalidResponse` is called instead. The operation itself
 * succeeded.
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

  constructor(
    message: string,
    fields: { operation: string; status: number; requestId: string | undefined; body: unknown },
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.operation = fields.operation;
    this.status = fields.status;
    this.requestId = fields.requestId;
    this.body = fields.body;
  }
}
