import { HoneycombResponseError } from "../operation/errors/response-error.ts";
import type { Operation } from "../operation/operation.ts";
import { readRequestId } from "../operation/response.ts";
import type { HttpResponse } from "../operation/wire.ts";

/**
 * The cursor of the page that follows; undefined after the last. Only the cursor of a link is used,
 * never the link itself, so that a key can't be sent astray; a link that would lead to another host
 * is refused all the same, since the pages there would not be these.
 *
 * @param after the cursor of this page
 */
export function readCursor(
  { id }: Operation,
  response: HttpResponse,
  answer: unknown,
  after: string | undefined,
): string | undefined {
  const next = (answer as { links?: { next?: string | null } }).links?.next;
  if (!next) return undefined;
  const fail = (what: string) =>
    new HoneycombResponseError(`${id}: the link to the next page ${what}`, {
      operation: id,
      status: response.status,
      requestId: readRequestId(response),
      body: answer,
    });
  if (!URL.canParse(next, response.url)) throw fail(`is not a URL: ${next}`);
  const { host, searchParams } = new URL(next, response.url);
  if (host !== new URL(response.url).host) throw fail(`leads to another host, ${host}`);
  const cursor = searchParams.get("page[after]");
  if (!cursor) throw fail("has no page[after]");
  if (cursor === after) throw fail("leads to the same page");
  return cursor;
}
