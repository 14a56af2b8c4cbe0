import { HoneycombError } from "./honeycomb-error.ts";

interface TransportErrorOptions extends ErrorOptions {
  /** Honeycomb's id of the operation. */
  readonly operation?: string | undefined;
}

/** The base of errors without a response. */
abstract class TransportError extends HoneycombError {
  /** Honeycomb's id of the operation that was running, such as `getTrigger`, if one was. */
  readonly operation: string | undefined;

  constructor(message: string, { operation, ...options }: TransportErrorOptions = {}) {
    super(message, options);
    this.operation = operation;
  }
}

/**
 * Thrown when no complete response arrived within `timeout`, and when polling exceeds `pollTimeout`.
 * Honeycomb may have processed the request.
 */
export class HoneycombTimeoutError extends TransportError {
  override name = "HoneycombTimeoutError";
  /** The time limit, in milliseconds. */
  readonly timeout: number;

  constructor(message: string, options: TransportErrorOptions & { readonly timeout: number }) {
    super(message, options);
    this.timeout = options.timeout;
  }
}

/**
 * Thrown when a connection can't be made, or when it is lost. `cause` is the underlying error. If the
 * connection was lost, Honeycomb may have processed the request.
 */
export class HoneycombConnectionError extends TransportError {
  override name = "HoneycombConnectionError";
  /**
   * The error code of the system, such as `ECONNREFUSED` or `ENOTFOUND`, or one of the client:
   * `ERR_PROXY_REJECTED` and `ERR_PROXY_FAILED` when a proxy responded instead of Honeycomb, and
   * `ERR_BLOCKED_PORT` for a port that `fetch` doesn't connect to. Undefined when there is none.
   */
  readonly code: string | undefined;

  constructor(
    message: string,
    options: TransportErrorOptions & { readonly code?: string | undefined } = {},
  ) {
    super(message, options);
    this.code = options.code;
  }
}

/**
 * Thrown when a call is aborted: by its signal, by `client.close()`, or because another call in `all`
 * failed. If a request was sent, Honeycomb may have processed it.
 */
export class HoneycombAbortError extends TransportError {
  override name = "HoneycombAbortError";
}
