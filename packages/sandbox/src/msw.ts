import { type HttpHandler, HttpResponse, http } from "msw";
import { ConnectionCut } from "./faults.ts";
import type { Sandbox } from "./sandbox.ts";

/**
 * Creates request handlers for Mock Service Worker, which pass requests for Honeycomb to a sandbox.
 *
 * @param baseUrl the URL whose requests are handled
 *
 * @example
 * ```ts
 * const server = setupServer(...handlers(createSandbox()));
 * ```
 */
export function handlers(
  sandbox: Sandbox,
  baseUrl: string | URL = "https://api.honeycomb.io",
): HttpHandler[] {
  const prefix = new URL(baseUrl).href.replace(/\/+$/, "");
  return [
    http.all(`${prefix}/*`, async ({ request }) => {
      const url = new URL(request.url.slice(prefix.length), "https://api.honeycomb.io");
      try {
        return await sandbox.fetch(new Request(url, request));
      } catch (error) {
        if (error instanceof ConnectionCut) return HttpResponse.error();
        throw error;
      }
    }),
  ];
}
