import { readRetryAfter } from "./rate-limit.ts";

/** When and how often a request is tried again: data, so that it can go to another process. */
export interface RetryPolicy {
  /** How many times at most, after the first attempt. */
  readonly limit: number;
  /** Whether the request may be repeated although Honeycomb may have taken it already. */
  readonly repeatable: boolean;
  /** The longest first wait, in milliseconds; it doubles with every attempt. */
  readonly minDelay: number;
  /** The longest wait, in milliseconds. An answer that asks for more is not waited for. */
  readonly maxDelay: number;
}

/** How an attempt failed. */
export type FailedAttempt =
  | { readonly status: number; readonly headers: Readonly<Record<string, string>> }
  | { readonly code: string | undefined };

/**
 * Decides what follows a failed attempt.
 *
 * @param attempt which attempt failed, from 1
 * @returns milliseconds to wait before the next attempt, or undefined where there is to be none
 */
export function retryDelay(
  policy: RetryPolicy,
  attempt: number,
  failed: FailedAttempt,
  random = Math.random,
): number | undefined {
  if (attempt > policy.limit) return undefined;
  if ("status" in failed) {
    const { status } = failed;
    const asked = readRetryAfter(failed);
    if (!isSurelyNotTaken(failed) && !(policy.repeatable && passingStatuses.has(status))) {
      return undefined;
    }
    if (asked !== undefined) return asked <= policy.maxDelay ? asked : undefined;
  } else if (!policy.repeatable && !isSurelyNotTaken(failed)) {
    return undefined;
  }
  // Beyond 2^31 milliseconds no timer goes; 2^1024 would be infinite, and zero times that is NaN.
  const doubled = policy.minDelay * 2 ** Math.min(attempt - 1, 31);
  return random() * Math.min(policy.maxDelay, doubled);
}

/** Whether Honeycomb surely did nothing: it was too busy to begin, or was not reached. */
export function isSurelyNotTaken(failed: FailedAttempt): boolean {
  if (!("status" in failed)) return notConnectedCodes.has(failed.code ?? "");
  const { status, headers } = failed;
  return status === 429 || (status === 503 && headers["retry-after"] !== undefined);
}

/** Failures that pass by themselves. */
const passingStatuses = new Set([408, 429, 500, 502, 503, 504]);

/** With these no connection was made, so that nothing can have been taken. */
const notConnectedCodes = new Set([
  "EAI_AGAIN",
  "ECONNREFUSED",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOTFOUND",
  "UND_ERR_CONNECT_TIMEOUT",
]);
