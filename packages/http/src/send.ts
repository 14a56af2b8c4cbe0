import {
  HoneycombConnectionError,
  HoneycombResponseError,
  HoneycombTimeoutError,
} from "@honeycomb/core";
import {
  type Cancel,
  type HttpRequest,
  type HttpResponse,
  readRequestId,
  type Settle,
} from "@honeycomb/core/transport";
import { compressBody } from "./compress.ts";
import { describeFailure } from "./failure.ts";
import { releaseTunnels, watchTunnels } from "./proxy.ts";
import { readText } from "./read-text.ts";

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
 * status, with a HoneycombTimeoutError, with a HoneycombConnectionError, or with a
 * HoneycombResponseError when the response is larger than `maxResponseSize`
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
  const giveUp = () => {
    controller.abort();
    releaseTunnels(request.url);
  };
  watchTunnels(request.url);
  exchange(request, signal, fetch).then(
    (value) => {
      if (!signal.aborted) settle({ value });
    },
    (error: unknown) => {
      if (signal.aborted) return;
      // After a timeout, the request is still running.
      giveUp();
      settle({ error: toHoneycombError(error, request) });
    },
  );
  return giveUp;
}

async function exchange(
  request: HttpRequest,
  signal: AbortSignal,
  fetch: typeof globalThis.fetch,
): Promise<HttpResponse> {
  ky ??= await import("ky");
  const { operation, url, method, timeout, maxResponseSize } = request;
  const sent = request.compress ? await compressBody(request) : request;
  let body: string | undefined;
  let received: Response | undefined;
  await ky.default(url, {
    method,
    headers: sent.headers,
    ...(sent.body !== undefined && { body: sent.body }),
    // Following a redirect would send the key to another host.
    redirect: "manual",
    retry: 0,
    throwHttpErrors: false,
    timeout,
    // ky's timeout ends with this function, so the body is read inside it. The signal is passed here,
    // since ky combines the one that it gets with its own, which takes longer.
    fetch: async (request) => {
      received = await fetch(request, { signal });
      body = await readText(received, maxResponseSize);
      // ky copies responses, which fails for a status above 599.
      return received.status > 599 ? new Response() : received;
    },
  });
  // ky has called `fetch`, or thrown.
  const response = received as unknown as Response;
  // A browser hides the status of a redirect.
  const status = response.type === "opaqueredirect" ? 302 : response.status;
  const headers = Object.fromEntries(response.headers);
  if (body !== undefined) return { url, status, headers, body };
  throw new HoneycombResponseError(
    `${operation}: the response (${status}) is larger than maxResponseSize, ${maxResponseSize} bytes`,
    { operation, status, requestId: readRequestId(headers), body: undefined },
  );
}

function toHoneycombError(error: unknown, { operation, method, url, timeout }: HttpRequest) {
  if (error instanceof HoneycombResponseError) return error;
  // ky's errors contain the request with its key, so they must not become causes.
  if (ky && error instanceof ky.TimeoutError) {
    return new HoneycombTimeoutError(
      `${operation}: no response within ${timeout} ms (${method} ${url})`,
      { operation, timeout },
    );
  }
  const cause = ky && error instanceof ky.NetworkError ? error.cause : error;
  const { code, reason } = describeFailure(cause, url);
  return new HoneycombConnectionError(
    `${operation}: the connection failed: ${reason} (${method} ${url})`,
    { operation, code, cause },
  );
}
