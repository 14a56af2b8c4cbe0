import { HoneycombConnectionError, HoneycombTimeoutError } from "@honeycomb/core";
import type { Cancel, HttpRequest, HttpResponse, Settle } from "@honeycomb/core/transport";
import { compressBody } from "./compress.ts";

/**
 * Imported by the first request, because importing it loads the platform's fetch classes, which is
 * slow.
 */
let ky: typeof import("ky") | undefined;

/**
 * Sends a request once. Its timeout covers everything up to the last byte of the response. Redirects
 * are not followed.
 *
 * @param settle called once, unless the request was cancelled: with the response, whatever its
 * status, with a HoneycombTimeoutError, or with a HoneycombConnectionError
 * @param fetch the fetch function to use
 * @returns a function that cancels the request
 */
export function send(
  request: HttpRequest,
  settle: Settle<HttpResponse>,
  fetch = globalThis.fetch,
): Cancel {
  const controller = new AbortController();
  const { signal } = controller;
  exchange(request, signal, fetch).then(
    (value) => {
      if (!signal.aborted) settle({ value });
    },
    (error: unknown) => {
      if (signal.aborted) return;
      // After a timeout, the request is still running.
      controller.abort();
      settle({ error: toHoneycombError(error, request) });
    },
  );
  return () => controller.abort();
}

async function exchange(
  request: HttpRequest,
  signal: AbortSignal,
  fetch: typeof globalThis.fetch,
): Promise<HttpResponse> {
  ky ??= await import("ky");
  const { url, method, timeout } = request;
  const { headers, body } = request.compress ? await compressBody(request) : request;
  let text = "";
  const response = await ky.default(url, {
    method,
    headers,
    ...(body !== undefined && { body }),
    // Following a redirect would send the key to another host.
    redirect: "manual",
    retry: 0,
    throwHttpErrors: false,
    timeout,
    // ky's timeout ends with this function, so the body is read inside it. The signal is passed here,
    // since ky combines the one that it gets with its own, which takes longer.
    fetch: async (request) => {
      const response = await fetch(request, { signal });
      text = await response.text();
      return response;
    },
  });
  return {
    url,
    // A browser hides the status of a redirect.
    status: response.type === "opaqueredirect" ? 302 : response.status,
    headers: Object.fromEntries(response.headers),
    body: text,
  };
}

function toHoneycombError(error: unknown, { operation, method, url, timeout }: HttpRequest) {
  // ky's errors contain the request with its key, so they must not become causes.
  if (ky && error instanceof ky.TimeoutError) {
    return new HoneycombTimeoutError(
      `${operation}: no response within ${timeout} ms (${method} ${url})`,
      { operation, timeout },
    );
  }
  const cause = ky && error instanceof ky.NetworkError ? error.cause : error;
  const { code, message } = findReason(cause);
  return new HoneycombConnectionError(
    `${operation}: the connection failed: ${code ?? message} (${method} ${url})`,
    { operation, code, cause },
  );
}

/**
 * Finds the first cause with an error code. Without one, the innermost message is the most
 * specific.
 */
function findReason(error: unknown): { readonly code?: string; readonly message: string } {
  let message = String(error);
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    message = cause.message;
    // A host with several addresses fails with an error for each.
    const errors: unknown[] = cause instanceof AggregateError ? [cause, ...cause.errors] : [cause];
    for (const error of errors) {
      const code = error instanceof Error && "code" in error ? error.code : undefined;
      if (typeof code === "string") return { code, message };
    }
  }
  return { message };
}
