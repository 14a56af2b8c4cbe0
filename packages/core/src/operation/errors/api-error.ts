import type { RateLimit } from "../rate-limit.ts";
import { HoneycombError } from "./honeycomb-error.ts";

/** A problem that Honeycomb found in a request. */
export interface ValidationIssue {
  /**
   * The field with the problem, when Honeycomb names one: a path such as `threshold.value`, or a JSON
   * pointer such as `/data/attributes/name` in the v2 API.
   */
  readonly field: string | undefined;
  /** Honeycomb's code for the problem, such as `invalid`, `missing` or `incorrect_type`. */
  readonly code: string | undefined;
  /** Honeycomb's description of the problem. */
  readonly description: string | undefined;
}

/** The contents of an error response. */
export interface ApiErrorDetails {
  /** Honeycomb's id of the operation, such as `getTrigger`. */
  readonly operation: string;
  /** The HTTP status. */
  readonly status: number;
  /** The headers of the response. Names are lowercase. */
  readonly headers: Readonly<Record<string, string>>;
  /** The body of the response: parsed JSON, text when it is not JSON, undefined when it is empty. */
  readonly body: unknown;
  /** Honeycomb's id of the request. */
  readonly requestId: string | undefined;
  /** How many requests are left, when the response says so. */
  readonly rateLimit: RateLimit | undefined;
  /** The problems that Honeycomb found, field by field. Empty when the response lists none. */
  readonly issues: readonly ValidationIssue[];
  /** The delay before a retry that Honeycomb requests, in milliseconds. */
  readonly retryAfter: number | undefined;
}

/**
 * Thrown when Honeycomb responds with an error status, or with a redirect, which the client doesn't
 * follow. Common statuses have a class of their own, which extends this one.
 */
export class HoneycombApiError extends HoneycombError {
  override name = "HoneycombApiError";
  /** Honeycomb's id of the operation, such as `getTrigger`. */
  readonly operation: string;
  /** The HTTP status. */
  readonly status: number;
  /** The headers of the response. Names are lowercase. */
  readonly headers: Readonly<Record<string, string>>;
  /** The body of the response: parsed JSON, text when it is not JSON, undefined when it is empty. */
  readonly body: unknown;
  /** Honeycomb's id of the request. Include it when you contact Honeycomb's support. */
  readonly requestId: string | undefined;
  /** How many requests are left, when the response says so. */
  readonly rateLimit: RateLimit | undefined;
  /** The problems that Honeycomb found, field by field. Empty when the response lists none. */
  readonly issues: readonly ValidationIssue[];

  constructor(message: string, details: ApiErrorDetails) {
    super(message);
    this.operation = details.operation;
    this.status = details.status;
    this.headers = details.headers;
    this.body = details.body;
    this.requestId = details.requestId;
    this.rateLimit = details.rateLimit;
    this.issues = details.issues;
  }
}

/** Thrown for status 401: Honeycomb doesn't know the key. */
export class HoneycombAuthError extends HoneycombApiError {
  override name = "HoneycombAuthError";
}

/** Thrown for status 403: the key lacks a permission, or the team's plan lacks the feature. */
export class HoneycombForbiddenError extends HoneycombApiError {
  override name = "HoneycombForbiddenError";
}

/** Thrown for status 404: the resource doesn't exist, or not in the environment of the key. */
export class HoneycombNotFoundError extends HoneycombApiError {
  override name = "HoneycombNotFoundError";
}

/** Thrown for status 409: the resource exists already, is in use, or is protected from deletion. */
export class HoneycombConflictError extends HoneycombApiError {
  override name = "HoneycombConflictError";
}

/** Thrown for statuses 400 and 422: the request is invalid. `issues` lists the fields, if known. */
export class HoneycombValidationError extends HoneycombApiError {
  override name = "HoneycombValidationError";
}

/** Thrown for status 429: there were too many requests, and no retry succeeded. */
export class HoneycombRateLimitError extends HoneycombApiError {
  override name = "HoneycombRateLimitError";
  /** The delay before the next request that Honeycomb requests, in milliseconds. */
  readonly retryAfter: number | undefined;

  constructor(message: string, details: ApiErrorDetails) {
    super(message, details);
    this.retryAfter = details.retryAfter;
  }
}

/** Thrown for statuses from 500: Honeycomb failed. The request may have been processed. */
export class HoneycombServerError extends HoneycombApiError {
  override name = "HoneycombServerError";
}

/** Creates the error for a status. */
export function createApiError(message: string, details: ApiErrorDetails): HoneycombApiError {
  const { status } = details;
  const ErrorClass =
    status >= 500 ? HoneycombServerError : (errorByStatus[status] ?? HoneycombApiError);
  return new ErrorClass(message, details);
}

const errorByStatus: Readonly<Record<number, typeof HoneycombApiError>> = {
  400: HoneycombValidationError,
  401: HoneycombAuthError,
  403: HoneycombForbiddenError,
  404: HoneycombNotFoundError,
  409: HoneycombConflictError,
  422: HoneycombValidationError,
  429: HoneycombRateLimitError,
};
