import {
  HoneycombAbortError,
  HoneycombConnectionError,
  type HoneycombError,
  HoneycombResponseError,
  HoneycombTimeoutError,
} from "@honeycomb/core";

/**
 * An error as plain data. Cloning an error would lose its class, its fields and the errors of an
 * AggregateError. Fields with objects are left out, since they could be requests, which contain keys.
 */
export interface ErrorDescription {
  readonly name: string;
  readonly message: string;
  readonly stack: string | undefined;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly cause: ErrorDescription | undefined;
  readonly errors: readonly ErrorDescription[] | undefined;
}

export function describeError(error: unknown): ErrorDescription {
  if (!(error instanceof Error)) return describeError(new Error(String(error)));
  const { name, message, stack, cause } = error;
  return {
    name,
    message,
    stack,
    fields: Object.fromEntries(
      Object.entries(error).filter(([key, value]) => key !== "name" && !isObject(value)),
    ),
    cause: cause === undefined ? undefined : describeError(cause),
    errors: error instanceof AggregateError ? error.errors.map(describeError) : undefined,
  };
}

/**
 * Restores the error of a request. It is created in the client's thread, so its stack leads to the
 * caller.
 */
export function restoreError(description: ErrorDescription): HoneycombError {
  const { name, message, fields, cause } = description;
  const ErrorClass = (transportErrors as Readonly<Record<string, TransportErrorClass>>)[name];
  if (ErrorClass === undefined) {
    return new HoneycombConnectionError(message, { cause: restoreCause(description) });
  }
  return new ErrorClass(message, { ...fields, ...(cause && { cause: restoreCause(cause) }) });
}

/** Restores a cause with its original stack. */
function restoreCause({ name, message, stack, fields, cause, errors }: ErrorDescription): Error {
  const options = cause && { cause: restoreCause(cause) };
  const error = errors
    ? new AggregateError(errors.map(restoreCause), message, options)
    : new (name === "TypeError" ? TypeError : Error)(message, options);
  for (const [key, value] of Object.entries({ name, stack })) {
    Object.defineProperty(error, key, { value, configurable: true, writable: true });
  }
  return Object.assign(error, fields);
}

const transportErrors = {
  HoneycombAbortError,
  HoneycombConnectionError,
  HoneycombResponseError,
  HoneycombTimeoutError,
};

/** An error class whose options have the names of its fields. */
type TransportErrorClass = new (message: string, options: object) => HoneycombError;

function isObject(value: unknown): boolean {
  return typeof value === "function" || (typeof value === "object" && value !== null);
}
