import type { HttpResponse } from "../operation/http.ts";
import type { Operation } from "../operation/operation.ts";
import { unusableResponse } from "../operation/response.ts";

/**
 * Reads the cursor of the next page from a response. Only the cursor of the link is used, never the
 * link itself, so that no key is sent to another host.
 *
 * @param after the cursor of this page
 * @returns undefined on the last page
 * @throws HoneycombResponseError when the link has no usable cursor, or leads to another host
 */
export function readCursor(
  { id }: Operation,
  response: HttpResponse,
  body: unknown,
  after: string | undefined,
): string | undefined {
  const next = (body as { links?: { next?: string | null } }).links?.next;
  if (!next) return undefined;
  const fail = (what: string) =>
    unusableResponse(id, `${id}: the link to the next page ${what}`, body, response);
  if (!URL.canParse(next, response.url)) throw fail(`is not a URL: ${next}`);
  const { host, searchParams } = new URL(next, response.url);
  if (host !== new URL(response.url).host) throw fail(`leads to another host, ${host}`);
  const cursor = searchParams.get("page[after]");
  if (!cursor) throw fail("has no page[after]");
  if (cursor === after) throw fail("leads to the same page");
  return cursor;
}
