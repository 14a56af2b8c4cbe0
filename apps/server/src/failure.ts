import {
  HoneycombAbortError,
  HoneycombApiError,
  HoneycombAuthError,
  HoneycombConnectionError,
  HoneycombForbiddenError,
  HoneycombInputError,
  HoneycombNotFoundError,
  HoneycombRateLimitError,
  HoneycombResponseError,
  HoneycombTimeoutError,
} from "@honeycomb/async";
import type { ContentfulStatusCode } from "hono/utils/http-status";

/** The response to a request that failed. */
export interface Failure {
  readonly status: ContentfulStatusCode;
  /** The message for the visitor. */
  readonly message: string;
  /** The delay before another request, in seconds. */
  readonly retryAfter?: number | undefined;
}

/** The longest delay that visitors see, in seconds. A longer one is most likely a mistake. */
const longestDelay = 24 * 3600;

/**
 * Converts an error to a response. Visitors see the problems in their own input. They don't see
 * Honeycomb's messages, which concern the key and the requests of this server.
 */
export function toFailure(error: unknown): Failure {
  if (error instanceof HoneycombInputError) return { status: 400, message: error.message };
  if (error instanceof HoneycombNotFoundError) {
    return { status: 404, message: "Honeycomb has no such dataset." };
  }
  if (error instanceof HoneycombAuthError || error instanceof HoneycombForbiddenError) {
    return { status: 502, message: "Honeycomb rejected this server's key." };
  }
  if (error instanceof HoneycombRateLimitError) {
    const seconds = Math.ceil((error.retryAfter ?? Number.NaN) / 1000);
    return {
      status: 503,
      message: "Honeycomb received too many requests.",
      retryAfter: seconds <= longestDelay ? seconds : undefined,
    };
  }
  if (error instanceof HoneycombApiError || error instanceof HoneycombResponseError) {
    return { status: 502, message: "Honeycomb returned an error." };
  }
  if (error instanceof HoneycombTimeoutError) {
    return { status: 504, message: "Honeycomb did not respond in time." };
  }
  if (error instanceof HoneycombConnectionError) {
    return { status: 502, message: "Honeycomb can't be reached." };
  }
  if (error instanceof HoneycombAbortError) {
    return { status: 503, message: "The request was aborted." };
  }
  return { status: 500, message: "This server failed." };
}
