import { HoneycombError } from "./honeycomb-error.ts";

/**
 * Thrown when a successful response can't be read: it is not JSON, or a field has the wrong type. The
 * operation itself succeeded. With the option `validate: "off"`, types are not validated.
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
