import type { HoneycombResponseError } from "./errors/response-error.ts";
import type { RateLimit } from "./rate-limit.ts";

/** Describes a request to hooks. Headers that contain keys are left out. */
export interface RequestInfo {
  /** Honeycomb's id of the operation. */
  readonly operation: string;
  /** The HTTP method. */
  readonly method: string;
  /** The whole URL, with its query. */
  readonly url: string;
  /** The headers of the request, without those that contain keys. Names are lowercase. */
  readonly headers: Readonly<Record<string, string>>;
  /** The number of the attempt, from 1. */
  readonly attempt: number;
}

/** Describes a response to hooks. */
export interface ResponseInfo {
  /** The request that the response belongs to. */
  readonly request: RequestInfo;
  /** The HTTP status. */
  readonly status: number;
  /** The headers of the response. Names are lowercase. */
  readonly headers: Readonly<Record<string, string>>;
  /** Honeycomb's id of the request. Include it when you contact Honeycomb's support. */
  readonly requestId: string | undefined;
  /** How many requests are left, when the response says so. */
  readonly rateLimit: RateLimit | undefined;
  /** Milliseconds from the start of the attempt to the last byte. */
  readonly duration: number;
}

/** Describes a retry to hooks. */
export interface RetryInfo {
  /** The attempt that failed. */
  readonly request: RequestInfo;
  /** The status of the response, if there was one. */
  readonly status: number | undefined;
  /** What went wrong, if there was no response. */
  readonly error: Error | undefined;
  /** Milliseconds until the next attempt. */
  readonly delay: number;
}

/** Functions that are called while a request runs. They can't change it. What they throw fails the call. */
export interface RequestHooks {
  /** Called before each attempt. */
  readonly onRequest?: ((request: RequestInfo) => void) | undefined;
  /** Called after each response, including error responses. */
  readonly onResponse?: ((response: ResponseInfo) => void) | undefined;
  /**
   * Called when a response differs from its type and is returned nevertheless, because the option
   * `validate` is `warn`. The error is not thrown: it says what differs.
   */
  readonly onInvalidResponse?: ((error: HoneycombResponseError) => void) | undefined;
  /** Called before each wait for another attempt. */
  readonly onRetry?: ((retry: RetryInfo) => void) | undefined;
}

const secretHeaders = new Set([
  "authorization",
  "cookie",
  "proxy-authorization",
  "x-amz-firehose-access-key",
  "x-honeycomb-team",
]);

/** Headers without those that contain keys. */
export function withoutSecretHeaders(
  headers: Readonly<Record<string, string>>,
): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !secretHeaders.has(name)));
}

/** The values of headers that contain keys, and what follows a scheme such as `Bearer`. */
export function secretHeaderValues(headers: Readonly<Record<string, string>>): string[] {
  return Object.entries(headers).flatMap(([name, value]) =>
    secretHeaders.has(name) ? [value, value.slice(value.indexOf(" ") + 1)].filter(Boolean) : [],
  );
}
