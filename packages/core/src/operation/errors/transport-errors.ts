import { HoneycombError } from "./honeycomb-error.ts";

interface TransportErrorOptions extends ErrorOptions {
  /** Honeycomb's id of the operation. */
  readonly operation?: string | undefined;
}

/** What goes wrong between here and Honeycomb. */
abstract class TransportError extends HoneycombError {
  /** Honeycomb's id of the operation that was under way, if one was. */
  readonly operation: string | undefined;

  constructor(message: string, { operation, ...options }: TransportErrorOptions = {}) {
    super(message, options);
    this.operation = operation;
  }
}

/** No answer came in time. Whether Honeycomb took the request is not known. */
export class HoneycombTimeoutError extends TransportError {
  override name = "HoneycombTimeoutError";
  /** The time that was allowed, in milliseconds. */
  readonly timeout: number;

  constructor(message: string, options: TransportErrorOptions & { readonly timeout: number }) {
    super(message, options);
    this.timeout = options.timeout;
  }
}

/** The connection could not be made, or was lost. `cause` says how. */
export class HoneycombConnectionError extends TransportError {
  override name = "HoneycombConnectionError";
  /** The system's code where there is one: `ECONNREFUSED`, `ENOTFOUND`, `ECONNRESET`. */
  readonly code: string | undefined;

  constructor(
    message: string,
    options: TransportErrorOptions & { readonly code?: string | undefined } = {},
  ) {
    super(message, options);
    this.code = options.code;
  }
}

/** The call was aborted: by its signal, by `close()`, or because a call beside it in `all` failed. */
export class HoneycombAbortError extends TransportError {
  override name = "HoneycombAbortError";
}
