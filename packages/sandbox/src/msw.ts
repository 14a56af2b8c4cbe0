import { type HttpHandler, HttpResponse, http } from "msw";
import { ConnectionCut } from "./faults.ts";
import type { Sandbox } from "./sandbox.ts";

/**
 * Request handlers for Mock Service Worker: what is sent to Honeycomb is answered by a sandbox.
 *
 * @param baseUrl what is answered, where it isn't Honeycomb's own host
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
