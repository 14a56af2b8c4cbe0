import { type Call, call } from "../call/call.ts";
import { type Effect, getConfiguration, sendOnce, sleep } from "../call/effect.ts";
import { HoneycombConnectionError } from "./errors/transport-errors.ts";
import { type RequestInfo, withoutSecretHeaders } from "./hooks.ts";
import type { ApiRequest, HttpResponse } from "./http.ts";
import { readRateLimit } from "./rate-limit.ts";
import { readRequestId } from "./response.ts";
import { type FailedAttempt, retryDelay } from "./retry.ts";

/** Special rules for sending a request. */
export interface SendRules {
  /**
   * Reads a successful response and returns the request for the rest, such as the events of a batch
   * that Honeycomb had no capacity for. The rest is sent after a delay, as a retry.
   */
  readonly remainder?: ((response: HttpResponse) => ApiRequest | undefined) | undefined;
}

/**
 * Sends a request, retries it according to the retry policy, and calls the client's hooks. Returns
 * the last response, whatever its status.
 *
 * @throws HoneycombTimeoutError when no response came in time
 * @throws HoneycombConnectionError when a connection can't be made, or is lost
 */
export function send(request: ApiRequest, rules: SendRules = {}): Call<HttpResponse> {
  return call(() => steps(request, rules));
}

function* steps(
  request: ApiRequest,
  { remainder }: SendRules,
): Generator<Effect, HttpResponse, unknown> {
  const { hooks, retryPolicy, prepare, withoutKeys } = yield* getConfiguration;
  let toSend = request;
  for (let attempt = 1; ; attempt++) {
    const http = prepare(toSend);
    const { operation, method, url } = http;
    const info = (): RequestInfo =>
      withoutKeys({
        operation,
        method,
        url,
        headers: withoutSecretHeaders(http.headers),
        attempt,
      });
    for (const { onRequest } of hooks) onRequest?.(info());
    const start = performance.now();
    let response: HttpResponse | undefined;
    let error: Error | undefined;
    let failed: FailedAttempt | undefined;
    let idempotent = toSend.idempotent;
    try {
      response = yield* sendOnce(http);
    } catch (thrown) {
      // Timeouts are not retried: the caller's time limit has passed.
      if (!(thrown instanceof HoneycombConnectionError)) throw thrown;
      error = withoutKeys(thrown);
      failed = { code: thrown.code };
    }
    if (response !== undefined) {
      const { status, headers } = response;
      for (const { onResponse } of hooks) {
        onResponse?.({
          request: info(),
          status,
          headers: withoutKeys(headers),
          requestId: withoutKeys(readRequestId(response.headers)),
          rateLimit: readRateLimit(headers),
          duration: performance.now() - start,
        });
      }
      if (status >= 400) {
        failed = response;
      } else {
        const rest = remainder?.(response);
        if (rest !== undefined) {
          toSend = rest;
          // None of the rest was processed.
          idempotent = true;
          failed = { status: 503, headers };
        }
      }
    }
    const delay = failed && retryDelay(retryPolicy, attempt, failed, idempotent);
    if (delay === undefined) {
      if (response !== undefined) return response;
      throw error;
    }
    for (const { onRetry } of hooks) {
      onRetry?.({ request: info(), status: response?.status, error, delay });
    }
    yield* sleep(delay);
  }
}
