import { readRetryAfter } from "./rate-limit.ts";

/** When a request is sent again, and how often. */
export interface RetryPolicy {
  /** The number of retries after the first attempt. */
  readonly maxRetries: number;
  /** The longest delay before the first retry, in milliseconds. It doubles with every retry. */
  readonly minDelay: number;
  /** The longest delay, in milliseconds. A response that requests a longer one is not retried. */
  readonly maxDelay: number;
}

/** How an attempt failed: with a response, or with the code of a connection error. */
export type FailedAttempt =
  | {
      /** The HTTP status. */
      readonly status: number;
      /** The headers of the response. Their names are in lowercase. */
      readonly headers: Readonly<Record<string, string>>;
    }
  | {
      /** The code of the error, such as `ECONNREFUSED`, if it has one. */
      readonly code: string | undefined;
    };

/** Responses with these statuses are retried, when the request is idempotent. */
export const retryableStatuses: ReadonlySet<number> = new Set([408, 429, 500, 502, 503, 504]);

/**
 * Decides whether and when to try again after a failed attempt. The delay is what the response
 * requests; otherwise it grows exponentially, with full jitter.
 *
 * @param attempt the number of the failed attempt, from 1
 * @param idempotent whether the request may be sent again although Honeycomb may have processed it
 * @returns the delay in milliseconds, or undefined for no retry
 */
export function retryDelay(
  policy: RetryPolicy,
  attempt: number,
  failed: FailedAttempt,
  idempotent: boolean,
  random = Math.random,
): number | undefined {
  if (attempt > policy.maxRetries) return undefined;
  const isRetryable =
    "status" in failed
      ? retryableStatuses.has(failed.status)
      : !permanentCodes.test(failed.code ?? "");
  if (!isNotProcessed(failed) && !(idempotent && isRetryable)) return undefined;
  const requested = "status" in failed ? readRetryAfter(failed) : undefined;
  if (requested !== undefined) return requested <= policy.maxDelay ? requested : undefined;
  // Timers run for less than 2^31 ms. 2^1024 would be infinite, and NaN when multiplied by 0.
  const doubled = policy.minDelay * 2 ** Math.min(attempt - 1, 31);
  return random() * Math.min(policy.maxDelay, doubled);
}

/** Whether Honeycomb certainly did not process a request: it was too busy, or was not reached. */
export function isNotProcessed(failed: FailedAttempt): boolean {
  if (!("status" in failed)) return notConnectedCodes.has(failed.code ?? "");
  const { status, headers } = failed;
  return status === 429 || (status === 503 && headers["retry-after"] !== undefined);
}

/** Error codes that mean that no connection was made. */
const notConnectedCodes = new Set([
  "EAI_AGAIN",
  "ECONNREFUSED",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOTFOUND",
  "ERR_PROXY_FAILED",
  "UND_ERR_CONNECT_TIMEOUT",
]);

/**
 * Error codes that another attempt would have, too: of certificates that are not trusted, of hosts that
 * don't speak TLS, of ports that fetch blocks, and of proxies that reject the request.
 */
const permanentCodes =
  /^(?:CERT_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|HOSTNAME_MISMATCH|INVALID_(?:CA|PURPOSE|URL)|PATH_LENGTH_|ERR_TLS_|ERR_SSL_|ERR_INVALID_URL|ERR_BLOCKED_PORT|ERR_PROXY_REJECTED|UND_ERR_HEADERS_OVERFLOW)/;
