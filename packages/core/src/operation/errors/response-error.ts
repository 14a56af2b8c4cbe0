import { HoneycombError } from "./honeycomb-error.ts";

/** An answer that is not what it should be: not JSON although it says so, or a field of the wrong type. */
export class HoneycombResponseError extends HoneycombError {
  override name = "HoneycombResponseError";
  /** Honeycomb's id of the operation. */
  readonly operation: string;
  readonly status: number;
  readonly requestId: string | undefined;
  /** The answer as it came: parsed JSON, or text where it is none. */
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
