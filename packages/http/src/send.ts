import {
  HoneycombAbortError,
  HoneycombConnectionError,
  HoneycombTimeoutError,
  type HttpRequest,
  type HttpResponse,
  retryDelay,
} from "@honeycomb/core";
import ky, { isHTTPError, isTimeoutError } from "ky";
import { compressBody } from "./compress.ts";
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
    const { operation, method, url, timeout, retry } = request;
    const { headers, body } = request.compress ? await compressBody(request) : request;
    const fail = (error: unknown) => toHoneycombError(error, request, signal);
    let attempt = 0;
    let answer: HttpResponse | undefined;
    let delay = 0;
    let hookFailure: { readonly error: unknown } | undefined;
    /** What a hook throws is no failure of the connection: it ends the call as it is. */
    const tell = <T>(hook: ((info: T) => void) | undefined, info: () => T) => {
      try {
        hook?.(info());
      } catch (error) {
        hookFailure = { error };
        throw error;
      }
    };
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
          tell(hooks.onRequest, info);
          const start = performance.now();
          const response = await (fetch ?? globalThis.fetch)(input, init);
          answer = await readAnswer(response, request);
          const { status, headers } = answer;
          tell(hooks.onResponse, () => ({
            request: info(),
            status,
            headers,
            duration: performance.now() - start,
          }));
          return new Response(null, { status });
        },
        retry: {
          limit: retry.limit,
          methods: [method],
          delay: () => delay,
          shouldRetry: ({ error }) => {
            if (hookFailure) return false;
            const failure = answer === undefined ? fail(error) : undefined;
            // Ending late is worse than not ending well: an attempt that took all its time was the last.
            if (failure !== undefined && !(failure instanceof HoneycombConnectionError))
              return false;
            const next = retryDelay(retry, attempt, answer ?? { code: failure?.code });
            if (next === undefined) return false;
            delay = next;
            tell(hooks.onRetry, () => ({
              request: info(),
              status: answer?.status,
              error: failure,
              delay: next,
            }));
            return true;
          },
        },
      });
    } catch (error) {
      if (hookFailure) throw hookFailure.error;
      if (answer === undefined || !isHTTPError(error)) throw fail(error);
    }
    return answer as unknown as HttpResponse;
  };
}

async function readAnswer(
  response: Response,
  { url, validate }: HttpRequest,
): Promise<HttpResponse> {
  const body = await response.text();
  return {
    url,
    validate,
    // A browser hides what kind of redirect it was.
    status: response.type === "opaqueredirect" ? 302 : response.status,
    headers: Object.fromEntries(response.headers),
    body,
  };
}

const secretHeaders = new Set([
  "authorization",
  "cookie",
  "proxy-authorization",
  "x-amz-firehose-access-key",
  "x-honeycomb-team",
]);

function withoutSecrets(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !secretHeaders.has(name)));
}

function toHoneycombError(error: unknown, request: HttpRequest, signal?: AbortSignal) {
  const { operation, method, url, timeout } = request;
  if (signal?.aborted) {
    return new HoneycombAbortError(`${operation} was aborted`, { operation, cause: signal.reason });
  }
  if (isTimeoutError(error)) {
    return new HoneycombTimeoutError(
      `${operation}: no answer within ${timeout} ms (${method} ${url})`,
      // Without ky's error as its cause: that one holds the request, and with it the key.
      { operation, timeout },
    );
  }
  const { cause, code, innermost } = findSystemError(error);
  const reason = innermost instanceof Error ? innermost.message : String(innermost);
  return new HoneycombConnectionError(
    `${operation}: no connection, or it was lost: ${code ?? reason} (${method} ${url})`,
    { operation, code, cause },
  );
}

/** Follows causes to the one with a system's code, or to the innermost where none has one. */
function findSystemError(error: unknown) {
  const outermost = isKyNetworkError(error) ? error.cause : error;
  let innermost = outermost;
  for (let cause = outermost; cause instanceof Error; cause = cause.cause) {
    innermost = cause;
    const code = (cause as { code?: unknown }).code;
    if (typeof code === "string") return { cause: outermost, code, innermost };
    // A host with several addresses fails with one error for each.
    if (cause instanceof AggregateError && cause.errors[0] instanceof Error) {
      const first = (cause.errors[0] as { code?: unknown }).code;
      if (typeof first === "string") return { cause: outermost, code: first, innermost };
    }
  }
  return { cause: outermost, code: undefined, innermost };
}

function isKyNetworkError(error: unknown): error is Error {
  return error instanceof Error && error.name === "NetworkError" && error.cause !== undefined;
}
