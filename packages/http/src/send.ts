import {
  HoneycombAbortError,
  HoneycombConnectionError,
  HoneycombError,
  HoneycombTimeoutError,
  type HttpRequest,
  type HttpResponse,
  retryDelay,
} from "@honeycomb/core";
import ky, { isHTTPError, isTimeoutError } from "ky";
import type { Hooks, RequestInfo } from "./hooks.ts";

export interface SenderOptions {
  /** The fetch to send with. @default the platform's */
  readonly fetch?: typeof globalThis.fetch | undefined;
  readonly hooks?: Hooks | undefined;
}

/**
 * Sends one request, with its timeout and its retries, and returns the answer whatever its status.
 *
 * @throws HoneycombTimeoutError when no answer came in time
 * @throws HoneycombConnectionError when there is no connection, or when it is lost; `cause` says how
 * @throws HoneycombAbortError when the signal is aborted
 */
export type Send = (request: HttpRequest, signal?: AbortSignal) => Promise<HttpResponse>;

/** Makes a function that sends requests. */
export function createSender({ fetch, hooks = {} }: SenderOptions = {}): Send {
  return async (request, signal) => {
    const { operation, method, url, headers, body, timeout, retry } = request;
    const fail = (error: unknown) => toHoneycombError(error, request, signal);
    let attempt = 0;
    let answer: HttpResponse | undefined;
    let delay = 0;
    const info = (): RequestInfo => ({
      operation,
      method,
      url,
      headers: withoutSecrets(headers),
      attempt,
    });
    try {
      await ky(url, {
        method,
        headers,
        redirect: "manual",
        timeout,
        ...(body !== undefined && { body }),
        ...(signal !== undefined && { signal }),
        // The answer is read within the attempt, so that its time limit and its retries hold to the
        // last byte. What ky gets is an answer without a body, which is all that it has to judge.
        fetch: async (input, init) => {
          attempt++;
          answer = undefined;
          hooks.onRequest?.(info());
          const start = performance.now();
          const response = await (fetch ?? globalThis.fetch)(input, init);
          answer = await readAnswer(response);
          if (hooks.onResponse) {
            const { status, headers } = answer;
            hooks.onResponse({
              request: info(),
              status,
              headers,
              duration: performance.now() - start,
            });
          }
          return new Response(null, { status: answer.status });
        },
        retry: {
          limit: retry.limit,
          methods: [method],
          delay: () => delay,
          shouldRetry: ({ error }) => {
            const failure = answer === undefined ? fail(error) : undefined;
            // Ending late is worse than not ending well: an attempt that took all its time was the last.
            if (failure !== undefined && !(failure instanceof HoneycombConnectionError))
              return false;
            const next = retryDelay(retry, attempt, answer ?? { code: failure?.code });
            if (next === undefined) return false;
            delay = next;
            hooks.onRetry?.({ request: info(), status: answer?.status, error: failure, delay });
            return true;
          },
        },
      });
    } catch (error) {
      if (answer === undefined || !isHTTPError(error)) throw fail(error);
    }
    return answer as unknown as HttpResponse;
  };
}

async function readAnswer(response: Response): Promise<HttpResponse> {
  const body = await response.text();
  return {
    // A browser hides what kind of redirect it was.
    status: response.type === "opaqueredirect" ? 302 : response.status,
    headers: Object.fromEntries(response.headers),
    body,
  };
}

const secretHeaders = new Set(["authorization", "x-honeycomb-team", "x-amz-firehose-access-key"]);

function withoutSecrets(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !secretHeaders.has(name)));
}

function toHoneycombError(error: unknown, request: HttpRequest, signal?: AbortSignal) {
  const { operation, method, url, timeout } = request;
  if (signal?.aborted) {
    return new HoneycombAbortError(`${operation} was aborted`, { operation, cause: signal.reason });
  }
  // What a hook threw, or what was translated already.
  if (error instanceof HoneycombError) return error;
  if (isTimeoutError(error)) {
    return new HoneycombTimeoutError(
      `${operation}: no answer within ${timeout} ms (${method} ${url})`,
      // Without ky's error as its cause: that one holds the request, and with it the key.
      { operation, timeout },
    );
  }
  const { cause, code } = findSystemError(error);
  const reason = code ?? (cause instanceof Error ? cause.message : String(cause));
  return new HoneycombConnectionError(
    `${operation}: no connection, or it was lost: ${reason} (${method} ${url})`,
    { operation, code, cause },
  );
}

/** Follows causes to the one with a system's code; the error itself where none has one. */
function findSystemError(error: unknown): { cause: unknown; code: string | undefined } {
  const outermost = isKyNetworkError(error) ? error.cause : error;
  for (let cause = outermost; cause instanceof Error; cause = cause.cause) {
    const code = (cause as { code?: unknown }).code;
    if (typeof code === "string") return { cause: outermost, code };
    // A host with several addresses fails with one error for each.
    if (cause instanceof AggregateError && cause.errors[0] instanceof Error) {
      const first = (cause.errors[0] as { code?: unknown }).code;
      if (typeof first === "string") return { cause: outermost, code: first };
    }
  }
  return { cause: outermost, code: undefined };
}

function isKyNetworkError(error: unknown): error is Error {
  return error instanceof Error && error.name === "NetworkError" && error.cause !== undefined;
}
