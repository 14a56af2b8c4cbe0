import { type HttpHandler, HttpResponse, http } from "msw";
import { ConnectionCut } from "./faults.ts";
import type { Sandbox } from "./sandbox.ts";

/** Honeycomb's API in any region. */
const honeycomb = /^https:\/\/api(\.[^./]+)?\.honeycomb\.io\//;

/**
 * Creates request handlers for Mock Service Worker, which pass requests for Honeycomb to a sandbox.
 *
 * @param baseUrl the URL whose requests are handled; by default, Honeycomb's in all regions
 *
 * @example
 * ```ts
 * const server = setupServer(...handlers(createSandbox()));
 * ```
 */
export function handlers(sandbox: Sandbox, baseUrl?: string | URL): HttpHandler[] {
  const prefix = baseUrl === undefined ? undefined : new URL(baseUrl).href.replace(/\/+$/, "");
  return [
    http.all(prefix === undefined ? honeycomb : `${prefix}/*`, async ({ request }) => {
      const { length } = prefix ?? new URL(request.url).origin;
      const url = new URL(request.url.slice(length), "https://api.honeycomb.io");
      try {
        return await sandbox.fetch(new Request(url, request));
      } catch (error) {
        if (error instanceof ConnectionCut) return HttpResponse.error();
        throw error;
      }
    }),
  ];
}
