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

/** How an error is answered. */
export interface Failure {
  readonly status: ContentfulStatusCode;
  /** What whoever asked may know. */
  readonly message: string;
  /** Seconds after which to ask again. */
  readonly retryAfter?: number | undefined;
}

/**
 * How an error is answered. Honeycomb's own words stay here, since they are about this server's key
 * and requests; what its visitors did wrong is theirs to know.
 */
export function toFailure(error: unknown): Failure {
  if (error instanceof HoneycombInputError) return { status: 400, message: error.message };
  if (error instanceof HoneycombNotFoundError) {
    return { status: 404, message: "Honeycomb has no such dataset." };
  }
  if (error instanceof HoneycombAuthError || error instanceof HoneycombForbiddenError) {
    return { status: 502, message: "Honeycomb refuses this server's key." };
  }
  if (error instanceof HoneycombRateLimitError) {
    const { retryAfter } = error;
    return {
      status: 503,
      message: "Honeycomb takes no more requests for now.",
      retryAfter: retryAfter === undefined ? undefined : Math.ceil(retryAfter / 1000),
    };
  }
  if (error instanceof HoneycombApiError || error instanceof HoneycombResponseError) {
    return { status: 502, message: "Honeycomb gave no useful answer." };
  }
  if (error instanceof HoneycombTimeoutError) {
    return { status: 504, message: "Honeycomb did not answer in time." };
  }
  if (error instanceof HoneycombConnectionError) {
    return { status: 502, message: "Honeycomb can't be reached." };
  }
  if (error instanceof HoneycombAbortError) {
    return { status: 503, message: "The request was aborted." };
  }
  return { status: 500, message: "This server failed." };
}
