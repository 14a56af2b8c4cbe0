import type { RateLimit } from "../rate-limit.ts";
import { HoneycombError } from "./honeycomb-error.ts";

/** One thing that Honeycomb found wrong with a request. */
export interface ValidationIssue {
  /** Which field, where Honeycomb names one: `threshold.value`, or a JSON pointer in its v2 API. */
  readonly field: string | undefined;
  /** `invalid`, `missing`, `incorrect_type`, `already_exists`, or another. */
  readonly code: string | undefined;
  readonly description: string | undefined;
}

/** What an answer that is an error says. */
export interface ApiErrorDetails {
  /** Honeycomb's id of the operation. */
  readonly operation: string;
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Parsed JSON, or text where it is none, or undefined where it is empty. */
  readonly body: unknown;
  readonly requestId: string | undefined;
  readonly rateLimit: RateLimit | undefined;
  readonly issues: readonly ValidationIssue[];
  /** Milliseconds that Honeycomb asks to wait before trying again. */
  readonly retryAfter: number | undefined;
}

/** Honeycomb answered with an error. The classes under it say which kind. */
export class HoneycombApiError extends HoneycombError {
  override name = "HoneycombApiError";
  /** Honeycomb's id of the operation, such as `getTrigger`. */
  readonly operation: string;
  /** The HTTP status. */
  readonly status: number;
  /** The answer's headers, names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Parsed JSON, or text where it is none, or undefined where it is empty. */
  readonly body: unknown;
  /** The answer's request id, to name when asking Honeycomb for help. */
  readonly requestId: string | undefined;
  /** How many requests are left, where the answer says so. */
  readonly rateLimit: RateLimit | undefined;
  /** What is wrong, field by field, where Honeycomb says so. */
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

/** 401: no key, or one that Honeycomb doesn't know. */
export class HoneycombAuthError extends HoneycombApiError {
  override name = "HoneycombAuthError";
}

/** 403: the key lacks a permission, or the team's plan lacks the feature. */
export class HoneycombForbiddenError extends HoneycombApiError {
  override name = "HoneycombForbiddenError";
}

/** 404: there is no such thing, or the key's environment doesn't hold it. */
export class HoneycombNotFoundError extends HoneycombApiError {
  override name = "HoneycombNotFoundError";
}

/** 409: it exists already, or is in use, or is protected. */
export class HoneycombConflictError extends HoneycombApiError {
  override name = "HoneycombConflictError";
}

/** 400 and 422: Honeycomb found the request invalid; `issues` says where. */
export class HoneycombValidationError extends HoneycombApiError {
  override name = "HoneycombValidationError";
}

/** 429: too many requests. */
export class HoneycombRateLimitError extends HoneycombApiError {
  override name = "HoneycombRateLimitError";
  /** Milliseconds to wait before trying again, where the answer says so. */
  readonly retryAfter: number | undefined;

  constructor(message: string, details: ApiErrorDetails) {
    super(message, details);
    this.retryAfter = details.retryAfter;
  }
}

/** 5xx: Honeycomb failed. */
export class HoneycombServerError extends HoneycombApiError {
  override name = "HoneycombServerError";
}

/** The error of a status. */
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
